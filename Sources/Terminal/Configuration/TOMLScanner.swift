/// The bytes of a TOML document and how far they have been read.
struct TOMLScanner {
  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  private(set) var line = 1

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// What stands here, for an error.
  var found: String {
    switch peek {
    case nil: "the end of the file"
    case 0x0A, 0x0D: "the end of the line"
    case let byte? where byte < 0x20 || byte == 0x7F: "a control character"
    default:
      String(decoding: bytes[index...].prefix(4), as: UTF8.self).first.map { "`\($0)`" } ?? "nothing"
    }
  }

  func error(_ message: String) -> ConfigError {
    ConfigError(file: file, line: line, message: message)
  }

  mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func advance() {
    if peek == 0x0A { line += 1 }
    index += 1
  }

  /// Goes past `byte` if it stands here.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    advance()
    return true
  }

  mutating func skipBlanks() {
    while peek == 0x20 || peek == 0x09 { advance() }
  }

  /// Goes to the next thing that is no blank, line break or comment.
  mutating func skipBlankLines() throws(ConfigError) {
    while true {
      skipBlanks()
      try skipComment()
      guard skipLineBreak() else { return }
    }
  }

  /// Goes past the end of a line on which only a comment may still stand.
  mutating func endLine() throws(ConfigError) {
    skipBlanks()
    try skipComment()
    guard skipLineBreak() || peek == nil else {
      throw error("The line should end after this value or name, but here is \(found).")
    }
  }

  mutating func take(while isIncluded: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = peek, isIncluded(byte) { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A value without quotes or brackets. A date and a time may have a blank between them.
  mutating func bareValue() -> String {
    func isPart(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F && !",]}#=\"'[{".utf8.contains(byte) }
    var word = take(while: isPart)
    if word.utf8.count == 10, peek == 0x20, TOMLScalar.isDate(word), index + 1 < bytes.count,
      (0x30...0x39).contains(bytes[index + 1])
    {
      advance()
      word += " " + take(while: isPart)
    }
    return word
  }

  /// A string in single quotes, in which nothing has a meaning of its own.
  mutating func literalString(multiline: Bool) throws(ConfigError) -> String {
    try string(quote: UInt8(ascii: "'"), multiline: multiline, escapes: false)
  }

  /// A string in double quotes.
  mutating func basicString(multiline: Bool) throws(ConfigError) -> String {
    try string(quote: UInt8(ascii: "\""), multiline: multiline, escapes: true)
  }

  private mutating func string(quote: UInt8, multiline: Bool, escapes: Bool) throws(ConfigError) -> String {
    let first = line
    let isLong = multiline && quotes(quote) >= 3
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    if isLong { _ = skipLineBreak() }
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote {
        let count = quotes(quote)
        if !isLong {
          advance()
          return String(decoding: text, as: UTF8.self)
        }
        // Up to two quotes may stand right before the three that end it.
        if count >= 3 {
          let kept = min(count, 5) - 3
          for _ in 0..<(kept + 3) { advance() }
          return String(decoding: text + [UInt8](repeating: quote, count: kept), as: UTF8.self)
        }
        text.append(byte)
        advance()
      } else if byte == UInt8(ascii: "\\"), escapes {
        advance()
        if isLong, isLineEnd() {
          skipLineBreaksAndBlanks()
        } else {
          text += try escapedCharacter()
        }
      } else if byte == 0x0A || byte == 0x0D && isCRLF {
        guard isLong else { break }
        text += byte == 0x0A ? [0x0A] : [0x0D, 0x0A]
        _ = skipLineBreak()
      } else if byte < 0x20 && byte != 0x09 || byte == 0x7F {
        throw error(
          "A string cannot hold a control character. Write it as `\\u` and four hexadecimal digits.")
      } else {
        text.append(byte)
        advance()
      }
    }
    let mark = String(repeating: quote == UInt8(ascii: "'") ? "'" : "\"", count: isLong ? 3 : 1)
    throw ConfigError(file: file, line: first, message: "The string that begins here has no end `\(mark)`.")
  }

  private mutating func escapedCharacter() throws(ConfigError) -> [UInt8] {
    guard let letter = peek else { throw error("The file ends within a string.") }
    let digits =
      switch letter {
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    if digits > 0 {
      let hex = String(decoding: bytes[(index + 1)...].prefix(digits), as: UTF8.self)
      guard hex.utf8.count == digits, !hex.hasPrefix("+"), !hex.hasPrefix("-"),
        let value = UInt32(hex, radix: 16),
        let scalar = Unicode.Scalar(value)
      else {
        throw error("After `\\\(Character(Unicode.Scalar(letter)))` come \(digits) hexadecimal digits.")
      }
      index += 1 + digits
      return Array(String(scalar).utf8)
    }
    let escapes: KeyValuePairs<Character, UInt8> = [
      "b": 0x08, "t": 0x09, "n": 0x0A, "f": 0x0C, "r": 0x0D, "\"": 0x22, "\\": 0x5C,
    ]
    guard let escape = escapes.first(where: { $0.key.asciiValue == letter }) else {
      throw error(
        "`\\` before \(found) means nothing. A backslash itself is `\\\\`, or stands in 'single quotes'.")
    }
    advance()
    return [escape.value]
  }

  private var isCRLF: Bool { peek == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A }

  private mutating func skipLineBreak() -> Bool {
    if isCRLF { index += 1 }
    return skip(0x0A)
  }

  private mutating func skipComment() throws(ConfigError) {
    guard peek == UInt8(ascii: "#") else { return }
    while let byte = peek, byte != 0x0A, !isCRLF {
      guard byte >= 0x20 && byte != 0x7F || byte == 0x09 else {
        throw error("A comment cannot hold a control character.")
      }
      advance()
    }
  }

  /// How many of `quote` stand here in a row.
  private func quotes(_ quote: UInt8) -> Int {
    bytes[index...].prefix { $0 == quote }.count
  }

  /// Whether only blanks stand between here and the end of the line.
  private func isLineEnd() -> Bool {
    var rest = self
    rest.skipBlanks()
    return rest.peek == 0x0A || rest.isCRLF
  }

  private mutating func skipLineBreaksAndBlanks() {
    repeat { skipBlanks() } while skipLineBreak()
  }
}
