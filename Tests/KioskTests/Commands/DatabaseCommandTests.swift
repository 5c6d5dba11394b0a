import BoxOffice
import PostgresStore
import TestSupport
import Testing

@Suite("kiosk db, kiosk ticket")
struct DatabaseCommandTests {
  /// Runs the program against a test's database.
  private static func kiosk(_ arguments: [String], on test: TestDatabase) async throws -> Program {
    let servers = try await TestServers.shared
    return try await Program.kiosk(arguments, environment: servers.environment(database: test.name))
  }

  @Test("An empty database is migrated and filled; a second time changes nothing")
  func setUp() async throws {
    try await TestDatabase.with(.empty) { test in
      let before = try await Self.kiosk(["db", "status"], on: test)
      #expect(before.output.hasPrefix("pending"))
      #expect(before.output.hasSuffix("Run `kiosk db migrate` to apply what is pending.\n"))
      let unmigrated = try await Self.kiosk(["db", "check"], on: test)
      #expect(unmigrated.status == 1)
      #expect(unmigrated.output.hasSuffix("missing. Run `kiosk db migrate`.\n"))
      let unseeded = try await Self.kiosk(["db", "seed"], on: test)
      #expect(unseeded.status == 1)
      #expect(unseeded.complaint.contains("run `kiosk db migrate`"))

      let migrated = try await Self.kiosk(["db", "migrate"], on: test)
      #expect(migrated.status == 0)
      #expect(migrated.output.hasPrefix("Applying 0001_common_functions.sql\n"))
      let again = try await Self.kiosk(["db", "migrate"], on: test)
      #expect(again.output == "The schema was up to date.\n")
      let check = try await Self.kiosk(["db", "check"], on: test)
      #expect(check.status == 0, "\(check.output)")

      let seeded = try await Self.kiosk(["db", "seed"], on: test)
      #expect(seeded.output.hasPrefix("The sample cinema is loaded: "))
      let seededAgain = try await Self.kiosk(["db", "seed"], on: test)
      #expect(seededAgain.output == "The sample cinema was loaded before.\n")
      let after = try await Self.kiosk(["db", "status"], on: test)
      #expect(after.output.split(separator: "\n").allSatisfy { $0.hasPrefix("applied") })
    }
  }

  @Test("A schema that was changed by hand is found, and the status is 1")
  func drift() async throws {
    try await TestDatabase.with { test in
      try await test.database.execute("ALTER TABLE movies DROP COLUMN popularity_score")
      let check = try await Self.kiosk(["db", "check"], on: test)
      #expect(check.status == 1)
      #expect(check.output.contains("movies.popularity_score"))
    }
  }

  @Test("A database of a newer program is left alone")
  func newer() async throws {
    try await TestDatabase.with { test in
      try await test.database.execute(
        "INSERT INTO schema_migrations (number, name, checksum) VALUES (9999, 'later', '')")
      let program = try await Self.kiosk(["db", "migrate"], on: test)
      #expect(program.status == 1)
      #expect(program.complaint.contains("use the newer kiosk that migrated it"))
    }
  }

  @Test("A booked ticket is shown again by its reference, however it is typed")
  func ticket() async throws {
    try await TestDatabase.with(.seeded) { test in
      let rows = try await test.database.execute(
        "SELECT booking_reference AS text FROM bookings WHERE booking_status = 'CONFIRMED' LIMIT 1")
      let reference: String = try #require(try rows.first?.value("text"))
      let program = try await Self.kiosk(["ticket", "--show", reference.lowercased()], on: test)
      #expect(program.status == 0, "\(program.complaint)")
      #expect(program.output.contains(reference))
      let tail = reference.suffix(8)
      let byTail = try await Self.kiosk(
        ["ticket", "--show", "\(tail.prefix(4))-\(tail.suffix(4))"], on: test)
      #expect(byTail.output == program.output)

      let path = "/tmp/kiosk-ticket-tests.\(UInt64.random(in: .min ... .max))"
      try await TemporaryDirectory.with(path, file: "ticket", holding: "") {
        let printed = try await Self.kiosk(
          ["ticket", reference, "--printer", "file:\(path)/ticket", "--format", "escpos"], on: test)
        #expect(printed.output == "Printed the ticket of \(reference).\n")
        #expect(printed.complaint == "")

        _ = try await test.database.execute("UPDATE movies SET title = '映画館の夜'")
        let variables = try await TestServers.shared.environment(database: test.name)
        let lacking = try await Program.kiosk(
          ["ticket", reference, "--printer", "file:\(path)/ticket", "--format", "escpos"],
          environment: variables.merging(["KIOSK_TICKET_FONT": "/nonexistent.hex"]) { $1 })
        #expect(lacking.output == "Printed the ticket of \(reference).\n")
        #expect(lacking.complaint.hasPrefix("No code page of the printer has `映` `画` `館` `の` `夜`, so ASCII"))
        #expect(lacking.complaint.split(separator: "\n").count == 1)
      }
      let unknown = try await Self.kiosk(["ticket", "--show", "BK20200101AAAAAAAA"], on: test)
      #expect(unknown.status == 1)
      #expect(unknown.complaint.hasPrefix("Error: There is no booking BK20200101AAAAAAAA."))
    }
  }
}
