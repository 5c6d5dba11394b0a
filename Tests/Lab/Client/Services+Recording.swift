internal import BoxOffice
internal import KioskRuntime
internal import KioskUI
internal import Payments

extension Services {
  /// Those of a kiosk of the lab, whose every step is written down.
  /// - Parameters:
  ///   - terms: the holds' own.
  ///   - isListening: whether it hears of what other kiosks do, rather than only looks.
  ///   - lines: what lies between it and its servers; nil for nothing.
  ///   - isAsked: told when a driver is about to be asked for money.
  init(
    recording bookings: any BookingStore, _ holds: any HoldStore, terms: HoldTerms,
    for history: ClientHistory, payments: any PaymentDrivers, isListening: Bool = true,
    lines: (database: any Line, holds: any Line, terminal: any Line)? = nil,
    isAsked: @escaping @Sendable (any PaymentDriver) -> Void = { _ in }
  ) {
    self.init(
      of: bookings, selling: RecordingStore(bookings, for: history, over: lines?.database),
      RecordingHolds(holds, for: history, terms: terms, isListening: isListening, over: lines?.holds),
      payments: RecordedDrivers(drivers: payments, history: history, line: lines?.terminal, isAsked: isAsked),
      by: Actor(terminal: history.client))
  }

  /// Those of a kiosk of the lab.
  init(
    of bookings: any BookingStore, _ holds: any HoldStore, payments: any PaymentDrivers, by actor: Actor
  ) {
    self.init(of: bookings, selling: bookings, holds, payments: payments, by: actor)
  }

  private init(
    of catalogue: any CatalogueStore, selling sales: any SalesStore, _ holds: any HoldStore,
    payments: any PaymentDrivers, by actor: Actor
  ) {
    self.init(
      schema: OwnSchema(), catalogue: catalogue, sales: sales, holds: holds,
      cinema: CinemaChoice("", in: catalogue), payments: payments, actor: actor)
  }

  /// Ends once what others have left.
  func reapOnce() async {
    let reaper = Reaper(store: sales, drivers: await payments.all(), by: actor)
    _ = try? await reaper.run()
  }
}

/// The lab has made its databases itself.
private struct OwnSchema: SchemaGuard {
  func pass() {}

  func version() throws(StoreError) -> Int {
    throw .refused("The lab's databases are made by whoever uses them.")
  }
}

/// Drivers whose every step is written down.
private struct RecordedDrivers: PaymentDrivers {
  let drivers: any PaymentDrivers
  let history: ClientHistory
  let line: (any Line)?
  let isAsked: @Sendable (any PaymentDriver) -> Void

  func driver(for tender: Tender) async throws(StoreError) -> any PaymentDriver {
    recorded(try await drivers.driver(for: tender))
  }

  func all() async -> [any PaymentDriver] { await drivers.all().map(recorded) }

  private func recorded(_ driver: any PaymentDriver) -> RecordingDriver {
    RecordingDriver(driver, for: history, over: line) { [isAsked] in isAsked(driver) }
  }
}

/// A drawer, and a card terminal that is chosen for each payment.
struct CardDrivers: PaymentDrivers {
  let card: @Sendable () -> any PaymentDriver

  func driver(for tender: Tender) -> any PaymentDriver {
    switch tender {
    case .cash(let tendered): CashDrawer(tendered: tendered)
    case .simulatedCard, .driver: card()
    }
  }

  func all() -> [any PaymentDriver] { [CashDrawer(tendered: .zero), card()] }
}

extension Order {
  /// An order for seats at the prices of when they were read, with ids that the generator makes.
  init(
    _ seats: [Seat], in seating: Seating, by method: PaymentMethod, lifetime: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(Unpriced) {
    let basket = Basket(seats.map { Basket.Item($0) })
    self.init(
      basket, at: try basket.quote(in: seating, at: seating.readAt), in: seating.cinema,
      ids: IDs(
        booking: .random(using: &generator),
        reference: BookingReference(date: seating.showtime.showDate, random: generator.next()),
        payment: .random(using: &generator)),
      by: method, gateway: method == .cash ? "CASH" : "SIMULATOR", lifetime: lifetime)
  }

  /// A further attempt to pay it by card.
  func attempt(_ number: Int, using generator: inout some RandomNumberGenerator) -> PaymentAttempt {
    attempt(number, id: .random(using: &generator), by: .card, gateway: "SIMULATOR")
  }
}
