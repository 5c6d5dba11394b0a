internal import BoxOffice
internal import FoundationEssentials
internal import KioskRuntime
internal import KioskUI
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
      try Figure("\(what): slowest sale, from the seat map to the ticket", slowest, .milliseconds),
    ]
  }

  /// How one of the rushes went.
  private struct Rush {
    let seconds: Double
    let outcomes: [Outcome]
  }

  /// What a kiosk saw.
  private struct Outcome: Sendable {
    var bookings: [Booking.ID] = []
    /// Parties for whom somebody was quicker.
    var refusals = 0
    /// Milliseconds of each sale, from the seat map that is opened to the confirmed booking.
    var times: [Double] = []
  }

  private static func rush(for seating: Seating, on bench: Bench, seed: UInt64) async throws -> Rush {
    let ledger = try ScratchLedger()
    let path = ledger.path
    // All connections stand before the doors open.
    var kiosks: [(database: Database, services: Services)] = []
    for number in 0..<self.kiosks {
      let database = Database(try bench.postgresServer.conninfo(database: "on_sale"))
      let store = PostgresStore(database)
      _ = try await store.occupancy(of: seating.showtime.id, since: nil)
      kiosks.append(
        (
          database,
          Services(
            of: store, RedisHoldStore(try bench.redisServer.address()),
            payments: InstalledDrivers([.cash, .simulator(outcome: .approve) { path }]),
            by: Actor(terminal: "kiosk-\(number)"))
        ))
    }
    let start = ContinuousClock.now
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for (number, kiosk) in kiosks.enumerated() {
        group.addTask {
          try await sellUntilNothingIsLeft(
            seating.showtime.id, at: kiosk.services, SeededGenerator(seed: seed &+ UInt64(number)))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let seconds = (ContinuousClock.now - start).milliseconds / 1_000
    for kiosk in kiosks { await kiosk.database.close() }
    return Rush(seconds: seconds, outcomes: outcomes)
  }

  /// Customers who take what is offered and try again when somebody was quicker. What the rules would not offer any more, a
  /// person takes one by one.
  private static func sellUntilNothingIsLeft(
    _ showtime: Showtime.ID, at services: Services, _ seeded: SeededGenerator
  ) async throws -> Outcome {
    var generator = seeded
    let kiosk = HeadlessKiosk(services, Settings(idleSeconds: 0), tick: .milliseconds(250))
    var customer = Customer()
    customer.means = [.card(.approve)]
    var outcome = Outcome()
    var isOffered = true
    selling: while true {
      customer.party = isOffered ? Int.random(in: 1...6, using: &generator) : 1
      customer.choice = isOffered ? .best : .byName(from: Int.random(in: 0..<10, using: &generator))
      // Not all want the very best place.
      customer.passesOver = Int.random(in: 0..<6, using: &generator)
      let start = ContinuousClock.now
      switch await kiosk.serve(customer, in: showtime) {
      case .over: break selling
      case .away: throw BenchError("The database did not answer in time.")
      case .served: break
      }
      isOffered = true
      switch kiosk.outcome {
      case .booked:
        if let order = kiosk.lastOrder { outcome.bookings.append(order.claim.booking) }
        outcome.times.append((ContinuousClock.now - start).milliseconds)
      case .taken, .unavailable: outcome.refusals += 1
      case nil:
        // Nothing that is offered is left for so many, or others are paying for the last seats: they may come back.
        isOffered = Bool.random(using: &generator)
        outcome.refusals += 1
        try await Task.sleep(for: .milliseconds(5))
      case .declined, .failed, .closed, .repriced, .promoRefused, .tooLate, .inDoubt:
        throw BenchError("A sale ended otherwise.")
      }
    }
    await kiosk.close()
    return outcome
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
