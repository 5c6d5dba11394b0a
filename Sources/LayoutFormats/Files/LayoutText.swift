package import FoundationEssentials

/// A file's text, whatever characters it is written in.
package enum LayoutText {
  /// UTF-16, with or without a byte order mark, becomes UTF-8; other bytes stay as they are.
  package static func utf8(_ file: Data) -> Data {
    let bytes = Array(file)
    let isBig: Bool
    if bytes.starts(with: [0xFF, 0xFE]) {
      isBig = false
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      isBig = true
    } else if let isUnmarkedBig = isUnmarkedUTF16(bytes) {
      isBig = isUnmarkedBig
    } else {
      return file
    }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { at in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    let text = String(decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
    return Data(text.utf8)
  }

  /// Whether a text begins as UTF-16 does without a mark: every second byte is zero. Nil when it does not.
  private static func isUnmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
    let beginning = bytes.prefix(200)
    guard beginning.count >= 4 else { return nil }
    let zeros = beginning.indices.filter { beginning[$0] == 0 }
    let odd = zeros.count { !$0.isMultiple(of: 2) }
    guard zeros.count * 5 >= beginning.count * 2 else { return nil }
    if odd == zeros.count { return false }
    return odd == 0 ? true : nil
  }

  /// The characters of a text in UTF-8, or in Windows-1252, which contains Latin-1.
  static func string(_ text: Data) -> String {
    let bytes = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text
    if let string = String(validating: bytes, as: UTF8.self) { return string }
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let isOfWindows = (0x80..<0xA0).contains(byte)
      scalars.append(isOfWindows ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(scalars)
  }

  /// Bytes 80 to 9F, which Latin-1 has no characters for. Five have none here either.
  private static let windows1252 = Array("€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ".unicodeScalars)

  /// Whether the first character is one that JSON begins with.
  static func looksLikeJSON(_ text: Data) -> Bool {
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    return first.map { Array("{[\"".utf8).contains($0) } ?? false
  }
}
