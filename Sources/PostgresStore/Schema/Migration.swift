/// One numbered step of the schema: a SQL file that is applied once, completely or not at all.
package struct Migration: Hashable, Sendable {
  package let number: Int
  package let name: String
  package let sql: String

  package init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// The file's name: `0007_bookings.sql`.
  package var file: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_\(name).sql"
  }

  /// Every migration this program knows, in order. A new one is added here, and an applied one never changes.
  package static let all: [Migration] = [
    ("common_functions", PackageResources._001_common_functions_sql),
    ("users", PackageResources._002_users_sql),
    ("cinemas_and_screens", PackageResources._003_cinemas_and_screens_sql),
    ("seats", PackageResources._004_seats_sql),
    ("movies", PackageResources._005_movies_sql),
    ("showtimes", PackageResources._006_showtimes_sql),
    ("bookings", PackageResources._007_bookings_sql),
    ("payments", PackageResources._008_payments_sql),
    ("pricing_rules", PackageResources._009_pricing_rules_sql),
    ("promocodes", PackageResources._010_promocodes_sql),
    ("audit_log", PackageResources._011_audit_log_sql),
    ("retention", PackageResources._012_retention_sql),
    ("roles", PackageResources._013_roles_sql),
    ("layouts", PackageResources._014_layouts_sql),
    ("checks_of_a_sale", PackageResources._015_checks_of_a_sale_sql),
    ("conditions_of_a_sale", PackageResources._016_conditions_of_a_sale_sql),
    ("pricing_versions", PackageResources._017_pricing_versions_sql),
    ("actors", PackageResources._018_actors_sql),
    ("content_advice", PackageResources._019_content_advice_sql),
  ].enumerated().map { index, file in
    Migration(number: index + 1, name: file.0, sql: String(decoding: file.1, as: UTF8.self))
  }
}

/// Why the schema could not be brought up to date.
package enum MigrationError: Error, Sendable, Hashable {
  /// A statement was refused. The database is as it was before this migration.
  case failed(file: String, line: Int, opening: String, reason: PostgresError)
  /// An applied migration differs from the one in this program.
  case changed(file: String)
  /// The database was migrated by a newer program.
  case newer(database: Int, program: Int)
  /// A migration would end the transaction it runs in.
  case transactionControl(file: String, line: Int, opening: String)
  /// The server could not be queried.
  case server(PostgresError)
}

extension MigrationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .failed(let file, let line, let opening, let reason):
      let hint = reason.hint.map { " \($0)" } ?? ""
      return "\(file):\(line): `\(opening)` failed, and nothing of this migration was kept. \(reason)\(hint)"
    case .changed(let file):
      return "The migration `\(file)` was changed after it had been applied to this database. "
        + "Restore the file, and put the change into a new migration."
    case .newer(let database, let program):
      return "The database is at migration \(database), but this program knows only \(program): "
        + "use the newer kiosk that migrated it."
    case .transactionControl(let file, let line, let opening):
      return "\(file):\(line): `\(opening)` would end the migration's own transaction. Remove it."
    case .server(let error):
      return error.description
    }
  }
}
