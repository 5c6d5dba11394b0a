package import BoxOffice
internal import Synchronization

/// Holds in this process's memory: the same behaviour as in Redis, for tests, previews and a single terminal.
///
/// Each value is one kiosk. ``anotherKiosk()`` gives a second one before the same halls, which sees the first
/// one's holds and hears of its changes.
package struct InMemoryHolds: HoldStore {
  private let halls: Halls
  private let kiosk: Int

  /// - Parameters:
  ///   - ignoresTokens: whether it makes the mistake of giving everybody what they ask for.
  ///   - now: seconds. Where the clock goes back, holds that would then last beyond the cap are gone.
  package init(
    terms: HoldTerms = HoldTerms(), ignoresTokens: Bool = false, now: @escaping @Sendable () -> Double
  ) {
    self.init(before: Halls(terms: terms, ignoresTokens: ignoresTokens, now: now))
  }

  private init(before halls: Halls) {
    self.halls = halls
    kiosk = halls.newNumber()
  }

  package func anotherKiosk() -> InMemoryHolds {
    InMemoryHolds(before: halls)
  }

  package func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    try await swap([], for: seats, in: showtime, token: token, deadline: deadline)
  }

  package func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    let seats = seats.withoutRepetitions
    let released = released.withoutRepetitions.filter { !seats.contains($0) }
    guard let lease = halls.terms.lease(until: deadline) else { return .refused([]) }
    return halls.enter(showtime) { hall, now in
      let inTheWay = seats.compactMap { hall.hold(of: $0, against: token, at: now) }
      guard inTheWay.isEmpty || halls.ignoresTokens else { return .refused(inTheWay) }
      hall.release(released, token: token, by: kiosk)
      hall.keep(seats, token: token, lease: lease, at: now, by: kiosk)
      return .held(secondsLeft: halls.terms.secondsLeft(until: deadline), revision: hall.revision)
    }
  }

  package func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer {
    let seats = seats.withoutRepetitions
    var answer = RenewAnswer(
      renewed: [], retaken: [], lost: [], secondsLeft: halls.terms.secondsLeft(until: deadline))
    guard let lease = halls.terms.lease(until: deadline) else { return answer }
    halls.enter(showtime) { hall, now in
      var kept: [Seat.ID] = []
      for seat in seats {
        if let other = hall.hold(of: seat, against: token, at: now) {
          answer.lost.append(other)
          continue
        }
        kept.append(seat)
        if hall.holds[seat] == nil { answer.retaken.append(seat) } else { answer.renewed.append(seat) }
      }
      hall.keep(kept, token: token, lease: lease, at: now, by: kiosk)
    }
    return answer
  }

  package func release(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken
  ) async throws(StoreError) {
    halls.enter(showtime) { hall, _ in
      hall.release(seats.withoutRepetitions, token: token, by: kiosk)
    }
  }

  package func announceSale(in showtime: Showtime.ID) async throws(StoreError) {
    halls.enter(showtime) { hall, _ in hall.announceSale(by: kiosk) }
  }

  package func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot {
    halls.enter(showtime) { hall, now in
      let seats = hall.holds.map { seat, hold in
        HeldSeat(seat: seat, secondsLeft: hold.end - now, isMine: hold.token == token)
      }
      return HoldSnapshot(revision: hall.revision, seats: seats.sorted { $0.seat < $1.seat })
    }
  }

  package func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int {
    halls.enter(showtime) { hall, _ in hall.revision }
  }

  package func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange> {
    let (stream, continuation) = AsyncStream.makeStream(of: HoldChange.self)
    let number = halls.newNumber()
    continuation.onTermination = { [halls] _ in
      halls.enter(showtime) { hall, _ in hall.listeners[number] = nil }
    }
    halls.enter(showtime) { hall, _ in
      hall.listeners[number] = HeldHall.Listener(kiosk: kiosk, stream: continuation)
      continuation.yield(.gap)
    }
    return stream
  }
}

extension InMemoryHolds {
  /// A seat and who has it, for whoever checks.
  package struct Held: Hashable, Sendable {
    package let showtime: Showtime.ID
    package let seat: Seat.ID
    package let token: HoldToken
    /// Until the lease ends.
    package let secondsLeft: Double
  }

  /// Every hold, by showtime and seat.
  package var contents: [Held] {
    halls.showtimes.flatMap { showtime in
      halls.enter(showtime) { hall, now in
        hall.holds.map { seat, hold in
          Held(showtime: showtime, seat: seat, token: hold.token, secondsLeft: hold.end - now)
        }.sorted { $0.seat < $1.seat }
      }
    }
  }

  /// Forgets every hold, as a server does that loses its memory.
  package func loseHolds() {
    for showtime in halls.showtimes { halls.enter(showtime) { hall, _ in hall.loseHolds() } }
  }
}

/// What the kiosks share: the halls, one of them at a time.
private final class Halls: Sendable {
  let terms: HoldTerms
  let ignoresTokens: Bool
  private let now: @Sendable () -> Double
  private let state = Mutex((halls: [Showtime.ID: HeldHall](), lastNumber: 0))

  init(terms: HoldTerms, ignoresTokens: Bool, now: @escaping @Sendable () -> Double) {
    self.terms = terms
    self.ignoresTokens = ignoresTokens
    self.now = now
  }

  /// Tells kiosks, and their streams, apart.
  func newNumber() -> Int {
    state.withLock {
      $0.lastNumber += 1
      return $0.lastNumber
    }
  }

  /// Those that anybody has asked about.
  var showtimes: [Showtime.ID] { state.withLock { $0.halls.keys.sorted() } }

  /// Does something in a showtime's hall, with the leases that have ended taken away, and tells the time.
  func enter<Answer>(_ showtime: Showtime.ID, _ work: (inout HeldHall, Double) -> Answer) -> Answer {
    state.withLock { state in
      // Whoever comes in later finds it later.
      let now = now()
      state.halls[showtime, default: HeldHall()].endLeases(at: now, cap: terms.cap)
      return work(&state.halls[showtime, default: HeldHall()], now)
    }
  }
}
