import PostgresStore
import TestSupport
import Testing

@Suite("kiosk layout edit")
struct EditLayoutTests {
  private func edit(_ arguments: [String], on test: TestDatabase, as role: String? = nil) async throws
    -> Program
  {
    let servers = try await TestServers.shared
    var environment = servers.environment(database: test.name)
    if let role { environment["PGOPTIONS"] = "-c role=\(role)" }
    return try await Program.kiosk(["layout", "edit"] + arguments, environment: environment)
  }

  @Test(
    "opens for nobody who may not store a layout, and says which role may",
    arguments: ["kiosk_walkup", "kiosk_counter"])
  func rights(role: String) async throws {
    try await TestDatabase.with(.seeded) { test in
      let program = try await edit(["--screen", "Court"], on: test, as: role)
      #expect(program.status == 1)
      #expect(program.complaint.contains("name one with the role `kiosk_admin`"), "\(program.complaint)")
    }
  }

  @Test("refuses a screen that there is not, and a schema that is not this program's")
  func refused() async throws {
    try await TestDatabase.with(.seeded) { test in
      let program = try await edit(["--screen", "Cort"], on: test)
      #expect(program.status == 1)
      #expect(program.complaint.contains("There is no screen `Cort`."), "\(program.complaint)")
      #expect(try await edit([], on: test).status == 2)
    }
    try await TestDatabase.with(.empty) { test in
      let program = try await edit(["--screen", "Court"], on: test)
      #expect(program.status == 1)
      #expect(program.complaint.contains("kiosk db migrate"), "\(program.complaint)")
    }
  }

  @Test("needs a terminal, and says so to the admin, who may")
  func terminal() async throws {
    try await TestDatabase.with(.seeded) { test in
      let program = try await edit(["--screen", "court"], on: test, as: "kiosk_admin")
      #expect(program.status == 1 && program.complaint.contains("terminal"), "\(program.complaint)")
    }
  }
}
