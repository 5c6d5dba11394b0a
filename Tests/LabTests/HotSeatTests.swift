import BoxOffice
import FaultInjection
import FoundationEssentials
import PostgresStore
import RedisHolds
import TestSupport
import Testing

@testable import lab

@Suite("A seat that all want", .timeLimit(.minutes(5)))
struct HotSeatTests {
  private static let kiosks = 20

  @Test func `one of many kiosks gets a seat that all hold and claim at the same moment`() async throws {
    try await TestDatabase.with { test in
      var generator = SeededGenerator(seed: UInt64.random(in: .min ... .max))
      let world = SalesWorld(showtimes: 1, rows: 2, seatsInRow: 3, at: Date(), using: &generator)
      try await world.store(in: test.database)
      let seating = world.seatings[0]
      let redis = try RedisAddress(try await TestServers.shared.redisSocket)
      let stores = (0..<Self.kiosks).map { _ in PostgresStore(test.connect()) }
      let holds = (0..<Self.kiosks).map { _ in RedisHoldStore(redis, limits: .patient) }
      for (round, seat) in seating.seats.enumerated() {
        let tokens = (0..<Self.kiosks).map { _ in HoldToken.random(using: &generator) }
        let held = try await Self.all { kiosk in
          let answer = try await holds[kiosk].hold(
            [seat.id], in: seating.showtime.id, token: tokens[kiosk], deadline: 30)
          if case .held = answer { return true }
          guard case .refused(let others) = answer, others.map(\.seat) == [seat.id] else {
            throw Unexpected()
          }
          return false
        }
        #expect(held.count { $0 } == 1)
        // Whoever has claimed it gives it back, or lets their time run out: then all who want it find that out at once.
        let isLetGo = round.isMultiple(of: 2)
        for lifetime in [isLetGo ? 1 : 300, 300] {
          let claims = try (0..<Self.kiosks).map { _ in
            try Order([seat], in: seating, by: .cash, lifetime: lifetime, using: &generator).claim
          }
          let claimed = try await Self.all { kiosk in
            switch try await stores[kiosk].claim(claims[kiosk], by: .test) {
            case .claimed: return true
            case .taken([seat.id]): return false
            case .taken, .unavailable, .closed, .repriced, .promoRefused, .ended: throw Unexpected()
            }
          }
          #expect(claimed.count { $0 } == 1)
          guard let winner = claimed.firstIndex(of: true) else { continue }
          if isLetGo {
            try await Task.sleep(for: .seconds(1.1))
          } else {
            _ = try await stores[winner].abandon(
              claims[winner].booking, reference: claims[winner].reference, because: .abandoned, by: .test)
          }
        }
      }
    }
  }

  /// Lets every kiosk do something at the same moment.
  private static func all(
    _ work: @escaping @Sendable (Int) async throws -> Bool
  ) async throws -> [Bool] {
    try await withThrowingTaskGroup { group in
      for kiosk in 0..<kiosks { group.addTask { (kiosk, try await work(kiosk)) } }
      return try await group.reduce(into: Array(repeating: false, count: kiosks)) { $0[$1.0] = $1.1 }
    }
  }

  /// Another answer than who gets the seat.
  private struct Unexpected: Error {}
}
