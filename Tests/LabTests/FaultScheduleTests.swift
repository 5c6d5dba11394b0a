import BoxOffice
import PostgresStore
import FaultInjection
import RedisHolds
import Testing

@testable import lab

@Suite("Fault schedule")
struct FaultScheduleTests {
  private static func schedule(seed: Int, times: Int = 2, seconds: Int = 120) -> FaultSchedule {
    var generator = SeededGenerator(seed: seed)
    return FaultSchedule(Fault.allCases, times: times, within: .seconds(seconds), using: &generator)
  }

  @Test("Every fault happens as often as it is to, within the time", arguments: [1, 2, 3])
  func isComplete(times: Int) {
    let entries = Self.schedule(seed: 7, times: times).tracks.flatMap { $0 }
    for fault in Fault.allCases { #expect(entries.count { $0.fault == fault } == times, "\(fault)") }
    #expect(entries.allSatisfy { $0.start >= .zero && $0.start + $0.duration <= .seconds(120) })
  }

  @Test("What has to outlast those who wait does, also in a run of 35 s", arguments: [(1, 35), (2, 120)])
  func lasts(times: Int, seconds: Int) throws {
    let entries = Self.schedule(seed: 9, times: times, seconds: seconds).tracks.flatMap { $0 }
    func shortest(_ fault: Fault) throws -> Duration {
      try #require(entries.filter { $0.fault == fault }.map(\.duration).min())
    }
    let lease = Duration.seconds(ClientPlan.terms.lease)
    for fault in [Fault.clientStop, .postgresStop, .postgresBackendStop, .redisStop] {
      #expect(try shortest(fault) > lease, "\(fault)")
    }
    for fault in [Fault.postgresStop, .postgresBackendStop, .postgresStall] {
      #expect(try shortest(fault) > ClientPlan.limits.reply, "\(fault)")
    }
    for fault in [Fault.redisStop, .redisStall] {
      #expect(try shortest(fault) > RedisLimits().reply, "\(fault)")
    }
    #expect(entries.allSatisfy { $0.start + $0.duration <= .seconds(seconds) })
  }

  @Test("What client processes are told reads as it was written")
  func orders() {
    let orders: [ClientOrder] =
      [.walkOut, .doubling(true), .doubling(false), .payments(nil)]
      + CardBehaviour.allCases.map { .payments($0) }
    for order in orders { #expect(ClientOrder(line: order.line) == order) }
    #expect(ClientOrder(line: "sell everything") == nil)
  }
}
