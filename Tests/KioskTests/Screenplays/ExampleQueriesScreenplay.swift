internal import BoxOffice
internal import PostgresStore
internal import TestSupport
internal import TestTerminals
import Testing
import Words

/// The schema document's own example queries, word for word.
@Suite("Screenplay: the schema's example queries")
struct ExampleQueriesScreenplay {
  static let availableSeats = """
    -- Get available seats for a showtime
    SELECT s.* FROM seats s
    WHERE s.screen_id = $1
      AND s.is_active = true
      AND s.id NOT IN (
        SELECT seat_id FROM booking_seats
        WHERE showtime_id = $2
          AND booking_id IN (
            SELECT id FROM bookings
            WHERE booking_status IN ('CONFIRMED', 'PENDING')
          )
      );
    """

  static let bookingHistory = """
    -- Get user booking history
    SELECT b.*, st.start_time, st.show_date, m.title
    FROM bookings b
    JOIN showtimes st ON b.showtime_id = st.id
    JOIN movies m ON st.movie_id = m.id
    WHERE b.user_id = $1
    ORDER BY b.created_at DESC
    LIMIT 10;
    """

  @Test("They agree with what the screen shows, before and after a sale")
  func agreement() async throws {
    try await Screenplay.perform(on: "IMAX Hall") { play in
      func available() async throws -> Int {
        try await play.database.database.execute(Self.availableSeats, [play.showing.screen, play.showing.id])
          .count
      }
      let kiosk = try await play.openSeatMap()
      #expect(kiosk.screen.freeSeats == (try await available()))
      try await kiosk.choose("H11")
      let ticket = try await kiosk.payInCash()
      let other = try await play.openSeatMap()
      #expect(try await available() == play.showing.seats - 1)
      #expect(other.screen.freeSeats == (try await available()))

      // The document has bookings of registered users in it; a kiosk's customers are guests.
      let customer = try #require(
        try await play.database.database.execute(
          "UPDATE bookings SET user_id = u.id FROM users u WHERE showtime_id = $1 AND u.role = 'CUSTOMER' RETURNING u.id",
          [play.showing.id]
        ).first)
      let history = try await play.database.database.execute(
        Self.bookingHistory, [try customer.value("id", as: User.ID.self)])
      let booking = try #require(history.first)
      #expect(history.count == 1)
      #expect(try booking.value("booking_reference", as: String.self) == ticket.bookingReference)
      #expect(ticket.shows(try booking.value("title", as: String.self)))
      #expect(
        ticket.shows(
          "\(Words.english.date(try booking.value("show_date", as: CalendarDate.self), .long)), \(try booking.value("start_time", as: TimeOfDay.self))"
        ))
    }
  }
}
