import BoxOffice
import PostgresStore
import FaultInjection
import TestSupport
import Testing

@Suite("A connection string with several hosts", .timeLimit(.minutes(2)))
struct SeveralHostsTests {
  private var limits: Limits {
    var limits = TestDatabase.patient
    limits.connect = .seconds(12)
    return limits
  }

  private func hosts(_ names: [String], of test: TestDatabase) throws -> Conninfo {
    let own = try #require(test.conninfo["host"])
    return test.conninfo.setting([
      "host": names.map { $0 == "" ? own : $0 }.joined(separator: ","), "target_session_attrs": "read-write",
    ])
  }

  @Test("leads past hosts that refuse or keep silent, in a part of the time")
  func deadHosts() async throws {
    try await TestDatabase.with(.empty) { test in
      let silent = try SilentServer()
      defer { silent.stop() }
      for names in [["/nowhere", ""], [silent.directory, ""], ["/nowhere", silent.directory, ""]] {
        let database = Database(try hosts(names, of: test), limits: limits)
        let start = ContinuousClock.now
        #expect(try await database.execute("SELECT 1 AS n").first?.value("n") == 1)
        // A silent host has half of the twelve seconds, and would use up all of them.
        #expect(ContinuousClock.now - start < .seconds(10), "\(names)")
        await database.close()
      }
    }
  }

  @Test("tells which hosts kept silent, and what the others said")
  func nobody() async throws {
    try await TestDatabase.with(.empty) { test in
      let silent = try SilentServer()
      defer { silent.stop() }
      var limits = limits
      limits.connect = .milliseconds(200)
      let database = Database(try hosts([silent.directory, "/nowhere"], of: test), limits: limits)
      let error = try await #require(throws: PostgresError.self) { try await database.execute("SELECT 1") }
      #expect(error.kind == .unreachable)
      #expect(error.message.hasPrefix("no answer in time from \(silent.directory) port 5432; "))
      #expect(error.message.contains("/nowhere/.s.PGSQL.5432"))
    }
  }

  @Test("tells why a host refused when the one behind it kept silent to the end")
  func refusedFirst() async throws {
    try await TestDatabase.with(.empty) { test in
      let silent = try SilentServer()
      defer { silent.stop() }
      let first = SilentServer.someDirectory()
      var limits = limits
      limits.connect = .seconds(2)
      let database = Database(try hosts([first, silent.directory], of: test), limits: limits)
      async let answer = database.execute("SELECT 1")
      #expect(await eventually(within: .seconds(20)) { silent.hasClient })
      // Who asked the first one anew after the end would not hear that it had refused.
      let late = try SilentServer(at: first)
      defer { late.stop() }
      do {
        _ = try await answer
        Issue.record("nobody answers")
      } catch let error as PostgresError {
        #expect(error.kind == .unreachable)
        #expect(error.message.hasPrefix("no answer in time from \(silent.directory) port 5432; "))
        #expect(error.message.contains("\(first)/.s.PGSQL.5432") && error.message.contains("No such file"))
      }
      #expect(!late.hasClient)
    }
  }

  @Test("leads to no server that only reads")
  func readOnly() async throws {
    try await TestDatabase.with(.empty) { test in
      try await test.database.execute("ALTER DATABASE \(test.name) SET default_transaction_read_only = on")
      let database = Database(try hosts(["/nowhere", ""], of: test), limits: limits)
      let error = try await #require(throws: PostgresError.self) { try await database.execute("SELECT 1") }
      #expect(error.kind == .unreachable && error.message.contains("session is read-only"))
    }
  }

  @Test("is asked anew once the server behind a connection has become read-only")
  func demoted() async throws {
    try await TestHall.with { hall in
      let database = hall.test.connect()
      let store = PostgresStore(database)
      try await database.execute("SET default_transaction_read_only = on")
      await #expect {
        _ = try await store.claim(hall.claim([0]))
      } throws: { error in
        guard case StoreError.unavailable = error else { return false }
        return true
      }
      guard case .claimed = try await store.claim(hall.claim([0])) else {
        Issue.record("the next connection sells")
        return
      }
    }
  }
}
