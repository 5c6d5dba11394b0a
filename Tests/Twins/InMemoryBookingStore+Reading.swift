package import BoxOffice
internal import FoundationEssentials

extension InMemoryBookingStore {
  package func cinemas() async throws(StoreError) -> [Cinema] {
    let all = Dictionary(halls.values.map { ($0.seating.cinema.id, $0.seating.cinema) }) { first, _ in first }
    return all.values.filter(\.isActive).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  package func programme(of cinema: Cinema.ID) async throws(StoreError) -> Programme? {
    let seatings = halls.values.map(\.seating).filter { $0.cinema.id == cinema }
    guard let first = seatings.first else { return nil }
    let now = now()
    let shown = seatings.filter { seating in
      seating.screen.isActive && seating.movie.isActive && seating.showtime.closedAs(at: now) == nil
    }
    let listings = shown.map { seating in
      Programme.Listing(
        showtime: seating.showtime, screenName: seating.screen.name, screenType: seating.screen.type,
        priceFrom: seating.prices.lowestPrice(among: Set(seating.seats.filter(\.isActive).map(\.type))))
    }
    let movies = Dictionary(shown.map { ($0.movie.id, $0.movie) }) { first, _ in first }
    let wall = first.showtime.wallClock(at: now)
    return Programme(
      cinema: first.cinema,
      movies: movies.values.sorted {
        (-$0.popularityTenths, $0.title, $0.id) < (-$1.popularityTenths, $1.title, $1.id)
      },
      listings: listings.sorted {
        ($0.showtime.startsAt, $0.screenName, $0.id) < ($1.showtime.startsAt, $1.screenName, $1.id)
      },
      today: wall.date, timeOfDay: wall.time)
  }

  package func seating(of showtime: Showtime.ID) async throws(StoreError) -> Seating? {
    guard var seating = halls[showtime]?.seating else { return nil }
    seating.rules = seating.rules
      .filter { $0.isActive && ($0.cinema == nil || $0.cinema == seating.cinema.id) }
      .sorted { $0.id < $1.id }
    seating.readAt = now()
    return seating
  }

  package func occupancy(
    of showtime: Showtime.ID, since version: Int?
  ) async throws(StoreError) -> Occupancy? {
    guard let seating = halls[showtime]?.seating, seating.showtime.version != version else { return nil }
    return Occupancy(
      status: seating.showtime.status, startsAt: seating.showtime.startsAt, version: seating.showtime.version,
      availableSeats: seating.showtime.availableSeats, sold: seating.sold,
      inactive: Set(seating.seats.filter { !$0.isActive }.map(\.id)),
      layoutVersion: seating.screen.layoutVersion, distance: seating.showtime.distance)
  }

  package func promoCode(_ code: String) async throws(StoreError) -> PromoCode? {
    promoCodes[code.uppercased()]
  }

  package func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord? {
    guard let sale = sales[id], let seating = halls[sale.booking.showtime]?.seating else { return nil }
    return BookingRecord(
      booking: sale.booking, seats: sale.seats.sorted { $0.label < $1.label },
      payments: attempts(of: id).map(\.payment), showtime: seating.showtime, movie: seating.movie,
      screenName: seating.screen.name, cinema: seating.cinema)
  }

  package func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord? {
    guard let sale = sales.values.first(where: { $0.booking.reference == reference }) else { return nil }
    return try await booking(sale.booking.id)
  }

  package func references(endingIn tail: String) async throws(StoreError) -> [BookingReference] {
    sales.values.map(\.booking.reference).filter { $0.text.count == 18 && $0.text.hasSuffix(tail) }
      .sorted { $0.text > $1.text }
  }
}

extension Showtime {
  /// Why it is not sold at `now`; nil when it is.
  func closedAs(at now: Date) -> Status? {
    switch status {
    case .completed, .cancelled: return status
    case .scheduled, .ongoing: break
    }
    if endsAt < now { return .completed }
    return startsAt < now - Double(Showtime.salesGrace) ? .ongoing : nil
  }

  private var endsAt: Date {
    let minutes = endTime.minutesSinceMidnight - startTime.minutesSinceMidnight
    return startsAt + Double(60 * (minutes > 0 ? minutes : minutes + 1_440))
  }

  /// Whether a layout still has to keep its seats.
  func isComing(at now: Date) -> Bool {
    switch status {
    case .scheduled, .ongoing: endsAt > now
    case .completed, .cancelled: false
    }
  }

  /// The cinema's date and time at `now`: as far from the showtime's own as `now` is from its start. The hour by
  /// which clocks are changed in between is ignored.
  fileprivate func wallClock(at now: Date) -> (date: CalendarDate, time: TimeOfDay) {
    let start = showDate.daysSinceEpoch * 1_440 + startTime.minutesSinceMidnight
    let minutes = start + Int((now.timeIntervalSince(startsAt) / 60).rounded(.down))
    let time = TimeOfDay(minutesSinceMidnight: minutes)
    return (CalendarDate(daysSinceEpoch: (minutes - time.minutesSinceMidnight) / 1_440), time)
  }
}
