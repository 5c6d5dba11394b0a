import BoxOffice

/// Reads the literals of a script: lists, objects, texts in any quotation marks, numbers. What is no literal, such as a
/// function, is a text with its source.
struct ScriptReader {
  private let bytes: [UInt8]
  private var at: Int

  /// As many lists and objects may lie in one another.
  private static let deepest = 64

  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    self.at = start
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  static func isName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
      || byte == 0x24 || byte >= 0x80
  }

  /// Skips blanks and comments, and the character if it is next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next {
      if byte <= 0x20 {
        at += 1
      } else if byte == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if byte == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "*") {
        at += 2
        while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/") {
          at += 1
        }
        at = min(at + 2, bytes.count)
      } else {
        return
      }
    }
  }

  /// A list or an object; nil where there is none, or where it does not end.
  mutating func literal() -> JSONNode? {
    skipBlanks()
    guard next == UInt8(ascii: "[") || next == UInt8(ascii: "{") else { return nil }
    return value(depth: 0)
  }

  private mutating func value(depth: Int) -> JSONNode? {
    guard depth <= ScriptReader.deepest else { return nil }
    skipBlanks()
    let start = at
    var found: JSONNode.Value?
    switch next {
    case UInt8(ascii: "[")?: found = list(depth: depth)
    case UInt8(ascii: "{")?: found = object(depth: depth)
    case UInt8(ascii: "\"")?, UInt8(ascii: "'")?, UInt8(ascii: "`")?:
      guard var text = text() else { return nil }
      // Long texts are written in parts.
      while take("+") {
        skipBlanks()
        guard let part = self.text() else { return source(from: start) }
        text += part
      }
      found = .string(text)
    case nil: return nil
    default: return source(from: start)
    }
    guard let found else { return nil }
    skipBlanks()
    let end = at
    if depth == 0 || ends { return JSONNode(found, range: start..<end) }
    return source(from: start)
  }

  /// Whether a value cannot go on here.
  private var ends: Bool {
    guard let next else { return true }
    return [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: ";")]
      .contains(next)
  }

  /// The source of what is no literal; a number or a word that JSON knows is what it says.
  private mutating func source(from start: Int) -> JSONNode? {
    at = start
    var depth = 0
    while let byte = next {
      if depth == 0,
        [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")")].contains(byte)
      {
        break
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        guard text() != nil else { return nil }
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "/"):
        let before = at
        skipBlanks()
        if at > before { continue }
      default: break
      }
      at += 1
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self).printable
    let value: JSONNode.Value =
      switch text {
      case "null", "undefined": .null
      case "true": .bool(true)
      case "false": .bool(false)
      default: Double(text).map { .number($0) } ?? .string(text)
      }
    return JSONNode(value, range: start..<at)
  }

  private mutating func list(depth: Int) -> JSONNode.Value? {
    at += 1
    var elements: [JSONNode] = []
    while !take("]") {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
      if take("]") { break }
      guard take(",") else { return nil }
    }
    return .array(elements)
  }

  private mutating func object(depth: Int) -> JSONNode.Value? {
    at += 1
    var members: [JSONNode.Member] = []
    while !take("}") {
      guard let key = key() else { return nil }
      if take(":") {
        guard let value = value(depth: depth + 1) else { return nil }
        members.append(JSONNode.Member(key: key, value: value))
      } else {
        // A method, or a variable under its own name.
        let start = at
        guard source(from: start) != nil else { return nil }
      }
      if take("}") { break }
      guard take(",") else { return nil }
    }
    return .object(members)
  }

  private mutating func key() -> String? {
    skipBlanks()
    if let quoted = text() { return quoted }
    let start = at
    while let byte = next, ScriptReader.isName(byte) { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  /// A text in quotation marks; nil where there is none, or where it does not end.
  private mutating func text() -> String? {
    guard let quote = next, [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(quote) else {
      return nil
    }
    var content: [UInt8] = []
    var scan = at + 1
    while scan < bytes.count, bytes[scan] != quote {
      if bytes[scan] == UInt8(ascii: "\\"), scan + 1 < bytes.count {
        scan += 1
        // Labels need no escapes but that of a quotation mark.
        content.append(bytes[scan] == UInt8(ascii: "n") ? 0x0A : bytes[scan])
      } else {
        content.append(bytes[scan])
      }
      scan += 1
    }
    guard scan < bytes.count else { return nil }
    at = scan + 1
    return String(decoding: content, as: UTF8.self)
  }
}
