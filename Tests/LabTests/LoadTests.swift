import BoxOffice
import PostgresStore
import TestSupport
import Testing

@testable import lab

@Suite("What the kiosk is held against")
struct LoadTests {
  @Test("pgbench gets the product's statements, with numbers counted up where the product makes ids")
  func scripts() throws {
    var batches = SaleLoad.Batches()
    let sale = batches.next(showtimes: 64).sale(77)
    for step in try sale.claim.steps + sale.confirmation.steps {
      let script = sale.script(of: step)
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

  @Test("no seat is sold twice, within a batch or by two")
  func batches() {
    var batches = SaleLoad.Batches()
    var sold: Set<String> = []
    var sales: Set<Booking.ID> = []
    for showtimes in [3, 1] {
      let batch = batches.next(showtimes: showtimes)
      for number in 0..<200 {
        let sale = batch.sale(number)
        sales.insert(sale.claim.booking)
        for seat in sale.seats { sold.insert("\(sale.showtime) \(seat)") }
      }
    }
    #expect(sales.count == 400)
    #expect(sold.count == 800)
  }

  @Test("loading past bookings leaves indexes, constraints and triggers as they were")
  func pastBookings() async throws {
    try await TestDatabase.with(.seeded) { test in
      let before = try await schema(of: test)
      let cinema: Cinema.ID = try #require(
        try await test.database.execute("SELECT id FROM cinemas LIMIT 1").first
      ).value("id")
      _ = try await PastBookings.load(1_000, of: cinema, into: test.database)
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
