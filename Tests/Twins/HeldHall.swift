internal import BoxOffice

/// The holds of one showtime, as ``InMemoryHolds`` keeps them.
struct HeldHall {
  struct Hold {
    var token: HoldToken
    /// When the lease ends, on the store's clock.
    var end: Double
  }

  struct Listener {
    let kiosk: Int
    let stream: AsyncStream<HoldChange>.Continuation
  }

  private(set) var holds: [Seat.ID: Hold] = [:]
  private(set) var revision = 0
  var listeners: [Int: Listener] = [:]

  /// Leases that have ended are gone, and nobody is told: readers keep the deadlines themselves. One that ends beyond
  /// the cap was never given: the clock has stepped back since.
  mutating func endLeases(at now: Double, cap: Int) {
    holds = holds.filter { $0.value.end > now && $0.value.end <= now + Double(cap) }
  }

  /// The hold that keeps a token from having a seat.
  func hold(of seat: Seat.ID, against token: HoldToken, at now: Double) -> HeldSeat? {
    guard let hold = holds[seat], hold.token != token else { return nil }
    return HeldSeat(seat: seat, secondsLeft: hold.end - now, isMine: false)
  }

  mutating func keep(_ seats: [Seat.ID], token: HoldToken, lease: Double, at now: Double, by kiosk: Int) {
    guard !seats.isEmpty else { return }
    for seat in seats { holds[seat] = Hold(token: token, end: now + lease) }
    revision += 1
    publish(.held(seats, seconds: lease, revision: revision), by: kiosk)
  }

  /// Gives back those of the seats that the token holds.
  mutating func release(_ seats: [Seat.ID], token: HoldToken, by kiosk: Int) {
    let mine = seats.filter { holds[$0]?.token == token }
    guard !mine.isEmpty else { return }
    for seat in mine { holds[seat] = nil }
    revision += 1
    publish(.released(mine, revision: revision), by: kiosk)
  }

  /// All holds are gone, and nobody is told.
  mutating func loseHolds() {
    holds = [:]
    revision += 1
  }

  mutating func announceSale(by kiosk: Int) {
    revision += 1
    publish(.sold(revision: revision), by: kiosk)
  }

  /// In the order in which they began to listen: a dictionary's own is another each time, and a seed would not repeat a run.
  private func publish(_ change: HoldChange, by kiosk: Int) {
    for (_, listener) in listeners.sorted(by: { $0.key < $1.key }) where listener.kiosk != kiosk {
      listener.stream.yield(change)
    }
  }
}
