import BoxOffice
import PostgresStore
import FaultInjection
import RedisHolds
import SystemPackage
import TestSupport
import Testing

@testable import lab

@Suite("The hot seat")
struct HotSeatTests {
  private func hotSeat(
    in test: TestDatabase, clients: Int = 20, rounds: Int = 20, redis: RedisAddress? = nil
  ) async throws -> HotSeat {
    let address = if let redis { redis } else { try RedisAddress(try await TestServers.shared.redisSocket) }
    return HotSeat(conninfo: test.conninfo, redis: address, clients: clients, rounds: rounds, seed: 1)
  }

  @Test("goes to exactly one of twenty kiosks, twenty times, held and claimed")
  func oneWinner() async throws {
    try await TestDatabase.with(.empty) { test in
      let hotSeat = try await hotSeat(in: test)
      try await hotSeat.prepare()
      let figures = try await hotSeat.run()
      #expect(figures.violations == [])
      #expect(figures.holds.won == 20 && figures.holds.taken == 20 * 19 && figures.holds.errors == 0)
      #expect(figures.claims.won == 20 && figures.claims.taken == 20 * 19 && figures.claims.errors == 0)
      // The seed draws each of the three.
      #expect(figures.cancelled > 0 && figures.expired > 0 && figures.confirmed > 0)
      #expect(figures.cancelled + figures.expired + figures.confirmed == 20)
    }
  }

  @Test("has to be won once in each round, none left out")
  func countsWinners() {
    var figures = HotSeatFigures(clients: 5, rounds: 3)
    figures.holds.add([.won, .won, .won], in: .seconds(1))
    figures.claims.add([.won, .won], in: .seconds(1))
    figures.checkWinners()
    #expect(figures.violations == ["claims: 2 won in 3 rounds"])
  }

  @Test("goes to several where nothing keeps them from it, and that is found")
  func unguarded() async throws {
    try await TestDatabase.with(.empty) { test in
      let hotSeat = try await hotSeat(in: test, clients: 6, rounds: 2)
      try await hotSeat.prepare()
      try await test.database.execute(
        "ALTER TABLE booking_seats DROP CONSTRAINT booking_seats_showtime_id_seat_id_key")
      let figures = try await hotSeat.run()
      #expect(
        figures.violations.contains {
          $0.hasPrefix("round 1, claim: ") && $0.hasSuffix(" kiosks got the seat")
        })
    }
  }

  @Test("is held by several where tokens are not compared, and that is found")
  func untokened() async throws {
    try await TestDatabase.with(.empty) { test in
      let path = FilePath("/tmp/kiosk-hot-seat-\(UInt32.random(in: .min ... .max))")
      let proxy = try FaultProxy(
        .redis, to: FilePath(try await TestServers.shared.redisSocket), at: path,
        replacing: Mutant.tokensNotCompared.replacements)
      defer { proxy.stop() }
      let hotSeat = try await hotSeat(
        in: test, clients: 6, rounds: 2, redis: try RedisAddress(path.string))
      try await hotSeat.prepare()
      let figures = try await hotSeat.run()
      #expect(figures.violations.contains { $0 == "round 1, hold: 6 kiosks got the seat" })
    }
  }
}
