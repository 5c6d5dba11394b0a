package import BoxOffice

/// The names under which a showtime's holds stand in Redis. The braces keep all of them in one cluster slot.
package struct HoldKeys {
  private let prefix: String

  package init(_ showtime: Showtime.ID) {
    prefix = "kiosk:{\(showtime)}:"
  }

  /// The one slot of all these names.
  var slot: HashSlot { HashSlot(of: prefix) }

  /// The hold of one seat, `TOKEN:DEADLINE`, gone when the lease ends.
  package func seat(_ seat: Seat.ID) -> String { prefix + "seat:" + seat.description }

  /// A sorted set of all held seats by the end of their lease.
  package var index: String { "\(prefix)held" }

  /// A number that every change raises.
  package var revision: String { "\(prefix)revision" }

  /// The channel on which every change is published.
  package var changes: String { "\(prefix)changes" }
}
