internal import CQREncode
internal import Glibc

/// A QR code: a square of dark and light modules, with error correction level M (15 % may be unreadable).
///
/// A booking's reference, 18 capital letters and digits, fits the smallest one: 21 modules a side.
package struct QRCode: Hashable, Sendable {
  /// What a reader reads.
  package let text: String
  /// Modules a side, without the quiet zone.
  package let size: Int
  /// Row by row, true where dark.
  private let modules: [Bool]

  /// Nil when `text` is empty or does not fit a code: 2,331 bytes do.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, !bytes.contains(0),
      let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
    else { return nil }
    defer { unsafe QRcode_free(code) }
    self.text = text
    size = Int(unsafe code.pointee.width)
    // The lowest bit of each byte is the module; the others say what it is for.
    modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether the module is dark; false outside of the code.
  package func isDark(x: Int, y: Int) -> Bool {
    (0..<size).contains(x) && (0..<size).contains(y) && modules[y * size + x]
  }

  /// Which modules are drawn as blocks, the others being left blank.
  package enum Blocks: Hashable, Sendable {
    /// For ink on paper, and for a terminal with dark text on a light ground.
    case dark
    /// For a terminal with light text on a dark ground.
    case light
  }

  /// The code and its quiet zone in `▀▄█` and blanks, two modules to a character, one row to a string.
  ///
  /// A reader wants dark modules on a light ground. On a screen, ask for ``Blocks/light`` and draw every cell, the
  /// blank ones too, in white on black, both set explicitly: it is then right on dark and on light terminals
  /// alike. A terminal without colours shows it right where its text is light; where its text is dark, ask for
  /// ``Blocks/dark``.
  /// - Parameter quietZone: light modules on each side; the standard asks for 4.
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

  /// The commands that make an ESC/POS printer draw the code itself (GS ( k, functions 165, 167, 169, 180, 181).
  /// - Parameter moduleSize: dots a module, 1 to 16; a dot is an eighth of a millimetre.
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
