package import BoxOffice
package import FoundationEssentials
package import PostgresStore

/// A cinema to sell in until nothing is left: halls of one block, showtimes from two hours on, and promo codes. The same
/// generator makes the same world, ids included.
package struct SalesWorld: Sendable {
  package let cinema: Cinema
  /// One for each showtime, each in a hall of its own.
  package let seatings: [Seating]
  /// `TENOFF`, without an end, and `FIFTY`, which takes 5.00 and may be used fifty times.
  package let promoCodes: [PromoCode]

  package init(
    showtimes: Int, rows: Int, seatsInRow: Int, at moment: Date,
    using generator: inout some RandomNumberGenerator
  ) {
    // Showtimes are kept to the minute.
    let now = Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 60).rounded(.down) * 60)
    let cinema = Cinema(
      id: .made(by: &generator), name: "Proving Ground", address: "1 Test Street", city: "Berlin",
      country: "Germany",
      timeZone: "UTC")
    let movie = Movie(
      id: .made(by: &generator), title: "The Long Dark", duration: 110,
      releaseDate: CalendarDate(daysSinceEpoch: 20_000), rating: "PG-13")
    let rules = [
      PricingRule(
        id: .made(by: &generator), cinema: cinema.id, name: "Standard", kind: .base,
        modifier: .fixed(Money(minorUnits: 1_250))),
      PricingRule(
        id: .made(by: &generator), cinema: cinema.id, name: "VIP", kind: .seatType, seatType: .vip,
        modifier: .fixed(Money(minorUnits: 600))),
    ]
    var seatings: [Seating] = []
    for number in 1...max(1, showtimes) {
      let layout = SeatLayout(
        rows: (0..<rows).map { row in
          SeatLayout.Row(
            label: Self.label(ofRow: row),
            places: (1...seatsInRow).map { seat in
              SeatLayout.Place(
                label: SeatLabel(row: Self.label(ofRow: row), number: seat),
                type: row == rows - 1 ? .vip : .standard,
                x: Double(seat), y: Double(row))
            })
        })
      let screen = Screen(
        id: .made(by: &generator), cinema: cinema.id, name: "Screen \(number)", capacity: layout.capacity,
        type: .standard, supportedFormats: ["STANDARD"], layout: layout)
      let seats = layout.places.map { place in
        Seat(
          id: .made(by: &generator), screen: screen.id, label: place.label, type: place.type, isActive: true,
          x: place.x, y: place.y)
      }
      let startsAt = now + 7_200
      let minute = Int(startsAt.timeIntervalSince1970 / 60)
      let start = TimeOfDay(minutesSinceMidnight: minute % 1_440)
      let showtime = Showtime(
        id: .made(by: &generator), screen: screen.id, movie: movie.id, cinema: cinema.id,
        showDate: CalendarDate(daysSinceEpoch: minute / 1_440), startTime: start,
        endTime: start.advanced(byMinutes: 120), totalSeats: layout.capacity, availableSeats: layout.capacity,
        startsAt: startsAt)
      seatings.append(
        Seating(
          cinema: cinema, screen: screen, movie: movie, showtime: showtime, seats: seats, sold: [],
          rules: rules,
          readAt: moment))
    }
    self.cinema = cinema
    self.seatings = seatings
    promoCodes = [
      PromoCode(
        id: .made(by: &generator), code: "TENOFF", discount: .percentage(hundredths: 1_000, limit: nil),
        validFrom: now - 86_400, validUntil: now + 86_400),
      PromoCode(
        id: .made(by: &generator), code: "FIFTY", discount: .fixed(Money(minorUnits: 500)), usageLimit: 50,
        validFrom: now - 86_400, validUntil: now + 86_400),
    ]
  }

  /// A, B, … Z, AA, AB, …
  private static func label(ofRow row: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(row % 26)))
    return row < 26 ? letter : label(ofRow: row / 26 - 1) + letter
  }

  /// Writes everything into a migrated database.
  package func store(in database: Database) async throws {
    try await database.add(seatings, promoCodes: promoCodes)
  }
}

extension Identifier {
  /// A random one of version 4, as the generator has it.
  package static func made(by generator: inout some RandomNumberGenerator) -> Self {
    random(using: &generator)
  }
}
