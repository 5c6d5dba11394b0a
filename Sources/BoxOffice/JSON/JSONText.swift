package import FoundationEssentials

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  package let line: Int
  package let column: Int
  package let reason: String

  package var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONNode {
  /// How deeply lists and objects may be nested.
  private static let deepest = 64

  /// Reads a JSON text (RFC 8259) in UTF-8.
  package init(parsing text: Data) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: Array(text), deepest: JSONNode.deepest)
    self = try parser.document()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  let deepest: Int
  private var at = 0

  /// Numbers with this many digits are exact in a `Double`.
  private static let shortNumber = 9

  init(bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  mutating func document() throws(JSONSyntaxError) -> JSONNode {
    // A byte order mark is not part of the text, but some programs write one.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    skipBlanks()
    let node = try value(depth: 0)
    skipBlanks()
    guard at == bytes.count else { throw error("there is something behind the end of the value.") }
    return node
  }

  private func error(_ reason: String) -> JSONSyntaxError {
    let before = bytes.prefix(at)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONSyntaxError(line: line, column: at - lineStart + 1, reason: reason)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    guard depth <= deepest else {
      throw error("more than \(deepest) lists and objects lie in one another.")
    }
    let start = at
    let value: JSONNode.Value
    switch next {
    case UInt8(ascii: "{")?: value = try object(depth: depth)
    case UInt8(ascii: "[")?: value = try array(depth: depth)
    case UInt8(ascii: "\"")?: value = .string(try string())
    case UInt8(ascii: "t")?: value = try word("true", .bool(true))
    case UInt8(ascii: "f")?: value = try word("false", .bool(false))
    case UInt8(ascii: "n")?: value = try word("null", .null)
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: value = .number(try number())
    case nil: throw error("the text ends where a value should stand.")
    default: throw error("no value begins like this.")
    }
    return JSONNode(value, range: start..<at)
  }

  private mutating func word(
    _ word: String, _ value: JSONNode.Value
  ) throws(JSONSyntaxError) -> JSONNode.Value {
    guard bytes[at...].starts(with: word.utf8) else { throw error("no value begins like this.") }
    at += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONNode.Value {
    at += 1
    var members: [JSONNode.Member] = []
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("expected a key in quotation marks.") }
      let key = try string()
      skipBlanks()
      guard take(":") else { throw error("expected a colon behind the key.") }
      skipBlanks()
      members.append(JSONNode.Member(key: key, value: try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("expected a comma, or the object's end.") }
    }
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONNode.Value {
    at += 1
    var elements: [JSONNode] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    while true {
      skipBlanks()
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("expected a comma, or the list's end.") }
    }
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = at
    _ = take("-")
    if !take("0") { try digits() }
    if at - start <= JSONParser.shortNumber, next != UInt8(ascii: "."), next != UInt8(ascii: "e"),
      next != UInt8(ascii: "E"), bytes[start] != UInt8(ascii: "-")
    {
      // Most numbers are a few digits.
      return Double(bytes[start..<at].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      throw error("this is no number.")
    }
    return number
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = at
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    guard at > start else { throw error("expected a digit.") }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    at += 1
    var start = at
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<at]
        guard let string = String(validating: text.isEmpty ? rest : text + rest, as: UTF8.self) else {
          throw error("the text before this is no UTF-8.")
        }
        at += 1
        return string
      case UInt8(ascii: "\\"):
        text += bytes[start..<at]
        at += 1
        text += Array(try escaped().utf8)
        start = at
      case 0..<0x20: throw error("a control character has to be written as an escape, such as \\n.")
      default: at += 1
      }
    }
    throw error("the text ends within quotation marks.")
  }

  private mutating func escaped() throws(JSONSyntaxError) -> String {
    let plain: [Character: String] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]
    guard let byte = next else { throw error("the text ends within quotation marks.") }
    at += 1
    let character = Character(Unicode.Scalar(byte))
    if let meant = plain[character] { return meant }
    guard character == "u" else { throw error("there is no such escape.") }
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      guard take("\\"), take("u") else { throw error("half a surrogate pair stands alone.") }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair stands alone.") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair stands alone.") }
    return String(Character(scalar))
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    let end = at + 4
    guard end <= bytes.count,
      let code = UInt32(String(decoding: bytes[at..<end], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits.") }
    at = end
    return code
  }
}
