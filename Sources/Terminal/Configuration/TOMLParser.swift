/// Reads TOML 1.0. A parser of its own because none of those at hand tells the lines of keys, which errors in a conf
/// or a theme must name.
struct TOMLParser {
  let file: String
  private(set) var scanner: TOMLScanner

  init(bytes: [UInt8], file: String) throws(ConfigError) {
    self.file = file
    scanner = TOMLScanner(bytes: bytes, file: file)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ConfigError(file: file, message: "The file is not UTF-8 text.")
    }
  }

  mutating func parse() throws(ConfigError) -> ConfigTable {
    let root = TOMLTree(file: file)
    var current = root
    scanner.skipByteOrderMark()
    while true {
      try scanner.skipBlankLines()
      guard let byte = scanner.peek else { return root.frozen() }
      if byte == UInt8(ascii: "[") {
        current = try header(root)
      } else {
        try keyAndValue(into: current)
      }
      try scanner.endLine()
    }
  }

  private mutating func header(_ root: TOMLTree) throws(ConfigError) -> TOMLTree {
    let line = scanner.line
    scanner.advance()
    let isElement = scanner.skip(UInt8(ascii: "["))
    let names = try keys()
    for _ in 0..<(isElement ? 2 : 1) {
      guard scanner.skip(UInt8(ascii: "]")) else {
        throw scanner.error(
          "A table's name ends in `\(isElement ? "]]" : "]")`, but here is \(scanner.found).")
      }
    }
    return isElement ? try root.element(names, line: line) : try root.header(names, line: line)
  }

  private mutating func keyAndValue(into table: TOMLTree) throws(ConfigError) {
    let line = scanner.line
    let names = try keys()
    guard scanner.skip(UInt8(ascii: "=")) else {
      throw scanner.error(
        "After the key `\(names.joined(separator: "."))` comes `=`, but here is \(scanner.found).")
    }
    scanner.skipBlanks()
    let value = try value(path: names.reduce(table.path) { $0.isEmpty ? $1 : "\($0).\($1)" }, depth: 0)
    try table.set(names, to: value, line: line)
  }

  /// A key, or several with dots between them, and the blanks around them.
  private mutating func keys() throws(ConfigError) -> [String] {
    var names: [String] = []
    repeat {
      scanner.skipBlanks()
      names.append(try key())
      scanner.skipBlanks()
    } while scanner.skip(UInt8(ascii: "."))
    return names
  }

  private mutating func key() throws(ConfigError) -> String {
    switch scanner.peek {
    case UInt8(ascii: "\""): return try scanner.basicString(multiline: false)
    case UInt8(ascii: "'"): return try scanner.literalString(multiline: false)
    default:
      let name = scanner.take { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
      guard !name.isEmpty else {
        throw scanner.error(
          "A key is made of letters, digits, `-` and `_`, or stands in quotes, but here is \(scanner.found).")
      }
      return name
    }
  }

  private mutating func value(path: String, depth: Int) throws(ConfigError) -> ConfigValue {
    // Nobody writes such a thing, but a file made to crash the kiosk may hold it.
    guard depth < 64 else { throw scanner.error("Values lie more than 64 deep in each other here.") }
    let line = scanner.line
    switch scanner.peek {
    case UInt8(ascii: "\""):
      return ConfigValue(.string(try scanner.basicString(multiline: true)), line: line)
    case UInt8(ascii: "'"):
      return ConfigValue(.string(try scanner.literalString(multiline: true)), line: line)
    case UInt8(ascii: "["):
      return ConfigValue(.array(try array(path: path, depth: depth)), line: line)
    case UInt8(ascii: "{"):
      return ConfigValue(.table(try inlineTable(path: path, depth: depth)), line: line)
    default:
      let start = scanner
      let word = scanner.bareValue()
      guard let kind = TOMLScalar.kind(of: word) else {
        throw word.isEmpty
          ? start.error("After `=` comes a value, but here is \(start.found).")
          : start.error("`\(word)` is no value. A text stands in quotes: \"\(word)\".")
      }
      return ConfigValue(kind, line: line)
    }
  }

  private mutating func array(path: String, depth: Int) throws(ConfigError) -> [ConfigValue] {
    let line = scanner.line
    scanner.advance()
    var elements: [ConfigValue] = []
    while true {
      try scanner.skipBlankLines()
      if scanner.skip(UInt8(ascii: "]")) { return elements }
      guard scanner.peek != nil else {
        throw scanner.error("The array that begins in line \(line) has no end `]`.")
      }
      elements.append(try value(path: path, depth: depth + 1))
      try scanner.skipBlankLines()
      guard scanner.skip(UInt8(ascii: ",")) || scanner.peek == UInt8(ascii: "]") else {
        throw scanner.error(
          "In the array that begins in line \(line) comes `,` or `]` next, but here is \(scanner.found).")
      }
    }
  }

  private mutating func inlineTable(path: String, depth: Int) throws(ConfigError) -> ConfigTable {
    let table = TOMLTree(file: file, path: path, line: scanner.line, origin: .inline)
    scanner.advance()
    scanner.skipBlanks()
    if scanner.skip(UInt8(ascii: "}")) { return table.frozen() }
    while true {
      let line = scanner.line
      let names = try keys()
      guard scanner.skip(UInt8(ascii: "=")) else {
        throw scanner.error(
          "After the key `\(names.joined(separator: "."))` comes `=`, but here is \(scanner.found).")
      }
      scanner.skipBlanks()
      let value = try value(path: names.reduce(path) { "\($0).\($1)" }, depth: depth + 1)
      try table.set(names, to: value, line: line)
      scanner.skipBlanks()
      if scanner.skip(UInt8(ascii: "}")) { return table.frozen() }
      guard scanner.skip(UInt8(ascii: ",")) else {
        throw scanner.error("In a table in braces comes `,` or `}` next, but here is \(scanner.found).")
      }
    }
  }
}
