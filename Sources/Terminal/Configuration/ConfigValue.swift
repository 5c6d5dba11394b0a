/// A value in a TOML document, and the line on which it begins.
package struct ConfigValue: Sendable {
  package enum Kind: Sendable {
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// A date, a time or both, in RFC 3339's format.
    case date(String)
    case array([ConfigValue])
    case table(ConfigTable)

    /// Its name in error messages.
    var name: String {
      switch self {
      case .string: "a string"
      case .integer: "an integer"
      case .number: "a number"
      case .boolean: "true or false"
      case .date: "a date"
      case .array: "an array"
      case .table: "a table"
      }
    }
  }

  package let kind: Kind
  package let line: Int

  package init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}
