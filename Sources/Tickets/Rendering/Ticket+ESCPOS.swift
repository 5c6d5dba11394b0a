/// How a ticket is written for a receipt printer that speaks ESC/POS.
package struct ESCPOSFormat: Hashable, Sendable {
  package enum Characters: Hashable, Sendable {
    /// Every printer has it.
    case ascii
    /// Western European letters and `€`, by ESC t 16, as Epson's printers and most others have them.
    case windows1252
  }

  /// Columns in the normal font, 24 at least: 42 or 48 on 80 mm paper, 32 on 58 mm.
  package var width: Int
  package var characters: Characters
  /// Dots a module of the QR code, 1 to 16.
  package var moduleSize: UInt8

  package init(width: Int = 42, characters: Characters = .ascii, moduleSize: UInt8 = 8) {
    self.width = max(24, width)
    self.characters = characters
    self.moduleSize = min(max(1, moduleSize), 16)
  }
}

extension Ticket {
  /// The bytes from initialising the printer to cutting the paper.
  package func escpos(_ format: ESCPOSFormat = ESCPOSFormat()) -> [UInt8] {
    var printer = ESCPOSWriter(format)
    for line in lines { printer.write(line, code: code) }
    return printer.finished()
  }
}

/// Gathers ESC/POS commands and text.
private struct ESCPOSWriter {
  private let format: ESCPOSFormat
  private var bytes: [UInt8] = [0x1B, 0x40]  // ESC @: initialise

  init(_ format: ESCPOSFormat) {
    self.format = format
    bytes += [0x1B, 0x74, format.characters == .windows1252 ? 16 : 0]  // ESC t: code page
  }

  mutating func write(_ line: TicketLine, code: QRCode?) {
    switch line {
    case .banner(let text):
      emphasise(true)
      bytes += [0x1D, 0x21, 0x11]  // GS !: double width and height
      PrintedText.lines(of: spell(text), width: format.width / 2).forEach { write($0) }
      bytes += [0x1D, 0x21, 0x00]
      emphasise(false)
    case .text(let text):
      PrintedText.lines(of: spell(text), width: format.width).forEach { write($0) }
    case .centred(let text):
      align(.centre)
      PrintedText.lines(of: spell(text), width: format.width).forEach { write($0) }
      align(.left)
    case .pair(let left, let right):
      PrintedText.pair(spell(left), spell(right), width: format.width).forEach { write($0) }
    case .total(let left, let right):
      emphasise(true)
      PrintedText.pair(spell(left), spell(right), width: format.width).forEach { write($0) }
      emphasise(false)
    case .rule:
      write(String(repeating: "-", count: format.width))
    case .code:
      guard let code else { return }
      align(.centre)
      bytes += code.escpos(moduleSize: format.moduleSize)
      align(.left)
    }
  }

  /// Feeds the last line past the knife and cuts.
  func finished() -> [UInt8] {
    bytes + [0x1B, 0x64, 0x03, 0x1D, 0x56, 0x42, 0x00]  // ESC d 3, GS V 66 0
  }

  private enum Alignment: UInt8 {
    case left, centre
  }

  private mutating func align(_ alignment: Alignment) {
    bytes += [0x1B, 0x61, alignment.rawValue]  // ESC a
  }

  private mutating func emphasise(_ isOn: Bool) {
    bytes += [0x1B, 0x45, isOn ? 1 : 0]  // ESC E
  }

  private mutating func write(_ line: String) {
    for scalar in line.unicodeScalars { bytes.append(byte(of: scalar) ?? UInt8(ascii: "?")) }
    bytes.append(0x0A)
  }

  /// Only what has a byte of its own is left.
  private func spell(_ text: String) -> String {
    let harmless = PrintedText.harmless(text)
    return harmless.unicodeScalars.map { byte(of: $0) != nil ? String($0) : PrintedText.ascii(String($0)) }
      .joined()
  }

  private func byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch (format.characters, scalar.value) {
    case (_, 0x20..<0x7F): UInt8(scalar.value)
    case (.windows1252, 0xA1...0xFF): UInt8(scalar.value)
    case (.windows1252, _): ESCPOSWriter.windows1252[scalar]
    case (.ascii, _): nil
    }
  }

  /// Where Windows-1252 differs from Latin-1.
  private static let windows1252: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "„": 0x84, "…": 0x85, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91,
    "’": 0x92,
    "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C,
    "ž": 0x9E,
    "Ÿ": 0x9F,
  ]
}
