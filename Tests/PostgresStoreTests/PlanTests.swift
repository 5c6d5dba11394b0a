import BoxOffice
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@testable import PostgresStore

/// With years of bookings, whatever a kiosk asks for while somebody waits is found by an index: no table that grows is
/// read from end to end.
@Suite("With years of bookings")
struct PlanTests {
  /// What grows with every day of sales, or with every cinema.
  private static let growing = ["audit_log", "booking_seats", "bookings", "payments", "seats", "showtimes"]

  /// Every statement but those of migrations, checks and samples, which may read whole tables.
  private static let statements: [Statement] = {
    let queries = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
      .appending("Sources/PostgresStore/Queries")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: queries.string)) ?? []
    return files.sorted().compactMap { file in
      let name = String(file.prefix { $0 != "." })
      guard !unplanned.contains(name), !name.hasPrefix("sample_"),
        let text = FileManager.default.contents(atPath: queries.appending(file).string)
      else { return nil }
      return Statement(name, [UInt8](text))
    }
  }()

  private static let unplanned: Set = [
    // Settings and the schema.
    "applied_migrations", "create_schema_migrations", "date_in_zone", "describe_schema", "lock_migrations",
    "migration_is_applied", "record_migration", "schema_migrations_exist", "server_settings",
    "session_settings", "unpayable_amounts",
  ]

  /// What a kiosk asks for between the seat map and the ticket, as long as nobody declines.
  private static let sale: [Statement] = [
    .seatingSold, .occupancy, .claimSeats, .claimPromo, .startPayment, .auditBooking, .claimTurn, .claimCount,
    .claimCheck,
    .extendClaim, .writeOffPayments, .confirmBooking, .settlePayment, .noteCaptured,
  ]

  @Test("every statement of a kiosk finds its rows by an index, and one that does not is noticed")
  func usesIndexes() async throws {
    // The files are where they are looked for.
    #expect(Set(Self.sale).isSubset(of: Self.statements))
    try await TestDatabase.with { test in
      for part in Self.programme + Self.history { try await test.database.execute(part) }
      #expect(try await Self.scans(of: Self.statements, in: test) == [])
      // Not only because it is told to.
      #expect(try await Self.scans(of: Self.statements, in: test, settings: ["enable_seqscan": "on"]) == [])
      try await test.database.execute("DROP INDEX idx_booking_seats_booking_id")
      let found = try await Self.scans(of: [.claimCheck], in: test, settings: ["enable_seqscan": "on"])
      #expect(found.contains { $0.hasPrefix("claim_check reads all of booking_seats") }, "\(found)")
    }
  }

  @Test("a sale that is planned while no booking is known goes by keys all the same when there are many")
  func sellsByKeysFromTheFirstDay() async throws {
    try await TestDatabase.with { test in
      for part in Self.programme + ["VACUUM ANALYZE"] { try await test.database.execute(part) }
      for scan in try await Self.scans(of: Self.sale, in: test) { Issue.record("\(scan)") }
    }
  }

  @Test("what is planned before the planner has been told of the bookings goes by keys all the same")
  func goesByKeysOnTheFirstDay() async throws {
    try await TestDatabase.with { test in
      for part in Self.programme + ["VACUUM ANALYZE"] + Self.history.dropLast() + Self.soldOut {
        try await test.database.execute(part)
      }
      for scan in try await Self.scans(of: Self.statements, in: test) { Issue.record("\(scan)") }
    }
  }

  @Test("a condition of a sale that holds calls no function: the server takes it into the statement")
  func conditionsAreInlined() async throws {
    try await TestDatabase.with { test in
      for statement in [Statement.claimSeats, .claimPromo, .claimCount, .claimCheck, .confirmBooking] {
        let plans = try await test.connect().withSession { (session) throws(PostgresError) in
          try Self.plans(of: statement, asking: "VERBOSE, COSTS OFF", in: &session)
        }
        for plan in plans.map({ $0.lines.joined(separator: "\n") }) {
          #expect(plan.contains("ELSE refuse("), "\(plan)")
          #expect(!plan.contains("refuse_unless("), "\(plan)")
        }
      }
    }
  }

  @Test(
    "a kiosk does not read whole tables, and who loads years of bookings does",
    arguments: [(Limits.kiosk, "off"), (.report, "on"), (.maintenance, "on")])
  func wholeTables(limits: Limits, setting: String) async throws {
    try await TestDatabase.with { test in
      let database = Database(test.conninfo, limits: limits)
      let row = try await database.rows(Statement(unprepared: "SHOW enable_seqscan")).first
      #expect(try row?.value("enable_seqscan", as: String.self) == setting)
      await database.close()
    }
  }

  @Test("an index that is read from end to end is noticed, and a booking that is looked for by its status")
  func noticesScans() {
    let plan = [
      "Nested Loop", "  ->  Index Scan using bookings_pkey on bookings b", "        Index Cond: (id = $1)",
      "  ->  Index Scan using idx_bookings_status on bookings c",
      "        Index Cond: (booking_status = 'PENDING')",
      "  ->  Index Only Scan using payments_pkey on payments p", "  ->  Seq Scan on showtimes s",
      "  ->  Index Scan using idx_payments_uncaptured on payments q",
    ]
    #expect(Self.scanned(plan) == ["bookings", "payments", "showtimes"])
  }

  private static func scans(
    of statements: [Statement], in test: TestDatabase, settings: [String: String] = [:]
  ) async throws -> [String] {
    try await test.connect().withSession { (session) throws(PostgresError) in
      for (name, value) in settings { _ = try session.rows(Statement(unprepared: "SET \(name) = \(value)")) }
      return try scans(of: statements, in: &session)
    }
  }

  /// Which statements read which tables from end to end, planned for given values and for any.
  private static func scans(
    of statements: [Statement], in session: inout Session
  ) throws(PostgresError) -> [String] {
    var found: [String] = []
    // Settings that the statements of a transaction leave for each other.
    for setting in ["kiosk.ended", "kiosk.booking"] {
      _ = try session.rows(
        Statement(
          unprepared: "SELECT set_config('\(setting)', '00000000-0000-4000-8000-000000000000', false)"))
    }
    for statement in statements {
      for (mode, lines) in try plans(of: statement, in: &session) {
        for table in scanned(lines) where growing.contains(table) {
          found.append(
            "\(statement.name ?? "") reads all of \(table) (\(mode)):\n\(lines.joined(separator: "\n"))")
        }
      }
    }
    return found
  }

  /// How the server would go about a statement, planned for any values and for given ones.
  private static func plans(
    of statement: Statement, asking options: String = "COSTS OFF", in session: inout Session
  ) throws(PostgresError) -> [(mode: String, lines: [String])] {
    let name = "looked_at_\(statement.name ?? "")"
    _ = try session.rows(Statement(unprepared: "PREPARE \(name) AS \(statement.sql)"))
    let types = try session.rows(
      Statement(
        unprepared: """
          SELECT t::text AS type FROM pg_prepared_statements, unnest(parameter_types) AS t
          WHERE name = '\(name)'
          """))
    let values = try types.map { (row) throws(PostgresError) in value(of: try row.value("type")) }
    let call = name + (values.isEmpty ? "" : "(\(values.joined(separator: ", ")))")
    return try ["force_generic_plan", "force_custom_plan"].map { (mode) throws(PostgresError) in
      _ = try session.rows(Statement(unprepared: "SET plan_cache_mode = \(mode)"))
      let plan = try session.rows(Statement(unprepared: "EXPLAIN (\(options)) EXECUTE \(call)"))
      return (
        mode, try plan.map { (row) throws(PostgresError) in try row.value("QUERY PLAN", as: String.self) }
      )
    }
  }

  /// Indexes of the few rows that somebody still has to see to.
  private static let short: Set<Substring> = ["idx_payments_uncaptured", "idx_payments_refund_owed"]
  /// Most bookings and payments have one of two statuses: looking for one of them finds everything.
  private static let useless: Set<Substring> = ["idx_bookings_status", "idx_payments_status"]

  /// The tables that a plan reads from end to end, by themselves or along an index.
  private static func scanned(_ plan: [String]) -> [String] {
    zip(plan, plan.dropFirst() + [""]).compactMap { line, next in
      let words = line.split(separator: " ")
      if let scan = words.firstRange(of: ["Seq", "Scan", "on"]) { return String(words[scan.upperBound]) }
      guard let scan = words.firstRange(of: ["Scan", "using"]), words.count > scan.upperBound + 2 else {
        return nil
      }
      let (index, table) = (words[scan.upperBound], words[scan.upperBound + 2])
      let isWhole = !next.contains("Index Cond:") && !short.contains(index)
      return isWhole || useless.contains(index) ? String(table) : nil
    }
  }

  /// Something that a parameter of the type can be.
  private static func value(of type: String) -> String {
    switch type {
    case "uuid": "'00000000-0000-4000-8000-000000000000'"
    case "integer", "bigint", "numeric": "5"
    case "boolean": "true"
    case "jsonb": "'{}'"
    case "uuid[]": "'{00000000-0000-4000-8000-000000000000}'"
    case "integer[]", "numeric[]": "'{1}'"
    case "jsonb[]": #"'{"{}"}'"#
    case let list where list.hasSuffix("[]"): "'{}'"
    default: "'A'"
    }
  }

  /// 3,000 showtimes in 60 halls.
  private static let programme = [
    """
    INSERT INTO cinemas (name, address, city, country)
    SELECT 'Cinema ' || n, '1 St', 'Town', 'XX' FROM generate_series(1, 30) AS n
    """,
    "INSERT INTO movies (title, duration, release_date) SELECT 'Film ' || n, 100, '2026-01-01' FROM generate_series(1, 40) AS n",
    """
    INSERT INTO screens (cinema_id, name, capacity, screen_type, seat_layout)
    SELECT id, 'Screen ' || n, 200, 'STANDARD', '{"version": 1, "rows": []}' FROM cinemas, generate_series(1, 2) AS n
    """,
    """
    INSERT INTO seats (screen_id, row_label, seat_number, x_position, y_position)
    SELECT id, 'R' || n / 20, n % 20 + 1, n % 20, n / 20 FROM screens, generate_series(0, 99) AS n
    """,
    """
    INSERT INTO showtimes (
      screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats, status)
    SELECT s.id, m.id, s.cinema_id, current_date - 300 + day, '20:00', '22:00', 100, 96,
      CASE WHEN day < 299 THEN 'COMPLETED' ELSE 'SCHEDULED' END
    FROM screens s CROSS JOIN generate_series(6, 300, 6) AS day
    CROSS JOIN LATERAL (SELECT id FROM movies ORDER BY md5(title || day || s.name) LIMIT 1) AS m
    """,
  ]

  /// Half of all seats, in bookings of one.
  private static let soldOut = [
    "SET session_replication_role = replica",
    """
    INSERT INTO booking_seats (booking_id, seat_id, showtime_id, price)
    SELECT gen_random_uuid(), t.id, s.id, 10
    FROM showtimes s JOIN seats t ON t.screen_id = s.screen_id AND t.seat_number <= 10
    ON CONFLICT DO NOTHING
    """,
    "SET session_replication_role = DEFAULT",
  ]

  /// 12,000 bookings, and what hangs on them; a few are being paid for.
  private static let history = [
    // As in a restore: what triggers would look up is known to be right.
    "SET session_replication_role = replica",
    """
    INSERT INTO bookings (
      booking_reference, showtime_id, num_tickets, total_amount, final_amount, booking_status, payment_status, expires_at)
    SELECT 'BK' || lpad((row_number() OVER ())::text, 10, '0'), id, 1, 10, 10,
      CASE WHEN isPaying THEN 'PENDING' ELSE 'COMPLETED' END, CASE WHEN isPaying THEN 'PENDING' ELSE 'PAID' END,
      CASE WHEN isPaying THEN now() + (n - 5) * INTERVAL '1 minute' END
    FROM (
      SELECT id, n, status = 'SCHEDULED' AND n = 4 AS isPaying FROM showtimes, generate_series(1, 4) AS n
    ) AS b
    """,
    """
    INSERT INTO booking_seats (booking_id, seat_id, showtime_id, price)
    SELECT b.id, t.id, b.showtime_id, 10
    FROM (SELECT id, showtime_id, row_number() OVER (PARTITION BY showtime_id) AS n FROM bookings) AS b
    JOIN showtimes s ON s.id = b.showtime_id
    JOIN (SELECT id, screen_id, row_number() OVER (PARTITION BY screen_id) AS n FROM seats) AS t
      ON t.screen_id = s.screen_id AND t.n = b.n
    """,
    """
    INSERT INTO payments (
      booking_id, booking_reference, payment_reference, payment_gateway, amount, payment_status, paid_at, captured_at)
    SELECT id, booking_reference, booking_reference || '-1', 'SIMULATOR', 10,
      CASE WHEN booking_status = 'PENDING' THEN 'PENDING' ELSE 'SUCCESS' END, created_at, created_at
    FROM bookings
    """,
    "INSERT INTO audit_log (action, booking_reference) SELECT 'CONFIRMED', booking_reference FROM bookings",
    "SET session_replication_role = DEFAULT",
    "ANALYZE",
  ]
}
