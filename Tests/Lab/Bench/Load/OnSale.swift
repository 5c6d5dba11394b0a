internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds

/// The minute in which a film goes on sale: a hundred kiosks after the 490 seats of one showtime, each with one party
/// after another of one to six, until nothing is left.
enum OnSale {
  static let kiosks = 100

  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    var (times, refusals, slowest, sales): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    let server = bench.postgresServer
    _ = try await Database(server.conninfo(database: "postgres"), limits: .maintenance).rows(
      Statement(unprepared: "CREATE DATABASE on_sale"))
    let owner = Database(try server.conninfo(database: "on_sale"), limits: .maintenance)
    _ = try await Migrator(owner).migrate()
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<extent.of(3, quick: 1) {
      let world = SalesWorld(showtimes: 1, rows: 14, seatsInRow: 35, at: Date(), using: &generator)
      try await owner.add(world.seatings)
      let rush = try await rush(for: world.seatings[0], on: bench, seed: generator.next())
      try await check(rush, of: world.seatings[0], in: owner)
      times.append(rush.seconds)
      refusals.append(Double(rush.outcomes.reduce(0) { $0 + $1.refusals }))
      slowest.append(rush.outcomes.flatMap(\.times).max() ?? 0)
      sales.append(Double(rush.outcomes.reduce(0) { $0 + $1.bookings.count }))
    }
    await owner.close()
    let what = "\(kiosks) kiosks, 490 seats"
    return [
      try Figure("\(what): sold out after", times, .seconds, note: "no seat twice, none left, all paid"),
      try Figure("\(what): sales", sales, .times),
      try Figure("\(what): attempts refused, for somebody was quicker", refusals, .times),
      try Figure("\(what): slowest sale, from the first attempt to the ticket", slowest, .milliseconds),
    ]
  }

  /// How one of the rushes went.
  private struct Rush {
    let seconds: Double
    let outcomes: [RushingKiosk.Outcome]
  }

  private static func rush(for seating: Seating, on bench: Bench, seed: UInt64) async throws -> Rush {
    let ledger = try ScratchLedger()
    let path = ledger.path
    // All connections stand before the doors open.
    var kiosks: [RushingKiosk] = []
    for number in 0..<self.kiosks {
      let kiosk = RushingKiosk(
        number: number, showtime: seating.showtime.id,
        generator: SeededGenerator(seed: seed &+ UInt64(number)),
        database: Database(try bench.postgresServer.conninfo(database: "on_sale")),
        holds: RedisHoldStore(try bench.redisServer.address()), driver: try TerminalSimulator(ledger: path))
      try await kiosk.look()
      kiosks.append(kiosk)
    }
    let start = ContinuousClock.now
    let outcomes = try await withThrowingTaskGroup(of: RushingKiosk.Outcome.self) { group in
      for kiosk in kiosks { group.addTask { try await kiosk.sellUntilNothingIsLeft() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let seconds = (ContinuousClock.now - start).milliseconds / 1_000
    for kiosk in kiosks { await kiosk.leave() }
    return Rush(seconds: seconds, outcomes: outcomes)
  }

  /// What the database says about it, against what the kiosks were told.
  private static func check(_ rush: Rush, of seating: Seating, in database: Database) async throws {
    let rows = try await database.rows(
      Statement(
        unprepared: """
          SELECT
            (SELECT count(*) FROM booking_seats WHERE showtime_id = $1::uuid) AS seats,
            (SELECT count(DISTINCT seat_id) FROM booking_seats WHERE showtime_id = $1::uuid) AS different,
            (SELECT available_seats FROM showtimes WHERE id = $1::uuid) AS left_over,
            ARRAY(
              SELECT b.id FROM bookings b WHERE b.showtime_id = $1::uuid AND b.booking_status = 'CONFIRMED'
                AND b.final_amount = (
                  SELECT sum(amount) FROM payments p
                  WHERE p.booking_id = b.id AND p.payment_status = 'SUCCESS' AND p.captured_at IS NOT NULL)
            ) AS paid,
            (SELECT count(*) FROM bookings WHERE showtime_id = $1::uuid AND booking_status <> 'CONFIRMED') AS others
          """), [seating.showtime.id])
    guard let row = rows.first else { throw BenchError("The database said nothing about the showtime.") }
    let (seats, different): (Int, Int) = (try row.value("seats"), try row.value("different"))
    let paid = Set(try row.value("paid", as: [Booking.ID].self))
    let told = rush.outcomes.flatMap(\.bookings)
    guard seats == seating.seats.count, different == seats, try row.value("left_over", as: Int.self) == 0
    else {
      throw BenchError("Of \(seating.seats.count) seats \(seats) were sold, \(different) of them different.")
    }
    guard paid == Set(told), paid.count == told.count, try row.value("others", as: Int.self) == 0 else {
      throw BenchError("\(told.count) sales were told, and \(paid.count) are booked and paid.")
    }
  }
}

/// One kiosk in the rush, with customers who take what is offered and try again when somebody was quicker.
private actor RushingKiosk {
  private let number: Int
  private let showtime: Showtime.ID
  private var generator: SeededGenerator
  private let database: Database
  private let store: PostgresStore
  private let holds: RedisHoldStore
  private let checkout: Checkout
  private let token: HoldToken
  private var map: (seating: Seating, hall: SeatingGraph, prices: PriceList)?

  /// What a kiosk saw.
  struct Outcome: Sendable {
    var bookings: [Booking.ID] = []
    /// Holds and claims for which somebody was quicker.
    var refusals = 0
    /// Milliseconds of each sale, from the party's first attempt to the confirmed booking.
    var times: [Double] = []
  }

  init(
    number: Int, showtime: Showtime.ID, generator: SeededGenerator, database: Database, holds: RedisHoldStore,
    driver: any PaymentDriver
  ) {
    self.number = number
    self.showtime = showtime
    self.generator = generator
    self.database = database
    self.holds = holds
    store = PostgresStore(database)
    checkout = Checkout(store: store, driver: driver, by: Actor(terminal: "kiosk-\(number)"))
    token = HoldToken(high: UInt64(number), low: 11)
  }

  /// Opens the map.
  func look() async throws {
    guard let seating = try await store.seating(of: showtime) else {
      throw BenchError("There is no showtime.")
    }
    let places = Dictionary(seating.screen.layout.places.map { ($0.label, $0) }) { first, _ in first }
    map = (
      seating,
      SeatingGraph(layout: seating.screen.layout, places: seating.seats.compactMap { places[$0.label] }),
      seating.prices
    )
  }

  func leave() async { await database.close() }

  func sellUntilNothingIsLeft() async throws -> Outcome {
    var outcome = Outcome()
    while true {
      let start = ContinuousClock.now
      guard let seats = try await heldSeats(for: Int.random(in: 1...6, using: &generator), &outcome) else {
        return outcome
      }
      if let booking = try await sell(seats, &outcome) {
        outcome.bookings.append(booking)
        outcome.times.append((ContinuousClock.now - start).milliseconds)
      }
    }
  }

  /// Seats that are now held for the party, or for as many of it as there are seats.
  /// - Returns: nil when all are sold.
  private func heldSeats(for size: Int, _ outcome: inout Outcome) async throws -> [Seat]? {
    guard let (seating, hall, _) = map else { return nil }
    while true {
      guard let occupancy = try await store.occupancy(of: showtime, since: nil) else { return nil }
      if occupancy.availableSeats == 0 { return nil }
      let held = Set(try await holds.holds(in: showtime, token: token).seats.map(\.seat))
      let states: [SeatOccupancy.SeatState] = seating.seats.map { seat in
        occupancy.sold.contains(seat.id) || held.contains(seat.id) ? .taken : .free
      }
      let free = states.indices.filter { states[$0] == .free }
      guard !free.isEmpty else {
        // The last ones are being paid for by others: they may come back.
        try await Task.sleep(for: .milliseconds(5))
        continue
      }
      let party = Party(size: min(size, free.count))
      let places = hall.suggestions(for: party, in: SeatOccupancy(states: states))
      // What the rules would not offer any more, a person takes one by one.
      let chosen =
        places.randomElement(using: &generator)?.seats ?? Array(free.shuffled(using: &generator).prefix(1))
      let seats = chosen.map { seating.seats[$0] }
      if case .held = try await holds.hold(seats.map(\.id), in: showtime, token: token, deadline: 480) {
        return seats
      }
      outcome.refusals += 1
    }
  }

  /// - Returns: nil when somebody has bought one of the seats meanwhile.
  private func sell(_ seats: [Seat], _ outcome: inout Outcome) async throws -> Booking.ID? {
    let claim = try claim(of: seats)
    let ended = await checkout.sell(
      Order(claim: claim, paymentLifetime: 600, statement: "rush"), progress: { _ in })
    var booking: Booking.ID?
    switch ended {
    case .booked(let approval):
      booking = claim.booking
      await checkout.capture(claim.payment, approval: approval)
    case .taken, .unavailable: outcome.refusals += 1
    default: throw BenchError("A sale ended otherwise: \(ended).")
    }
    try await holds.release(seats.map(\.id), in: showtime, token: token)
    return booking
  }

  private func claim(of seats: [Seat]) throws -> Claim {
    guard let (seating, _, prices) = map else { throw BenchError("The map is not open.") }
    let quote = try Basket(seats.map { Basket.Item($0) }).quote(in: seating, by: prices, at: seating.readAt)
    let reference = BookingReference(date: seating.showtime.showDate, random: generator.next())
    return Claim(
      booking: .made(by: &generator), reference: reference, quote: quote,
      payment: PaymentAttempt(
        id: .made(by: &generator), reference: PaymentReference(booking: reference, attempt: 1),
        gateway: "SIMULATOR",
        method: .card, amount: quote.amountDue, currency: seating.cinema.currency),
      lifetime: 600)
  }
}
