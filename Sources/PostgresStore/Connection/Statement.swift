/// A piece of SQL with numbered parameters (`$1`), sent with its values apart from it.
package struct Statement: Hashable, Sendable {
  /// Prepared under this name once per connection; nil for SQL that is sent as it stands each time.
  package let name: String?
  package let sql: String

  /// A query file of this module, named as the file.
  init(_ name: String, _ resource: [UInt8]) {
    self.name = name
    sql = String(decoding: resource, as: UTF8.self)
  }

  /// SQL that is used once, as a migration's statements are.
  package init(unprepared sql: String) {
    name = nil
    self.sql = sql
  }

  private init(_ name: String, sql: String) {
    self.name = name
    self.sql = sql
  }

  static let beginSnapshot = Statement(
    "begin_snapshot", sql: "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
  static let begin = Statement("begin", sql: "BEGIN")
  static let commit = Statement("commit", sql: "COMMIT")
  static let rollback = Statement("rollback", sql: "ROLLBACK")
}

/// A statement with its values: one step of a transaction.
package struct Step: Sendable {
  package let statement: Statement
  package let values: [any PostgresEncodable]

  package init(_ statement: Statement, _ values: [any PostgresEncodable] = []) {
    self.statement = statement
    self.values = values
  }
}

/// A value that can be bound to a parameter. It is sent as text, and the server reads it as the type that
/// the statement gives its parameter.
package protocol PostgresEncodable: Sendable {
  /// In the server's input syntax; nil is NULL.
  var postgresText: String? { get }
}
