/// Black and white dots, as a printer prints them.
struct DotImage: Hashable {
  /// Dots in a row.
  let width: Int
  /// From the top; true for black.
  private(set) var rows: [[Bool]]

  init(width: Int, height: Int) {
    self.width = width
    rows = Array(repeating: Array(repeating: false, count: width), count: height)
  }

  /// A line of text in a font's own size, 16 dots high. Accents and the vowel signs of India's scripts are
  /// drawn over the character before them, as Unifont intends.
  init(_ text: String, in font: HexFont) {
    let scalars = VisualOrder.scalars(of: text)
    var pen = 0
    var base = 0
    var places: [(glyph: HexFont.Glyph, column: Int)] = []
    for scalar in scalars {
      let glyph = font.glyph(of: scalar) ?? .blank
      if !scalar.isMark || places.isEmpty {
        base = pen
        pen += glyph.width
      }
      places.append((glyph, base))
    }
    self.init(width: max(pen, places.map { $0.column + $0.glyph.width }.max() ?? 0), height: 16)
    for (glyph, left) in places {
      for (y, bits) in glyph.rows.enumerated() {
        for x in 0..<glyph.width where bits >> (glyph.width - 1 - x) & 1 == 1 { rows[y][left + x] = true }
      }
    }
  }

  /// How many columns, of eight dots each, a text takes in a font.
  static func columns(of text: String, in font: HexFont) -> Int {
    let dots = VisualOrder.scalars(of: text).reduce(0) { width, scalar in
      scalar.isMark && width > 0 ? width : width + (font.glyph(of: scalar) ?? .blank).width
    }
    return (dots + 7) / 8
  }

  /// This image enlarged by `numerator` / `denominator`. A dot covers every dot that it touches, so all
  /// strokes become equally thick and none disappears. At 3/2 they are two dots thick, as in the printers'
  /// own fonts.
  func enlarged(_ numerator: Int, by denominator: Int) -> DotImage {
    func span(_ index: Int) -> Range<Int> {
      index * numerator / denominator..<((index + 1) * numerator + denominator - 1) / denominator
    }
    var image = DotImage(
      width: (width * numerator + denominator - 1) / denominator,
      height: (rows.count * numerator + denominator - 1) / denominator)
    for (y, row) in rows.enumerated() {
      for (x, isBlack) in row.enumerated() where isBlack {
        for line in span(y) { for column in span(x) { image.rows[line][column] = true } }
      }
    }
    return image
  }

  /// This image on paper `width` dots wide, `indent` dots from its left edge, followed by `below` blank rows.
  /// Whatever does not fit is cut off.
  func placed(on width: Int, indent: Int, below: Int) -> DotImage {
    var image = DotImage(width: width, height: rows.count + below)
    for (y, row) in rows.enumerated() {
      for (x, isBlack) in row.enumerated() where isBlack && indent + x < width {
        image.rows[y][indent + x] = true
      }
    }
    return image
  }

  /// The commands (`GS v 0`) that print it, each with one band of it: many printers can buffer only a few
  /// kilobytes.
  func escpos(bandHeight: Int = 24) -> [UInt8] {
    let bytesPerRow = (width + 7) / 8
    return stride(from: 0, to: rows.count, by: max(1, bandHeight)).flatMap { top in
      let band = rows[top..<min(rows.count, top + max(1, bandHeight))]
      let header: [UInt8] = [
        0x1D, 0x76, 0x30, 0, UInt8(bytesPerRow & 0xFF), UInt8(bytesPerRow >> 8), UInt8(band.count & 0xFF),
        UInt8(band.count >> 8),
      ]
      return header + band.flatMap { Self.packed($0, bytes: bytesPerRow) }
    }
  }

  private static func packed(_ row: [Bool], bytes: Int) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: bytes)
    for (x, isBlack) in row.enumerated() where isBlack { packed[x / 8] |= 0x80 >> UInt8(x % 8) }
    return packed
  }
}
