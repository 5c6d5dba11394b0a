/// A piece of SQL with parameters, sent with its values apart from it.
package struct Statement: Hashable, Sendable {
  /// Prepared under this name once per connection; nil for SQL that is sent as it stands each time.
  package let name: String?
  /// With numbered parameters (`$1`).
  package let sql: String
  /// The names of `$1`, `$2` and so on; none in SQL that is sent as it stands.
  package let parameters: [String]

  /// A query file of this module, named as the file.
  init(_ name: String, _ resource: [UInt8]) {
    let text = StatementText(String(decoding: resource, as: UTF8.self))
    self.name = name
    sql = text.sql
    parameters = text.parameters
  }

  /// SQL that is used once, as a migration's statements are.
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

/// A value that can be bound to a parameter. It is sent as text, and the server reads it as the type that
/// the statement gives its parameter.
package protocol PostgresEncodable: Sendable {
  /// In the server's input syntax; nil is NULL.
  var postgresText: String? { get }
}
