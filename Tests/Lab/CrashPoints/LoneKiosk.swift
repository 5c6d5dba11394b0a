internal import ArgumentParser
internal import BoxOffice
internal import KioskRuntime
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

  /// The stores and drivers of the product, whose every step is written down, one after the other.
  func open() throws -> (services: Services, history: ClientHistory, database: Database) {
    let history = ClientHistory(client: client, log: try HistoryWriter(path: FilePath(self.history)))
    let database = Database(try Conninfo(postgres))
    // As `kiosk run` has them.
    let limits = RedisLimits(connect: .seconds(1), reply: .seconds(1))
    let holds = RedisHoldStore(try RedisAddress(redis), terms: terms, limits: limits)
    let ledger = ledger
    var services = Services(
      recording: PostgresStore(database), holds, terms: terms, for: history,
      payments: InstalledDrivers([.cash, .simulator(outcome: .approve) { ledger }]), isListening: false)
    services.isSequential = true
    return (services, history, database)
  }
}
