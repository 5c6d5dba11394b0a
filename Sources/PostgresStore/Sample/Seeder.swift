internal import BoxOffice

/// Loads the sample cinema. Running it again on the same day does nothing; on a later day it adds the new
/// days. Anything that was changed since is left alone.
package struct Seeder: Sendable {
  private let database: Database

  /// - Parameter database: a migrated database, as its owner, with ``Limits/maintenance``.
  package init(_ database: Database) {
    self.database = database
  }

  /// The number of days with a programme: today, by the cinema's clock, and the six days after it.
  private static let days = 7

  /// - Returns: how many showtimes were added.
  @discardableResult
  package func seed() async throws(PostgresError) -> Int {
    try await database.withSession { (session) throws(PostgresError) in
      try session.transaction(
        { (session) throws(PostgresError) in
          _ = try session.rows(.lockMigrations)
          try session.run(Seeder.catalogue)
          guard let today = try session.rows(.dateInZone, ["time_zone": SampleCinema.timeZone]).first else {
            return 0
          }
          return try Seeder.addShowtimes(from: try today.value("today"), in: &session)
        }, failure: { $0 })
    }
  }

  // MARK: - Cinema, screens, films, prices, people

  private static var catalogue: [Step] {
    get throws(PostgresError) {
      let cinema = SampleCinema.cinema
      let hours = try json(OpeningHours.stored(cinema.operatingHours))
      var steps = [
        Step(
          .sampleCinema,
          [
            "id": cinema.id, "name": cinema.name, "address": cinema.address, "city": cinema.city,
            "state": cinema.state, "postal_code": cinema.postalCode, "country": cinema.country,
            "phone": cinema.phone, "email": cinema.email, "operating_hours": hours,
            "time_zone": cinema.timeZone, "currency": cinema.currency,
          ])
      ]
      for screen in SampleScreens.all { steps += self.steps(for: screen) }
      for film in SampleFilms.all {
        steps.append(
          Step(
            .sampleMovie,
            [
              "id": film.id, "title": film.title, "original_title": film.originalTitle,
              "description": film.description, "duration": film.duration, "release_date": film.releaseDate,
              "rating": film.rating, "content_advice": film.contentAdvice, "language": film.language,
              "genres": film.genres,
              "director": film.director, "cast": film.cast, "poster_url": film.posterURL,
              "backdrop_url": film.backdropURL, "trailer_url": film.trailerURL, "format": film.format,
              "popularity_tenths": film.popularityTenths,
            ]))
      }
      for rule in SampleCinema.rules { steps.append(step(for: rule)) }
      for promo in SampleCinema.promoCodes { steps.append(step(for: promo)) }
      for user in SampleCinema.users {
        steps.append(
          Step(
            .sampleUser,
            [
              "id": user.id, "email": user.email, "first_name": user.firstName, "last_name": user.lastName,
              "role": user.role,
            ]))
      }
      return steps
    }
  }

  private static func steps(for screen: Screen) -> [Step] {
    let seats = screen.layout.seats(of: screen.id) { SampleScreens.seatID($0, in: screen) }
    return [
      Step(
        .sampleScreen,
        [
          "id": screen.id, "cinema": screen.cinema, "name": screen.name, "capacity": screen.capacity,
          "screen_type": screen.type, "formats": screen.supportedFormats,
          "layout": String(decoding: screen.layout.json, as: UTF8.self),
        ]),
      Step(.sampleSeats, ["screen": screen.id] + seats.columns),
    ]
  }

  private static func step(for rule: PricingRule) -> Step {
    let modifier: (type: ModifierType, value: Money) =
      switch rule.modifier {
      case .fixed(let amount): (.fixed, amount)
      case .percentage(let hundredths): (.percentage, Money(minorUnits: hundredths))
      }
    let range = rule.timeRange.map { #"{"start": "\#($0.start)", "end": "\#($0.end)"}"# }
    let days = rule.daysOfWeek.isEmpty ? nil : rule.daysOfWeek.map(\.rawValue).sorted()
    return Step(
      .samplePricingRule,
      [
        "id": rule.id, "cinema": rule.cinema, "name": rule.name, "rule_type": rule.kind,
        "seat_type": rule.seatType, "day_of_week": days, "time_range": range, "ticket_type": rule.ticketType,
        "price_tier": rule.priceTier, "price_modifier": modifier.value, "modifier_type": modifier.type,
        "priority": rule.priority,
      ])
  }

  private static func step(for promo: PromoCode) -> Step {
    let discount: (type: ModifierType, value: Money, limit: Money?) =
      switch promo.discount {
      case .fixed(let amount): (.fixed, amount, nil)
      case .percentage(let hundredths, let limit): (.percentage, Money(minorUnits: hundredths), limit)
      }
    return Step(
      .samplePromoCode,
      [
        "id": promo.id, "code": promo.code, "description": promo.description, "discount_type": discount.type,
        "discount_value": discount.value, "max_discount": discount.limit, "min_purchase": promo.minPurchase,
        "usage_limit": promo.usageLimit, "valid_from": promo.validFrom, "valid_until": promo.validUntil,
        "cinemas": promo.applicableCinemas.map { Array($0) },
      ])
  }

  // MARK: - Showtimes and what was sold of them

  private static func addShowtimes(
    from today: CalendarDate, in session: inout Session
  ) throws(PostgresError) -> Int {
    let screens = Dictionary(uniqueKeysWithValues: SampleScreens.all.map { ($0.id, $0) })
    var planned: [Showtime.ID: (showtime: Showtime, sales: SampleSales)] = [:]
    var steps: [Step] = []
    for day in 0..<days {
      for (rank, showtime) in SampleProgramme.showtimes(on: today.advanced(byDays: day)).enumerated() {
        guard let screen = screens[showtime.screen] else { continue }
        let sales = SampleSales(of: showtime, on: screen, daysFromToday: day, rank: rank)
        planned[showtime.id] = (showtime, sales)
        steps.append(
          Step(
            .sampleShowtime,
            [
              "id": showtime.id, "screen": showtime.screen, "movie": showtime.movie,
              "cinema": showtime.cinema, "show_date": showtime.showDate, "start_time": showtime.startTime,
              "end_time": showtime.endTime, "price_tier": showtime.priceTier,
              "total_seats": showtime.totalSeats, "available_seats": showtime.totalSeats - sales.seatCount,
            ]))
      }
    }
    let added = try session.run(steps).flatMap { $0 }.map { (row) throws(PostgresError) in
      try row.value("id", as: Showtime.ID.self)
    }
    // Seats are sold only for new showtimes. Those that existed already may have had real customers.
    var sales: [Step] = []
    for id in added.sorted() {
      guard let plan = planned[id] else { continue }
      sales += try self.steps(for: plan.sales, of: plan.showtime)
    }
    try session.run(sales)
    return added.count
  }

  private static func steps(for sales: SampleSales, of showtime: Showtime) throws(PostgresError) -> [Step] {
    let parties = sales.parties
    let seats = parties.flatMap { party in party.seats.map { (party.booking, $0) } }
    return [
      Step(
        .sampleBookings,
        [
          "showtime": showtime.id, "ids": parties.map(\.booking), "references": parties.map(\.reference),
          "days_ahead": parties.map(\.daysAhead), "tickets": parties.map(\.seats.count),
          "totals": parties.map(\.total),
        ]),
      Step(
        .sampleBookingSeats,
        [
          "showtime": showtime.id, "bookings": seats.map(\.0), "seats": seats.map(\.1.seat),
          "ticket_types": seats.map(\.1.ticketType), "prices": seats.map(\.1.price),
          "breakdowns": try seats.map { (seat) throws(PostgresError) in try seat.1.breakdownJSON },
        ]),
      Step(
        .samplePayments,
        [
          "ids": parties.map { Payment.ID(sample: "payment \($0.booking)") },
          "bookings": parties.map(\.booking),
          "references": parties.map { PaymentReference(booking: $0.reference, attempt: 1) },
        ]),
    ]
  }
}

// MARK: - Statements

extension Statement {
  static let lockMigrations = Statement("lock_migrations", PackageResources.lock_migrations_sql)
  static let dateInZone = Statement("date_in_zone", PackageResources.date_in_zone_sql)
  static let sampleCinema = Statement("sample_cinema", PackageResources.sample_cinema_sql)
  static let sampleScreen = Statement("sample_screen", PackageResources.sample_screen_sql)
  static let sampleSeats = Statement("sample_seats", PackageResources.sample_seats_sql)
  static let sampleMovie = Statement("sample_movie", PackageResources.sample_movie_sql)
  static let samplePricingRule = Statement("sample_pricing_rule", PackageResources.sample_pricing_rule_sql)
  static let samplePromoCode = Statement("sample_promo_code", PackageResources.sample_promo_code_sql)
  static let sampleUser = Statement("sample_user", PackageResources.sample_user_sql)
  static let sampleShowtime = Statement("sample_showtime", PackageResources.sample_showtime_sql)
  static let sampleBookings = Statement("sample_bookings", PackageResources.sample_bookings_sql)
  static let sampleBookingSeats = Statement("sample_booking_seats", PackageResources.sample_booking_seats_sql)
  static let samplePayments = Statement("sample_payments", PackageResources.sample_payments_sql)
}
