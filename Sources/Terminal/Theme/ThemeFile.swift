import TextLayout

/// One theme file as written, before it is merged with those that it inherits from.
struct ThemeFile {
  /// A word in the file and its location, in case it turns out to be wrong later.
  struct Word {
    let text: String
    let file: String
    let line: Int

    func error(_ message: String) -> ConfigError {
      ConfigError(file: file, line: line, message: message)
    }
  }

  /// What the file says about a role; nil for what it does not mention.
  struct Entry {
    var foreground: Word?
    var background: Word?
    var attributes: Style.Attributes?
    var monochrome: Style.Attributes?
    var unicode: Word?
    var ascii: Word?

    /// This entry, completed by `base`.
    func over(_ base: Entry) -> Entry {
      Entry(
        foreground: foreground ?? base.foreground,
        background: background ?? base.background,
        attributes: attributes ?? base.attributes,
        // If an entry has attributes of its own, they also replace the base's attributes for monochrome.
        monochrome: monochrome ?? attributes ?? base.monochrome,
        unicode: unicode ?? base.unicode,
        ascii: ascii ?? base.ascii)
    }
  }

  let inherits: Word?
  private(set) var palette: [String: Color] = [:]
  private(set) var entries: [Role: Entry] = [:]

  init(_ document: ConfigDocument) throws(ConfigError) {
    let root = document.root
    try root.allowOnly(["description", "inherits", "palette", "roles"])
    _ = try root.string("description")
    inherits = try Self.word("inherits", of: root)
    if let table = try root.table("palette") {
      for name in table.keys { palette[name] = try Self.color(name, of: table) }
    }
    if let table = try root.table("roles") {
      try table.allowOnly(Role.allCases.map(\.rawValue))
      for role in Role.allCases {
        if let entry = try table.table(role.rawValue) { entries[role] = try Self.entry(entry) }
      }
    }
  }

  /// `name = "#rrggbb"` or `name = { rgb = "#rrggbb", ansi = 12 }`.
  private static func color(_ name: String, of table: ConfigTable) throws(ConfigError) -> Color {
    guard name != noColor, !name.hasPrefix("#") else {
      throw table.error(at: name, "`\(name)` cannot be the name of a colour. Choose another one.")
    }
    guard case .table(let details)? = table[name]?.kind else {
      guard let hex = try table.string(name), let color = Color(hex: hex) else {
        throw notAColor(name, table)
      }
      return color
    }
    try details.allowOnly(["rgb", "ansi"])
    guard let hex = try details.string("rgb"), let color = Color(hex: hex) else {
      throw notAColor("rgb", details)
    }
    return Color(
      red: color.red, green: color.green, blue: color.blue, ansi: try details.integer("ansi", in: 0...15))
  }

  private static func notAColor(_ key: String, _ table: ConfigTable) -> ConfigError {
    table.error(at: key, "`\(key)` should be a colour such as \"#56b4e9\".")
  }

  private static func entry(_ table: ConfigTable) throws(ConfigError) -> Entry {
    try table.allowOnly(["fg", "bg", "attributes", "monochrome", "unicode", "ascii"])
    return Entry(
      foreground: try word("fg", of: table),
      background: try word("bg", of: table),
      attributes: try attributes("attributes", of: table),
      monochrome: try attributes("monochrome", of: table),
      unicode: try glyph("unicode", of: table),
      ascii: try glyph("ascii", of: table))
  }

  private static func attributes(
    _ key: String, of table: ConfigTable
  ) throws(ConfigError) -> Style.Attributes? {
    guard let names = try table.strings(key) else { return nil }
    var attributes: Style.Attributes = []
    for name in names {
      guard let attribute = Style.Attributes.names.first(where: { $0.key == name })?.value else {
        throw table.error(
          at: key,
          "`\(name)` is no attribute. " + Spelling.hint(for: name, among: Style.Attributes.names.map(\.key)))
      }
      attributes.formUnion(attribute)
    }
    return attributes
  }

  /// A character that takes one column on every terminal.
  private static func glyph(_ key: String, of table: ConfigTable) throws(ConfigError) -> Word? {
    guard let word = try word(key, of: table) else { return nil }
    let isOne =
      Text.sanitised(word.text) == word.text && Text.columns(of: word.text) == 1
      && word.text.unicodeScalars.count == 1
    guard isOne else { throw word.error("`\(key)` should be one character, one column wide.") }
    guard key != "ascii" || Text.isPlain(word.text) else {
      throw word.error("`ascii` should be an ASCII character, but is `\(word.text)`.")
    }
    return word
  }

  private static func word(_ key: String, of table: ConfigTable) throws(ConfigError) -> Word? {
    guard let text = try table.string(key) else { return nil }
    return Word(text: text, file: table.file, line: table[key]?.line ?? table.line)
  }

  /// The name of the terminal's own colour.
  static let noColor = "none"
}
