import BoxOffice
import KioskRuntime
import KioskUI
import RedisHolds
import Synchronization
import Testing

@testable import kiosk

@Suite("The seat map's effects", .timeLimit(.minutes(2)))
struct SeatMapEffectsTests {
  @Test func `what waits for Redis has the time to choose that is left when its turn comes`() async throws {
    try await TestKiosk.with { kiosk in
      let holds = AbsentHolds(kiosk.services.holds)
      var services = kiosk.services
      services.holds = holds
      let runner = EffectRunner(services, posting: EventQueue<Event> { holds.seconds })
      let opening = try await kiosk.open()
      let showtime = opening.seating.showtime.id
      let seats = Array(opening.seating.freeSeats.prefix(2))
      let token = opening.token
      runner.run(.seatMap(.release([], showtime, token)))
      runner.run(.seatMap(.hold([seats[0]], showtime, token, deadline: 480)))
      holds.seconds = 2
      runner.run(.seatMap(.swapHolds([seats[0]], for: [seats[1]], showtime, token, deadline: 478)))
      holds.seconds = 5
      runner.run(.seatMap(.renew([seats[1]], showtime, token, deadline: 475)))
      // Redis is back for the last seconds of the choice.
      holds.seconds = 479
      holds.comeBack()
      await runner.finish(within: .seconds(60))
      #expect(holds.deadlines == [1, 1, 1])
      let snapshot = try await kiosk.services.holds.holds(in: showtime, token: token)
      let held = try #require(snapshot.seats.first { $0.seat == seats[1] })
      #expect(held.secondsLeft <= 1)
    }
  }
}

/// Holds that do not answer at first, and by whose clock the kiosk goes.
private final class AbsentHolds: HoldStore {
  private let holds: any HoldStore
  private let state = Mutex((seconds: 0.0, deadlines: [Double]()))
  private let (arrival, arriving) = AsyncStream.makeStream(of: Never.self)

  init(_ holds: any HoldStore) {
    self.holds = holds
  }

  var seconds: Double {
    get { state.withLock { $0.seconds } }
    set { state.withLock { $0.seconds = newValue } }
  }

  /// Those that were asked for, in seconds.
  var deadlines: [Double] { state.withLock { $0.deadlines } }

  func comeBack() { arriving.finish() }

  private func note(_ deadline: Double) { state.withLock { $0.deadlines.append(deadline) } }

  func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    note(deadline)
    return try await holds.hold(seats, in: showtime, token: token, deadline: deadline)
  }

  func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    note(deadline)
    return try await holds.swap(released, for: seats, in: showtime, token: token, deadline: deadline)
  }

  func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer {
    note(deadline)
    return try await holds.renew(seats, in: showtime, token: token, deadline: deadline)
  }

  func release(_ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) {
    for await _ in arrival {}
    try await holds.release(seats, in: showtime, token: token)
  }

  func announceSale(in showtime: Showtime.ID) async throws(StoreError) {
    try await holds.announceSale(in: showtime)
  }

  func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot {
    try await holds.holds(in: showtime, token: token)
  }

  func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int {
    try await holds.revision(of: showtime)
  }

  func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange> { holds.changes(in: showtime) }
}
