internal import BoxOffice
internal import PostgresStore
internal import TestSupport
internal import TestTerminals
internal import Testing

extension Screenplay.Showing {
  /// Puts a film on in three days at six in the morning, when the sample cinema is closed.
  init(on screen: String, in test: TestDatabase) async throws {
    title = "The Salt Lanterns"
    let rows = try await test.database.execute(
      """
      INSERT INTO showtimes (
        screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats)
      SELECT s.id, m.id, s.cinema_id, (now() AT TIME ZONE c.time_zone)::date + 3, '06:00', '08:08',
        s.capacity, s.capacity
      FROM screens s JOIN cinemas c ON c.id = s.cinema_id, movies m
      WHERE s.name = $1 AND m.title = $2
      RETURNING id, screen_id, show_date, total_seats
      """, [screen, title])
    let row = try #require(rows.first)
    id = try row.value("id")
    self.screen = try row.value("screen_id")
    date = try row.value("show_date")
    seats = try row.value("total_seats")
  }
}

/// What PostgreSQL knows of a booking and its payments, in words.
struct BookingFacts: Hashable {
  var status: String
  var payment: String
  var method: String
  var seats: String
  var amount: String
  var guest: String?
  /// From the first attempt to the last: `SUCCESS 12.00`.
  var attempts: String
}

extension Screenplay {
  /// All bookings of the showing.
  func bookings() async throws -> [BookingFacts] {
    try await database.database.execute(
      """
      SELECT b.booking_status, b.payment_status, b.payment_method, b.final_amount::text, b.guest_name,
        (SELECT string_agg(s.row_label || s.seat_number, ' ' ORDER BY s.row_label, s.seat_number)
         FROM booking_seats bs JOIN seats s ON s.id = bs.seat_id WHERE bs.booking_id = b.id) AS seats,
        (SELECT string_agg(p.payment_status || ' ' || p.amount, ', ' ORDER BY p.payment_reference)
         FROM payments p WHERE p.booking_id = b.id) AS attempts
      FROM bookings b WHERE b.showtime_id = $1 ORDER BY b.created_at
      """, [showing.id]
    ).map { row in
      BookingFacts(
        status: try row.value("booking_status"), payment: try row.value("payment_status"),
        method: try row.value("payment_method"), seats: try row.value("seats", as: String?.self) ?? "",
        amount: try row.value("final_amount"), guest: try row.value("guest_name"),
        attempts: try row.value("attempts", as: String?.self) ?? "")
    }
  }

  /// The seat count that PostgreSQL keeps beside the seats.
  func seatsLeft() async throws -> Int {
    let rows = try await database.database.execute(
      "SELECT available_seats FROM showtimes WHERE id = $1", [showing.id])
    let row = try #require(rows.first)
    return try row.value("available_seats")
  }
}
