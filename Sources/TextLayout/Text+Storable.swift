extension Text {
  /// `text` made safe to store and to print: as ``sanitised(_:)`` makes it, but with the invisible characters
  /// that are part of the text. These are joiners and variation selectors after emoji, the tags of regional
  /// flags, and the two joiners where the scripts from Arabic to Mongolian need them to spell a word.
  package static func storable(_ text: String) -> String {
    if isPlain(text) { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let last, Joiner.isJoiner(scalar), Joiner.mayFollow(last, scalar) {
        safe.unicodeScalars.append(scalar)
      } else if let replacement = safeScalar(for: scalar) {
        safe.unicodeScalars.append(replacement)
      } else {
        continue
      }
      last = scalar
    }
    return safe
  }

  /// Whether a character is invisible by itself, but changes how the one before it is drawn.
  package static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { Joiner.isJoiner(scalar) }

  /// The invisible characters that are part of a spelling.
  enum Joiner {
    static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
    private static let zeroWidthNonJoiner: Unicode.Scalar = "\u{200C}"
    private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"
    private static let blackFlag: Unicode.Scalar = "\u{1F3F4}"

    static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case zeroWidthJoiner, zeroWidthNonJoiner, emojiSelector: true
      default: isTag(scalar)
      }
    }

    static func mayFollow(_ last: Unicode.Scalar, _ joiner: Unicode.Scalar) -> Bool {
      switch joiner {
      case emojiSelector: last.properties.isEmoji
      case zeroWidthJoiner: last.isPictograph || last == emojiSelector || isJoiningLetter(last)
      case zeroWidthNonJoiner: isJoiningLetter(last)
      default: last == blackFlag || isTag(last)
      }
    }

    private static func isTag(_ scalar: Unicode.Scalar) -> Bool {
      (0xE0020...0xE007F).contains(scalar.value)
    }

    /// Letters and signs of Arabic, the scripts of India, and those written like them.
    private static func isJoiningLetter(_ scalar: Unicode.Scalar) -> Bool {
      (0x0620..<0x18B0).contains(scalar.value) && !scalar.properties.isWhitespace
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is drawn as an emoji, alone or with a selector. Digits, which are emoji only with a keycap,
  /// do not count.
  var isPictograph: Bool { value > 0xFF && properties.isEmoji }
}
