extension Text {
  /// The columns that one character takes: 0 for combining marks and joiners, 2 for wide characters,
  /// otherwise 1.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    // Before the first combining mark, U+0300, everything is one column wide.
    if scalar.value < 0x300 { return 1 }
    // Lines, blocks and shapes, which seat maps consist of. Looking them up would be slow.
    if (0x2500..<0x25FD).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if isMedialJamo(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// The vowels and final consonants that join the Hangul letter before them.
  private static func isMedialJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(scalar.value)
  }

  /// Characters of East Asian width W or F in Unicode 15, in order; unassigned code points between them are
  /// included.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x3029,
    0x302E...0x303E, 0x3041...0x3096, 0x309B...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3,
    0x16FF0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A,
    0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA,
    0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440,
    0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC,
    0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0,
    0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAF6, 0x20000...0x3134A,
  ]

  /// The pieces of text that occupy cells of their own: a character and the combining marks after it.
  ///
  /// Finer than Swift's characters. What a terminal draws in several cells, such as a flag made of two
  /// letters, is several clusters here.
  package struct Clusters: Sequence, IteratorProtocol {
    private var rest: Substring.UnicodeScalarView

    package init(_ text: String) {
      rest = text[...].unicodeScalars
    }

    /// A mark without a character before it is drawn over a space.
    package mutating func next() -> (text: String, columns: Int)? {
      guard let first = rest.popFirst() else { return nil }
      let width = Text.columns(of: first)
      var text = width == 0 ? " " : ""
      text.unicodeScalars.append(first)
      var marks = width == 0 ? 1 : 0
      while let mark = rest.first, mark.value >= 0x300, Text.columns(of: mark) == 0 {
        rest.removeFirst()
        marks += 1
        if marks <= Self.mostMarks { text.unicodeScalars.append(mark) }
      }
      return (text, Swift.max(1, width))
    }

    /// How many marks a curses cell can hold besides its character.
    private static let mostMarks = 4
  }
}
