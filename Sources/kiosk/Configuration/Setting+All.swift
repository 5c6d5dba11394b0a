internal import PostgresStore
internal import RedisHolds
internal import Tickets

extension Setting {
  /// Every key there is, in the order of the annotated `kiosk.conf`.
  static let all: [Setting] = [
    .choice("kiosk", "profile", "KIOSK_PROFILE", \.kiosk.profile),
    .text("kiosk", "terminal", "KIOSK_TERMINAL", \.kiosk.terminal, check: isShort),
    .text("kiosk", "cinema", "KIOSK_CINEMA", \.kiosk.cinema),
    .text("kiosk", "theme", "KIOSK_THEME", \.kiosk.theme, check: isNotEmpty),
    .flag("kiosk", "mouse", "KIOSK_MOUSE", \.kiosk.mouse),
    .choice("kiosk", "seat_view", "KIOSK_SEAT_VIEW", \.kiosk.seatView),
    .number("kiosk", "idle_seconds", "KIOSK_IDLE_SECONDS", \.kiosk.idleSeconds, in: 0...86_400),

    .text("database", "conninfo", "KIOSK_DATABASE", \.database.conninfo, check: isConninfo),
    .text("database", "service", "KIOSK_DATABASE_SERVICE", \.database.service),
    .number(
      "database", "connect_timeout", "KIOSK_DATABASE_CONNECT_TIMEOUT", \.database.connectTimeout, in: 1...60),

    .text("redis", "url", "KIOSK_REDIS", \.redis.url, check: isRedisAddress),

    .number("sales", "hold_seconds", "KIOSK_HOLD_SECONDS", \.sales.holdSeconds, in: 60...3_600),
    .number("sales", "lease_seconds", "KIOSK_LEASE_SECONDS", \.sales.leaseSeconds, in: 30...600),
    .number("sales", "payment_seconds", "KIOSK_PAYMENT_SECONDS", \.sales.paymentSeconds, in: 60...3_600),
    .number("sales", "max_seats", "KIOSK_MAX_SEATS", \.sales.maxSeats, in: 1...50),

    .choices("payment", "methods", "KIOSK_PAYMENT_METHODS", \.payment.methods),

    .choice("simulator", "outcome", "KIOSK_SIMULATOR_OUTCOME", \.simulator.outcome),
    .text("simulator", "ledger", "KIOSK_SIMULATOR_LEDGER", \.simulator.ledger),
    .number(
      "simulator", "delay_milliseconds", "KIOSK_SIMULATOR_DELAY_MILLISECONDS",
      \.simulator.delayMilliseconds, in: 0...60_000),

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

  /// The file's tables, in order.
  static let tables: [String] = all.reduce(into: []) { tables, setting in
    if tables.last != setting.table { tables.append(setting.table) }
  }

  /// The setting of that name, such as `kiosk.theme`.
  static func named(_ name: String) -> Setting? {
    all.first { $0.name == name }
  }

  private static func isNotEmpty(_ text: String) throws(Complaint) {
    if text.isEmpty { throw Complaint(text: "should not be empty.") }
  }

  /// Bookings keep 50 characters of it.
  private static func isShort(_ text: String) throws(Complaint) {
    if text.unicodeScalars.count > 50 { throw Complaint(text: "should have at most 50 characters.") }
  }

  private static func isConninfo(_ text: String) throws(Complaint) {
    do {
      _ = try Conninfo(text)
    } catch {
      throw Complaint(text: "is no connection string that libpq reads: \(error.message).")
    }
  }

  private static func isRedisAddress(_ text: String) throws(Complaint) {
    do {
      _ = try RedisAddress(text)
    } catch {
      throw Complaint(text: "is no address of a Redis server. \(error)")
    }
  }

  private static func isPrinter(_ text: String) throws(Complaint) {
    if text.isEmpty { return }
    do {
      _ = try TicketPrinter.Destination(text)
    } catch {
      throw Complaint(text: "names no printer. \(error)")
    }
  }

  private static func isCodePage(_ text: String) throws(Complaint) {
    if PrinterCodePage(text) != nil { return }
    let known = CodePage.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw Complaint(
      text:
        "has no code page `\(text)`. Known are \(known), also with the printer's number for it from 0 to 255, as "
        + "in `858=19`.")
  }
}
