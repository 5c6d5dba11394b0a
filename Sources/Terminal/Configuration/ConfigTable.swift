/// A table of a TOML document, read by key. A key that is absent is nil. A value of another type than
/// requested is an error with its line.
package struct ConfigTable: Sendable {
  package let file: String
  /// The table's full name, such as `roles.seat-free`; empty for the document itself.
  package let path: String
  /// Where the table begins.
  package let line: Int
  /// In the order in which they were written.
  package let keys: [String]
  private let values: [String: ConfigValue]

  init(file: String, path: String, line: Int, entries: [(key: String, value: ConfigValue)]) {
    self.file = file
    self.path = path
    self.line = line
    keys = entries.map(\.key)
    values = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }

  package subscript(key: String) -> ConfigValue? { values[key] }

  package func string(_ key: String) throws(ConfigError) -> String? {
    guard let value = values[key] else { return nil }
    guard case .string(let string) = value.kind else { throw mismatch(key, "a string", value) }
    return string
  }

  package func integer(_ key: String, in range: ClosedRange<Int>? = nil) throws(ConfigError) -> Int? {
    guard let value = values[key] else { return nil }
    guard case .integer(let integer) = value.kind else { throw mismatch(key, "an integer", value) }
    if let range, !range.contains(integer) {
      throw error(
        at: key,
        "`\(key)` should lie between \(range.lowerBound) and \(range.upperBound), but is \(integer).")
    }
    return integer
  }

  package func boolean(_ key: String) throws(ConfigError) -> Bool? {
    guard let value = values[key] else { return nil }
    guard case .boolean(let boolean) = value.kind else { throw mismatch(key, "true or false", value) }
    return boolean
  }

  package func strings(_ key: String) throws(ConfigError) -> [String]? {
    guard let value = values[key] else { return nil }
    guard case .array(let elements) = value.kind else { throw mismatch(key, "an array of strings", value) }
    var strings: [String] = []
    for element in elements {
      guard case .string(let string) = element.kind else {
        throw ConfigError(
          file: file, line: element.line,
          message: "`\(key)` should hold strings alone, but there is \(element.kind.name) in it.")
      }
      strings.append(string)
    }
    return strings
  }

  package func table(_ key: String) throws(ConfigError) -> ConfigTable? {
    guard let value = values[key] else { return nil }
    guard case .table(let table) = value.kind else { throw mismatch(key, "a table", value) }
    return table
  }

  /// A string that has to be one of `choices`.
  package func choice(_ key: String, of choices: [String]) throws(ConfigError) -> String? {
    guard let string = try string(key) else { return nil }
    guard choices.contains(string) else {
      throw error(at: key, "`\(key)` cannot be `\(string)`. " + Spelling.hint(for: string, among: choices))
    }
    return string
  }

  /// Throws if a key is not among `known`, and suggests the one that may have been meant.
  package func allowOnly(_ known: [String]) throws(ConfigError) {
    for key in keys where !known.contains(key) {
      let place = path.isEmpty ? "this file" : "`\(path)`"
      throw error(at: key, "`\(key)` is no key of \(place). " + Spelling.hint(for: key, among: known))
    }
  }

  /// An error at the line of `key`, or at that of the table if the key is absent.
  package func error(at key: String? = nil, _ message: String) -> ConfigError {
    ConfigError(file: file, line: key.flatMap { values[$0]?.line } ?? line, message: message)
  }

  private func mismatch(_ key: String, _ expected: String, _ value: ConfigValue) -> ConfigError {
    error(at: key, "`\(key)` should be \(expected), but is \(value.kind.name).")
  }
}
