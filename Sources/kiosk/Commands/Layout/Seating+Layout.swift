internal import BoxOffice
internal import FoundationEssentials

extension Seating {
  /// A layout as if it were shown for a film that nobody has bought a seat of, without prices. Nil when it has no seat.
  init?(showing layout: SeatLayout, of screenName: String) {
    let (cinema, screen, movie) = (Cinema.ID.random(), Screen.ID.random(), Movie.ID.random())
    guard !layout.places.isEmpty, let day = CalendarDate(year: 2000, month: 1, day: 1) else { return nil }
    let noon = TimeOfDay(minutesSinceMidnight: 720)
    let seats = layout.places.map { place in
      Seat(
        id: Seat.ID.random(), screen: screen, label: place.label, type: place.type,
        isActive: place.outOfOrder == nil, x: place.x, y: place.y)
    }
    let capacity = layout.capacity
    self.init(
      cinema: Cinema(id: cinema, name: "", address: "", city: "", country: ""),
      screen: Screen(
        id: screen, cinema: cinema, name: screenName, capacity: capacity, type: .standard,
        supportedFormats: [], layout: layout),
      movie: Movie(
        id: movie, title: "", duration: 0, releaseDate: day, genres: [], cast: [], format: "STANDARD"),
      showtime: Showtime(
        id: Showtime.ID.random(), screen: screen, movie: movie, cinema: cinema, showDate: day,
        startTime: noon,
        endTime: noon, totalSeats: capacity, availableSeats: capacity,
        startsAt: Date(timeIntervalSince1970: 0)),
      seats: seats, sold: [], rules: [], readAt: Date(timeIntervalSince1970: 0))
  }
}
