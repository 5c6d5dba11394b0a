internal import BoxOffice

/// Loads the sample cinema. Running it again does nothing, and on a later day adds the days that are new;
/// what was changed since is left alone.
package struct Seeder: Sendable {
  private let database: Database

  /// - Parameter database: a migrated one, as its owner, with ``Limits/maintenance``.
  package init(_ database: Database) {
    self.database = database
  }

  /// Days that have a programme: today by the cinema's clock, and the six after it.
  private static let days = 7

  /// - Returns: how many showtimes were added.
  @discardableResult
  package func seed() async throws(PostgresError) -> Int {
    try await database.withSession { (session) throws(PostgresError) in
      try session.transaction(
        { (session) throws(PostgresError) in
          _ = try session.rows(.lockMigrations)
          try session.run(Seeder.catalogue)
          guard let today = try session.rows(.dateInZone, [SampleCinema.timeZone]).first else { return 0 }
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
            cinema.id, cinema.name, cinema.address, cinema.city, cinema.state, cinema.postalCode,
            cinema.country, cinema.phone, cinema.email, hours, cinema.timeZone, cinema.currency,
          ])
      ]
      for screen in SampleScreens.all { steps += self.steps(for: screen) }
      for film in SampleFilms.all {
        steps.append(
          Step(
            .sampleMovie,
            [
              film.id, film.title, film.originalTitle, film.description, film.duration, film.releaseDate,
              film.rating, film.language, film.genres, film.director, film.cast, film.posterURL,
              film.backdropURL, film.trailerURL, film.format, film.popularityTenths,
            ]))
      }
      for rule in SampleCinema.rules { steps.append(step(for: rule)) }
      for promo in SampleCinema.promoCodes { steps.append(step(for: promo)) }
      for user in SampleCinema.users {
        steps.append(
          Step(.sampleUser, [user.id, user.email, user.firstName, user.lastName, user.role]))
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
          screen.id, screen.cinema, screen.name, screen.capacity, screen.type, screen.supportedFormats,
          String(decoding: screen.layout.json, as: UTF8.self),
        ]),
      Step(.sampleSeats, [screen.id] + seats.columns),
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
        rule.id, rule.cinema, rule.name, rule.kind, rule.seatType, days, range, rule.ticketType,
        rule.priceTier,
        modifier.value, modifier.type, rule.priority,
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
        promo.id, promo.code, promo.description, discount.type, discount.value, discount.limit,
        promo.minPurchase, promo.usageLimit, promo.validFrom, promo.validUntil,
        promo.applicableCinemas.map { Array($0) },
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
              showtime.id, showtime.screen, showtime.movie, showtime.cinema, showtime.showDate,
              showtime.startTime, showtime.endTime, showtime.priceTier, showtime.totalSeats,
              showtime.totalSeats - sales.seatCount,
            ]))
      }
    }
    let added = try session.run(steps).flatMap { $0 }.map { (row) throws(PostgresError) in
      try row.value("id", as: Showtime.ID.self)
    }
    // Only what is new is sold into: a showtime that was there has had its own customers since.
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
          showtime.id, parties.map(\.booking), parties.map(\.reference), parties.map(\.daysAhead),
          parties.map(\.seats.count), parties.map(\.total),
        ]),
      Step(
        .sampleBookingSeats,
        [
          showtime.id, seats.map(\.0), seats.map(\.1.seat), seats.map(\.1.ticketType), seats.map(\.1.price),
          try seats.map { (seat) throws(PostgresError) in try seat.1.breakdownJSON },
        ]),
      Step(
        .samplePayments,
        [
          parties.map { Payment.ID(sample: "payment \($0.booking)") }, parties.map(\.booking),
          parties.map { PaymentReference(booking: $0.reference, attempt: 1) },
        ]),
    ]
  }
}
