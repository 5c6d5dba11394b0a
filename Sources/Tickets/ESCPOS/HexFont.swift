/// A bitmap font in the format of GNU Unifont: one line for each character, `0041:0000…`, with 16 rows of 8
/// or 16 dots, in the order of the code points.
///
/// The file is never loaded. A character is found by binary search in it, which takes about twenty short
/// reads. So the font costs nothing on a kiosk that does not need it, and a few kilobytes on one that does.
final class HexFont {
  struct Glyph: Hashable {
    /// Dots: 8 or 16.
    let width: Int
    /// From the top; the leftmost dot is the highest of the `width` bits.
    let rows: [UInt16]

    /// Used for a character that the font lacks.
    static let blank = Glyph(width: 8, rows: Array(repeating: 0, count: 16))
  }

  private let file: Descriptor
  private let size: Int
  private var known: [Unicode.Scalar: Glyph?] = [:]

  /// Nil if the file cannot be read.
  init?(path: String) {
    guard let file = Descriptor(reading: path), let size = file.size, size > 0 else { return nil }
    self.file = file
    self.size = size
  }

  /// Nil if the font does not have `scalar`.
  func glyph(of scalar: Unicode.Scalar) -> Glyph? {
    if let glyph = known[scalar] { return glyph }
    let glyph = found(scalar.value)
    known[scalar] = glyph
    return glyph
  }

  private func found(_ wanted: UInt32) -> Glyph? {
    // The wanted line begins at or after `low`, and before `high`.
    var (low, high) = (0, size)
    while low < high {
      let middle = (low + high) / 2
      guard let line = firstLine(from: middle, before: high) else {
        high = middle
        continue
      }
      if line.codePoint == wanted { return Self.glyph(line.digits) }
      if line.codePoint < wanted { low = line.end } else { high = middle }
    }
    return nil
  }

  /// The first line that begins at or after `offset`, and before `limit`.
  private func firstLine(from offset: Int, before limit: Int) -> (
    codePoint: UInt32, digits: ArraySlice<UInt8>, end: Int
  )? {
    // From one byte earlier, to see whether a line begins at `offset` itself.
    let start = max(0, offset - 1)
    let bytes = file.read(at: start, count: 2 * Self.longestLine)
    var begin = bytes.startIndex
    if offset > 0 {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      begin = end + 1
    }
    let line = bytes[begin...].prefix { $0 != UInt8(ascii: "\n") }
    guard start + begin < limit, let colon = line.firstIndex(of: UInt8(ascii: ":")),
      let codePoint = UInt32(String(decoding: line[..<colon], as: UTF8.self), radix: 16)
    else { return nil }
    return (codePoint, line[(colon + 1)...], start + line.endIndex + 1)
  }

  private static func glyph(_ digits: ArraySlice<UInt8>) -> Glyph? {
    guard digits.count == 32 || digits.count == 64 else { return nil }
    let step = digits.count / 16
    let rows = stride(from: digits.startIndex, to: digits.endIndex, by: step).compactMap {
      UInt16(String(decoding: digits[$0..<($0 + step)], as: UTF8.self), radix: 16)
    }
    return rows.count == 16 ? Glyph(width: step * 4, rows: rows) : nil
  }

  /// `10FFFF:`, 64 digits, a line break, and a margin.
  private static let longestLine = 80
}
