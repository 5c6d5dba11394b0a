import TextLayout

/// Pasted text in the decoder: bytes of any kind go in, and one line of text comes out.
struct PastedText: Sendable {
  /// Longer than any field. The rest is dropped, so a faulty terminal cannot fill the memory.
  static let longest = 4096

  private var bytes: [UInt8] = []

  mutating func append(_ new: some Collection<UInt8>) {
    bytes += new.prefix(Self.longest - bytes.count)
  }

  /// Line breaks and tabs become spaces; other control characters and invalid UTF-8 are removed. So are
  /// spaces around the text, which come from the line that it was copied from.
  var line: String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}" {
      text.unicodeScalars.append(scalar.properties.isWhitespace && scalar != "\u{A0}" ? " " : scalar)
    }
    return Text.storable(text).split(separator: " ").joined(separator: " ")
  }
}
