internal import Tickets

extension Configuration {
  struct Ticket: Hashable, Sendable {
    enum Format: String, CaseIterable, Sendable {
      case text, escpos
    }

    static let paperWidths = [58, 80]
    /// How many columns can be configured, apart from 0.
    static let columnCounts = 24...64

    /// `file:PATH` or `command:PROGRAM ARGUMENT …`; empty for none.
    var printer = ""
    var format = Format.text
    /// Millimetres: one of ``paperWidths``.
    var paperWidth = 80
    /// Columns in a line; 0 for the number that usually fits on the paper.
    var columns = 0
    /// The code pages that the printer has, such as `858` or `858=19`.
    var codePages = PrinterCodePage.usual.map(\.page.rawValue)
    /// The path of the font for characters that are in no code page.
    var font = ESCPOSFormat.unifont
    /// Whether each ticket is printed as soon as it is booked.
    var autoPrint = true
  }
}

extension Configuration.Ticket {
  static let settings: [Setting] = [
    .text("ticket", "printer", "KIOSK_TICKET_PRINTER", \.ticket.printer, check: isPrinter),
    .choice("ticket", "format", "KIOSK_TICKET_FORMAT", \.ticket.format),
    .number(
      "ticket", "paper_width", "KIOSK_TICKET_PAPER_WIDTH", \.ticket.paperWidth,
      of: Configuration.Ticket.paperWidths),
    .number("ticket", "columns", "KIOSK_TICKET_COLUMNS", \.ticket.columns, in: 0...64),
    .texts("ticket", "code_pages", "KIOSK_TICKET_CODE_PAGES", \.ticket.codePages, check: isCodePage),
    .text("ticket", "font", "KIOSK_TICKET_FONT", \.ticket.font),
    .flag("ticket", "auto_print", "KIOSK_TICKET_AUTO_PRINT", \.ticket.autoPrint),
  ]

  private static func isPrinter(_ text: String) throws(Setting.Complaint) {
    if text.isEmpty { return }
    do {
      _ = try TicketPrinter.Destination(text)
    } catch {
      throw Setting.Complaint(text: "names no printer. \(error)")
    }
  }

  private static func isCodePage(_ text: String) throws(Setting.Complaint) {
    if PrinterCodePage(text) != nil { return }
    let known = CodePage.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw Setting.Complaint(
      text:
        "has no code page `\(text)`. Known are \(known), also with the printer's number for it from 0 to 255, as "
        + "in `858=19`.")
  }
}
