/// How a ticket is written for a receipt printer that speaks ESC/POS.
package struct ESCPOSFormat: Hashable, Sendable {
  /// Columns in the printer's font A, 24 at least: 42 or 48 on 80 mm paper, 32 on 58 mm.
  package var width: Int
  /// The code pages that the printer has, in the order in which they are tried. Without any, it has ASCII.
  package var codePages: [PrinterCodePage]
  /// The font that draws what no code page has, in the format of GNU Unifont: a file that need not be there.
  package var font: String

  package init(
    width: Int = 42, codePages: [PrinterCodePage] = PrinterCodePage.usual,
    font: String = ESCPOSFormat.unifont
  ) {
    self.width = max(24, width)
    self.codePages = codePages
    self.font = font
  }

  /// Where Debian's package `unifont` has it.
  package static let unifont = "/usr/share/unifont/unifont.hex"

  /// Dots of a line: a character of font A is 12 wide on all printers. 384 are on 58 mm paper, 576 on 80 mm at eight a
  /// millimetre.
  var dots: Int { width * 12 }

  /// Dots a module of a code with `modules` a side: with its quiet zone it takes half of the paper at most.
  func moduleSize(modules: Int) -> UInt8 {
    UInt8(min(max(dots / 2 / (modules + 8), 3), 8))
  }
}

extension Ticket {
  /// The bytes from initialising the printer to cutting the paper.
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
  /// What could not be printed as it is written; nil if everything could.
  let remark: PrintRemark?
}
