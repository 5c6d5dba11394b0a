/// The query files, one statement each, in the words of the code that runs them.
extension Statement {
  static let sessionSettings = Statement("session_settings", PackageResources.session_settings_sql)

  static let createSchemaMigrations = Statement(
    "create_schema_migrations", PackageResources.create_schema_migrations_sql)
  static let lockMigrations = Statement("lock_migrations", PackageResources.lock_migrations_sql)
  static let schemaMigrationsExist = Statement(
    "schema_migrations_exist", PackageResources.schema_migrations_exist_sql)
  static let migrationIsApplied = Statement("migration_is_applied", PackageResources.migration_is_applied_sql)
  static let appliedMigrations = Statement("applied_migrations", PackageResources.applied_migrations_sql)
  static let recordMigration = Statement("record_migration", PackageResources.record_migration_sql)
  static let describeSchema = Statement("describe_schema", PackageResources.describe_schema_sql)
  static let serverSettings = Statement("server_settings", PackageResources.server_settings_sql)
}
