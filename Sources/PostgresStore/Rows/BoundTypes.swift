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
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    var literal = [UInt8(ascii: "{")]
    for element in self {
      if literal.count > 1 { literal.append(UInt8(ascii: ",")) }
      guard let text = element.postgresText else {
        literal += "NULL".utf8
        continue
      }
      literal.append(quote)
      // Both are single bytes that are not part of any other character.
      for byte in text.utf8 {
        if byte == quote || byte == backslash { literal.append(backslash) }
        literal.append(byte)
      }
      literal.append(quote)
    }
    literal.append(UInt8(ascii: "}"))
    return String(decoding: literal, as: UTF8.self)
  }
}
