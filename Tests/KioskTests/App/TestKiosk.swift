import BoxOffice
import FoundationEssentials
import Glibc
import KioskRuntime
import KioskUI
import PostgresStore
import FaultInjection
import RedisHolds
import TestSupport
import Testing

@testable import kiosk

/// A kiosk without a terminal, on a database of its own and the tests' Redis: effects in, events out.
final class TestKiosk {
  let configuration: Configuration
  let services: Services
  /// A connection as the database's owner.
  let database: Database
  let runner: EffectRunner
  private let events: EventQueue<Event>
  private var pending: [Event] = []

  static func with(
    cinema: String = "", redis: String? = nil, ledger: String? = nil, _ body: (TestKiosk) async throws -> Void
  ) async throws {
    try await TestDatabase.with(.seeded) { test in
      let servers = try await TestServers.shared
      var configuration = Configuration()
      configuration.kiosk.cinema = cinema
      configuration.kiosk.terminal = "test"
      configuration.database.conninfo = servers.conninfo(database: test.name)
      configuration.redis.url = redis ?? servers.redisSocket
      configuration.payment.methods = ["cash", "card"]
      let path = "/tmp/kiosk-ledger-tests.\(UInt64.random(in: .min ... .max))"
      defer { unsafe _ = unlink(path) }
      configuration.simulator.ledger = ledger ?? path
      configuration.simulator.delayMilliseconds = 0
      let kiosk = try TestKiosk(configuration, test.database)
      try await body(kiosk)
      await kiosk.runner.finish(within: .seconds(60))
    }
  }

  private init(_ configuration: Configuration, _ database: Database) throws {
    self.database = database
    self.configuration = configuration
    services = try Services(patiently: configuration)
    events = EventQueue<Event>(clock: MonotonicClock())
    runner = EffectRunner(services, posting: events)
  }

  /// The next event; waits for it.
  func next() async throws -> Event {
    if pending.isEmpty { pending = await events.batch().map(\.event) }
    try #require(!pending.isEmpty)
    return pending.removeFirst()
  }

  func programme() async throws -> Programme {
    guard case .programme(.read(let result)) = try await next() else { throw Unexpected() }
    return try result.get()
  }

  /// Opens the seat map of tomorrow's first showtime.
  func open() async throws -> SeatingOpening {
    runner.run(.programme(.read))
    let programme = try await programme()
    let listing = try #require(programme.listings.first { $0.showtime.showDate > programme.today })
    runner.run(.seatMap(.open(listing.id)))
    guard case .seatMap(.opened(listing.id, let result)) = try await next() else { throw Unexpected() }
    return try result.get()
  }

  /// An order of one free seat of that showtime.
  func order(by method: PaymentMethod, gateway: String) async throws -> Order {
    let opening = try await open()
    let seating = opening.seating
    let seat = try #require(seating.seats.first { seating.freeSeats.contains($0.id) })
    let basket = Basket([Basket.Item(seat)])
    return Order(
      basket, at: try basket.quote(in: seating, at: seating.readAt), in: seating.cinema,
      ids: Order.IDs(
        booking: opening.ids.booking,
        reference: BookingReference(date: seating.showtime.showDate, random: opening.ids.random),
        payment: opening.ids.payment),
      by: method, gateway: gateway, lifetime: 60)
  }

  /// The same kiosk's effects while its database says nothing, for which a connection waits for a minute.
  func withSilentDatabase(_ body: (EffectRunner) async throws -> Void) async throws {
    let silent = try SilentServer()
    defer { silent.stop() }
    var configuration = configuration
    configuration.database.conninfo = "host=\(silent.directory)"
    try await body(EffectRunner(try Services(patiently: configuration), posting: events))
  }

  /// Another event came than the one that was asked for.
  struct Unexpected: Error {}
}

extension Services {
  /// The servers and devices that a configuration names, where nothing is about time.
  init(patiently configuration: Configuration) throws {
    let configured = try Services(configuration)
    let database = Database(try configuration.database.server(), limits: .patient)
    let store = PostgresStore(database)
    let holds = RedisHoldStore(
      try RedisAddress(configuration.redis.url), terms: configuration.screens.holdTerms, limits: .patient)
    self.init(
      schema: SchemaGate(database), catalogue: store, sales: store, holds: holds,
      cinema: CinemaChoice(configuration.kiosk.cinema, in: store), payments: configured.payments,
      printer: configured.printer, actor: configured.actor)
  }
}

extension Seating {
  var freeSeats: [Seat.ID] {
    seats.filter { $0.isActive && !sold.contains($0.id) }.map(\.id)
  }
}
