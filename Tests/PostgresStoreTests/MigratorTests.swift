import PostgresStore
import TestSupport
import Testing

@Suite("The schema")
struct MigratorTests {
  @Test("is built from nothing, and a second run does nothing")
  func fromNothing() async throws {
    try await TestDatabase.with(.empty) { test in
      let migrator = Migrator(test.connect(limits: .maintenance))
      #expect(try await migrator.status().pending == Migration.all)
      #expect(try await migrator.migrate() == Migration.all)
      #expect(try await migrator.migrate().isEmpty)
      let status = try await migrator.status()
      #expect(status.pending.isEmpty)
      #expect(status.applied.map(\.number) == Migration.all.map(\.number))
    }
  }

  @Test("is built once by several migrators at the same time")
  func together() async throws {
    try await TestDatabase.with(.empty) { test in
      let applied = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 {
          let database = test.connect(limits: .maintenance)
          group.addTask { try await Migrator(database).migrate().count }
        }
        return try await group.reduce(0, +)
      }
      #expect(applied == Migration.all.count)
      #expect(try await SchemaCheck(test.database).findings() == [])
    }
  }

  @Test("is left as it was by a migration that fails, which says where and why")
  func failing() async throws {
    try await TestDatabase.with { test in
      let before = try await SchemaCheck(test.database).schema()
      let number = Migration.all.count + 1
      let broken = Migration(
        number: number, name: "broken",
        sql:
          "CREATE TABLE half (id int);\n\n-- the next one fails\nALTER TABLE users\n  DROP COLUMN shoe_size;\n"
      )
      let error = await #expect(throws: MigrationError.self) {
        try await Migrator(test.database, migrations: Migration.all + [broken]).migrate()
      }
      let sentence = try #require(error).description
      #expect(sentence.contains("\(broken.file):4: `ALTER TABLE users DROP …` failed"), "\(sentence)")
      #expect(sentence.contains(#"column "shoe_size" of relation "users" does not exist"#), "\(sentence)")
      #expect(try await SchemaCheck(test.database).schema() == before)
      #expect(try await Migrator(test.database).status().pending.isEmpty)
    }
  }

  @Test("knows the line of a syntax error inside a statement")
  func syntaxError() async throws {
    try await TestDatabase.with { test in
      let broken = Migration(
        number: Migration.all.count + 1, name: "broken",
        sql: "\nCREATE TABLE half (\n  id int,\n  oops oops oops\n);")
      let error = await #expect(throws: MigrationError.self) {
        try await Migrator(test.database, migrations: Migration.all + [broken]).migrate()
      }
      let sentence = try #require(error).description
      #expect(sentence.contains("\(broken.file):4:"), "\(sentence)")
    }
  }

  @Test("refuses a migration that would end its own transaction")
  func transactionControl() async throws {
    try await TestDatabase.with { test in
      for sql in ["COMMIT", "begin", "/* now */ ROLLBACK", "SAVEPOINT a"] {
        let sneaky = Migration(number: Migration.all.count + 1, name: "sneaky", sql: "SELECT 1;\n\(sql);")
        await #expect {
          try await Migrator(test.database, migrations: Migration.all + [sneaky]).migrate()
        } throws: { error in
          guard case MigrationError.transactionControl(_, line: 2, _) = error else { return false }
          return true
        }
      }
      let status = try await Migrator(test.database).status()
      #expect(status.pending.isEmpty)
    }
  }

  @Test("refuses a migration that was changed after it had been applied")
  func changed() async throws {
    try await TestDatabase.with { test in
      var migrations = Migration.all
      migrations[3] = Migration(number: 4, name: "seats", sql: migrations[3].sql + "-- better\n")
      await #expect(throws: MigrationError.changed(file: "0004_seats.sql")) {
        try await Migrator(test.database, migrations: migrations).migrate()
      }
      await #expect(throws: MigrationError.changed(file: "0004_seats.sql")) {
        try await Migrator(test.database, migrations: migrations).status()
      }
    }
  }

  @Test("refuses a database that a newer program migrated")
  func newer() async throws {
    try await TestDatabase.with { test in
      let known = Array(Migration.all.dropLast())
      await #expect(throws: MigrationError.newer(database: Migration.all.count, program: known.count)) {
        try await Migrator(test.database, migrations: known).migrate()
      }
    }
  }

  @Test("needs no superuser, only the database's owner with CREATEROLE or roles that exist")
  func ordinaryOwner() async throws {
    try await TestDatabase.with(.empty) { test in
      let owner = "owner_of_\(test.name)"
      try await test.database.execute("CREATE ROLE \(owner) NOLOGIN")
      try await test.database.execute("ALTER DATABASE \(test.name) OWNER TO \(owner)")
      try await test.database.execute("ALTER SCHEMA public OWNER TO \(owner)")
      #expect(try await Migrator(test.connect(as: owner)).migrate() == Migration.all)
      #expect(try await SchemaCheck(test.database).findings() == [])
      try await test.database.execute("REASSIGN OWNED BY \(owner) TO current_user")
      try await test.database.execute("DROP OWNED BY \(owner)")
      try await test.database.execute("DROP ROLE \(owner)")
    }
  }

  @Test("says what a server that is away means")
  func away() async throws {
    let database = Database(try Conninfo("host=/nowhere dbname=none"))
    await #expect {
      _ = try await Migrator(database).status()
    } throws: { error in
      "\(error)".hasPrefix("PostgreSQL cannot be reached: ") && "\(error)".contains("/nowhere")
    }
  }
}
