internal import BoxOffice
internal import PostgresStore
internal import RedisHolds
internal import Tickets

/// What lies around the screens: the stores, the drivers and the printer of one kiosk.
struct Services: Sendable {
  let schema: SchemaGate
  let catalogue: any CatalogueStore
  let sales: any SalesStore & BookingRecordStore
  let records: any BookingRecordStore
  let holds: any HoldStore
  let cinema: CinemaChoice
  let payments: PaymentDrivers
  /// Nil when the configuration names none.
  let printer: TicketPrinter?
  let terminal: String
}

extension Services {
  /// The servers and devices that a configuration names. Nothing is connected yet.
  init(_ configuration: Configuration) throws {
    terminal = configuration.terminalName
    let database = Database(try configuration.database.server(), limits: configuration.database.limits)
    schema = SchemaGate(database)
    let store = PostgresStore(database, terminal: terminal)
    (catalogue, sales, records) = (store, store, store)
    holds = try Services.holds(configuration)
    cinema = CinemaChoice(configuration.kiosk.cinema, in: catalogue)
    payments = PaymentDrivers(configuration)
    printer = try TicketPrinter(configuration.ticket)
  }

  static func holds(_ configuration: Configuration) throws -> any HoldStore {
    RedisHoldStore(
      try RedisAddress(configuration.redis.url), terms: configuration.holdTerms,
      limits: RedisLimits(connect: .seconds(1), reply: .seconds(1)))
  }
}

extension TicketPrinter {
  /// Nil when the configuration names none.
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
  /// As configured, else what any printer has on paper of that width: on 80 mm some have 42 columns, others 48.
  var lineColumns: Int {
    if columns > 0 { return columns }
    return paperWidth == 58 ? 32 : 42
  }
}
