import BoxOffice
import FoundationEssentials
import PostgresStore
import TestSupport
import Testing

@Suite("The rights of a group role")
struct GrantTests {
  /// What each role may do, table by table: R reads, I inserts, U updates, D deletes all of it; U(…) and R(…)
  /// only these columns. What is not listed is refused.
  static let rights: [String: [String]] = [
    "kiosk_walkup": selling(catalogue: "R") + [
      "audit_log I", "promocodes R U(usage_count)", "showtimes R U(available_seats, total_seats, version)",
    ],
    "kiosk_counter": selling(catalogue: "R", bookings: "guest_email, guest_name, guest_phone, ") + [
      "audit_log R I", "promocodes R U(usage_count)", "showtimes R U(available_seats, total_seats, version)",
      "users R(created_at, email, email_verified, first_name, id, is_active, last_login_at, last_name, phone, role, updated_at)",
    ],
    "kiosk_admin": selling(catalogue: "R I U D", bookings: "guest_email, guest_name, guest_phone, ") + [
      "audit_log R I", "promocodes R I U D", "refresh_tokens R I U D", "showtimes R I U D", "users R I U D",
    ],
  ]

  private static func selling(catalogue: String, bookings: String = "") -> [String] {
    [
      "bookings R I U(booking_status, cancellation_reason, cancelled_at, confirmed_at, expires_at, \(bookings)payment_method, payment_status)",
      "booking_seats R I D", "booking_seats_history R I",
      "payments R I U(captured_at, card_last_four, change_amount, failure_reason, gateway_response, gateway_transaction_id, paid_at, payment_status, refund_amount, refund_owed, refunded_at, tendered_amount)",
      "schema_migrations R",
    ] + ["cinemas", "movies", "pricing_rules", "screens", "seats"].map { "\($0) \(catalogue)" }
  }

  @Test("are what its work needs, tried on every table, column and verb", arguments: rights.keys.sorted())
  func areThese(role: String) async throws {
    try await TestDatabase.with { test in
      let columns = try await test.database.execute(
        """
        SELECT c.relname AS table_name, array_agg(a.attname::text ORDER BY a.attname::text) AS columns
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        GROUP BY c.relname
        """)
      let database = test.connect(as: role)
      var found: [String] = []
      for row in columns {
        let table: String = try row.value("table_name")
        let columns: [String] = try row.value("columns")
        var words: [String] = []
        for (letter, verb) in [
          ("R", "SELECT \"#\" FROM \(table) LIMIT 0"),
          ("U", "UPDATE \(table) SET \"#\" = DEFAULT WHERE false"),
        ] {
          var allowed: [String] = []
          for column in columns {
            let parts = verb.split(separator: "#")
            if try await isAllowed("\(parts[0])\(column)\(parts[1])", on: database) { allowed.append(column) }
          }
          if allowed == columns {
            words.append(letter)
          } else if !allowed.isEmpty {
            words.append("\(letter)(\(allowed.joined(separator: ", ")))")
          }
        }
        if try await isAllowed("INSERT INTO \(table) DEFAULT VALUES", on: database) {
          words.insert("I", at: words.first?.hasPrefix("R") == true ? 1 : 0)
        }
        if try await isAllowed("DELETE FROM \(table) WHERE false", on: database) { words.append("D") }
        #expect(try await !isAllowed("TRUNCATE \(table)", on: database), "\(table)")
        #expect(try await !isAllowed("DROP TABLE \(table)", on: database), "\(table)")
        if !words.isEmpty { found.append("\(table) \(words.joined(separator: " "))") }
      }
      #expect(found.sorted() == Self.rights[role]?.sorted())
    }
  }

  @Test("let only the admin run the retention job")
  func retention() async throws {
    let functions = [
      "delete_old_bookings", "archive_showtimes", "complete_showtimes", "delete_expired_refresh_tokens",
    ]
    try await TestDatabase.with { test in
      for role in Self.rights.keys {
        for function in functions {
          let isAllowed = try await isAllowed("SELECT \(function)()", on: test.connect(as: role))
          #expect(isAllowed == (role == "kiosk_admin"), "\(role) \(function)")
        }
      }
    }
  }

  @Test("let only staff sell against a seating rule", arguments: rights.keys.sorted())
  func override(role: String) async throws {
    try await TestHall.with { hall in
      let store = PostgresStore(hall.test.connect(as: role))
      let claim = hall.claim([0], override: "a family that asked")
      guard role == "kiosk_walkup" else {
        _ = try await store.claim(claim)
        #expect(try await store.booking(claim.booking)?.booking.seatingOverride == "a family that asked")
        let notes = try await hall.test.database.execute(
          "SELECT details ->> 'seatingOverride' AS why FROM audit_log WHERE action = 'CLAIMED'")
        #expect(try notes.map { try $0.value("why", as: String.self) } == ["a family that asked"])
        return
      }
      await #expect {
        _ = try await store.claim(claim)
      } throws: { error in
        (error as? StoreError)?.message.contains("only staff may sell against a seating rule") == true
      }
      _ = try await store.claim(hall.claim([0]))
      await #expect(throws: PostgresError.self) {
        try await hall.test.connect(as: role).execute("UPDATE bookings SET seating_override = 'mine'")
      }
    }
  }

  @Test(
    "let only the admin change layouts and distances, and say so to others", arguments: rights.keys.sorted())
  func layouts(role: String) async throws {
    try await TestHall.with { hall in
      let store = PostgresStore(hall.test.connect(as: role))
      let screen = try #require(try await store.screens(of: hall.cinema).first)
      #expect(try await store.openBookings(of: [SeatLabel(row: "A", number: 1)], on: screen.id).isEmpty)
      var layout = screen.layout
      layout.rows[0].places[0].outOfOrder = "broken"
      layout.rows[0].places.removeLast()
      guard role == "kiosk_admin" else {
        await #expect {
          _ = try await store.replaceLayout(
            of: screen.id, with: layout, expecting: screen.layout, isDryRun: false)
        } throws: { error in
          (error as? StoreError)?.message.hasPrefix("This database user may not change the catalogue") == true
        }
        await #expect(throws: StoreError.self) {
          _ = try await store.setDistance(PartyDistance(seats: 1), of: hall.showtime, by: .test)
        }
        return
      }
      let outcome = try await store.replaceLayout(
        of: screen.id, with: layout, expecting: screen.layout, isDryRun: false)
      #expect(
        outcome
          == .stored(
            LayoutChange(
              removed: [SeatLabel(row: "A", number: 6)], putOutOfOrder: [SeatLabel(row: "A", number: 1)])))
      #expect(try await store.setDistance(PartyDistance(seats: 1), of: hall.showtime, by: .test))
      #expect(try await !store.setDistance(PartyDistance(seats: 1), of: Showtime.ID(UUID()), by: .test))
      let log = try await hall.test.database.execute(
        """
        SELECT action, actor, terminal, details ->> 'screen' AS screen, details -> 'putOutOfOrder' ->> 'A1' AS why
        FROM audit_log ORDER BY id
        """)
      #expect(try log.map { try $0.value("action", as: String.self) } == ["LAYOUT_REPLACED", "DISTANCE_SET"])
      #expect(try log.map { try $0.value("terminal", as: String.self) } == ["till-1", "till-1"])
      #expect(try log.first?.value("screen") == "One")
      #expect(try log.first?.value("why") == "broken")
    }
  }

  @Test("are enough to sell, confirm, give up and reap", arguments: rights.keys.sorted())
  func sells(role: String) async throws {
    try await TestHall.with { hall in
      try await hall.addPromo("SAVE", limit: nil)
      let store = PostgresStore(hall.test.connect(as: role))
      #expect(try await store.programme(of: hall.cinema)?.listings.count == 1)
      #expect(try await store.seating(of: hall.showtime) != nil)
      let sold = hall.claim([0], promo: hall.promo("SAVE"))
      let given = hall.claim([1], promo: hall.promo("SAVE"))
      for claim in [sold, given] { _ = try await store.claim(claim) }
      #expect(try await store.confirm(hall.confirmation(of: sold)) == .confirmed)
      try await store.noteCaptured(sold.payment.reference)
      try await store.failPayment(given.payment.reference, reason: "declined")
      let second = hall.attempt(2, of: given.reference, amount: given.finalAmount)
      #expect(try await store.startPayment(second, of: given.booking, lifetime: 60) != nil)
      try await store.failPayment(second.reference, reason: "declined")
      #expect(
        try await store.abandon(given.booking, reference: given.reference, because: .abandoned) == .cancelled)
      #expect(try await store.confirm(hall.confirmation(of: given)) == .tooLate(.cancelled))
      try await store.noteRefunded(given.payment.reference, amount: given.finalAmount)
      #expect(try await store.reap(limit: 5) == .init())
      #expect(try await store.booking(sold.booking)?.booking.status == .confirmed)
      #expect(try await hall.violations() == [])
    }
  }

  /// Rights are checked before anything else: any other error means that it was allowed.
  private func isAllowed(_ sql: String, on database: Database) async throws -> Bool {
    do {
      try await database.execute(sql)
      return true
    } catch let error as PostgresError where error.state == .insufficientPrivilege {
      return false
    } catch let error as PostgresError where error.kind == .refused {
      return true
    }
  }
}
