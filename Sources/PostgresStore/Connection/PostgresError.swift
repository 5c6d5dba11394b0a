/// What went wrong between the program and its PostgreSQL server.
///
/// The description is one or two sentences and never shows a bound value. The server's DETAIL line, which
/// quotes values, is kept in ``detail``, only for code.
package struct PostgresError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The server answered with an error. Everything in the same transaction was undone.
    case refused
    /// No connection could be made; nothing was sent.
    case unreachable
    /// While reading, the connection broke or no answer came in time. Nothing was changed.
    case lost
    /// The connection broke, or no answer came in time, after a transaction and its end may have been sent.
    /// Whether it was committed must be read from the database.
    case outcomeUnknown
    /// A row is not what the program expects.
    case undecodable
    /// A value cannot be sent: PostgreSQL's text has no NUL character.
    case unsendable
  }

  package let kind: Kind
  /// What happened, as the server or libpq put it.
  package let message: String
  package var state: SQLState?
  /// May quote stored or bound values, so it must not be shown.
  package var detail: String?
  package var hint: String?
  package var table: String?
  package var constraint: String?
  /// The position in the statement, in characters from 1, at which the server found a syntax error.
  package var position: Int?
  /// The name of the statement that failed, if it has one.
  package var statement: String?
  /// Which step of a transaction failed, from 0.
  package var step: Int?

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The same failure after changes were sent, so that it is not known whether they happened.
  func afterSending() -> PostgresError {
    guard kind == .lost else { return self }
    var copy = PostgresError(.outcomeUnknown, message)
    copy.state = state
    copy.statement = statement
    copy.step = step
    return copy
  }
}

extension PostgresError: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .refused:
      let place = [
        statement.map { "statement `\($0)`" }, table.map { "table `\($0)`" },
        constraint.map { "constraint `\($0)`" }, state.map { "SQLSTATE \($0)" },
      ].compactMap { $0 }.joined(separator: ", ")
      return "PostgreSQL refused: \(message)" + (place.isEmpty ? "." : " (\(place)).")
    case .unreachable: return "PostgreSQL cannot be reached: \(message)."
    case .lost: return "The connection to PostgreSQL was lost: \(message)."
    case .outcomeUnknown:
      return "The connection to PostgreSQL was lost before it acknowledged a change: \(message)."
    case .undecodable, .unsendable: return message + "."
    }
  }
}
