/// The values of a statement's parameters: by name for a query file, by number for SQL that is used once.
package struct Bindings: Sendable, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  /// Empty if they are bound by number.
  private let names: [String]
  private let values: [any PostgresEncodable]

  private init(names: [String], values: [any PostgresEncodable]) {
    self.names = names
    self.values = values
  }

  package init(dictionaryLiteral elements: (String, any PostgresEncodable)...) {
    self.init(names: elements.map(\.0), values: elements.map(\.1))
  }

  package init(arrayLiteral elements: any PostgresEncodable...) {
    self.init(elements)
  }

  /// By number.
  package init(_ values: [any PostgresEncodable]) {
    self.init(names: [], values: values)
  }

  package static func + (left: Bindings, right: Bindings) -> Bindings {
    Bindings(names: left.names + right.names, values: left.values + right.values)
  }

  package var isEmpty: Bool { values.isEmpty }

  /// The values in the order of a statement's parameters.
  /// - Throws: `unsendable` if one is missing, or is for no parameter.
  package func ordered(for statement: Statement) throws(PostgresError) -> [any PostgresEncodable] {
    // They are usually in the statement's order already.
    if names == statement.parameters { return values }
    if statement.name == nil, names.isEmpty { return values }
    guard names.count == statement.parameters.count else { throw mismatch(with: statement) }
    return try statement.parameters.map { (parameter) throws(PostgresError) in
      guard let index = names.firstIndex(of: parameter) else { throw mismatch(with: statement) }
      return values[index]
    }
  }

  private func mismatch(with statement: Statement) -> PostgresError {
    let (wanted, given) = (Set(statement.parameters), Set(names))
    let list =
      (wanted.subtracting(given).sorted().map { "`:\($0)` is missing" })
      + given.subtracting(wanted).sorted().map { "`:\($0)` is none of its parameters" }
    return PostgresError(
      .unsendable,
      "Statement `\(statement.name ?? "")` has other values than parameters: \(list.joined(separator: ", "))")
  }
}
