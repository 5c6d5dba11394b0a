import BoxOffice
import FoundationEssentials
import PostgresStore
import FaultInjection
import RedisHolds
import Testing

@Suite("Servers that may be killed")
struct ServerRoomTests {
  @Test("PostgreSQL and Redis come back from a kill with what they had acknowledged")
  func recovers() async throws {
    let room = try await ServerRoom()
    async let starting = RedisUnderTest(in: room)
    let postgres = try await PostgresUnderTest(in: room)
    let redis = try await starting

    let database = Database(try postgres.conninfo(), limits: .patient)
    _ = try await Migrator(database).migrate()
    var generator = SeededGenerator(seed: 1)
    let world = SalesWorld(showtimes: 2, rows: 3, seatsInRow: 10, at: Date(), using: &generator)
    try await world.store(in: database)
    let holds = RedisHoldStore(try redis.address(), limits: .patient)
    let showtime = world.seatings[0].showtime.id
    let token = HoldToken.random(using: &generator)
    let answer = try await holds.hold(
      [world.seatings[0].seats[0].id], in: showtime, token: token, deadline: 60)
    guard case .held = answer else {
      Issue.record("\(answer)")
      return
    }

    await postgres.kill()
    await redis.kill()
    await #expect(throws: StoreError.self) { try await holds.revision(of: showtime) }
    try await postgres.start()
    try await redis.start()

    let seating = try #require(try await PostgresStore(database).seating(of: showtime))
    #expect(seating.seats.count == 30)
    // Redis writes its file every second: the hold may have gone with the last one, but the server answers.
    #expect(try await holds.holds(in: showtime, token: token).seats.count <= 1)
    await postgres.stop()
    await redis.stop()
  }
}
