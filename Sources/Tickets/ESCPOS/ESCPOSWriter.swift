internal import TextLayout

/// Gathers ESC/POS commands and text.
///
/// A line whose characters are all in the printer's code pages is text. Another is a picture of the whole line, so that
/// its characters stand in one font and in one row.
final class ESCPOSWriter {
  private let format: ESCPOSFormat
  private var encoder: CharacterEncoder
  private var bytes: [UInt8] = [0x1B, 0x40]  // ESC @: initialise
  /// Opened for the first character that no code page has.
  private lazy var font = HexFont(path: format.font)
  /// Characters that no code page has, and no font could draw.
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

  /// Feeds the last line past the knife and cuts.
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

  /// Unifont's cells of 8 by 16 dots become the printer's of 12 by 24, and the blank rows those that it leaves
  /// between lines. The picture is as wide as the paper where it is centred: not every printer moves pictures.
  private func picture(of line: String, _ font: HexFont, isDouble: Bool) -> DotImage {
    let image = DotImage(line, in: font).enlarged(isDouble ? 6 : 3, by: 2)
    let indent = isCentred ? max(0, (format.dots - image.width) / 2) : 0
    return image.placed(
      on: isCentred ? format.dots : min(format.dots, image.width), indent: indent, below: 6)
  }

  // MARK: - What characters become

  /// Only what the printer or the font has is left. Blanks stay blanks, and signs such as quotation marks become ASCII
  /// rather than make a picture of their line.
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

  /// Whether it is neither a letter nor something that belongs to one.
  private func isSign(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { !$0.properties.isAlphabetic && !$0.isMark } ?? true
  }

  private func layout(width: Int) -> LineLayout {
    LineLayout(width: width) { [self] text in columns(of: text) }
  }

  /// A code page's characters are as wide as on a terminal; what is drawn is as wide as its picture, which is wider than
  /// a terminal has it in some scripts.
  private func columns(of text: String) -> Int {
    if text.allSatisfy(encoder.has) { return Text.columns(of: text) }
    return font.map { DotImage.columns(of: text, in: $0) } ?? Text.columns(of: text)
  }
}
