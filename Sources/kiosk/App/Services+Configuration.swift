internal import BoxOffice
internal import KioskRuntime
internal import KioskUI
internal import PostgresStore
internal import RedisHolds
internal import Tickets

extension Services {
  /// The servers and devices that a configuration names. Nothing is connected yet.
  init(_ configuration: Configuration) throws {
    let database = Database(try configuration.database.server(), limits: configuration.database.limits)
    let store = PostgresStore(database)
    self.init(
      schema: SchemaGate(database), catalogue: store, sales: store,
      holds: try Services.holds(configuration),
      cinema: CinemaChoice(configuration.kiosk.cinema, in: store),
      payments: InstalledDrivers(PaymentRegistry.installed(by: configuration)),
      printer: try TicketPrinter(configuration.ticket), actor: configuration.actor)
  }

  static func holds(_ configuration: Configuration) throws -> any HoldStore {
    RedisHoldStore(
      try RedisAddress(configuration.redis.url), terms: configuration.screens.holdTerms,
      limits: RedisLimits(connect: .seconds(1), reply: .seconds(1)))
  }
}

extension TicketPrinter {
  /// Nil if the configuration names no printer.
  init?(_ ticket: Configuration.Ticket) throws(PrintError) {
    guard !ticket.printer.isEmpty else { return nil }
    let format: Format =
      switch ticket.format {
      case .text: .text(TextFormat(width: ticket.lineColumns))
      case .escpos:
        .escpos(
          ESCPOSFormat(
            width: ticket.lineColumns, codePages: ticket.codePages.compactMap { PrinterCodePage($0) },
            font: ticket.font))
      }
    self.init(destination: try Destination(ticket.printer), format: format)
  }
}

extension Configuration.Ticket {
  /// As configured, otherwise what every printer can print on paper of that width: on 80 mm, some have 42
  /// columns, others 48.
  var lineColumns: Int {
    if columns > 0 { return columns }
    return paperWidth == 58 ? 32 : 42
  }
}
