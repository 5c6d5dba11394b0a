internal import BoxOffice

/// The names under which a showtime's holds stand in Redis. The braces keep all of them in one cluster slot.
struct HoldKeys {
  private let prefix: String

  init(_ showtime: Showtime.ID) {
    prefix = "kiosk:{\(showtime)}:"
  }

  /// The hold of one seat, `TOKEN:DEADLINE`, gone when the lease ends.
  func seat(_ seat: Seat.ID) -> String { "\(prefix)seat:\(seat)" }

  /// A sorted set of all held seats by the end of their lease.
  var index: String { "\(prefix)held" }

  /// A number that every change raises.
  var revision: String { "\(prefix)revision" }

  /// The channel on which every change is published.
  var changes: String { "\(prefix)changes" }
}
