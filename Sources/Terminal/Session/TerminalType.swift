internal import CNcurses
internal import Glibc

/// What the terminfo database says about a terminal.
struct TerminalType {
  /// The name with which curses is started.
  let name: String
  /// What to tell the user if it is not the type that they asked for.
  let note: String?
  let colors: Int
  let canReportClicks: Bool
  /// Whether it can say where pasted text begins and ends.
  let canBracketPastes: Bool
  /// Clears the screen of a terminal that has no alternate screen; empty if it has one.
  let clearSequence: String
  /// Restores the terminal for a shell, for when curses can no longer do so.
  let restoreSequence: String
  let keys: [(sequence: [UInt8], key: Key)]

  /// Looks up `TERM`. A name that is unknown, as those of new terminals often are on old systems, is replaced
  /// by the description that is most likely to fit.
  init(environment: [String: String], output: Int32) throws(TerminalError) {
    let wanted = environment["TERM"].flatMap { $0.isEmpty ? nil : $0 }
    for candidate in [wanted, Self.substitute(for: wanted ?? "")].compactMap({ $0 }) {
      var status: Int32 = 0
      guard unsafe setupterm(candidate, output, &status) == OK else { continue }
      defer { kiosk_forget_terminal_type() }
      guard Self.string("cup") != nil else { throw .unusable(type: candidate) }
      name = candidate
      note =
        candidate == wanted
        ? nil : "The terminal type `\(wanted ?? "")` is not known here; it is treated as `\(candidate)`."
      colors = Int(unsafe tigetnum("colors"))
      canReportClicks = Self.string("kmous") != nil
      // Older descriptions do not say. Terminals that report clicks know it, or ignore modes that they do not
      // know, as the Linux console did for a long time.
      canBracketPastes = canReportClicks || Self.string("BE") != nil
      let clear = Self.string("rmcup") == nil ? ["clear"] : []
      clearSequence = clear.compactMap(Self.string).joined()
      restoreSequence =
        (["sgr0", "op", "cnorm"] + clear + ["rmkx", "rmcup"]).compactMap(Self.string).joined() + "\r"
      keys = Self.describedKeys()
      return
    }
    throw .noDescription(type: wanted ?? "")
  }

  /// Nearly all current terminals understand xterm; the oldest common language is ANSI's.
  private static func substitute(for name: String) -> String {
    let modern = [
      "xterm", "256color", "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "konsole", "rio",
      "st-", "vte",
      "wezterm",
    ]
    return modern.contains { name.contains($0) } ? "xterm-256color" : "ansi"
  }

  /// A string capability without its padding, such as `$<5>`: no current terminal needs it.
  private static func string(_ capability: String) -> String? {
    guard let value = unsafe kiosk_terminfo_string(capability) else { return nil }
    var rest = unsafe String(cString: value)[...]
    var plain = ""
    while let start = rest.firstIndex(of: "$"), let end = rest[start...].firstIndex(of: ">"),
      rest[rest.index(after: start)...].first == "<"
    {
      plain += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return plain + rest
  }

  private static func describedKeys() -> [(sequence: [UInt8], key: Key)] {
    let named: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter),
    ]
    let functions = (1...12).map { ("kf\($0)", Key.function($0)) }
    return (named + functions).compactMap { capability, key in
      // Single bytes are control characters, whose meaning does not depend on the terminal.
      string(capability).map { (Array($0.utf8), key) }.flatMap { $0.0.count > 1 ? $0 : nil }
    }
  }
}
