package import BoxOffice
package import PostgresStore

extension Database {
  /// Writes showtimes with all that they hang on into a migrated database. What several of them share is written once.
  package func add(_ seatings: [Seating], promoCodes: [PromoCode] = []) async throws(PostgresError) {
    var steps: [Step] = []
    var known: Set<String> = []
    for seating in seatings {
      if known.insert(seating.cinema.id.description).inserted { steps.append(.adding(seating.cinema)) }
      if known.insert(seating.movie.id.description).inserted { steps.append(.adding(seating.movie)) }
      if known.insert(seating.screen.id.description).inserted {
        steps += [.adding(seating.screen), .adding(seating.seats, to: seating.screen)]
      }
      for rule in seating.rules where known.insert(rule.id.description).inserted {
        if let step = Step.adding(rule) { steps.append(step) }
      }
      steps.append(.adding(seating.showtime))
    }
    steps += promoCodes.map { .adding($0) }
    // Every rule that was added has raised it.
    steps += seatings.map { seating in
      Step(
        Statement(unprepared: "UPDATE cinemas SET pricing_version = $2 WHERE id = $1"),
        [seating.cinema.id, seating.pricingVersion.cinema])
    }
    _ = try commit(steps)
  }
}

extension Step {
  fileprivate static func adding(_ cinema: Cinema) -> Step {
    Step(
      Statement(
        unprepared: """
          INSERT INTO cinemas (id, name, address, city, country, time_zone) VALUES ($1, $2, $3, $4, $5, $6)
          """), [cinema.id, cinema.name, cinema.address, cinema.city, cinema.country, cinema.timeZone])
  }

  fileprivate static func adding(_ movie: Movie) -> Step {
    Step(
      Statement(
        unprepared:
          "INSERT INTO movies (id, title, duration, release_date, rating) VALUES ($1, $2, $3, $4, $5)"),
      [movie.id, movie.title, movie.duration, movie.releaseDate, movie.rating])
  }

  fileprivate static func adding(_ screen: Screen) -> Step {
    Step(
      Statement(
        unprepared: """
          INSERT INTO screens (id, cinema_id, name, capacity, screen_type, seat_layout)
          VALUES ($1, $2, $3, $4, $5, $6::jsonb)
          """),
      [
        screen.id, screen.cinema, screen.name, screen.capacity, screen.type,
        String(decoding: screen.layout.json, as: UTF8.self),
      ])
  }

  fileprivate static func adding(_ seats: [Seat], to screen: Screen) -> Step {
    Step(
      Statement(
        unprepared: """
          INSERT INTO seats (id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position)
          SELECT s.id, $1, s.row_label, s.seat_number, s.seat_type, s.is_active, s.x, s.y
          FROM unnest(
            $2::uuid[], $3::text[], $4::integer[], $5::text[], $6::boolean[], $7::text[]::numeric[],
            $8::text[]::numeric[]
          ) AS s (id, row_label, seat_number, seat_type, is_active, x, y)
          """),
      [
        screen.id, seats.map(\.id), seats.map(\.label.row), seats.map(\.label.number),
        seats.map(\.type.rawValue),
        seats.map { "\($0.isActive)" }, seats.map { "\($0.x)" }, seats.map { "\($0.y)" },
      ])
  }

  /// Nil for a rule that is no fixed amount.
  fileprivate static func adding(_ rule: PricingRule) -> Step? {
    guard case .fixed(let amount) = rule.modifier else { return nil }
    return Step(
      Statement(
        unprepared: """
          INSERT INTO pricing_rules (id, cinema_id, name, rule_type, seat_type, price_modifier, modifier_type)
          VALUES ($1, $2, $3, $4, $5, $6, 'FIXED')
          """), [rule.id, rule.cinema, rule.name, rule.kind, rule.seatType, amount])
  }

  fileprivate static func adding(_ showtime: Showtime) -> Step {
    Step(
      Statement(
        unprepared: """
          INSERT INTO showtimes (
            id, screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats
          )
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
          """),
      [
        showtime.id, showtime.screen, showtime.movie, showtime.cinema, showtime.showDate, showtime.startTime,
        showtime.endTime, showtime.totalSeats,
      ])
  }

  fileprivate static func adding(_ code: PromoCode) -> Step {
    let (type, value): (String, Money) =
      switch code.discount {
      case .fixed(let amount): ("FIXED", amount)
      case .percentage(let hundredths, _): ("PERCENTAGE", Money(minorUnits: hundredths))
      }
    return Step(
      Statement(
        unprepared: """
          INSERT INTO promocodes (
            id, code, discount_type, discount_value, min_purchase, usage_limit, usage_count, valid_from, valid_until,
            is_active, applicable_cinemas, applicable_movies
          )
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
          """),
      [
        code.id, code.code, type, value, code.minPurchase, code.usageLimit, code.usageCount, code.validFrom,
        code.validUntil, code.isActive, code.applicableCinemas.map { Array($0) },
        code.applicableMovies.map { Array($0) },
      ])
  }
}
