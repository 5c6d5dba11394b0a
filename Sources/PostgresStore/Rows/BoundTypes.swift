package import FoundationEssentials

extension String: PostgresEncodable {
  package var postgresText: String? { self }
}

extension Int: PostgresEncodable {
  package var postgresText: String? { String(self) }
}

extension Bool: PostgresEncodable {
  package var postgresText: String? { self ? "t" : "f" }
}

extension UUID: PostgresEncodable {
  package var postgresText: String? { uuidString }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  package var postgresText: String? { self?.postgresText }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
  /// An array literal with every element quoted: `{"A","with \"quotes\"",NULL}`.
  package var postgresText: String? {
    let elements = map { element in
      guard let text = element.postgresText else { return "NULL" }
      let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
      return "\"\(String(escaped))\""
    }
    return "{\(elements.joined(separator: ","))}"
  }
}
