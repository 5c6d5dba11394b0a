package import BoxOffice

/// The keys of a showtime's holds in Redis. The braces keep all of them in one cluster slot.
package struct HoldKeys {
  private let prefix: String

  package init(_ showtime: Showtime.ID) {
    prefix = "kiosk:{\(showtime)}:"
  }

  /// The slot that all these keys share.
  var slot: HashSlot { HashSlot(of: prefix) }

  /// The hold of one seat, `TOKEN:DEADLINE`. It disappears when the lease ends.
  package func seat(_ seat: Seat.ID) -> String { prefix + "seat:" + seat.description }

  /// A sorted set of all held seats by the end of their lease.
  package var index: String { "\(prefix)held" }

  /// A number that every change raises.
  package var revision: String { "\(prefix)revision" }

  /// The channel on which every change is published.
  package var changes: String { "\(prefix)changes" }
}
