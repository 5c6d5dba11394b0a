import BoxOffice
import PostgresStore
import FaultInjection
import TestSupport
import Testing

@testable import kiosk

@Suite("The schema's check", .timeLimit(.minutes(5)))
struct SchemaGateTests {
  @Test("is made once for all who come meanwhile or later, and anew after it has failed")
  func askedOnce() async throws {
    try await TestDatabase.with { test in
      let database = test.connect()
      let gate = SchemaGate(database)
      try await test.database.execute("UPDATE schema_migrations SET number = -number WHERE number = 1")
      await #expect(throws: StoreError.self) { try await gate.pass() }
      try await test.database.execute("UPDATE schema_migrations SET number = 1 WHERE number = -1")
      try await withThrowingTaskGroup { group in
        for _ in 0..<5 { group.addTask { try await gate.pass() } }
        try await group.waitForAll()
      }
      try await gate.pass()
      let row = try await database.rows(
        Statement(
          unprepared: """
            SELECT generic_plans + custom_plans AS times FROM pg_prepared_statements WHERE name = 'applied_migrations'
            """)
      ).first
      #expect(try row?.value("times", as: Int.self) == 2)
      await database.close()
    }
  }
}
