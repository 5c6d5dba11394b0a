/// How to write a ticket for a receipt printer that speaks ESC/POS.
package struct ESCPOSFormat: Hashable, Sendable {
  /// Columns in the printer's font A, at least 24: 42 or 48 on 80 mm paper, 32 on 58 mm.
  package var width: Int
  /// The code pages that the printer has, in the order in which they are tried. If empty, the printer has
  /// ASCII.
  package var codePages: [PrinterCodePage]
  /// The font for characters that are in no code page, in the format of GNU Unifont. The file may be missing.
  package var font: String

  package init(
    width: Int = 42, codePages: [PrinterCodePage] = PrinterCodePage.usual,
    font: String = ESCPOSFormat.unifont
  ) {
    self.width = max(24, width)
    self.codePages = codePages
    self.font = font
  }

  /// Where Debian's package `unifont` installs it.
  package static let unifont = "/usr/share/unifont/unifont.hex"

  /// Dots in a line. A character of font A is 12 dots wide on all printers. At eight dots a millimetre, there
  /// are 384 on 58 mm paper and 576 on 80 mm.
  var dots: Int { width * 12 }

  /// Dots in a module of a code with `modules` on each side. With its quiet zone, the code takes at most half
  /// of the paper.
  func moduleSize(modules: Int) -> UInt8 {
    UInt8(min(max(dots / 2 / (modules + 8), 3), 8))
  }
}

extension Ticket {
  /// The bytes from the initialisation of the printer to the cut.
  package func escpos(_ format: ESCPOSFormat = ESCPOSFormat()) -> [UInt8] {
    escposPrintout(format).bytes
  }

  func escposPrintout(_ format: ESCPOSFormat) -> Printout {
    let writer = ESCPOSWriter(format)
    for line in lines { writer.write(line, code: code) }
    return writer.finished()
  }
}

/// A ticket on its way to a printer.
struct Printout: Hashable {
  let bytes: [UInt8]
  /// What could not be printed as written; nil if everything could.
  let remark: PrintRemark?
}
