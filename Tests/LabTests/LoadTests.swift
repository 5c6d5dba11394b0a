import BoxOffice
import PostgresStore
import FaultInjection
import TestSupport
import Testing

@testable import lab

@Suite("What the kiosk is held against")
struct LoadTests {
  @Test("pgbench gets the product's statements, with numbers counted up where the product makes ids")
  func scripts() throws {
    var batches = SaleLoad.Batches()
    let sale = batches.next(showtimes: 64).sale(77)
    for step in try sale.claim.steps(by: .test) + sale.confirmation.steps(by: .test) {
      let script = try sale.script(of: step)
      #expect(!step.values.isEmpty && step.statement.sql.contains("$1"))
      #expect(!script.contains("$"))
      #expect(script.contains(":sale") || script.contains(":showtime"))
      // What belongs to one sale must not stand in the sales of all.
      for id in [
        sale.claim.booking.description, sale.claim.reference.text, "\(sale.showtime)", "\(sale.seats[0])",
      ] {
        #expect(!script.contains(id))
      }
    }
  }

  @Test("pgbench sells what the product sells, in both manners, with a kiosk's settings")
  func pgbench() async throws {
    let server = try await PostgresUnderTest(in: try await ServerRoom())
    let floor = try await SalesFloor(on: server, named: "floor", showtimes: 10)
    let kiosk = try floor.connect()
    var batches = SaleLoad.Batches()
    let own = batches.next(showtimes: 1).sale(0)
    try await SaleLoad.sell(own, over: kiosk)
    var sold = 0
    for manner in PgBench.Manner.allCases {
      let pgbench = try PgBench(manner, sale: own, on: floor, seconds: 1)
      let made = try await pgbench.run(batches.next(showtimes: 2), clients: 3, threads: 2)
      #expect(!made.times.isEmpty && made.perSecond == Double(made.times.count) * 2)
      #expect(made.processorTime > 0)
      sold += made.times.count
    }
    // A sale is the same to every column, but for its names, its moments and what is drawn for it.
    let differences = try await kiosk.rows(
      Statement(
        unprepared: """
          SELECT count(*) AS sales, count(DISTINCT to_jsonb(b) - ARRAY[
              'id', 'booking_reference', 'showtime_id', 'booked_at', 'expires_at', 'confirmed_at', 'created_at',
              'updated_at']) AS bookings,
            count(DISTINCT to_jsonb(p) - ARRAY[
              'id', 'booking_id', 'booking_reference', 'payment_reference', 'paid_at', 'captured_at', 'created_at',
              'updated_at']) AS payments,
            (SELECT count(*) FROM booking_seats) AS seats,
            (SELECT sum(total_seats - available_seats) FROM showtimes) AS counted
          FROM bookings b JOIN payments p ON p.booking_id = b.id
          """))
    let row = try #require(differences.first)
    // Half of the time counts, and there is the product's own.
    let count: Int = try row.value("sales")
    #expect(count > 1 + sold)
    #expect(try row.value("bookings", as: Int.self) == 1)
    #expect(try row.value("payments", as: Int.self) == 1)
    #expect(try row.value("seats", as: Int.self) == 2 * count)
    #expect(try row.value("counted", as: Int.self) == 2 * count)

    let settings = ["jit", "plan_cache_mode", "enable_seqscan"]
    let others = try await OtherProgram(name: "psql").output(
      ["-XAt"] + floor.address + settings.flatMap { ["-c", "SHOW \($0)"] } + [floor.name])
    for (name, other) in zip(settings, others.split(separator: "\n")) {
      let row = try await kiosk.rows(Statement(unprepared: "SELECT current_setting($1) AS value"), [name])
        .first
      #expect(try row?.value("value", as: String.self) == String(other))
    }
    await kiosk.close()
    await server.stop()
  }

  @Test("loading past bookings leaves indexes, constraints and triggers as they were")
  func pastBookings() async throws {
    try await TestDatabase.with(.seeded) { test in
      let before = try await schema(of: test)
      let cinema: Cinema.ID = try #require(
        try await test.database.execute("SELECT id FROM cinemas LIMIT 1").first
      ).value("id")
      try await PastBookings.addHalls(for: 1_000, of: cinema, into: test.database)
      _ = try await PastBookings.load(1_000, into: test.database)
      #expect(try await schema(of: test) == before)
      let counts = try #require(
        try await test.database.execute(
          """
          SELECT (SELECT count(*) FROM bookings WHERE booking_status = 'COMPLETED') AS bookings,
            (SELECT count(*) FROM booking_seats b JOIN showtimes s ON s.id = b.showtime_id
             JOIN seats t ON t.id = b.seat_id AND t.screen_id = s.screen_id) AS seats,
            (SELECT count(*) FROM payments WHERE payment_status = 'SUCCESS') AS payments
          """
        ).first)
      for count in ["bookings", "seats", "payments"] {
        #expect(try counts.value(count, as: Int.self) == 1_000)
      }
    }
  }

  private func schema(of test: TestDatabase) async throws -> [String] {
    try await test.database.execute(
      """
      SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL
      SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
      UNION ALL
      SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
      ORDER BY line
      """
    ).map { try $0.value("line") }
  }
}
