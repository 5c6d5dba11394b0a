internal import TextLayout

/// The order of characters on a line from left to right.
///
/// This is the Unicode bidirectional algorithm (UAX 9) for plain lines whose own direction is left to right:
/// Hebrew and Arabic are reversed, numbers in them are not, and brackets are mirrored. It does not support
/// explicit embeddings, because ``TextLayout/Text/storable(_:)`` removes their characters.
enum VisualOrder {
  /// A character and the marks over it, which stay after it.
  private struct Unit {
    var scalars: [Unicode.Scalar]
    var level = 0
  }

  /// The visible characters of `text`, in this order, with Arabic letters in their joined forms.
  static func scalars(of text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: isRightToLeft) else { return scalars.filter { !Text.isJoiner($0) } }
    var units = units(of: ArabicForms.joined(scalars).filter { !Text.isJoiner($0) })
    level(&units)
    reverse(&units, from: 2)
    reverse(&units, from: 1)
    return units.flatMap { unit in unit.level == 1 ? unit.scalars.map(mirrored) : unit.scalars }
  }

  private static func units(of scalars: [Unicode.Scalar]) -> [Unit] {
    scalars.reduce(into: []) { units, scalar in
      if scalar.isMark, !units.isEmpty {
        units[units.count - 1].scalars.append(scalar)
      } else {
        units.append(Unit(scalars: [scalar]))
      }
    }
  }

  /// Level 0 is from left to right, 1 from right to left, and 2 a number within level 1.
  private static func level(_ units: inout [Unit]) {
    var followsRightToLeft = false
    /// The start of the spaces and signs whose direction depends on what comes next.
    var neutral: Int?
    for index in units.indices {
      guard let scalar = units[index].scalars.first else { continue }
      if isRightToLeft(scalar) {
        if followsRightToLeft, let start = neutral, !isGap(units[start..<index]) {
          for between in start..<index { units[between].level = 1 }
        }
        units[index].level = 1
        followsRightToLeft = true
        neutral = nil
      } else if scalar.properties.numericType != nil {
        if let start = neutral, isGap(units[start..<index]) { followsRightToLeft = false }
        if followsRightToLeft {
          // A point or comma within a number is part of it.
          let isWithin = neutral == index - 1 && index >= 2 && units[index - 2].level == 2
          let isSeparator = [".", ",", ":"].contains(units[index - 1].scalars.first)
          for between in (neutral ?? index)..<index { units[between].level = isWithin && isSeparator ? 2 : 1 }
          units[index].level = 2
        }
        neutral = nil
      } else if scalar.properties.isAlphabetic {
        followsRightToLeft = false
        neutral = nil
      } else if followsRightToLeft, closes(scalar, units[..<index]) {
        for between in (neutral ?? index)...index { units[between].level = 1 }
        neutral = nil
      } else if neutral == nil {
        neutral = index
      }
    }
  }

  /// Whether `bracket` closes one that was opened in right-to-left text.
  private static func closes(_ bracket: Unicode.Scalar, _ before: ArraySlice<Unit>) -> Bool {
    guard [")", "]", "}", "»"].contains(bracket) else { return false }
    return before.last { $0.scalars == [mirrored(bracket)] }?.level == 1
  }

  /// The gap between two columns of a ticket, which are separate texts.
  private static func isGap(_ units: ArraySlice<Unit>) -> Bool {
    zip(units, units.dropFirst()).contains { $0.scalars == [" "] && $1.scalars == [" "] }
  }

  /// Reverses each run whose level is `level` or higher.
  private static func reverse(_ units: inout [Unit], from level: Int) {
    var start = 0
    while start < units.count {
      guard units[start].level >= level else {
        start += 1
        continue
      }
      let end = units[start...].firstIndex { $0.level < level } ?? units.count
      units[start..<end].reverse()
      start = end
    }
  }

  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Arabic digits are ordered as European ones are.
    case 0x660...0x669, 0x6F0...0x6F9: false
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      scalar.properties.isAlphabetic
    default: false
    }
  }

  private static func mirrored(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    mirrors[scalar] ?? scalar
  }

  private static let mirrors: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
  ]
}

extension Unicode.Scalar {
  /// Whether it is drawn over the character before it.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
