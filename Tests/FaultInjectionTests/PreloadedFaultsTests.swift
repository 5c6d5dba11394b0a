import BoxOffice
import FoundationEssentials
import PostgresStore
import SystemPackage
import Testing

@testable import FaultInjection
@testable import RedisHolds

@Suite("Preloaded faults")
struct PreloadedFaultsTests {
  @Test("step Redis's clock back and forward while it serves, and break nothing else")
  func clock() async throws {
    let room = try await ServerRoom()
    let faults = try await PreloadedFaults(in: room)
    let redis = try await RedisUnderTest(in: room, faults: faults)
    let process = await redis.program.process
    #expect(faults.clockReads > 0)
    try await withThrowingTaskGroup { group in
      for _ in 0..<4 { group.addTask { try await Self.hold(at: try redis.address()) } }
      // Back an hour and forward two, over and over, while the others hold.
      for step in 0..<60 {
        faults.clockOffset = .seconds([-3_600, 7_200, 0][step % 3])
        try await Task.sleep(for: .milliseconds(5))
      }
      try await group.waitForAll()
    }
    for offset in [-3_600, 0, 7_200] {
      faults.clockOffset = .seconds(offset)
      #expect(faults.clockOffset == .seconds(offset))
      let difference = try Self.time(at: try redis.address()) - Date().timeIntervalSince1970 - Double(offset)
      // The machine may be slow, but not by an hour.
      #expect(abs(difference) < 60, "\(difference)")
    }
    #expect(await redis.program.process == process)
    await redis.stop()
  }

  /// Whatever the clock does, Redis answers.
  private static func hold(at address: RedisAddress) async throws {
    let store = RedisHoldStore(address, limits: .patient)
    var generator = SystemRandomNumberGenerator()
    let (showtime, token) = (Showtime.ID(UUID()), HoldToken.random(using: &generator))
    for _ in 0..<200 {
      let seats = (0..<4).map { _ in Seat.ID(UUID()) }
      _ = try await store.hold(seats, in: showtime, token: token, deadline: 480)
      _ = try await store.renew(seats, in: showtime, token: token, deadline: 470)
      _ = try await store.holds(in: showtime, token: token)
      try await store.release(seats, in: showtime, token: token)
    }
  }

  /// In seconds since 1970.
  private static func time(at address: RedisAddress) throws -> Double {
    var connection = RedisConnection(address, limits: .patient)
    let words = try #require(try connection.answer(to: RedisCommand("TIME")).array)
    return Double(words.first?.string ?? "") ?? 0
  }

  @Test("fill Redis's disk: it says that it takes no changes, and goes on when there is room")
  func redisDisk() async throws {
    let room = try await ServerRoom()
    let faults = try await PreloadedFaults(in: room)
    let redis = try await RedisUnderTest(in: room, settings: ["appendfsync": "everysec"], faults: faults)
    var connection = RedisConnection(try redis.address(), limits: .patient)
    _ = try connection.answer(to: RedisCommand("SET", "before", "1"))
    faults.isDiskFull = true
    let isRefused = await eventually(within: .seconds(60)) {
      do throws(RedisFault) {
        _ = try connection.answer(to: RedisCommand("SET", "during", "1"))
        return false
      } catch {
        return error.code == "MISCONF"
      }
    }
    #expect(isRefused && faults.refusedWrites > 0)
    #expect(try connection.answer(to: RedisCommand("GET", "before")).string == "1")
    faults.isDiskFull = false
    let isTaken = await eventually(within: .seconds(60)) {
      (try? connection.answer(to: RedisCommand("SET", "after", "1"))) != nil
    }
    #expect(isTaken)
    await redis.stop()
    try await redis.start()
    connection.close()
    #expect(try connection.answer(to: RedisCommand("GET", "before")).string == "1")
    #expect(try connection.answer(to: RedisCommand("GET", "after")).string == "1")
    await redis.stop()
  }

  @Test("fill PostgreSQL's disk: it refuses what needs room, keeps what it has acknowledged, and recovers")
  func postgresDisk() async throws {
    let room = try await ServerRoom()
    let faults = try await PreloadedFaults(in: room)
    let postgres = try await PostgresUnderTest(in: room, faults: faults)
    let database = Database(try postgres.conninfo(), limits: .patient)
    let insertion = Statement(
      unprepared: "INSERT INTO sales SELECT repeat('x', 1000) FROM generate_series(1, $1::integer)")
    _ = try await database.commit([Step(Statement(unprepared: "CREATE TABLE sales (what text)"))])
    var acknowledged = 0
    _ = try await database.commit([Step(insertion, [10])])
    acknowledged += 10

    faults.isDiskFull = true
    var failure: PostgresError?
    for _ in 0..<100 where failure == nil {
      do throws(PostgresError) {
        _ = try await database.commit([Step(insertion, [100])])
        acknowledged += 100
      } catch {
        failure = error
      }
    }
    #expect(failure?.state == .diskFull, "\(String(describing: failure))")
    #expect(faults.refusedWrites > 0)
    let count = Statement(unprepared: "SELECT count(*) AS n FROM sales")
    #expect(try await database.rows(count).first?.value("n") == acknowledged)

    faults.isDiskFull = false
    let isTaken = await eventually(within: .seconds(60)) {
      do throws(PostgresError) {
        _ = try await database.commit([Step(insertion, [100])])
        return true
      } catch {
        return false
      }
    }
    #expect(isTaken)
    await postgres.kill()
    try await postgres.start()
    #expect(try await database.rows(count).first?.value("n") == acknowledged + 100)
    await postgres.stop()
  }
}
