package import BoxOffice
package import Tickets

/// What lies around the screens: the stores, the drivers and the printer of one kiosk, and the time and the chance that its
/// work goes by.
package struct Services: Sendable {
  package var schema: any SchemaGuard
  package var catalogue: any CatalogueStore
  package var sales: any SalesStore
  package var holds: any HoldStore
  package var cinema: CinemaChoice
  package var payments: any PaymentDrivers
  /// Nil when there is none.
  package var printer: TicketPrinter?
  /// Who sells here.
  package var actor: Actor
  /// How a checkout asks again.
  package var patience = Checkout.Patience()
  /// What is waited by.
  package var clock: any Clock<Duration> = ContinuousClock()
  /// Makes tokens and ids.
  package var random: @Sendable () -> UInt64 = { .random(in: .min ... .max) }
  /// Whether work on one server waits for work on another one.
  package var isSequential = false
  /// Where the work is done; nil for where all tasks are.
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

/// Whether the database is made for this program. Nothing is read from one that is not.
package protocol SchemaGuard: Sendable {
  /// - Throws: what to do, first, since a screen may have room for no more.
  func pass() async throws(StoreError)

  /// The number of the last migration that the database has had; 0 for none.
  func version() async throws(StoreError) -> Int
}

/// ``Services/random`` as a generator.
struct ServicesGenerator: RandomNumberGenerator {
  let draw: @Sendable () -> UInt64

  mutating func next() -> UInt64 { draw() }
}
