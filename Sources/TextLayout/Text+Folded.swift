extension Text {
  /// `text` as a search compares it: without case, accents and differences of width, so that `amelie` finds
  /// `Amélie`, `grosse` finds `Größe`, `lodz` finds `Łódź`, and `i` finds Turkish `ı` and `İ`. The two
  /// Japanese syllabaries are treated as one, and so are their narrow and wide forms. The result is for
  /// comparison, not for display.
  package static func folded(_ text: String) -> String {
    if isPlain(text) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &folded) }
    return String(folded)
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    if isIgnored(scalar) { return }
    if let mark = voicingMark(scalar) {
      if let kana = folded.last, let voiced = mark == .voiced ? voiced(kana) : halfVoiced(kana) {
        folded.removeLast()
        folded.append(voiced)
      }
      return
    }
    let usual = usualForm(of: scalar)
    if let likeness = likeness(of: usual) {
      folded.append(contentsOf: likeness.lowercased().unicodeScalars)
    } else {
      for lower in usual.properties.lowercaseMapping.unicodeScalars where !isIgnored(lower) {
        if let likeness = likeness(of: lower) {
          folded.append(contentsOf: likeness.lowercased().unicodeScalars)
        } else {
          folded.append(unaccented[lower] ?? lower)
        }
      }
    }
  }

  /// Accents, points and invisible characters, which a search ignores. The vowel signs of India's scripts are
  /// kept, since they work as letters.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0xAD: false
    case 0xAD, 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7,
      0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
      0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// Full-width letters as ASCII, and narrow kana and hiragana as wide katakana.
  private static func usualForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3041...0x3096, 0x309D...0x309E: Unicode.Scalar(scalar.value + 0x60) ?? scalar
    case 0xFF61...0xFF9D: wideKana[Int(scalar.value - 0xFF61)]
    default: scalar
    }
  }

  private enum VoicingMark {
    /// As from ハ to バ.
    case voiced
    /// As from ハ to パ.
    case halfVoiced
  }

  private static func voicingMark(_ scalar: Unicode.Scalar) -> VoicingMark? {
    switch scalar.value {
    case 0x3099, 0x309B, 0xFF9E: .voiced
    case 0x309A, 0x309C, 0xFF9F: .halfVoiced
    default: nil
    }
  }

  private static func voiced(_ kana: Unicode.Scalar) -> Unicode.Scalar? {
    switch kana {
    case "カ", "キ", "ク", "ケ", "コ", "サ", "シ", "ス", "セ", "ソ", "タ", "チ", "ツ", "テ", "ト", "ハ", "ヒ", "フ", "ヘ", "ホ":
      Unicode.Scalar(kana.value + 1)
    case "ウ": "ヴ"
    default: nil
    }
  }

  private static func halfVoiced(_ kana: Unicode.Scalar) -> Unicode.Scalar? {
    switch kana {
    case "ハ", "ヒ", "フ", "ヘ", "ホ": Unicode.Scalar(kana.value + 2)
    default: nil
    }
  }

  /// U+FF61 to U+FF9D.
  private static let wideKana = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// Lower-case letters of other scripts that have an accent, and final ς.
  private static let unaccented: [Unicode.Scalar: Unicode.Scalar] = [
    "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ϊ": "ι", "ΐ": "ι", "ό": "ο", "ύ": "υ", "ϋ": "υ", "ΰ": "υ",
    "ώ": "ω",
    "ς": "σ", "ё": "е", "ѐ": "е", "й": "и", "ѝ": "и", "ї": "і", "ў": "у", "ѓ": "г", "ґ": "г", "ќ": "к",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك",
  ]
}
