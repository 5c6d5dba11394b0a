internal import Glibc

/// Finds themes, merges them with those that they inherit from, and checks the result.
struct ThemeLoader {
  let directories: [String]

  func theme(named name: String) throws(ThemeError) -> Theme {
    guard let document = try document(named: name) else { throw .unknown(name: name, known: names) }
    return try theme(name: name, document)
  }

  func theme(path: String) throws(ThemeError) -> Theme {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = file.hasSuffix(Self.suffix) ? String(file.dropLast(Self.suffix.count)) : file
    let document = try invalid { () throws(ConfigError) in try ConfigDocument(path: path) }
    return try theme(name: name, document)
  }

  var names: [String] {
    let found = directories.flatMap { directory -> [String] in
      files(in: directory).filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }
    }
    return Set(found + BuiltInThemes.texts.keys).filter(Self.isName).sorted()
  }

  private static let suffix = ".toml"

  private func theme(name: String, _ document: ConfigDocument) throws(ThemeError) -> Theme {
    let chain = try chain(from: name, document)
    return try invalid { () throws(ConfigError) in try Self.join(chain, name: name) }
  }

  /// The theme's file and those that it inherits from, starting with its own.
  private func chain(from name: String, _ document: ConfigDocument) throws(ThemeError) -> [ThemeFile] {
    var chain = [try invalid { () throws(ConfigError) in try ThemeFile(document) }]
    var seen = [name]
    while let base = chain.last?.inherits {
      guard !seen.contains(base.text) else {
        throw .invalid(
          base.error("Theme `\(base.text)` cannot inherit from itself, not even through others."))
      }
      seen.append(base.text)
      guard let document = try self.document(named: base.text) else {
        let hint = Spelling.hint(for: base.text, among: names.filter { $0 != name })
        throw .invalid(base.error("There is no theme `\(base.text)` to inherit from. " + hint))
      }
      chain.append(try invalid { () throws(ConfigError) in try ThemeFile(document) })
    }
    return chain
  }

  /// The first file of that name in the directories, or the built-in theme; nil if there is neither.
  private func document(named name: String) throws(ThemeError) -> ConfigDocument? {
    guard Self.isName(name) else { return nil }
    for path in directories.map({ "\($0)/\(name)\(Self.suffix)" }) where unsafe access(path, F_OK) == 0 {
      return try invalid { () throws(ConfigError) in try ConfigDocument(path: path) }
    }
    guard let text = BuiltInThemes.texts[name] else { return nil }
    return try invalid { () throws(ConfigError) in
      try ConfigDocument(text: text, file: "built-in \(name)\(Self.suffix)")
    }
  }

  /// A name is part of a path, and must not lead out of the directory.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\0")
  }

  private func files(in directory: String) -> [String] {
    guard let stream = unsafe opendir(directory) else { return [] }
    defer { unsafe closedir(stream) }
    var files: [String] = []
    while let entry = unsafe readdir(stream) {
      files.append(
        unsafe withUnsafePointer(to: entry.pointee.d_name) { name in
          unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        })
    }
    return files
  }

  private static func join(_ chain: [ThemeFile], name: String) throws(ConfigError) -> Theme {
    var palette: [String: Color] = [:]
    var entries: [Role: ThemeFile.Entry] = [:]
    for file in chain.reversed() {
      palette.merge(file.palette) { _, newer in newer }
      entries.merge(file.entries) { base, newer in newer.over(base) }
    }
    try checkSeats(entries)

    func color(_ word: ThemeFile.Word?) throws(ConfigError) -> Color? {
      guard let word, word.text != ThemeFile.noColor else { return nil }
      if let color = palette[word.text] ?? Color(hex: word.text) { return color }
      let known = palette.keys.sorted() + [ThemeFile.noColor]
      throw word.error(
        "There is no colour `\(word.text)` in the palette. " + Spelling.hint(for: word.text, among: known))
    }
    let text = entries[.text]?.foreground
    let background = entries[.background]?.background
    var looks: [Role: Theme.Look] = [:]
    for role in Role.allCases {
      let entry = entries[role] ?? ThemeFile.Entry()
      var look = PlainLooks.look(of: role)
      look.style.foreground = try color(entry.foreground ?? text)
      look.style.background = try color(entry.background ?? background)
      // The default attributes stand in for colours; an entry with colours does not need them.
      let hasColors = entry.foreground != nil || entry.background != nil
      look.style.attributes = entry.attributes ?? (hasColors ? [] : look.style.attributes)
      look.monochrome = entry.monochrome ?? entry.attributes ?? look.monochrome
      look.unicode = entry.unicode?.text ?? look.unicode
      look.ascii = entry.ascii?.text ?? look.ascii
      looks[role] = look
    }
    return Theme(name: name, looks: looks)
  }

  /// Without colours, no two states of a seat may look the same in either charset, and none may be invisible.
  private static func checkSeats(_ entries: [Role: ThemeFile.Entry]) throws(ConfigError) {
    for (key, charset) in [("unicode", Charset.unicode), ("ascii", .ascii)] {
      var owners: [String: (role: Role, word: ThemeFile.Word?)] = [:]
      for role in Role.seats {
        let entry = entries[role]
        let word = charset == .unicode ? entry?.unicode : entry?.ascii
        let plain = PlainLooks.look(of: role)
        let glyph = word?.text ?? (charset == .unicode ? plain.unicode : plain.ascii)
        if glyph == " ", let word { throw word.error("A seat cannot be a blank: nobody would see it.") }
        if let other = owners[glyph], let word = word ?? other.word {
          throw word.error(
            "`\(role.rawValue)` and `\(other.role.rawValue)` both have `\(glyph)` for `\(key)`. "
              + "Without colours nobody could tell them apart.")
        }
        owners[glyph] = (role, word)
      }
    }
  }

  private func invalid<Value>(_ body: () throws(ConfigError) -> Value) throws(ThemeError) -> Value {
    do {
      return try body()
    } catch {
      throw .invalid(error)
    }
  }
}
