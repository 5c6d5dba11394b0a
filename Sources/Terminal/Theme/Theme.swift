/// What every role looks like: its glyphs, its colours and its attributes.
package struct Theme: Sendable {
  package let name: String
  private let looks: [Role: Look]

  /// How one role looks.
  struct Look: Hashable, Sendable {
    var style = Style()
    /// The attributes on a terminal without colours.
    var monochrome: Style.Attributes = []
    var unicode: String
    var ascii: String
  }

  init(name: String, looks: [Role: Look]) {
    self.name = name
    self.looks = looks
  }

  /// The character for `role`, one column wide; a space for roles that have none.
  package func glyph(_ role: Role, _ charset: Charset) -> String {
    let look = looks[role] ?? PlainLooks.look(of: role)
    return charset == .unicode ? look.unicode : look.ascii
  }

  /// How `role` is shown on a terminal with these colours.
  package func style(_ role: Role, _ depth: ColorDepth) -> ShownStyle {
    let look = looks[role] ?? PlainLooks.look(of: role)
    return depth == .monochrome
      ? ShownStyle(foreground: nil, background: nil, attributes: look.monochrome) : look.style.shown(depth)
  }

  /// A line for every role whose text is hard to read. The contrast should be at least 4.5:1, or 3:1 for
  /// lines and the empty part of a gauge, which are not text. Contrasts are those of the colours that
  /// 256-colour terminals show.
  package func contrastReport() -> [String] {
    Role.allCases.compactMap { role in
      guard role != .background, let style = looks[role]?.style,
        let foreground = style.foreground, let background = style.background
      else { return nil }
      let least = [.border, .gaugeEmpty].contains(role) ? 3.0 : 4.5
      let contrast = foreground.shown.contrast(to: background.shown)
      guard contrast < least else { return nil }
      let tenths = Int(contrast * 10)
      return "`\(role.rawValue)` has a contrast of \(tenths / 10).\(tenths % 10):1; "
        + "text is hard to read below \(least):1."
    }
  }

  /// Without colours, and with the default glyphs.
  package static let plain = Theme(
    name: "plain",
    looks: Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, PlainLooks.look(of: $0)) }))

  /// The theme of a kiosk for which none is configured.
  package static let builtIn: Theme = {
    guard let theme = try? ThemeLoader(directories: []).theme(named: "default") else { return plain }
    return theme
  }()

  /// Loads a theme.
  /// - Parameters:
  ///   - nameOrPath: a file if it contains a slash or ends in `.toml`, otherwise a name to search for.
  ///   - directories: where to search, in order; the built-in themes come last.
  package static func load(_ nameOrPath: String, directories: [String]) throws(ThemeError) -> Theme {
    let loader = ThemeLoader(directories: directories)
    if nameOrPath.contains("/") || nameOrPath.hasSuffix(".toml") { return try loader.theme(path: nameOrPath) }
    return try loader.theme(named: nameOrPath)
  }

  /// The names of the themes in `directories` and of the built-in ones, in alphabetical order.
  package static func names(directories: [String]) -> [String] {
    ThemeLoader(directories: directories).names
  }
}
