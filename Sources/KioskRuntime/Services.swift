package import BoxOffice
package import Tickets

/// Everything that the runners work with: the stores, the drivers and the printer of one kiosk, its clock and
/// its source of randomness.
package struct Services: Sendable {
  package var schema: any SchemaGuard
  package var catalogue: any CatalogueStore
  package var sales: any SalesStore
  package var holds: any HoldStore
  package var cinema: CinemaChoice
  package var payments: any PaymentDrivers
  /// Nil if there is none.
  package var printer: TicketPrinter?
  /// Who sells here.
  package var actor: Actor
  /// How often a checkout asks again, and after what pause.
  package var patience = Checkout.Patience()
  /// The clock for all waiting.
  package var clock: any Clock<Duration> = ContinuousClock()
  /// Source of tokens and ids.
  package var random: @Sendable () -> UInt64 = { .random(in: .min ... .max) }
  /// Whether requests to one server wait for those to another.
  package var isSequential = false
  /// Where the work runs; nil for where all tasks run.
  package var executor: (any TaskExecutor)?

  package init(
    schema: any SchemaGuard, catalogue: any CatalogueStore,
    sales: any SalesStore, holds: any HoldStore,
    cinema: CinemaChoice, payments: any PaymentDrivers, printer: TicketPrinter? = nil, actor: Actor
  ) {
    self.schema = schema
    self.catalogue = catalogue
    self.sales = sales
    self.holds = holds
    self.cinema = cinema
    self.payments = payments
    self.printer = printer
    self.actor = actor
  }
}

/// Checks whether the database's schema fits this program. Nothing is read from one that does not.
package protocol SchemaGuard: Sendable {
  /// - Throws: an error whose text begins with what to do, since a screen may have no room for more.
  func pass() async throws(StoreError)

  /// The number of the last migration applied to the database; 0 if none.
  func version() async throws(StoreError) -> Int
}

/// ``Services/random`` as a random number generator.
struct ServicesGenerator: RandomNumberGenerator {
  let draw: @Sendable () -> UInt64

  mutating func next() -> UInt64 { draw() }
}
