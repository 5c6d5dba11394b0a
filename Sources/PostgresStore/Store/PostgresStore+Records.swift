package import BoxOffice

extension PostgresStore {
  package func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord? {
    try await record(found: Step(.findBookingById, ["booking": id]))
  }

  package func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord? {
    try await record(found: Step(.findBookingByReference, ["reference": reference]))
  }

  package func references(endingIn tail: String) async throws(StoreError) -> [BookingReference] {
    try await asking { () async throws(PostgresError) in
      try await database.rows(.referencesEndingIn, ["tail": tail]).map { (row) throws(PostgresError) in
        try row.value("booking_reference")
      }
    }
  }

  private func record(found by: Step) async throws(StoreError) -> BookingRecord? {
    try await asking { () async throws(PostgresError) in
      let queries: [Statement] = [
        .recordBooking, .recordSeats, .recordPayments, .recordShowtime, .recordMovie, .recordCinema,
      ]
      let answers = try await database.snapshot([by] + queries.map { Step($0) })
      guard let booking = answers[1].first, let showtime = answers[4].first, let movie = answers[5].first,
        let cinema = answers[6].first
      else { return nil }
      return BookingRecord(
        booking: try Booking(booking),
        seats: try answers[2].map { (row) throws(PostgresError) in try BookingSeat(row) }
          .sorted { $0.label < $1.label },
        payments: try answers[3].map { (row) throws(PostgresError) in try Payment(row) },
        showtime: try Showtime(showtime), movie: try Movie(movie),
        screenName: try showtime.value("screen_name"), cinema: try Cinema(cinema))
    }
  }
}

// MARK: - Statements

extension Statement {
  static let findBookingById = Statement("find_booking_by_id", PackageResources.find_booking_by_id_sql)
  static let findBookingByReference = Statement(
    "find_booking_by_reference", PackageResources.find_booking_by_reference_sql)
  static let referencesEndingIn = Statement(
    "references_ending_in", PackageResources.references_ending_in_sql)
  static let recordBooking = Statement("record_booking", PackageResources.record_booking_sql)
  static let recordSeats = Statement("record_seats", PackageResources.record_seats_sql)
  static let recordPayments = Statement("record_payments", PackageResources.record_payments_sql)
  static let recordShowtime = Statement("record_showtime", PackageResources.record_showtime_sql)
  static let recordMovie = Statement("record_movie", PackageResources.record_movie_sql)
  static let recordCinema = Statement("record_cinema", PackageResources.record_cinema_sql)
}
