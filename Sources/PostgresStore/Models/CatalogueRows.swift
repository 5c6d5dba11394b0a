internal import BoxOffice
internal import FoundationEssentials

// Decodes rows of the catalogue into the box office's models. A query names the list of their columns, so a
// new column is added only to that list and to the code that reads it.

extension Cinema {
  static let columns = [
    "id", "name", "address", "city", "state", "postal_code", "country", "phone", "email", "operating_hours",
    "is_active", "time_zone", "currency",
  ]

  init(_ row: Row) throws(PostgresError) {
    self.init(
      id: try row.value("id"), name: try row.value("name"), address: try row.value("address"),
      city: try row.value("city"), state: try row.value("state"), postalCode: try row.value("postal_code"),
      country: try row.value("country"), phone: try row.value("phone"), email: try row.value("email"),
      operatingHours: try OpeningHours.days(in: row), isActive: try row.value("is_active"),
      timeZone: try row.value("time_zone"), currency: try row.value("currency"))
  }
}

/// `cinemas.operating_hours`: `{"monday": {"open": "09:00", "close": "01:00"}, …}`.
struct OpeningHours: Codable {
  let open: String
  let close: String

  /// Days or times that cannot be read count as closed. The hours are only shown; nothing depends on them.
  static func days(in row: Row) throws(PostgresError) -> [DayOfWeek: TimeRange] {
    let stored = try row.json("operating_hours", as: [String: OpeningHours].self) ?? [:]
    var days: [DayOfWeek: TimeRange] = [:]
    for day in DayOfWeek.allCases {
      if let hours = stored[day.name], let open = TimeOfDay(hours.open),
        let close = TimeOfDay(hours.close)
      {
        days[day] = TimeRange(start: open, end: close)
      }
    }
    return days
  }

  /// In the form in which they are stored.
  static func stored(_ days: [DayOfWeek: TimeRange]) -> [String: OpeningHours] {
    Dictionary(
      uniqueKeysWithValues: days.map { day, hours in
        (
          day.name,
          OpeningHours(open: hours.start.description, close: hours.end.description)
        )
      })
  }
}

extension Screen {
  static let columns = [
    "id", "cinema_id", "name", "capacity", "screen_type", "supported_formats", "seat_layout",
    "layout_version", "is_active",
  ]

  init(_ row: Row) throws(PostgresError) {
    let name: String = try row.value("name")
    let layout: SeatLayout
    do {
      layout = try SeatLayout(json: Data(try row.value("seat_layout", as: String.self).utf8))
    } catch let error as InvalidLayout {
      throw PostgresError(.undecodable, "The layout of screen “\(name)” is invalid: \(error)".withoutFullStop)
    } catch let error as PostgresError {
      throw error
    } catch {
      throw PostgresError(.undecodable, "The layout of screen “\(name)” cannot be read")
    }
    self.init(
      id: try row.value("id"), cinema: try row.value("cinema_id"), name: name,
      capacity: try row.value("capacity"), type: try row.value("screen_type"),
      supportedFormats: try row.value("supported_formats", as: [String]?.self) ?? [], layout: layout,
      layoutVersion: try row.value("layout_version"), isActive: try row.value("is_active"))
  }
}

extension Seat {
  static let columns = [
    "id", "screen_id", "row_label", "seat_number", "seat_type", "is_active", "x_position", "y_position",
  ]

  /// All seats of an answer, of which there may be thousands.
  static func all(in rows: Rows) throws(PostgresError) -> [Seat] {
    let (id, screen) = (try rows.column("id"), try rows.column("screen_id"))
    let (label, number) = (try rows.column("row_label"), try rows.column("seat_number"))
    let (type, isActive) = (try rows.column("seat_type"), try rows.column("is_active"))
    let (x, y) = (try rows.column("x_position"), try rows.column("y_position"))
    return try rows.map { (row) throws(PostgresError) in
      Seat(
        id: try row.value(id), screen: try row.value(screen),
        label: SeatLabel(row: try row.value(label), number: try row.value(number)), type: try row.value(type),
        isActive: try row.value(isActive), x: try row.value(x, as: NumericHundredths.self).units,
        y: try row.value(y, as: NumericHundredths.self).units)
    }
  }
}

extension NumericHundredths {
  /// 1250 is 12.5.
  fileprivate var units: Double { Double(value) / 100 }
}

extension Movie {
  static let columns = [
    "id", "tmdb_id", "title", "original_title", "description", "duration", "release_date", "rating",
    "content_advice", "language", "genres", "director", "%\"cast\"", "poster_url", "backdrop_url",
    "trailer_url", "format",
    "is_active", "popularity_score",
  ]

  init(_ row: Row) throws(PostgresError) {
    self.init(
      id: try row.value("id"), tmdbID: try row.value("tmdb_id"), title: try row.value("title"),
      originalTitle: try row.value("original_title"), description: try row.value("description"),
      duration: try row.value("duration"), releaseDate: try row.value("release_date"),
      rating: try row.value("rating"), contentAdvice: try row.value("content_advice"),
      language: try row.value("language"),
      genres: try row.value("genres", as: [String]?.self) ?? [], director: try row.value("director"),
      cast: try row.value("cast", as: [String]?.self) ?? [], posterURL: try row.value("poster_url"),
      backdropURL: try row.value("backdrop_url"), trailerURL: try row.value("trailer_url"),
      format: try row.value("format"), isActive: try row.value("is_active"),
      popularityTenths: try row.value("popularity_score", as: NumericHundredths.self).value / 10)
  }
}

extension Showtime {
  /// The alias of its cinema is `c`.
  static let columns = [
    "id", "screen_id", "movie_id", "cinema_id", "show_date", "start_time", "end_time", "price_tier",
    "total_seats", "available_seats", "is_auto_generated", "status", "version", "distance_seats",
    "distance_rows", "(%show_date + %start_time) AT TIME ZONE c.time_zone AS starts_at",
  ]

  init(_ row: Row) throws(PostgresError) {
    self.init(
      id: try row.value("id"), screen: try row.value("screen_id"), movie: try row.value("movie_id"),
      cinema: try row.value("cinema_id"), showDate: try row.value("show_date"),
      startTime: try row.value("start_time"), endTime: try row.value("end_time"),
      priceTier: try row.value("price_tier"), totalSeats: try row.value("total_seats"),
      availableSeats: try row.value("available_seats"), isAutoGenerated: try row.value("is_auto_generated"),
      status: try row.value("status"), version: try row.value("version"),
      startsAt: try row.value("starts_at"), distance: try PartyDistance(row))
  }
}

extension PartyDistance {
  init(_ row: Row) throws(PostgresError) {
    self.init(seats: try row.value("distance_seats"), rows: try row.value("distance_rows"))
  }
}

extension String {
  /// For a message that becomes part of another sentence.
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
