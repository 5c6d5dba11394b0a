internal import CNcurses
internal import Glibc

/// What the terminfo database says of a terminal.
struct TerminalType {
  /// The name that curses is started with.
  let name: String
  /// What to tell the user when it is not the one they asked for.
  let note: String?
  let colors: Int
  let canReportClicks: Bool
  let traits: TerminalTraits
  /// What takes away colours and attributes, shows the cursor, and clears a screen that does not give way to another.
  let plainSequence: String
  /// What brings the terminal back to how a shell expects it, for when curses cannot do it any more.
  let restoreSequence: String
  let keys: [(sequence: [UInt8], key: Key)]

  /// Looks up `TERM`. A name that is unknown, as those of new terminals often are on old systems, gives way to the
  /// description that fits most likely.
  init(environment: [String: String], output: Int32) throws(TerminalError) {
    let wanted = environment["TERM"].flatMap { $0.isEmpty ? nil : $0 }
    for candidate in [wanted, Self.substitute(for: wanted ?? "")].compactMap({ $0 }) {
      var status: Int32 = 0
      guard unsafe setupterm(candidate, output, &status) == OK else { continue }
      defer { kiosk_forget_terminal_type() }
      // Painting speaks ANSI, as all terminals have done since the VT100.
      guard let move = Self.string("cup"), move == "\u{1B}[%i%p1%d;%p2%dH" else {
        throw .unusable(type: candidate)
      }
      name = candidate
      note =
        candidate == wanted
        ? nil : "The terminal type `\(wanted ?? "")` is not known here; it is treated as `\(candidate)`."
      colors = Int(unsafe tigetnum("colors"))
      canReportClicks = Self.string("kmous") != nil
      let clear = Self.string("rmcup") == nil ? ["clear"] : []
      plainSequence = (["sgr0", "op", "cnorm"] + clear).compactMap(Self.string).joined()
      restoreSequence = plainSequence + ["rmkx", "rmcup"].compactMap(Self.string).joined() + "\r"
      traits = Self.describedTraits()
      keys = Self.describedKeys()
      return
    }
    throw .noDescription(type: wanted ?? "")
  }

  /// Nearly all terminals of today understand xterm; the eldest common tongue is ANSI's.
  private static func substitute(for name: String) -> String {
    let modern = [
      "xterm", "256color", "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "konsole", "rio",
      "st-", "vte",
      "wezterm",
    ]
    return modern.contains { name.contains($0) } ? "xterm-256color" : "ansi"
  }

  /// A string capability without its padding, such as `$<5>`: no terminal of today needs to be waited for.
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

  private static func describedTraits() -> TerminalTraits {
    var attributes: Style.Attributes = []
    for (capability, attribute) in [
      ("bold", Style.Attributes.bold), ("dim", .dim), ("smul", .underline), ("rev", .reverse),
    ]
    where string(capability) != nil {
      attributes.insert(attribute)
    }
    return TerminalTraits(
      attributes: attributes,
      turnsOffSingly: string("rmul") == "\u{1B}[24m",
      hasDefaultColors: string("op")?.contains("39;49") ?? false,
      erasesInColor: unsafe tigetflag("bce") == 1,
      wrapsLate: unsafe tigetflag("am") != 1 || tigetflag("xenl") == 1,
      showCursor: string("cnorm") ?? "",
      hideCursor: string("civis") ?? "")
  }

  private static func describedKeys() -> [(sequence: [UInt8], key: Key)] {
    let named: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter),
    ]
    let functions = (1...12).map { ("kf\($0)", Key.function($0)) }
    return (named + functions).compactMap { capability, key in
      // Single bytes are control characters, and what those mean does not depend on the terminal.
      string(capability).map { (Array($0.utf8), key) }.flatMap { $0.0.count > 1 ? $0 : nil }
    }
  }
}
