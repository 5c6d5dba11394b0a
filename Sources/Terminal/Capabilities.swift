/// The characters that a terminal can show.
package enum Charset: Hashable, Sendable {
  case unicode
  case ascii

  /// What text that is cut off ends in, one column wide.
  package var ellipsis: String {
    switch self {
    case .unicode: "…"
    case .ascii: "~"
    }
  }
}

/// The colours that a terminal can show, from the fewest to the most.
package enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  case monochrome
  /// The eight ANSI colours. Bold does not give brighter ones.
  case eight
  case sixteen
  /// The xterm palette: 16 ANSI colours, a 6×6×6 cube and 24 greys.
  case palette256

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }

  /// The colour depth for the number of `colors` in a terminfo entry; a negative number means that the entry
  /// has none.
  package init(terminfoColors colors: Int) {
    switch colors {
    case 256...: self = .palette256
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .monochrome
    }
  }
}

/// What the terminal can do, as far as it matters for drawing.
package struct Capabilities: Hashable, Sendable {
  package var charset: Charset
  package var colors: ColorDepth
  /// Whether the terminal is asked to report clicks. Off by default, because it disables the terminal's own
  /// way of selecting text.
  package var mouse: Bool

  package init(charset: Charset = .unicode, colors: ColorDepth = .palette256, mouse: Bool = false) {
    self.charset = charset
    self.colors = colors
    self.mouse = mouse
  }

  /// What the environment says about the terminal.
  ///
  /// The charset is Unicode only if the first non-empty variable of `LC_ALL`, `LC_CTYPE` and `LANG` names
  /// UTF-8, and `TERM` is not a terminal that cannot show it. Colours are those of the terminfo entry; there
  /// are none if `NO_COLOR` is not empty.
  /// - Parameter terminfoColors: the number of colours in the terminal's terminfo entry, negative if it has
  ///   none.
  package static func detect(environment: [String: String], terminfoColors: Int) -> Capabilities {
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    let isUnicode = namesUTF8(locale) && !showsOnlyBytes(environment["TERM"] ?? "")
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return Capabilities(
      charset: isUnicode ? .unicode : .ascii,
      colors: isPlain ? .monochrome : ColorDepth(terminfoColors: terminfoColors))
  }

  /// Whether the codeset of a locale such as `de_AT.utf8@euro` is UTF-8.
  private static func namesUTF8(_ locale: String) -> Bool {
    guard let dot = locale.firstIndex(of: ".") else { return false }
    let codeset = locale[locale.index(after: dot)...].prefix { $0 != "@" }
    return ["utf8", "utf-8"].contains(codeset.lowercased())
  }

  /// Whether a terminal cannot show Unicode, whatever the locale says. This includes the Linux console: its
  /// font has at most 512 characters, and all others look alike.
  private static func showsOnlyBytes(_ term: String) -> Bool {
    let families = [
      "ansi", "cons25", "cygwin", "dumb", "linux", "mach", "pcansi", "sun", "unknown", "vt", "wsvt",
    ]
    return term.isEmpty || families.contains { term.hasPrefix($0) && !term.hasPrefix("vte") }
  }
}
