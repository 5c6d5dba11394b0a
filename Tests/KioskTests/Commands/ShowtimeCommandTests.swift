import BoxOffice
import PostgresStore
import TestSupport
import Testing

@Suite("kiosk showtime")
struct ShowtimeCommandTests {
  private static func kiosk(_ arguments: [String], on test: TestDatabase) async throws -> Program {
    let servers = try await TestServers.shared
    return try await Program.kiosk(
      ["showtime"] + arguments, environment: servers.environment(database: test.name))
  }

  @Test("A listed showtime keeps parties apart as it is told, and the list says so")
  func distance() async throws {
    try await TestDatabase.with(.seeded) { test in
      let list = try await Self.kiosk(["list"], on: test)
      #expect(list.status == 0, "\(list.complaint)")
      let line = try #require(list.output.split(separator: "\n").last)
      let id = String(try #require(line.split(separator: " ").first))
      #expect(Showtime.ID(id) != nil && !line.contains("between parties"))
      let set = try await Self.kiosk(["distance", id, "--seats", "2", "--rows", "1"], on: test)
      #expect(set.output == "From now on: 2 seats and 1 row between parties.\n", "\(set.complaint)")
      let relisted = try await Self.kiosk(["list"], on: test)
      #expect(
        relisted.output.split(separator: "\n").filter { $0.hasSuffix("  2 seats and 1 row between parties") }
          .map { $0.hasPrefix(id) } == [true])
      let off = try await Self.kiosk(["distance", id, "--rows", "0"], on: test)
      #expect(off.output == "From now on: no distance between parties.\n")
      #expect(try await Self.kiosk(["list"], on: test).output == list.output)
    }
  }

  @Test("What cannot be is refused with a sentence and its status")
  func refused() async throws {
    try await TestDatabase.with { test in
      let unknown = "00000000-0000-4000-8000-000000000000"
      let cases: [([String], Int32, String)] = [
        (["distance", unknown, "--seats", "1"], 1, "There is no showtime \(unknown)"),
        (["distance", unknown], 2, "Give --seats, --rows, or both"),
        (["distance", unknown, "--seats", "11"], 2, "--seats is 11, but must lie between 0 and 10."),
        (["distance", "tonight", "--rows", "1"], 2, "`tonight` is no showtime's id"),
        (["list"], 1, "The database has no cinema that sells."),
      ]
      for (arguments, status, complaint) in cases {
        let program = try await Self.kiosk(arguments, on: test)
        #expect(program.status == status && program.complaint.contains(complaint), "\(program.complaint)")
      }
    }
  }
}
