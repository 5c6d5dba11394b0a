/// Showtimes that are called off while they are sold.
extension Evidence {
  /// Claims that were first asked for when the showtime had been called off for everybody, and were given all the same. Who
  /// asks again for an earlier claim is told of it.
  var claimedAfterCancellation: [Violation] {
    let attempts = history.attempts
    var closed: [String: Int] = [:]
    for attempt in attempts where attempt.invoked.operation == .fault && attempt.phase == .ok {
      guard let showtime = attempt.invoked.showtime,
        attempt.invoked.detail?.hasPrefix("showtime-cancelled") == true
      else { continue }
      closed[showtime] = min(closed[showtime] ?? .max, attempt.last.at)
    }
    guard !closed.isEmpty else { return [] }
    // By booking: its first claim, and whether any went through.
    var claims: [String: (showtime: String, asked: Int, isGiven: Bool)] = [:]
    for attempt in attempts where attempt.invoked.operation == .claim {
      guard let booking = attempt.invoked.booking, let showtime = attempt.invoked.showtime else { continue }
      claims[booking, default: (showtime, attempt.invoked.at, false)].isGiven =
        claims[booking]?.isGiven == true || attempt.phase == .ok
    }
    return claims.filter { $1.isGiven && $1.asked > closed[$1.showtime] ?? .max }.keys.sorted().map {
      booking in
      Violation(
        .cancelledStaysClosed,
        "Booking \(booking) was claimed although its showtime had been cancelled before anybody asked for it.",
        ids: [booking])
    }
  }
}
