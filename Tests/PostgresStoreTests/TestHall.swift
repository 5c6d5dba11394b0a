import BoxOffice
import FoundationEssentials
import PostgresStore
import TestSupport
import Testing

/// A hall of one row with a showtime that begins in two hours, in a database of its own.
struct TestHall: Sendable {
  let test: TestDatabase
  let cinema: Cinema.ID
  let screen: Screen.ID
  let movie: Movie.ID
  let showtime: Showtime.ID
  /// One rule was added to its cinema.
  let pricingVersion: PricingVersion
  /// A1, A2 and so on.
  let seats: [Seat.ID]

  var store: PostgresStore { PostgresStore(test.database) }

  /// Another kiosk's store, over a connection of its own.
  func otherStore(limits: Limits = TestDatabase.patient) -> PostgresStore {
    PostgresStore(test.connect(limits: limits))
  }

  static func with<Value: Sendable>(
    seats count: Int = 6, _ body: (TestHall) async throws -> Value
  ) async throws -> Value {
    try await TestDatabase.with { test in try await body(try await open(seats: count, in: test)) }
  }

  private static func open(seats count: Int, in test: TestDatabase) async throws -> TestHall {
    let head = try await test.database.execute(
      """
      WITH c AS (
        INSERT INTO cinemas (name, address, city, country) VALUES ('Test', '1 St', 'Town', 'XX') RETURNING id
      ), a AS (
        INSERT INTO screens (cinema_id, name, capacity, screen_type, seat_layout)
        SELECT id, 'One', $1::integer, 'STANDARD', $2::jsonb FROM c RETURNING id, cinema_id
      ), t AS (
        INSERT INTO seats (screen_id, row_label, seat_number, x_position, y_position)
        SELECT a.id, 'A', n, n, 0 FROM a, generate_series(1, $1::integer) n RETURNING id
      ), m AS (
        INSERT INTO movies (title, duration, release_date) VALUES ('Film', 100, '2026-01-01') RETURNING id
      ), r AS (
        INSERT INTO pricing_rules (name, rule_type, price_modifier) VALUES ('Base', 'BASE', 10) RETURNING id
      )
      SELECT a.cinema_id, a.id AS screen_id, m.id AS movie_id FROM a, m, r
      """,
      [
        count,
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, \#(count)], "x": 1}]}]}"#,
      ])
    let row = try #require(head.first)
    let (cinema, screen): (Cinema.ID, Screen.ID) = (try row.value("cinema_id"), try row.value("screen_id"))
    let movie: Movie.ID = try row.value("movie_id")
    let seats = try await test.database.execute("SELECT id FROM seats ORDER BY seat_number")
    return TestHall(
      test: test, cinema: cinema, screen: screen, movie: movie,
      showtime: try await addShowtime(
        startingIn: "2 hours", screen: screen, movie: movie, cinema: cinema, seats: count, in: test),
      pricingVersion: PricingVersion(cinema: 1), seats: try seats.map { try $0.value("id") })
  }

  static func addShowtime(
    startingIn interval: String, screen: Screen.ID, movie: Movie.ID, cinema: Cinema.ID, seats: Int,
    in test: TestDatabase
  ) async throws -> Showtime.ID {
    let rows = try await test.database.execute(
      """
      INSERT INTO showtimes (
        screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats
      )
      SELECT $1::uuid, $2::uuid, $3::uuid, at::date, at::time, (at + INTERVAL '100 minutes')::time, $5, $5
      FROM (SELECT now() AT TIME ZONE 'UTC' + $4::interval AS at) AS given
      RETURNING id
      """, [screen, movie, cinema, interval, seats])
    return try #require(rows.first).value("id")
  }

  /// A claim of some of the row's seats, counted from 0.
  func claim(
    _ places: [Int], of showtime: Showtime.ID? = nil, booking: Booking.ID = Booking.ID(UUID()),
    promo: PromoRedemption? = nil, lifetime: Int = 300, override: String? = nil
  ) -> Claim {
    let today = CalendarDate(daysSinceEpoch: 20_000)
    let reference = BookingReference(date: today, random: .random(in: .min ... .max))
    let chosen = places.map { place in
      BookingSeat(
        seat: seats[place], label: SeatLabel(row: "A", number: place + 1), price: Money(minorUnits: 1000),
        breakdown: [PriceStep(rule: "Base", minorUnits: 1000)])
    }
    let quote = Quote(
      showtime: showtime ?? self.showtime, seats: chosen, promo: promo, version: pricingVersion)
    return Claim(
      booking: booking, reference: reference, quote: quote,
      guest: Guest(name: "Ann", email: "ann@example.com"),
      payment: attempt(1, of: reference, amount: quote.amountDue), lifetime: lifetime,
      seatingOverride: override)
  }

  func attempt(_ number: Int, of reference: BookingReference, amount: Money) -> PaymentAttempt {
    PaymentAttempt(
      id: Payment.ID(UUID()), reference: PaymentReference(booking: reference, attempt: number),
      gateway: "SIMULATOR", method: .card, amount: amount, currency: .usd)
  }

  func confirmation(of claim: Claim, payment: PaymentReference? = nil) -> BoxOffice.Confirmation {
    BoxOffice.Confirmation(
      booking: claim.booking, payment: payment ?? claim.payment.reference,
      approval: PaymentApproval(transactionID: "T1", cardLastFour: "4242", isCaptured: false))
  }

  func addPromo(_ code: String, limit: Int?) async throws {
    try await test.database.execute(
      """
      INSERT INTO promocodes (code, discount_type, discount_value, usage_limit, valid_from, valid_until)
      VALUES ($1, 'FIXED', 1, $2, now() - INTERVAL '1 day', now() + INTERVAL '1 day')
      """, [code, limit])
  }

  /// A code of ``addPromo(_:limit:)``.
  func promo(_ code: String) -> PromoRedemption {
    PromoRedemption(code: code, terms: .fixed(Money(minorUnits: 100)), discount: Money(minorUnits: 100))
  }

  /// Lets a claim's time run out.
  func expire(_ claim: Claim) async throws {
    try await test.database.execute(
      "UPDATE bookings SET expires_at = now() - INTERVAL '1 second' WHERE id = $1", [claim.booking])
  }

  func availableSeats() async throws -> Int {
    let rows = try await test.database.execute(
      "SELECT available_seats FROM showtimes WHERE id = $1", [showtime])
    return try #require(rows.first).value("available_seats")
  }

  /// What must hold whatever happened: nothing is found in a sound database.
  func violations() async throws -> [String] {
    let rows = try await test.database.execute(
      """
      SELECT 'available_seats of showtime ' || s.id AS what FROM showtimes s
      WHERE s.available_seats <> s.total_seats - (SELECT count(*) FROM booking_seats b WHERE b.showtime_id = s.id)
      UNION ALL
      SELECT 'total_seats of showtime ' || s.id FROM showtimes s
      WHERE s.total_seats <> (
        SELECT count(*) FROM seats t
        WHERE t.screen_id = s.screen_id AND (
          t.is_active OR EXISTS (SELECT FROM booking_seats b WHERE b.showtime_id = s.id AND b.seat_id = t.id)
        )
      )
      UNION ALL
      SELECT 'seats of booking ' || b.id FROM bookings b
      WHERE (SELECT count(*) FROM booking_seats t WHERE t.booking_id = b.id)
        <> CASE WHEN b.booking_status IN ('PENDING', 'CONFIRMED', 'COMPLETED') THEN b.num_tickets ELSE 0 END
      UNION ALL
      SELECT 'uses of promo code ' || p.code FROM promocodes p
      WHERE p.usage_count <> (
        SELECT count(*) FROM bookings b
        WHERE b.promo_code = p.code AND b.booking_status IN ('PENDING', 'CONFIRMED', 'COMPLETED')
      )
      UNION ALL
      SELECT 'money of payment ' || p.payment_reference FROM payments p JOIN bookings b ON b.id = p.booking_id
      WHERE p.payment_status = 'SUCCESS' AND p.refund_owed = 0
        AND b.booking_status NOT IN ('CONFIRMED', 'COMPLETED')
      UNION ALL
      SELECT 'unpaid confirmed booking ' || b.id FROM bookings b
      WHERE b.booking_status = 'CONFIRMED' AND b.final_amount <> (
        SELECT coalesce(sum(p.amount - p.refund_owed), 0) FROM payments p
        WHERE p.booking_id = b.id AND p.payment_status = 'SUCCESS'
      )
      """)
    return try rows.map { try $0.value("what") }
  }
}
