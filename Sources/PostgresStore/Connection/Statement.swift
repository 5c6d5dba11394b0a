/// A piece of SQL with parameters. Its values are sent separately.
package struct Statement: Hashable, Sendable {
  /// The name under which each connection prepares it once; nil for SQL that is sent as it is each time.
  package let name: String?
  /// With numbered parameters (`$1`).
  package let sql: String
  /// The names of `$1`, `$2` and so on; none for SQL that is sent as it is.
  package let parameters: [String]

  /// A query file of this module; its name is the file's.
  init(_ name: String, _ resource: [UInt8]) {
    let text = StatementText(String(decoding: resource, as: UTF8.self))
    self.name = name
    sql = text.sql
    parameters = text.parameters
  }

  /// SQL that is used once, such as a migration's statements.
  package init(unprepared sql: String) {
    name = nil
    self.sql = sql
    parameters = []
  }

  private init(_ name: String, sql: String) {
    self.name = name
    self.sql = sql
    parameters = []
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
  package let values: Bindings

  package init(_ statement: Statement, _ values: Bindings = []) {
    self.statement = statement
    self.values = values
  }
}

/// A value that can be bound to a parameter. It is sent as text, which the server reads as the type that the
/// parameter has in the statement.
package protocol PostgresEncodable: Sendable {
  /// In the server's input syntax; nil for NULL.
  var postgresText: String? { get }
}
