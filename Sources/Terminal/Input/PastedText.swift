import TextLayout

/// Pasted text on its way through the decoder: bytes of any kind come in, one line of text comes out.
struct PastedText: Sendable {
  /// What is longer than any field is left out; a terminal that went mad cannot fill the memory.
  static let longest = 4096

  private var bytes: [UInt8] = []

  mutating func append(_ new: some Collection<UInt8>) {
    bytes += new.prefix(Self.longest - bytes.count)
  }

  /// Line breaks and tabs become blanks, other control characters and what is no valid UTF-8 are left out. Blanks around
  /// the text are those of the line that it was copied from.
  var line: String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}" {
      text.unicodeScalars.append(scalar.properties.isWhitespace && scalar != "\u{A0}" ? " " : scalar)
    }
    return Text.storable(text).split(separator: " ").joined(separator: " ")
  }
}
