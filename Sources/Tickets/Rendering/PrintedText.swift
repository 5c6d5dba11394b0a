/// Text on its way to paper: made harmless, spelt in what the paper can show, and broken into lines.
enum PrintedText {
  /// Without anything that a printer or a terminal would obey: control characters and invisible ones (C0, C1,
  /// bidirectional overrides) are left out, every kind of blank and line break becomes one plain blank.
  static func harmless(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: safe.append(" ")
      case .control:
        if (0x09...0x0D).contains(scalar.value) || scalar.value == 0x85 { safe.append(" ") }
      case .format, .surrogate, .privateUse, .unassigned: break
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// The columns that a harmless text takes: 0 for combining marks, 2 for East Asian wide characters, else 1.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]

  /// Lines of at most `width` columns, broken at blanks, and inside of words that are longer than a line.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func finish() {
      if used > 0 { lines.append(line) }
      (line, used) = ("", 0)
    }
    for word in text.split(separator: " ") {
      let needed = columns(of: String(word))
      if used > 0, used + 1 + needed > width { finish() }
      if used > 0 {
        line += " "
        used += 1
      }
      for character in word {
        let step = columns(of: String(character))
        if used + step > width { finish() }
        line.append(character)
        used += step
      }
    }
    finish()
    return lines
  }
}
