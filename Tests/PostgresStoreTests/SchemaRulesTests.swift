import BoxOffice
import FoundationEssentials
import PostgresStore
import TestSupport
import Testing

@Suite("The schema's own rules")
struct SchemaRulesTests {
  @Test("keep two showtimes of a screen apart, also across midnight, unless one is cancelled")
  func overlap() async throws {
    let cases = [
      ("2030-05-01", "23:30", "01:30", "2030-05-02", "01:00", "03:00", false),
      ("2030-06-01", "23:30", "01:30", "2030-06-02", "01:30", "03:00", true),
      ("2030-07-01", "20:00", "22:00", "2030-07-01", "21:59", "23:00", false),
      ("2030-08-01", "20:00", "22:00", "2030-08-01", "20:00", "20:30", false),
      ("2030-09-01", "20:00", "22:00", "2030-09-01", "22:00", "23:00", true),
      ("2030-10-01", "22:00", "00:00", "2030-10-02", "00:00", "02:00", true),
    ]
    try await TestHall.with { hall in
      for (day, start, end, otherDay, otherStart, otherEnd, isAllowed) in cases {
        let first = try await add(day, start, end, in: hall)
        if !isAllowed {
          await #expect {
            _ = try await add(otherDay, otherStart, otherEnd, in: hall)
          } throws: { error in
            let state = (error as? PostgresError)?.state
            return state == SQLState("23P01") || state == .uniqueViolation
          }
          try await hall.test.database.execute(
            "UPDATE showtimes SET status = 'CANCELLED' WHERE id = $1", [first])
        }
        _ = try await add(otherDay, otherStart, otherEnd, in: hall)
      }
    }
  }

  private func add(
    _ day: String, _ start: String, _ end: String, in hall: TestHall
  ) async throws -> Showtime.ID {
    let rows = try await hall.test.database.execute(
      """
      INSERT INTO showtimes (
        screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats
      ) VALUES ($1, $2, $3, $4, $5, $6, 6, 6) RETURNING id
      """, [hall.screen, hall.movie, hall.cinema, day, start, end])
    return try #require(rows.first).value("id")
  }

  @Test("let bookings take exactly the steps there are")
  func bookingSteps() async throws {
    try await TestHall.with { hall in
      for (from, to) in pairs(BookingStatus.allCases) {
        let id = try await booking(in: hall, status: from)
        let isLegal = from.successors.contains(to)
        #expect(
          try await isAllowed("UPDATE bookings SET booking_status = $2 WHERE id = $1", [id, to], in: hall)
            == isLegal, "\(from) to \(to)")
      }
    }
  }

  @Test("refund only what was paid")
  func refundOfUnpaid() async throws {
    try await TestHall.with { hall in
      let id = try await booking(in: hall, status: .cancelled, confirmed: false)
      #expect(
        try await !isAllowed("UPDATE bookings SET booking_status = 'REFUNDED' WHERE id = $1", [id], in: hall))
    }
  }

  @Test("let payments take exactly the steps there are")
  func paymentSteps() async throws {
    try await TestHall.with { hall in
      for (from, to) in pairs(PaymentStatus.allCases) {
        let rows = try await hall.test.database.execute(
          """
          INSERT INTO payments (payment_reference, booking_reference, amount, payment_status)
          VALUES (gen_random_uuid(), 'BK1', 1, $1) RETURNING id
          """, [from])
        let id: Payment.ID = try #require(rows.first).value("id")
        #expect(
          try await isAllowed("UPDATE payments SET payment_status = $2 WHERE id = $1", [id, to], in: hall)
            == from.successors.contains(to), "\(from) to \(to)")
      }
    }
  }

  @Test("let a booking's payment status take exactly the steps there are")
  func bookingPaymentSteps() async throws {
    try await TestHall.with { hall in
      for (from, to) in pairs(BookingPaymentStatus.allCases) {
        let id = try await booking(in: hall, status: .pending, paymentStatus: from)
        #expect(
          try await isAllowed("UPDATE bookings SET payment_status = $2 WHERE id = $1", [id, to], in: hall)
            == from.successors.contains(to), "\(from) to \(to)")
      }
    }
  }

  static let refused = [
    "UPDATE showtimes SET available_seats = -1", "UPDATE showtimes SET available_seats = total_seats + 1",
    "UPDATE cinemas SET time_zone = 'New York'", "UPDATE cinemas SET currency = 'usd'",
    "UPDATE screens SET screen_type = 'HUGE'", "UPDATE seats SET seat_type = 'SOFA'",
    "UPDATE showtimes SET status = 'LATE'", "UPDATE showtimes SET price_tier = 'GOLD'",
    "INSERT INTO pricing_rules (name, rule_type, price_modifier) VALUES ('x', 'SEAT_TYPE', 1)",
    "INSERT INTO pricing_rules (name, rule_type, price_modifier, modifier_type) VALUES ('x', 'BASE', 1, 'PERCENTAGE')",
    "INSERT INTO pricing_rules (name, rule_type, price_modifier, day_of_week) VALUES ('x', 'DAY_OF_WEEK', 1, '{8}')",
    #"INSERT INTO pricing_rules (name, rule_type, price_modifier, time_range) VALUES ('x', 'TIME_BASED', 1, '{"start": "6pm"}')"#,
    "INSERT INTO promocodes (code, discount_type, discount_value, valid_from, valid_until) VALUES ('low', 'FIXED', 1, now(), now())",
    "INSERT INTO promocodes (code, discount_type, discount_value, valid_from, valid_until) VALUES ('X', 'PERCENTAGE', 101, now(), now())",
    "DELETE FROM audit_log", "UPDATE audit_log SET actor = 'nobody'", "TRUNCATE audit_log",
    "DELETE FROM payments", "TRUNCATE payments", "DELETE FROM booking_seats",
    "DELETE FROM showtimes", "DELETE FROM movies", "DELETE FROM screens", "DELETE FROM cinemas",
    "DELETE FROM seats",
  ]

  @Test("refuse what would make the data wrong")
  func refuse() async throws {
    try await TestHall.with { hall in
      _ = try await hall.store.claim(hall.claim([0]))
      for sql in Self.refused {
        #expect(try await !isAllowed(sql, [], in: hall), "\(sql)")
      }
    }
  }

  @Test("raise a showtime's version with every change, and note when a row was changed")
  func versionAndTouch() async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute("UPDATE showtimes SET price_tier = 'PEAK'")
      try await hall.test.database.execute(
        "UPDATE showtimes SET price_tier = 'MATINEE', version = version + 1")
      let rows = try await hall.test.database.execute(
        "SELECT version, updated_at > created_at AS is_touched FROM showtimes")
      #expect(try rows.first?.value("version") == 2)
      #expect(try rows.first?.value("is_touched") == true)
    }
  }

  @Test("let a payment survive its booking, whose guest and seats leave with it")
  func paymentSurvives() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0])
      _ = try await hall.store.claim(claim)
      _ = try await hall.store.confirm(hall.confirmation(of: claim))
      try await hall.test.database.execute("DELETE FROM bookings")
      let rows = try await hall.test.database.execute(
        """
        SELECT booking_id IS NULL AS is_orphan, booking_reference, (SELECT count(*) FROM booking_seats) AS seats
        FROM payments
        """)
      #expect(try rows.first?.value("is_orphan") == true)
      #expect(try rows.first?.value("booking_reference") == claim.reference)
      #expect(try rows.first?.value("seats") == 0)
    }
  }

  @Test("keep data as long as the retention policy says")
  func retention() async throws {
    try await TestHall.with { hall in
      let (old, owed, recent) = (hall.claim([0]), hall.claim([1]), hall.claim([2]))
      for claim in [old, owed, recent] {
        _ = try await hall.store.claim(claim)
        _ = try await hall.store.confirm(hall.confirmation(of: claim))
      }
      try await hall.test.database.execute("UPDATE showtimes SET show_date = show_date - 800")
      try await hall.test.database.execute(
        "UPDATE bookings SET created_at = now() - INTERVAL '25 months' WHERE id = ANY ($1)",
        [[old.booking, owed.booking]])
      try await hall.test.database.execute(
        "UPDATE payments SET refund_owed = 1 WHERE booking_id = $1", [owed.booking])
      #expect(try await call("delete_old_bookings", in: hall) == 1)
      #expect(try await hall.store.booking(old.booking) == nil)
      #expect(try await hall.store.booking(owed.booking) != nil)
      #expect(try await hall.store.booking(recent.booking) != nil)
      let payments = try await hall.test.database.execute("SELECT count(*) AS n FROM payments")
      #expect(try payments.first?.value("n") == 3)

      #expect(try await call("archive_showtimes", in: hall) == 0)
      #expect(try await call("complete_showtimes", in: hall) == 1)
      #expect(try await hall.store.booking(recent.booking)?.booking.status == .completed)
      #expect(try await call("archive_showtimes", in: hall) == 1)
      #expect(try await call("archive_showtimes", in: hall) == 0)

      try await hall.test.database.execute(
        """
        WITH u AS (
          INSERT INTO users (email, password_hash, first_name, last_name) VALUES ('a@b.c', '!', 'A', 'B')
          RETURNING id
        )
        INSERT INTO refresh_tokens (user_id, token_hash, expires_at)
        SELECT u.id, h, now() + h::interval FROM u, unnest(ARRAY['-1 hour', '1 hour']) h
        """)
      #expect(try await call("delete_expired_refresh_tokens", in: hall) == 1)
    }
  }

  // MARK: - Words

  /// Every step from one status to another one.
  private func pairs<Status: Equatable>(_ all: [Status]) -> [(Status, Status)] {
    all.flatMap { from in all.filter { $0 != from }.map { (from, $0) } }
  }

  private func call(_ function: String, in hall: TestHall) async throws -> Int {
    let rows = try await hall.test.database.execute("SELECT \(function)() AS n")
    return try #require(rows.first).value("n")
  }

  private func booking(
    in hall: TestHall, status: BookingStatus, paymentStatus: BookingPaymentStatus = .pending,
    confirmed: Bool = true
  ) async throws -> Booking.ID {
    let rows = try await hall.test.database.execute(
      """
      INSERT INTO bookings (
        booking_reference, showtime_id, num_tickets, total_amount, final_amount, booking_status, payment_status,
        confirmed_at
      )
      VALUES (left(gen_random_uuid()::text, 20), $1, 1, 1, 1, $2, $3, CASE WHEN $4::boolean THEN now() END)
      RETURNING id
      """, [hall.showtime, status, paymentStatus, confirmed])
    return try #require(rows.first).value("id")
  }

  private func isAllowed(
    _ sql: String, _ values: [any PostgresEncodable], in hall: TestHall
  ) async throws -> Bool {
    do {
      try await hall.test.database.execute(sql, values)
      return true
    } catch let error as PostgresError where error.state?.code.hasPrefix("23") == true {
      return false
    }
  }
}
