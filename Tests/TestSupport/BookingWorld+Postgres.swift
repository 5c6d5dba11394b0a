internal import BoxOffice
internal import FoundationEssentials
package import PostgresStore
internal import Testing

extension BookingStoreUnderTest {
  /// PostgreSQL, each world in a database of its own.
  package static let postgres = BookingStoreUnderTest("PostgreSQL") { body in
    try await TestDatabase.with { test in
      let world = BookingWorld(at: Date())
      try await world.store(in: test.database)
      try await body(
        BookingKiosks(
          world: world, one: PostgresStore(test.connect(), terminal: "till-1"),
          other: PostgresStore(test.connect(), terminal: "till-2"),
          layouts: PostgresStore(test.connect(), terminal: "office"),
          setStatus: { status, showtime in
            try await test.database.execute(
              "UPDATE showtimes SET status = $2, version = version + 1 WHERE id = $1", [showtime, status])
          },
          setActive: { isActive, seat in
            try await test.database.execute(
              "UPDATE seats SET is_active = $2 WHERE id = $1", [seat, isActive])
          },
          setDistance: { distance, showtime in
            let office = PostgresStore(test.connect(), terminal: "office")
            try #require(try await office.setDistance(distance, of: showtime))
          }))
    }
  }
}

extension BookingWorld {
  /// Writes everything that the contract needs into a migrated database.
  package func store(in database: Database) async throws {
    try await database.execute(
      """
      INSERT INTO cinemas (id, name, address, city, country, time_zone) VALUES ($1, $2, $3, $4, $5, $6)
      """, [cinema.id, cinema.name, cinema.address, cinema.city, cinema.country, cinema.timeZone])
    try await store(evening.movie, in: database)
    for hall in [evening, elsewhere, over] { try await store(hall.screen, hall.seats, in: database) }
    for rule in evening.rules { try await store(rule, in: database) }
    for seating in seatings { try await store(seating.showtime, in: database) }
    for code in promoCodes { try await store(code, in: database) }
  }

  private func store(_ movie: Movie, in database: Database) async throws {
    try await database.execute(
      "INSERT INTO movies (id, title, duration, release_date, rating) VALUES ($1, $2, $3, $4, $5)",
      [movie.id, movie.title, movie.duration, movie.releaseDate, movie.rating])
  }

  private func store(_ screen: Screen, _ seats: [Seat], in database: Database) async throws {
    try await database.execute(
      """
      INSERT INTO screens (id, cinema_id, name, capacity, screen_type, seat_layout)
      VALUES ($1, $2, $3, $4, $5, $6::jsonb)
      """,
      [
        screen.id, screen.cinema, screen.name, screen.capacity, screen.type,
        String(decoding: screen.layout.json, as: UTF8.self),
      ])
    for seat in seats {
      try await database.execute(
        """
        INSERT INTO seats (id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position)
        VALUES ($1, $2, $3, $4, $5, $6, $7::numeric, $8::numeric)
        """,
        [
          seat.id, seat.screen, seat.label.row, seat.label.number, seat.type, seat.isActive, String(seat.x),
          String(seat.y),
        ])
    }
  }

  private func store(_ rule: PricingRule, in database: Database) async throws {
    guard case .fixed(let amount) = rule.modifier else { return }
    try await database.execute(
      """
      INSERT INTO pricing_rules (id, cinema_id, name, rule_type, seat_type, price_modifier, modifier_type)
      VALUES ($1, $2, $3, $4, $5, $6, 'FIXED')
      """, [rule.id, rule.cinema, rule.name, rule.kind, rule.seatType, amount])
  }

  private func store(_ showtime: Showtime, in database: Database) async throws {
    try await database.execute(
      """
      INSERT INTO showtimes (
        id, screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats
      )
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
      """,
      [
        showtime.id, showtime.screen, showtime.movie, showtime.cinema, showtime.showDate, showtime.startTime,
        showtime.endTime, showtime.totalSeats,
      ])
  }

  private func store(_ code: PromoCode, in database: Database) async throws {
    let (type, value): (String, Money) =
      switch code.discount {
      case .fixed(let amount): ("FIXED", amount)
      case .percentage(let hundredths, _): ("PERCENTAGE", Money(minorUnits: hundredths))
      }
    try await database.execute(
      """
      INSERT INTO promocodes (
        id, code, discount_type, discount_value, min_purchase, usage_limit, usage_count, valid_from, valid_until,
        is_active, applicable_cinemas, applicable_movies
      )
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """,
      [
        code.id, code.code, type, value, code.minPurchase, code.usageLimit, code.usageCount, code.validFrom,
        code.validUntil, code.isActive, code.applicableCinemas.map { Array($0) },
        code.applicableMovies.map { Array($0) },
      ])
  }
}
