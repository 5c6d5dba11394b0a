internal import Terminal

/// One key of `kiosk.conf`: its name, its variable, the values it accepts, and where they are stored.
struct Setting: Sendable {
  /// The table and the key in it: `sales.hold_seconds`.
  let table: String
  let key: String
  /// The environment variable that overrides it.
  let variable: String
  private let readEntry: @Sendable (ConfigTable, String) throws(ConfigError) -> Change?
  private let readText: @Sendable (String) throws(Complaint) -> Change

  typealias Change = @Sendable (inout Configuration) -> Void

  /// What is wrong with a value, as the rest of a sentence that begins with the name of the key.
  struct Complaint: Error {
    let text: String
  }

  var name: String { "\(table).\(key)" }

  /// The value in the file; nil if the file does not have it.
  func change(in section: ConfigTable) throws(ConfigError) -> Change? {
    try readEntry(section, key)
  }

  /// The value of a variable or an option. `origin` is its name.
  func change(to text: String, from origin: String) throws(ConfigError) -> Change {
    do {
      return try readText(text)
    } catch {
      throw ConfigError(file: origin, message: "`\(key)` \(error.text)")
    }
  }
}

// MARK: - Kinds of values

extension Setting {
  typealias Place<Value> = any WritableKeyPath<Configuration, Value> & Sendable

  /// - Parameter check: throws if something is wrong with a text.
  static func text(
    _ table: String, _ key: String, _ variable: String, _ place: Place<String>,
    check: @escaping @Sendable (String) throws(Complaint) -> Void = { _ in }
  ) -> Setting {
    Setting(
      table: table, key: key, variable: variable,
      readEntry: { (section, key) throws(ConfigError) in
        guard let text = try section.string(key) else { return nil }
        do throws(Complaint) {
          try check(text)
        } catch {
          throw section.error(at: key, "`\(key)` \(error.text)")
        }
        return { $0[keyPath: place] = text }
      },
      readText: { (text) throws(Complaint) in
        try check(text)
        return { $0[keyPath: place] = text }
      })
  }

  static func number(
    _ table: String, _ key: String, _ variable: String, _ place: Place<Int>, in range: ClosedRange<Int>
  ) -> Setting {
    Setting(
      table: table, key: key, variable: variable,
      readEntry: { (section, key) throws(ConfigError) in
        guard let number = try section.integer(key, in: range) else { return nil }
        return { $0[keyPath: place] = number }
      },
      readText: { (text) throws(Complaint) in
        guard let number = Int(text), range.contains(number) else {
          throw Complaint(
            text:
              "should be an integer between \(range.lowerBound) and \(range.upperBound), but is `\(text)`.")
        }
        return { $0[keyPath: place] = number }
      })
  }

  static func flag(_ table: String, _ key: String, _ variable: String, _ place: Place<Bool>) -> Setting {
    Setting(
      table: table, key: key, variable: variable,
      readEntry: { (section, key) throws(ConfigError) in
        guard let flag = try section.boolean(key) else { return nil }
        return { $0[keyPath: place] = flag }
      },
      readText: { (text) throws(Complaint) in
        guard let flag = ["true": true, "1": true, "false": false, "0": false][text.lowercased()] else {
          throw Complaint(text: "should be true or false, but is `\(text)`.")
        }
        return { $0[keyPath: place] = flag }
      })
  }

  /// One of the words of an enum.
  static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ table: String, _ key: String, _ variable: String, _ place: Place<Choice>
  ) -> Setting {
    let words = Choice.allCases.map(\.rawValue)
    return Setting(
      table: table, key: key, variable: variable,
      readEntry: { (section, key) throws(ConfigError) in
        guard let word = try section.choice(key, of: words), let choice = Choice(rawValue: word) else {
          return nil
        }
        return { $0[keyPath: place] = choice }
      },
      readText: { (text) throws(Complaint) in
        guard let choice = Choice(rawValue: text) else { throw unknown(text, among: words) }
        return { $0[keyPath: place] = choice }
      })
  }

  /// One of several numbers.
  static func number(
    _ table: String, _ key: String, _ variable: String, _ place: Place<Int>, of numbers: [Int]
  ) -> Setting {
    @Sendable func change(to number: Int?, _ text: String) throws(Complaint) -> Change {
      guard let number, numbers.contains(number) else {
        let known = numbers.map { "`\($0)`" }.joined(separator: ", ")
        throw Complaint(text: "cannot be `\(text)`. Known are \(known).")
      }
      return { $0[keyPath: place] = number }
    }
    return Setting(
      table: table, key: key, variable: variable,
      readEntry: { (section, key) throws(ConfigError) in
        guard let number = try section.integer(key) else { return nil }
        return try complaining(about: key, in: section) { () throws(Complaint) in
          try change(to: number, "\(number)")
        }
      },
      readText: { (text) throws(Complaint) in try change(to: Int(text), text) })
  }

  /// Several words of an enum, each once. In a variable, they are separated by commas.
  static func choices<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ table: String, _ key: String, _ variable: String, _ place: Place<[Choice]>,
    of choices: [Choice] = Array(Choice.allCases)
  ) -> Setting {
    let known = choices.map(\.rawValue)
    return list(table, key, variable, place) { (words) throws(Complaint) in
      try check(words, among: known)
      return words.compactMap { Choice(rawValue: $0) }
    }
  }

  /// Several of the given names, each once. In a variable, they are separated by commas.
  static func names(
    _ table: String, _ key: String, _ variable: String, _ place: Place<[String]>, of known: [String]
  ) -> Setting {
    list(table, key, variable, place) { (words) throws(Complaint) in
      try check(words, among: known)
      return words
    }
  }

  private static func check(_ words: [String], among known: [String]) throws(Complaint) {
    guard !words.isEmpty else { throw Complaint(text: "should name at least one of \(list(known)).") }
    for word in words where !known.contains(word) { throw unknown(word, among: known) }
  }

  /// Several texts, each once. In a variable, they are separated by commas.
  static func texts(
    _ table: String, _ key: String, _ variable: String, _ place: Place<[String]>,
    check: @escaping @Sendable (String) throws(Complaint) -> Void
  ) -> Setting {
    list(table, key, variable, place) { (words) throws(Complaint) in
      for word in words { try check(word) }
      return words
    }
  }

  private static func list<Element: Sendable>(
    _ table: String, _ key: String, _ variable: String, _ place: Place<[Element]>,
    of elements: @escaping @Sendable ([String]) throws(Complaint) -> [Element]
  ) -> Setting {
    @Sendable func change(to words: [String]) throws(Complaint) -> Change {
      guard Set(words).count == words.count else { throw Complaint(text: "names something twice.") }
      let chosen = try elements(words)
      return { $0[keyPath: place] = chosen }
    }
    return Setting(
      table: table, key: key, variable: variable,
      readEntry: { (section, key) throws(ConfigError) in
        guard let words = try section.strings(key) else { return nil }
        return try complaining(about: key, in: section) { () throws(Complaint) in try change(to: words) }
      },
      readText: { (text) throws(Complaint) in
        try change(to: text.split(separator: ",").map { $0.filter { $0 != " " } })
      })
  }

  /// An error about a value in the file, with its line.
  private static func complaining(
    about key: String, in section: ConfigTable, _ body: () throws(Complaint) -> Change
  ) throws(ConfigError) -> Change {
    do throws(Complaint) {
      return try body()
    } catch {
      throw section.error(at: key, "`\(key)` \(error.text)")
    }
  }

  private static func unknown(_ word: String, among words: [String]) -> Complaint {
    Complaint(text: "cannot be `\(word)`. \(Spelling.hint(for: word, among: words))")
  }

  private static func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }
}
