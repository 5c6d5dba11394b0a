/// The five-character code of a server's error; they are listed in PostgreSQL's appendix A.
package struct SQLState: Hashable, Sendable, CustomStringConvertible {
  package let code: String

  package init(_ code: String) {
    self.code = code
  }

  package static let uniqueViolation = SQLState("23505")
  package static let deadlockDetected = SQLState("40P01")
  package static let insufficientPrivilege = SQLState("42501")
  package static let undefinedTable = SQLState("42P01")
  package static let undefinedColumn = SQLState("42703")
  package static let undefinedFunction = SQLState("42883")
  package static let serializationFailure = SQLState("40001")
  package static let tooManyConnections = SQLState("53300")
  package static let lockNotAvailable = SQLState("55P03")
  package static let queryCanceled = SQLState("57014")
  package static let readOnlyTransaction = SQLState("25006")
  package static let diskFull = SQLState("53100")
  /// A cached plan no longer fits its table, because a migration ran after the statement was prepared.
  package static let featureNotSupported = SQLState("0A000")
  /// Raised by `refuse_unless`: a condition on which the transaction depends did not hold.
  package static let conditionNotMet = SQLState("KS001")

  package var description: String { code }
}
