package import FoundationEssentials

/// Everything a seat map needs of the database, read in one round trip.
package struct Seating: Sendable, Hashable {
  package var cinema: Cinema
  package var screen: Screen
  package var movie: Movie
  package var showtime: Showtime
  /// Every seat of the screen.
  package var seats: [Seat]
  /// Sold or claimed.
  package var sold: Set<Seat.ID>
  /// Every active rule that may apply to the cinema.
  package var rules: [PricingRule]
  /// Which rules these are.
  package var pricingVersion: PricingVersion
  /// The database's clock when it was read.
  package var readAt: Date

  package init(
    cinema: Cinema, screen: Screen, movie: Movie, showtime: Showtime, seats: [Seat], sold: Set<Seat.ID>,
    rules: [PricingRule], pricingVersion: PricingVersion = PricingVersion(), readAt: Date
  ) {
    self.cinema = cinema
    self.screen = screen
    self.movie = movie
    self.showtime = showtime
    self.seats = seats
    self.sold = sold
    self.rules = rules
    self.pricingVersion = pricingVersion
    self.readAt = readAt
  }

  package var prices: PriceList { PriceList(rules: rules, showtime: showtime, currency: cinema.currency) }
}

/// What changes on a seat map while it is open.
package struct Occupancy: Sendable, Hashable {
  package var status: Showtime.Status
  package var startsAt: Date
  /// `showtimes.version` when it was read.
  package var version: Int
  package var availableSeats: Int
  package var sold: Set<Seat.ID>
  /// Seats whose `is_active` is false now.
  package var inactive: Set<Seat.ID>
  /// ``Screen/layoutVersion`` now. Another one than the map was drawn from means that types, places or the reasons
  /// of seats that are out of order have changed: the whole ``Seating`` has to be read again.
  package var layoutVersion: Int
  /// How far apart parties must sit.
  package var distance: PartyDistance

  package init(
    status: Showtime.Status, startsAt: Date, version: Int, availableSeats: Int, sold: Set<Seat.ID>,
    inactive: Set<Seat.ID> = [], layoutVersion: Int = 0, distance: PartyDistance = .none
  ) {
    self.status = status
    self.startsAt = startsAt
    self.version = version
    self.availableSeats = availableSeats
    self.sold = sold
    self.inactive = inactive
    self.layoutVersion = layoutVersion
    self.distance = distance
  }
}

/// What a cinema shows from now on: the films and showtimes screens.
package struct Programme: Sendable, Hashable {
  package var cinema: Cinema
  /// Films with at least one listing, by popularity, then title.
  package var movies: [Movie]
  /// By start.
  package var listings: [Listing]
  /// The cinema's wall clock when it was read.
  package var today: CalendarDate
  package var timeOfDay: TimeOfDay

  package init(
    cinema: Cinema, movies: [Movie], listings: [Listing], today: CalendarDate, timeOfDay: TimeOfDay
  ) {
    self.cinema = cinema
    self.movies = movies
    self.listings = listings
    self.today = today
    self.timeOfDay = timeOfDay
  }

  /// A showtime with what a line about it says.
  package struct Listing: Sendable, Hashable, Identifiable {
    package var showtime: Showtime
    package var screenName: String
    package var screenType: ScreenType
    /// An adult's cheapest seat; nil when no price is set.
    package var priceFrom: Money?

    package init(showtime: Showtime, screenName: String, screenType: ScreenType, priceFrom: Money?) {
      self.showtime = showtime
      self.screenName = screenName
      self.screenType = screenType
      self.priceFrom = priceFrom
    }

    package var id: Showtime.ID { showtime.id }
  }
}

/// A booking with all that a ticket says.
package struct BookingRecord: Sendable, Hashable {
  package var booking: Booking
  /// By label. Of a booking that no longer stands: the seats it had.
  package var seats: [BookingSeat]
  /// By attempt.
  package var payments: [Payment]
  package var showtime: Showtime
  package var movie: Movie
  package var screenName: String
  package var cinema: Cinema

  package init(
    booking: Booking, seats: [BookingSeat], payments: [Payment], showtime: Showtime, movie: Movie,
    screenName: String, cinema: Cinema
  ) {
    self.booking = booking
    self.seats = seats
    self.payments = payments
    self.showtime = showtime
    self.movie = movie
    self.screenName = screenName
    self.cinema = cinema
  }
}
