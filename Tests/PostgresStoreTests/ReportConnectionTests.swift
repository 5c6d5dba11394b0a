import BoxOffice
import FaultInjection
import PostgresStore
import TestSupport
import Testing

@Suite("The connection for reports", .timeLimit(.minutes(3)))
struct ReportConnectionTests {
  @Test("delays no claim while it waits for five seconds")
  func delaysNoClaim() async throws {
    try await TestHall.with { hall in
      let store = hall.store
      _ = try await store.claim(hall.claim([0]))
      let reports = store.reports
      let report = Task {
        _ = try await reports.rows(Statement(unprepared: "SELECT pg_sleep(5)"))
        return ContinuousClock.now
      }
      let isUnderWay = await eventually(within: .seconds(60)) {
        let rows = try? await hall.test.database.execute(
          "SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(5)' AND state = 'active'")
        return rows?.count == 1
      }
      try #require(isUnderWay)
      var times: [Duration] = []
      for place in 1...5 {
        let start = ContinuousClock.now
        guard case .claimed = try await store.claim(hall.claim([place])) else {
          Issue.record("It was not claimed.")
          return
        }
        times.append(.now - start)
      }
      let sold = ContinuousClock.now
      #expect(times.sorted()[2] < .milliseconds(500), "\(times)")
      #expect(try await report.value > sold)
      await reports.close()
    }
  }

  @Test("changes nothing")
  func onlyReads() async throws {
    try await TestHall.with { hall in
      let reports = hall.store.reports
      await #expect {
        try await reports.rows(Statement(unprepared: "UPDATE movies SET title = 'x'"))
      } throws: { ($0 as? PostgresError)?.state == .readOnlyTransaction }
      await reports.close()
    }
  }

  @Test("gives up by itself, and the kiosk's own goes on")
  func isLimited() async throws {
    try await TestHall.with { hall in
      var limits = Limits.report
      limits.statement = .milliseconds(200)
      let reports = Database(hall.test.conninfo, limits: limits)
      await #expect {
        try await reports.rows(Statement(unprepared: "SELECT pg_sleep(60)"))
      } throws: { ($0 as? PostgresError)?.state == .queryCanceled }
      guard case .claimed = try await hall.store.claim(hall.claim([0])) else {
        Issue.record("It was not claimed.")
        return
      }
      await reports.close()
    }
  }
}
