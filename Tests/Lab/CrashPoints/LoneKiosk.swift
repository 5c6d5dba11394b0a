internal import ArgumentParser
internal import BoxOffice
internal import Payments
internal import PostgresStore
internal import RedisHolds
internal import SystemPackage

/// Where a kiosk of the lab that is a process of its own sells, and where it writes down what it does.
struct LoneKioskOptions: ParsableArguments {
  @Option(help: "PostgreSQL's connection string.")
  var postgres: String

  @Option(help: "Redis's address.")
  var redis: String

  @Option(help: "The card terminal's ledger.")
  var ledger: String

  @Option(help: "The file for the history.")
  var history: String

  @Option(help: "What the kiosk is called in the history.")
  var client: String

  @Option(help: "Seconds until a hold that is not renewed ends.")
  var lease = 2

  var terms: HoldTerms { HoldTerms(lease: lease, cap: 60) }
}

/// A kiosk without a screen, on the stores and drivers of the product, whose every step is written down.
struct LoneKiosk: Sendable {
  let database: Database
  let bookings: RecordingStore
  let holds: RecordingHolds
  let history: ClientHistory
  var actor: Actor { Actor(terminal: history.client) }
  private let ledger: String

  init(_ options: LoneKioskOptions) throws {
    history = ClientHistory(
      client: options.client, log: try HistoryWriter(path: FilePath(options.history)))
    database = Database(try Conninfo(options.postgres))
    bookings = RecordingStore(PostgresStore(database), for: history)
    let terms = options.terms
    holds = RecordingHolds(
      RedisHoldStore(
        try RedisAddress(options.redis), terms: terms,
        // As `kiosk run` has them.
        limits: RedisLimits(connect: .seconds(1), reply: .seconds(1))),
      for: history, terms: terms)
    ledger = options.ledger
  }

  /// The card terminal; opening it reads its ledger.
  func cardTerminal() throws -> RecordingDriver {
    RecordingDriver(try TerminalSimulator(ledger: ledger), for: history)
  }

  /// A customer's cash.
  func cash(_ tendered: Money) -> RecordingDriver {
    RecordingDriver(CashDrawer(tendered: tendered), for: history)
  }
}
