internal import CQREncode
internal import Glibc

/// A QR code: a square of dark and light modules, with error correction level M (up to 15 % can be damaged).
///
/// A booking's reference, 18 capital letters and digits, fits into the smallest code: 21 modules on each
/// side.
package struct QRCode: Hashable, Sendable {
  /// The text that a scanner reads.
  package let text: String
  /// Modules on each side, without the quiet zone.
  package let size: Int
  /// Row by row; true for dark.
  private let modules: [Bool]

  /// Nil if `text` is empty or does not fit into a code; 2,331 bytes do.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, !bytes.contains(0),
      let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
    else { return nil }
    defer { unsafe QRcode_free(code) }
    self.text = text
    size = Int(unsafe code.pointee.width)
    // The lowest bit of each byte is the module; the others say what the module is for.
    modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether the module is dark; false outside the code.
  package func isDark(x: Int, y: Int) -> Bool {
    (0..<size).contains(x) && (0..<size).contains(y) && modules[y * size + x]
  }

  /// Which modules are drawn as blocks. The others are left blank.
  package enum Blocks: Hashable, Sendable {
    /// For ink on paper, and for a terminal with dark text on a light background.
    case dark
    /// For a terminal with light text on a dark background.
    case light
  }

  /// The code and its quiet zone in `▀▄█` and spaces; each character has two modules, each string is a row.
  ///
  /// A scanner needs dark modules on a light background. On a screen, use ``Blocks/light`` and draw every
  /// cell, including blank ones, in white on black, with both colours set explicitly; then it is right on
  /// dark and on light terminals. A terminal without colours shows it correctly if its text is light; if its
  /// text is dark, use ``Blocks/dark``.
  /// - Parameter quietZone: light modules on each side; the standard requires 4.
  package func halfBlocks(quietZone: Int = 4, drawing blocks: Blocks = .light) -> [String] {
    let span = -quietZone..<(size + quietZone)
    func isDrawn(_ x: Int, _ y: Int) -> Bool {
      span.contains(y) && isDark(x: x, y: y) == (blocks == .dark)
    }
    return stride(from: span.lowerBound, to: span.upperBound, by: 2).map { y in
      String(
        span.map { x in
          switch (isDrawn(x, y), isDrawn(x, y + 1)) {
          case (true, true): "█"
          case (true, false): "▀"
          case (false, true): "▄"
          case (false, false): " "
          }
        })
    }
  }

  /// The commands with which an ESC/POS printer draws the code itself (GS ( k, functions 165, 167, 169, 180,
  /// 181).
  /// - Parameter moduleSize: dots in a module, 1 to 16; a dot is an eighth of a millimetre.
  package func escpos(moduleSize: UInt8 = 8) -> [UInt8] {
    func command(_ function: UInt8, _ parameters: [UInt8]) -> [UInt8] {
      let length = parameters.count + 2
      return [0x1D, 0x28, 0x6B, UInt8(length & 0xFF), UInt8(length >> 8), 0x31, function] + parameters
    }
    return command(0x41, [0x32, 0x00])  // model 2
      + command(0x43, [moduleSize])
      + command(0x45, [0x31])  // level M
      + command(0x50, [0x30] + Array(text.utf8))  // store
      + command(0x51, [0x30])  // print
  }
}
