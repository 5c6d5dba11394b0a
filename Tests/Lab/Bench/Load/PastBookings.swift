internal import BoxOffice
internal import PostgresStore
internal import FaultInjection

/// Bookings of the last two years, as a restore would bring them back: rows first, without triggers, then indexes and
/// constraints.
enum PastBookings {
  /// Seats sold at each past showtime.
  private static let perShowtime = 100

  /// The halls that it takes to sell so many, with their seats.
  static func addHalls(for count: Int, of cinema: Cinema.ID, into database: Database) async throws {
    _ = try await database.commit([
      Step(Statement(unprepared: halls), [count / perShowtime, perShowtime, cinema])
    ])
  }

  /// Loads bookings in the halls that were added for as many.
  /// - Returns: how long it took.
  static func load(_ count: Int, into database: Database) async throws -> Duration {
    let start = ContinuousClock.now
    _ = try await database.commit([
      Step(Statement(unprepared: showtimes), [count / perShowtime, perShowtime])
    ])
    // Nobody else does it here, and seats are joined to tens of thousands of showtimes.
    for table in ["screens", "seats", "showtimes"] {
      _ = try await database.rows(Statement(unprepared: "ANALYZE \(table)"))
    }
    // Everything that makes inserting slow stands in these two, to be put back at the end.
    let indexes = try await database.rows(Statement(unprepared: indexesInTheWay))
    let constraints = try await database.rows(Statement(unprepared: constraintsInTheWay))
    var removals: [String] = []
    var returns: [String] = []
    for row in constraints {
      let (table, name): (String, String) = (try row.value("table"), try row.value("name"))
      removals.append("ALTER TABLE \(table) DROP CONSTRAINT \(name)")
      // Foreign keys went first and come back last: they need the keys.
      returns.insert(
        "ALTER TABLE \(table) ADD CONSTRAINT \(name) \(try row.value("definition", as: String.self))", at: 0)
    }
    for row in indexes {
      removals.append("DROP INDEX \(try row.value("name", as: String.self))")
      returns.insert(try row.value("definition"), at: 0)
    }
    let settings = [
      "SET LOCAL session_replication_role = replica", "SET LOCAL maintenance_work_mem = '512MB'",
      "SET LOCAL work_mem = '256MB'", "SET LOCAL synchronous_commit = off",
    ]
    // In a transaction that empties the tables first, rows are written without a log: they are on disk at its end.
    let steps =
      settings + ["TRUNCATE bookings, booking_seats, booking_seats_history, payments"] + removals + [
        "CREATE TEMPORARY TABLE past ON COMMIT DROP AS \(numbers(count))", bookings, seats, payments,
      ] + returns
    _ = try await database.commit(steps.map { Step(Statement(unprepared: $0)) })
    for table in ["bookings", "booking_seats", "payments", "showtimes"] {
      _ = try await database.rows(Statement(unprepared: "VACUUM (ANALYZE) \(table)"))
    }
    return ContinuousClock.now - start
  }

  private static let halls = """
    WITH h AS (
      INSERT INTO screens (cinema_id, name, capacity, screen_type, seat_layout)
      SELECT c.id, 'Past ' || n, 300, 'STANDARD', '{"version": 1, "rows": []}'
      FROM (SELECT $3::uuid AS id) AS c, generate_series(0, $1::integer / 5400) AS n
      RETURNING id
    )
    INSERT INTO seats (screen_id, row_label, seat_number, x_position, y_position)
    SELECT h.id, 'R' || s / 20, s % 20 + 1, s % 20, s / 20
    FROM h, generate_series(0, $2::integer - 1) AS s
    """

  /// From tomorrow two years ago on, nine a day in each hall.
  private static let showtimes = """
    WITH h AS (
      SELECT id, cinema_id, substr(name, 6)::integer AS n FROM screens WHERE name LIKE 'Past %'
    )
    INSERT INTO showtimes (
      screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats, status)
    SELECT h.id, m.id, h.cinema_id, current_date - 730 + k / 9 % 600,
      TIME '06:00' + k % 9 * INTERVAL '110 minutes', TIME '07:45' + k % 9 * INTERVAL '110 minutes', 300,
      300 - $2::integer, 'COMPLETED'
    FROM generate_series(0, $1::integer - 1) AS k
    JOIN h ON h.n = k / 5400
    CROSS JOIN (SELECT id FROM movies LIMIT 1) AS m
    """

  /// Every past booking of one seat: its ids, its showtime and seat, its moment.
  private static func numbers(_ count: Int) -> String {
    """
    SELECT gen_random_uuid() AS booking, h.id AS showtime, t.id AS seat, 'BK' || lpad(n::text, 14, '0') AS reference,
      h.show_date + h.start_time - INTERVAL '1 hour' AS at
    FROM (
      SELECT id, screen_id, show_date, start_time, row_number() OVER (ORDER BY show_date, start_time, id) - 1 AS k
      FROM showtimes WHERE status = 'COMPLETED'
    ) AS h
    JOIN (
      SELECT id, screen_id, row_number() OVER (PARTITION BY screen_id ORDER BY id) - 1 AS j FROM seats
    ) AS t USING (screen_id)
    CROSS JOIN LATERAL (SELECT h.k * \(perShowtime) + t.j AS n) AS numbered
    WHERE t.j < \(perShowtime) AND n < \(count)
    """
  }

  private static let bookings = """
    INSERT INTO bookings (
      id, booking_reference, showtime_id, num_tickets, total_amount, final_amount, booking_status, payment_status,
      payment_method, terminal, booked_at, confirmed_at, created_at, updated_at)
    SELECT booking, reference, showtime, 1, 12.50, 12.50, 'COMPLETED', 'PAID', 'CARD', 'counter-1', at, at, at, at
    FROM past
    """

  private static let seats = """
    INSERT INTO booking_seats (booking_id, seat_id, showtime_id, price, created_at, price_breakdown)
    SELECT booking, seat, showtime, 12.50, at, '[]' FROM past
    """

  private static let payments = """
    INSERT INTO payments (
      booking_id, booking_reference, payment_reference, payment_gateway, gateway_transaction_id, amount,
      payment_status, payment_method, card_last_four, paid_at, captured_at, created_at, updated_at)
    SELECT booking, reference, reference || '-1', 'SIMULATOR', 'SIM-' || reference, 12.50, 'SUCCESS', 'CARD', '4242',
      at, at, at, at
    FROM past
    """

  private static let tables = "('bookings'::regclass, 'booking_seats'::regclass, 'payments'::regclass)"

  private static let indexesInTheWay = """
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i
    WHERE i.indrelid IN \(tables)
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
    """

  /// Foreign keys go before the keys that they point at.
  private static let constraintsInTheWay = """
    SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name,
      pg_get_constraintdef(oid) AS definition
    FROM pg_constraint
    WHERE contype IN ('f', 'p', 'u') AND (conrelid IN \(tables) OR confrelid IN \(tables))
    ORDER BY contype = 'f' DESC, conname
    """
}
