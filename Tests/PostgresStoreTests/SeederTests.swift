import BoxOffice
import PostgresStore
import TestSupport
import Testing

@Suite("The sample cinema")
struct SeederTests {
  @Test("is loaded once, and a second time does nothing")
  func twice() async throws {
    try await TestDatabase.with(.migrated) { test in
      let first = try await Seeder(test.database).seed()
      #expect(first > 80)
      let counts = try await counts(in: test)
      #expect(try await Seeder(test.database).seed() == 0)
      #expect(try await self.counts(in: test) == counts)
    }
  }

  @Test("a later day adds the days that are new")
  func laterDay() async throws {
    try await TestDatabase.with(.seeded) { test in
      // As if the samples had been loaded two days ago: the last two days are not there yet.
      let last = try await test.database.execute(
        "SELECT id FROM showtimes WHERE show_date > (SELECT max(show_date) - 2 FROM showtimes)")
      for table in ["booking_seats_history", "booking_seats", "bookings"] where table != "bookings" {
        try await test.database.execute("ALTER TABLE \(table) DISABLE TRIGGER USER")
        try await test.database.execute(
          "DELETE FROM \(table) WHERE showtime_id = ANY ($1)",
          [try last.map { try $0.value("id", as: Showtime.ID.self) }])
      }
      try await test.database.execute(
        "DELETE FROM bookings WHERE showtime_id IN (SELECT id FROM showtimes WHERE show_date > (SELECT max(show_date) - 2 FROM showtimes))"
      )
      try await test.database.execute(
        "DELETE FROM showtimes WHERE show_date > (SELECT max(show_date) - 2 FROM showtimes)")
      // Payments outlive their booking, and their ids would be met again.
      try await test.database.execute("ALTER TABLE payments DISABLE TRIGGER USER")
      try await test.database.execute("DELETE FROM payments WHERE booking_id IS NULL")
      #expect(try await Seeder(test.database).seed() == last.count)
    }
  }

  @Test("has maps that look alive, and counts that are right")
  func counts() async throws {
    try await TestDatabase.with(.seeded) { test in
      let rows = try await test.database.execute(
        """
        SELECT s.show_date - min(s.show_date) OVER () AS day, s.total_seats, s.available_seats,
          (SELECT count(*) FROM booking_seats b WHERE b.showtime_id = s.id) AS sold,
          (SELECT count(*) FROM seats t WHERE t.screen_id = s.screen_id AND t.is_active) AS capacity,
          s.end_time < s.start_time AS crosses_midnight
        FROM showtimes s
        """)
      var shares: [Int] = []
      for row in rows {
        let total: Int = try row.value("total_seats")
        let sold: Int = try row.value("sold")
        #expect(try row.value("available_seats") == total - sold)
        #expect(try row.value("capacity") == total)
        if try row.value("day", as: Int.self) < 3 { shares.append(sold * 100 / total) }
      }
      #expect(shares.contains(100))
      #expect(shares.contains { (90...99).contains($0) })
      let ordinary = shares.filter { $0 < 90 }
      #expect(ordinary.allSatisfy { (8...46).contains($0) })
      #expect(try rows.contains { try $0.value("crosses_midnight") })
      #expect(Set(try rows.map { try $0.value("day", as: Int.self) }) == Set(0...6))
    }
  }

  @Test("has screens of the sizes people know, with valid layouts")
  func screens() async throws {
    try await TestDatabase.with(.seeded) { test in
      let rows = try await test.database.execute(
        "SELECT capacity, seat_layout::text AS layout FROM screens ORDER BY capacity")
      let capacities = try rows.map { try $0.value("capacity", as: Int.self) }
      #expect(zip(capacities, [60, 180, 300, 490]).allSatisfy { abs($0 - $1) <= 6 }, "\(capacities)")
      let types = try await test.database.execute("SELECT DISTINCT seat_type FROM seats")
      #expect(types.count == SeatType.allCases.count)
    }
  }

  @Test("has a seat for every place of its layouts, which open without complaint")
  func seatings() async throws {
    try await TestDatabase.with(.seeded) { test in
      let store = PostgresStore(test.database)
      let rows = try await test.database.execute(
        "SELECT DISTINCT ON (screen_id) id FROM showtimes ORDER BY screen_id, id")
      #expect(rows.count == 4)
      for row in rows {
        let seating = try #require(try await store.seating(of: try row.value("id")))
        let places = seating.screen.layout.places
        #expect(places.map(\.label).sorted() == seating.seats.map(\.label).sorted())
        #expect(seating.screen.capacity == seating.screen.layout.capacity)
        #expect(seating.seats.allSatisfy { seating.prices.price(of: $0.type) != nil })
        let sold = seating.screen.capacity - seating.sold.count
        #expect(seating.showtime.availableSeats == sold)
      }
    }
  }

  @Test("has rules of every type, three promo codes, and a user of each role who cannot log in")
  func rest() async throws {
    try await TestDatabase.with(.seeded) { test in
      let one = try await test.database.execute(
        """
        SELECT (SELECT count(DISTINCT rule_type) FROM pricing_rules) AS rules,
          (SELECT count(*) FROM promocodes) AS promos, (SELECT count(DISTINCT role) FROM users) AS roles,
          (SELECT count(*) FROM movies WHERE description <> '' AND cardinality("cast") > 1) AS films,
          (SELECT password_hash FROM users WHERE email = 'admin@cinemaos.com') AS hash
        """)
      let row = try #require(one.first)
      #expect(try row.value("rules") == PricingRule.Kind.allCases.count)
      #expect(try row.value("promos") == 3)
      #expect(try row.value("roles") == User.Role.allCases.count)
      #expect(try row.value("films") == 8)
      #expect(try row.value("hash") == "!")
    }
  }

  private func counts(in test: TestDatabase) async throws -> [Int] {
    var counts: [Int] = []
    for table in [
      "cinemas", "screens", "seats", "movies", "showtimes", "bookings", "booking_seats", "payments",
    ] {
      let rows = try await test.database.execute("SELECT count(*) AS n FROM \(table)")
      counts.append(try #require(try rows.first?.value("n")))
    }
    return counts
  }
}
