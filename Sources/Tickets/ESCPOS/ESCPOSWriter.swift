internal import TextLayout

/// Collects ESC/POS commands and text.
///
/// A line whose characters are all in the printer's code pages is printed as text. Any other line is printed
/// as an image, so that all its characters are in one font and on one baseline.
final class ESCPOSWriter {
  private let format: ESCPOSFormat
  private var encoder: CharacterEncoder
  private var bytes: [UInt8] = [0x1B, 0x40]  // ESC @: initialise
  /// Opened for the first character that is in no code page.
  private lazy var font = HexFont(path: format.font)
  /// Characters that are in no code page and that no font could draw.
  private var substituted: [Character] = []
  private var isCentred = false

  init(_ format: ESCPOSFormat) {
    self.format = format
    encoder = CharacterEncoder(format.codePages)
    bytes += encoder.beginning()
  }

  func write(_ line: TicketLine, code: QRCode?) {
    let layout = layout(width: format.width)
    switch line {
    case .banner(let text):
      emphasise(true)
      bytes += [0x1D, 0x21, 0x11]  // GS !: double width and height
      let lines = self.layout(width: format.width / 2).lines(of: spelled(text))
      for line in lines { write(line, isDouble: true) }
      bytes += [0x1D, 0x21, 0x00]
      emphasise(false)
    case .text(let text):
      layout.lines(of: spelled(text)).forEach { write($0) }
    case .centred(let text):
      align(.centre)
      layout.lines(of: spelled(text)).forEach { write($0) }
      align(.left)
    case .pair(let left, let right):
      layout.pair(spelled(left), spelled(right)).forEach { write($0) }
    case .total(let left, let right):
      emphasise(true)
      layout.pair(spelled(left), spelled(right)).forEach { write($0) }
      emphasise(false)
    case .rule:
      write(String(repeating: "-", count: format.width))
    case .code:
      guard let code else { return }
      align(.centre)
      bytes += code.escpos(moduleSize: format.moduleSize(modules: code.size))
      align(.left)
    }
  }

  /// Feeds the paper until the last line is past the cutter, and cuts.
  func finished() -> Printout {
    let remark: PrintRemark? =
      substituted.isEmpty
      ? nil
      : PrintRemark(
        characters: substituted, font: format.font, isFontMissing: font == nil)
    return Printout(
      bytes: bytes + [0x1B, 0x64, 0x03, 0x1D, 0x56, 0x42, 0x00],  // ESC d 3, GS V 66 0
      remark: remark)
  }

  private enum Alignment: UInt8 {
    case left, centre
  }

  private func align(_ alignment: Alignment) {
    bytes += [0x1B, 0x61, alignment.rawValue]  // ESC a
    isCentred = alignment == .centre
  }

  private func emphasise(_ isOn: Bool) {
    bytes += [0x1B, 0x45, isOn ? 1 : 0]  // ESC E
  }

  private func write(_ line: String, isDouble: Bool = false) {
    if line.allSatisfy(encoder.has) {
      bytes += encoder.bytes(of: line) + [0x0A]
    } else if let font {
      bytes += picture(of: line, font, isDouble: isDouble).escpos()
    }
  }

  /// Enlarges Unifont's cells of 8 by 16 dots to the printer's 12 by 24, and adds the printer's blank rows
  /// between lines. A centred image is as wide as the paper, since not every printer can position images.
  private func picture(of line: String, _ font: HexFont, isDouble: Bool) -> DotImage {
    let image = DotImage(line, in: font).enlarged(isDouble ? 6 : 3, by: 2)
    let indent = isCentred ? max(0, (format.dots - image.width) / 2) : 0
    return image.placed(
      on: isCentred ? format.dots : min(format.dots, image.width), indent: indent, below: 6)
  }

  // MARK: - Substituting characters

  /// Only characters that the printer or the font has are kept. Spaces stay spaces, and signs such as
  /// quotation marks become ASCII rather than turn their line into an image.
  private func spelled(_ text: String) -> String {
    Text.ascii(Text.storable(text)) { character in
      encoder.has(character) || isDrawn(character)
    }
  }

  private func isDrawn(_ character: Character) -> Bool {
    if isSign(character), !Text.ascii(String(character)).contains("?") { return false }
    let visible = character.unicodeScalars.filter { !Text.isJoiner($0) }
    if let font, visible.allSatisfy({ font.glyph(of: $0) != nil }) { return true }
    if !substituted.contains(character) { substituted.append(character) }
    return false
  }

  /// Whether it is neither a letter nor part of one.
  private func isSign(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { !$0.properties.isAlphabetic && !$0.isMark } ?? true
  }

  private func layout(width: Int) -> LineLayout {
    LineLayout(width: width) { [self] text in columns(of: text) }
  }

  /// A code page's characters are as wide as on a terminal. Drawn text is as wide as its image, which in some
  /// scripts is wider than on a terminal.
  private func columns(of text: String) -> Int {
    if text.allSatisfy(encoder.has) { return Text.columns(of: text) }
    return font.map { DotImage.columns(of: text, in: $0) } ?? Text.columns(of: text)
  }
}
