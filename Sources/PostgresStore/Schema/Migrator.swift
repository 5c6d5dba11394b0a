package import FoundationEssentials

/// Brings a database's schema up to date.
///
/// Each migration runs in its own transaction, under an advisory lock. So concurrent migrators wait for each
/// other, and one that is stopped leaves only whole migrations behind.
package struct Migrator: Sendable {
  private let database: Database
  private let migrations: [Migration]

  /// - Parameter database: a connection as the owner, with ``Limits/maintenance``.
  package init(_ database: Database, migrations: [Migration] = Migration.all) {
    self.database = database
    self.migrations = migrations
  }

  /// Applies the missing migrations.
  /// - Parameter report: called with each migration before it runs.
  /// - Returns: those that were applied now.
  package func migrate(
    report: @Sendable (Migration) -> Void = { _ in }
  ) async throws(MigrationError) -> [Migration] {
    let scripts = try migrations.map { (migration) throws(MigrationError) in
      try script(of: migration)
    }
    try await database.withSession { (session) throws(MigrationError) in
      try session.migrationTransaction { (session) throws(PostgresError) in
        _ = try session.rows(.createSchemaMigrations)
      }
    }
    try verify(try await applied())
    var appliedNow: [Migration] = []
    for (migration, script) in zip(migrations, scripts) {
      let wasApplied = try await database.withSession { (session) throws(MigrationError) in
        try session.apply(migration, script, report: report)
      }
      if wasApplied { appliedNow.append(migration) }
    }
    return appliedNow
  }

  /// Which migrations have been applied, and which are pending.
  package func status() async throws(MigrationError) -> MigrationStatus {
    let applied = try await applied()
    try verify(applied)
    let numbers = Set(applied.map(\.number))
    return MigrationStatus(applied: applied, pending: migrations.filter { !numbers.contains($0.number) })
  }

  private func script(of migration: Migration) throws(MigrationError) -> SQLScript {
    let script = SQLScript(migration.sql)
    let control: Set = ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"]
    for statement in script.statements {
      let word = statement.sql.prefix { $0.isLetter }.lowercased()
      guard !control.contains(word) else {
        throw .transactionControl(file: migration.file, line: statement.line, opening: statement.opening)
      }
    }
    return script
  }

  /// In order; empty for a database that has never been migrated.
  private func applied() async throws(MigrationError) -> [MigrationStatus.Applied] {
    do {
      guard try await database.rows(.schemaMigrationsExist).first?.value("exists") == true else { return [] }
      let rows = try await database.rows(
        .appliedMigrations, ["numbers": migrations.map(\.number), "texts": migrations.map(\.sql)])
      return try rows.map { (row) throws(PostgresError) in
        MigrationStatus.Applied(
          number: try row.value("number"), name: try row.value("name"), at: try row.value("applied_at"),
          isUnchanged: try row.value("is_unchanged"))
      }
    } catch {
      throw .server(error)
    }
  }

  private func verify(_ applied: [MigrationStatus.Applied]) throws(MigrationError) {
    let newest = migrations.last?.number ?? 0
    if let last = applied.last, last.number > newest {
      throw .newer(database: last.number, program: newest)
    }
    if let changed = applied.first(where: { !$0.isUnchanged }) {
      throw .changed(file: Migration(number: changed.number, name: changed.name, sql: "").file)
    }
  }
}

package struct MigrationStatus: Hashable, Sendable {
  package struct Applied: Hashable, Sendable {
    package let number: Int
    package let name: String
    package let at: Date
    /// Whether the file is still the one that was applied.
    package let isUnchanged: Bool
  }

  /// In order.
  package let applied: [Applied]
  /// In order; empty if the database is up to date.
  package let pending: [Migration]
}

extension Session {
  /// A transaction that waits for all other migrators of this database.
  fileprivate mutating func migrationTransaction(
    _ body: (inout Session) throws(PostgresError) -> Void
  ) throws(MigrationError) {
    do throws(PostgresError) {
      try transaction(
        { (session) throws(PostgresError) in
          _ = try session.rows(.lockMigrations)
          try body(&session)
        }, failure: { $0 })
    } catch {
      throw .server(error)
    }
  }

  /// - Returns: false if another migrator has applied it in the meantime.
  fileprivate mutating func apply(
    _ migration: Migration, _ script: SQLScript, report: (Migration) -> Void
  ) throws(MigrationError) -> Bool {
    try transaction(
      { (session) throws(MigrationError) in
        do throws(PostgresError) {
          _ = try session.rows(.lockMigrations)
          let isApplied = try session.rows(.migrationIsApplied, ["number": migration.number])
          if try isApplied.first?.value("exists") == true { return false }
        } catch {
          throw .server(error)
        }
        report(migration)
        do throws(PostgresError) {
          _ = try session.run(script.statements.map { Step(Statement(unprepared: $0.sql)) })
        } catch {
          guard let step = error.step, script.statements.indices.contains(step) else { throw .server(error) }
          let statement = script.statements[step]
          throw .failed(
            file: migration.file,
            line: error.position.map { statement.line(ofPosition: $0) } ?? statement.line,
            opening: statement.opening, reason: error)
        }
        do throws(PostgresError) {
          _ = try session.rows(
            .recordMigration, ["number": migration.number, "name": migration.name, "text": migration.sql])
        } catch {
          throw .server(error)
        }
        return true
      }, failure: MigrationError.server)
  }
}

// MARK: - Statements

extension Statement {
  static let createSchemaMigrations = Statement(
    "create_schema_migrations", PackageResources.create_schema_migrations_sql)
  static let schemaMigrationsExist = Statement(
    "schema_migrations_exist", PackageResources.schema_migrations_exist_sql)
  static let migrationIsApplied = Statement("migration_is_applied", PackageResources.migration_is_applied_sql)
  static let appliedMigrations = Statement("applied_migrations", PackageResources.applied_migrations_sql)
  static let recordMigration = Statement("record_migration", PackageResources.record_migration_sql)
}
