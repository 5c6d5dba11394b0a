package import BoxOffice

extension PostgresStore {
  package func programme(of cinema: Cinema.ID) async throws(StoreError) -> Programme? {
    try await asking { () async throws(PostgresError) in
      let grace = Showtime.salesGrace
      let answers = try await database.snapshot([
        Step(.programmeCinema, ["cinema": cinema]),
        Step(.programmeMovies, ["cinema": cinema, "grace": grace]),
        Step(.programmeListings, ["cinema": cinema, "grace": grace]),
        Step(.pricingRules, ["cinema": cinema]), Step(.programmeSeatTypes, ["cinema": cinema]),
      ])
      guard let head = answers[0].first else { return nil }
      let rules = try answers[3].map { (row) throws(PostgresError) in try PricingRule(row) }
      var seatTypes: [Screen.ID: [SeatType]] = [:]
      for row in answers[4] { seatTypes[try row.value("screen_id")] = try row.value("seat_types") }
      let cinema = try Cinema(head)
      return Programme(
        cinema: cinema,
        movies: try answers[1].map { (row) throws(PostgresError) in try Movie(row) },
        listings: try answers[2].map { (row) throws(PostgresError) in
          let showtime = try Showtime(row)
          return Programme.Listing(
            showtime: showtime, screenName: try row.value("screen_name"),
            screenType: try row.value("screen_type"),
            priceFrom: PriceList(rules: rules, showtime: showtime, currency: cinema.currency)
              .lowestPrice(among: seatTypes[showtime.screen] ?? []))
        },
        today: try head.value("today"), timeOfDay: try head.value("time_of_day"))
    }
  }

  /// Everything that a seat map needs. Each query takes a showtime.
  package static let seatingQueries: [Statement] = [
    .seatingShowtime, .seatingCinema, .seatingScreen, .seatingMovie, .seatingSeats, .seatingSold,
    .seatingRules,
  ]

  package func seating(of showtime: Showtime.ID) async throws(StoreError) -> Seating? {
    try await asking { () async throws(PostgresError) in
      try await seating(of: showtime, and: nil)?.seating
    }
  }

  /// A seat map, and the answer to one more query from the same snapshot.
  func seating(
    of showtime: Showtime.ID, and step: Step?
  ) async throws(PostgresError) -> (seating: Seating, further: Rows?)? {
    let answers = try await database.snapshot(
      Self.seatingQueries.map { Step($0, ["showtime": showtime]) } + [step].compactMap(\.self))
    guard let head = answers[0].first, let cinema = answers[1].first, let screen = answers[2].first,
      let movie = answers[3].first
    else { return nil }
    let seating = Seating(
      cinema: try Cinema(cinema), screen: try Screen(screen), movie: try Movie(movie),
      showtime: try Showtime(head),
      seats: try Seat.all(in: answers[4]),
      sold: Set(try answers[5].map { (row) throws(PostgresError) in try row.value("seat_id") }),
      rules: try answers[6].map { (row) throws(PostgresError) in try PricingRule(row) },
      pricingVersion: try PricingVersion(head), readAt: try head.value("read_at"))
    return (seating, step == nil ? nil : answers.last)
  }

  package func occupancy(
    of showtime: Showtime.ID, since version: Int?
  ) async throws(StoreError) -> Occupancy? {
    try await asking { () async throws(PostgresError) in
      try await database.rows(.occupancy, ["showtime": showtime, "version": version]).first.map {
        (row) throws(PostgresError) in
        Occupancy(
          status: try row.value("status"), startsAt: try row.value("starts_at"),
          version: try row.value("version"), availableSeats: try row.value("available_seats"),
          sold: Set(try row.value("sold", as: [Seat.ID].self)),
          inactive: Set(try row.value("inactive", as: [Seat.ID].self)),
          layoutVersion: try row.value("layout_version"), distance: try PartyDistance(row))
      }
    }
  }
}

// MARK: - Statements

extension Statement {
  static let programmeCinema = Statement("programme_cinema", PackageResources.programme_cinema_sql)
  static let programmeMovies = Statement("programme_movies", PackageResources.programme_movies_sql)
  static let programmeListings = Statement("programme_listings", PackageResources.programme_listings_sql)
  static let programmeSeatTypes = Statement("programme_seat_types", PackageResources.programme_seat_types_sql)
  static let pricingRules = Statement("pricing_rules", PackageResources.pricing_rules_sql)
  static let seatingShowtime = Statement("seating_showtime", PackageResources.seating_showtime_sql)
  static let seatingCinema = Statement("seating_cinema", PackageResources.seating_cinema_sql)
  static let seatingScreen = Statement("seating_screen", PackageResources.seating_screen_sql)
  static let seatingMovie = Statement("seating_movie", PackageResources.seating_movie_sql)
  static let seatingSeats = Statement("seating_seats", PackageResources.seating_seats_sql)
  static let seatingSold = Statement("seating_sold", PackageResources.seating_sold_sql)
  static let seatingRules = Statement("seating_rules", PackageResources.seating_rules_sql)
  static let occupancy = Statement("occupancy", PackageResources.occupancy_sql)
}
