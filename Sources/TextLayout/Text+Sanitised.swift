extension Text {
  /// `text` without anything that has an effect beyond its own cells. Escape sequences lose their control
  /// characters; bidirectional overrides, zero-width and other invisible characters are removed. Tabs, line
  /// breaks and spaces of every width become one plain space, and an unassigned code point becomes `U+FFFD`.
  ///
  /// This is what screens draw. It separates emoji that are joined into one: a family becomes four faces, two
  /// columns each. Only some terminals draw the joined picture, in two columns; xterm, the Linux console and
  /// screen draw the parts, in eight. A frame whose columns are counted in one way is misaligned on terminals
  /// of the other kind. A curses cell holds a character and four marks without width, too few for a family in
  /// any case. ``storable(_:)`` keeps the joiners, for uses that do not depend on columns.
  package static func sanitised(_ text: String) -> String {
    if isPlain(text) { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let replacement = safeScalar(for: scalar) { safe.unicodeScalars.append(replacement) }
    }
    return safe
  }

  static func safeScalar(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    // Also arrows, lines, blocks and shapes, which seat maps consist of: looking them up would be slow.
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2190..<0x2400, 0x2500..<0x2600:
      return scalar
    case 0x09...0x0D: return " "
    case 0x00..<0x20, 0x7F..<0xA0: return nil
    default: break
    }
    if scalar.properties.isDefaultIgnorableCodePoint { return nil }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return " "
    case .format, .control: return nil
    case .unassigned, .surrogate, .privateUse: return "\u{FFFD}"
    default: return scalar
    }
  }
}
