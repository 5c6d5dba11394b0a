import Glibc
import TestSupport
import Testing

@testable import PostgresStore

/// As when this process was stopped, or had no processor, until its limit had passed: an acknowledged COMMIT must not
/// become an unknown one by that.
@Suite("What has arrived before anybody looks")
struct LateAnswerTests {
  @Test("is taken although its time is over, and what has not is not waited for")
  func pastDeadline() async throws {
    try await TestDatabase.with(.empty) { test in
      var session = Session(test.conninfo, limits: TestDatabase.patient)
      let connection = unsafe try session.open()
      let deadline = ContinuousClock.now - .seconds(1)
      #expect(unsafe session.wait(for: POLLIN | POLLOUT, on: connection, until: deadline) == POLLOUT)
      let start = ContinuousClock.now
      #expect(unsafe session.wait(for: POLLIN, on: connection, until: deadline) == nil)
      #expect(ContinuousClock.now - start < .seconds(10))

      // The server's farewell.
      try await test.database.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      )
      #expect(unsafe session.wait(for: POLLIN, on: connection, until: deadline).map { $0 & POLLIN } == POLLIN)
    }
  }
}
