package import BoxOffice
package import FoundationEssentials

/// The cinema that the booking stores' contract plays in: every id is new, so that worlds never meet, and times
/// are relative to a moment. Its wall clock is UTC.
package struct BookingWorld: Sendable {
  package let cinema: Cinema
  /// Twelve seats, A1 to A12, of which A12 is out of order; two hours from now.
  package let evening: Seating
  /// In another screen with four seats, five hours from now.
  package let elsewhere: Seating
  /// Began ten minutes ago: still sold. In the screen of `elsewhere`.
  package let begun: Seating
  /// Began twenty minutes ago: no longer sold.
  package let late: Seating
  /// Ended three hours ago.
  package let over: Seating
  package let promoCodes: [PromoCode]
  /// The id of a rule that can be added.
  package let surcharge = PricingRule.ID.random()
  private let suffix: String

  package init(at moment: Date) {
    let suffix = String(UInt32.random(in: .min ... .max), radix: 36).uppercased()
    self.suffix = suffix
    // Showtimes are kept to the minute.
    let now = Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 60).rounded(.down) * 60)
    let cinema = Cinema(
      id: .random(), name: "Contract \(suffix)", address: "123 Main St", city: "New York", country: "USA",
      timeZone: "UTC")
    let large = Screen(of: cinema, name: "Screen 1", seats: 12).withSeats
    let small = Screen(of: cinema, name: "Screen 2", seats: 4).withSeats
    let third = Screen(of: cinema, name: "Screen 3", seats: 4).withSeats
    let movie = Movie(
      id: .random(), title: "The Long Dark \(suffix)", duration: 110,
      releaseDate: CalendarDate(daysSinceEpoch: 20_000), rating: "PG-13")
    let rules = [
      PricingRule(
        id: .random(), cinema: cinema.id, name: "Standard", kind: .base,
        modifier: .fixed(Money(minorUnits: 1_250))),
      PricingRule(
        id: .random(), cinema: cinema.id, name: "VIP", kind: .seatType, seatType: .vip,
        modifier: .fixed(Money(minorUnits: 600))),
    ]
    func seating(_ hall: (screen: Screen, seats: [Seat]), after minutes: Int) -> Seating {
      let startsAt = now + Double(60 * minutes)
      let minute = Int(startsAt.timeIntervalSince1970 / 60)
      let start = TimeOfDay(minutesSinceMidnight: minute % 1_440)
      let showtime = Showtime(
        id: .random(), screen: hall.screen.id, movie: movie.id, cinema: cinema.id,
        showDate: CalendarDate(daysSinceEpoch: minute / 1_440), startTime: start,
        endTime: start.advanced(byMinutes: 120), totalSeats: hall.screen.capacity,
        availableSeats: hall.screen.capacity, startsAt: startsAt)
      return Seating(
        cinema: cinema, screen: hall.screen, movie: movie, showtime: showtime, seats: hall.seats, sold: [],
        rules: rules,
        readAt: moment)
    }
    self.cinema = cinema
    evening = seating(large, after: 120)
    elsewhere = seating(small, after: 300)
    begun = seating(small, after: -10)
    late = seating(third, after: -20)
    over = seating(third, after: -300)
    promoCodes = PromoRole.allCases.map { $0.code(suffix: suffix, cinema: cinema, movie: movie, at: moment) }
  }

  /// What the stores have to hold before the contract is checked.
  package var seatings: [Seating] { [evening, elsewhere, begun, late, over] }

  package func code(_ role: PromoRole) -> String { "\(role.rawValue)\(suffix)" }

  package func promoCode(_ role: PromoRole) -> PromoCode {
    promoCodes[PromoRole.allCases.firstIndex(of: role) ?? 0]
  }
}

/// A promo code and what it is there to show. All but `tenOff` take 5.00.
package enum PromoRole: String, CaseIterable, Sendable {
  /// 10 %, for as often as one likes.
  case tenOff = "TENOFF"
  case once = "ONCE"
  case usedUp = "USEDUP"
  case expired = "EXPIRED"
  case notYet = "NOTYET"
  case inactive = "INACTIVE"
  case otherCinema = "ELSEWHERE"
  case otherMovie = "OTHERFILM"
  /// From 40.00 on.
  case large = "LARGE"

  /// Why a claim of 25.00 with it is refused; nil when it is not.
  package var refusal: PromoRefusal? {
    switch self {
    case .tenOff, .once: nil
    case .usedUp: .usedUp
    case .expired: .expired
    case .notYet: .notYetValid
    case .inactive: .unknown
    case .otherCinema: .otherCinema
    case .otherMovie: .otherMovie
    case .large: .belowMinimum(Money(minorUnits: 4_000))
    }
  }

  fileprivate func code(suffix: String, cinema: Cinema, movie: Movie, at now: Date) -> PromoCode {
    var code = PromoCode(
      id: .random(), code: "\(rawValue)\(suffix)", discount: .fixed(Money(minorUnits: 500)),
      validFrom: now - 86_400, validUntil: now + 86_400)
    switch self {
    case .tenOff: code.discount = .percentage(hundredths: 1_000, limit: nil)
    case .once: code.usageLimit = 1
    case .usedUp: (code.usageLimit, code.usageCount) = (3, 3)
    case .expired: code.validUntil = now - 3_600
    case .notYet: code.validFrom = now + 3_600
    case .inactive: code.isActive = false
    case .otherCinema: code.applicableCinemas = [.random()]
    case .otherMovie:
      code.applicableCinemas = [cinema.id]
      code.applicableMovies = [.random()]
    case .large: code.minPurchase = Money(minorUnits: 4_000)
    }
    return code
  }
}

extension Screen {
  /// One row of seats, the third of each four VIP; of a dozen the last one is out of order.
  fileprivate init(of cinema: Cinema, name: String, seats count: Int) {
    let places = (1...count).map { number in
      SeatLayout.Place(
        label: SeatLabel(row: "A", number: number), type: number % 4 == 3 ? .vip : .standard,
        x: Double(number), y: 0,
        outOfOrder: number == 12 ? "broken armrest" : nil)
    }
    let layout = SeatLayout(rows: [SeatLayout.Row(label: "A", places: places)])
    self.init(
      id: .random(), cinema: cinema.id, name: name, capacity: layout.capacity, type: .standard,
      supportedFormats: ["STANDARD"], layout: layout)
  }

  /// The screen and a row of `seats` for each of its places.
  fileprivate var withSeats: (screen: Screen, seats: [Seat]) {
    let seats = layout.places.map { place in
      Seat(
        id: .random(), screen: id, label: place.label, type: place.type, isActive: place.outOfOrder == nil,
        x: place.x, y: place.y)
    }
    return (self, seats)
  }
}
