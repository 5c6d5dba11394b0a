import BoxOffice
import FoundationEssentials

/// A small cinema in memory: what the screens are drawn from in these tests.
enum Fixtures {
  static func id<Model>(_ number: Int) -> Identifier<Model> {
    let tail = String(number, radix: 16)
    let text = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
    guard let id = Identifier<Model>(text) else { preconditionFailure("\(text) is no UUID") }
    return id
  }

  static func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is no date") }
    return date
  }

  static func time(_ text: String) -> TimeOfDay {
    guard let time = TimeOfDay(text) else { preconditionFailure("\(text) is no time") }
    return time
  }

  static func layout(_ json: String) throws -> SeatLayout {
    try SeatLayout(json: Data(json.utf8))
  }

  static let cinema = Cinema(
    id: id(1), name: "CinemaOS Downtown", address: "123 Main St", city: "New York", country: "USA",
    timeZone: "America/New_York")

  static let movies = [
    Movie(
      id: id(11), title: "The Long Dark",
      description:
        "A lighthouse keeper hears a radio that was switched off forty years ago. What it says about tomorrow comes true, one small thing at a time.",
      duration: 131, releaseDate: date("2026-10-02"), rating: "PG-13", language: "English",
      genres: ["Thriller", "Drama"], director: "Ines Moreau", cast: ["Tom Achebe", "Lia Sand"],
      popularityTenths: 91),
    Movie(
      id: id(12), title: "Orbit 9", description: "Nine people, one airlock.", duration: 98,
      releaseDate: date("2026-11-06"), rating: "PG", language: "English", genres: ["Science Fiction"],
      director: "Kei Tanaka", format: "IMAX", popularityTenths: 84),
    Movie(
      id: id(13), title: "Café Zanzibar", description: "A comedy of manners, and of coffee.", duration: 104,
      releaseDate: date("2026-09-18"), rating: "G", language: "French", genres: ["Comedy"],
      popularityTenths: 63),
  ]

  static let rules = [
    PricingRule(id: id(21), name: "Base price", kind: .base, modifier: .fixed(Money(minorUnits: 1250))),
    PricingRule(
      id: id(22), name: "VIP seat", kind: .seatType, seatType: .vip, modifier: .fixed(Money(minorUnits: 550))),
    PricingRule(
      id: id(23), name: "Child", kind: .ticketType, ticketType: .child,
      modifier: .percentage(hundredths: -4000)),
  ]

  /// Fifteen seats in three rows, two of them a love seat; an aisle, a VIP block, a wheelchair space with its companion,
  /// one seat out of order.
  static let smallLayout = """
    {"version": 1, "rows": [
      {"label": "A", "y": 0, "seats": [{"numbers": [1, 2], "x": 1}, {"numbers": [3, 5], "x": 4}]},
      {"label": "B", "y": 1, "seats": [{"numbers": [1, 3], "x": 0},
        {"numbers": [4, 5], "x": 4, "type": "VIP"}, {"number": 6, "x": 6, "outOfOrder": "broken armrest"}]},
      {"label": "C", "y": 2, "seats": [{"number": 1, "x": 0, "type": "WHEELCHAIR"},
        {"number": 2, "x": 1, "type": "COMPANION", "companionOf": 1}, {"numbers": [3, 4], "x": 4, "pair": true}]}],
     "fixtures": [{"text": "EXIT", "x": 6, "y": 2}], "rules": {"loneSeats": "off"}}
    """

  /// Twelve rows, 208 seats, two aisles, a VIP block, love seats at the back.
  static let largeLayout: String = {
    var rows: [String] = []
    let labels = ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M"]
    for (index, label) in labels.enumerated() {
      let inset = max(0, 2 - index)
      let left = 5 - inset
      var seats: [String] = []
      if label == "M" {
        seats = [
          #"{"numbers": [1, 4], "x": 0, "pair": true}"#, #"{"numbers": [5, 12], "x": 6, "pair": true}"#,
          #"{"numbers": [13, 16], "x": 16, "pair": true}"#,
        ]
      } else {
        let isVIP = ["F", "G", "H"].contains(label)
        seats = [
          #"{"numbers": [1, \#(left)], "x": \#(inset)}"#,
          #"{"numbers": [\#(left + 1), \#(left + 2)], "x": 6}"#,
          #"{"numbers": [\#(left + 3), \#(left + 6)], "x": 8\#(isVIP ? #", "type": "VIP""# : "")}"#,
          #"{"numbers": [\#(left + 7), \#(left + 8)], "x": 12}"#,
          #"{"numbers": [\#(left + 9), \#(left + 8 + left)], "x": 15}"#,
        ]
      }
      rows.append(#"{"label": "\#(label)", "y": \#(index), "seats": [\#(seats.joined(separator: ", "))]}"#)
    }
    return #"{"version": 1, "rows": [\#(rows.joined(separator: ", "))]}"#
  }()

  static func showtime(
    _ number: Int = 31, movie: Int = 0, date day: String = "2026-11-25", start: String = "19:30"
  )
    -> Showtime
  {
    Showtime(
      id: id(number), screen: id(41), movie: movies[movie].id, cinema: cinema.id, showDate: date(day),
      startTime: time(start), endTime: time(start).advanced(byMinutes: movies[movie].duration + 15),
      totalSeats: 16,
      availableSeats: 13, version: 7, startsAt: Date(timeIntervalSince1970: 1_795_653_000))
  }

  static func seating(_ json: String = smallLayout, sold: [SeatLabel] = []) throws -> Seating {
    seating(try layout(json), sold: sold)
  }

  static func seating(_ layout: SeatLayout, sold: [SeatLabel] = []) -> Seating {
    let screen = Screen(
      id: id(41), cinema: cinema.id, name: "Screen 2", capacity: layout.capacity, type: .standard,
      supportedFormats: ["STANDARD"], layout: layout)
    let seats = layout.places.enumerated().map { index, place in
      Seat(
        id: id(1000 + index), screen: screen.id, label: place.label, type: place.type,
        isActive: place.outOfOrder == nil, x: place.x, y: place.y)
    }
    return Seating(
      cinema: cinema, screen: screen, movie: movies[0], showtime: showtime(), seats: seats,
      sold: Set(seats.filter { sold.contains($0.label) }.map(\.id)), rules: rules,
      readAt: moment(0))
  }

  /// Seconds after the seats were read, by the database's clock.
  static func moment(_ seconds: Double) -> Date {
    Date(timeIntervalSince1970: 1_795_640_000 + seconds)
  }

  static let programme: Programme = {
    func listing(_ showtime: Showtime, _ screen: String, _ type: ScreenType = .standard, from: Int = 1250)
      -> Programme.Listing
    {
      Programme.Listing(
        showtime: showtime, screenName: screen, screenType: type, priceFrom: Money(minorUnits: from))
    }
    var soldOut = showtime(32, start: "22:15")
    soldOut.availableSeats = 0
    var few = showtime(33, date: "2026-11-26", start: "14:00")
    few.availableSeats = 4
    return Programme(
      cinema: cinema, movies: movies,
      listings: [
        listing(showtime(34, movie: 1, start: "18:00"), "IMAX Hall", .imax, from: 1650),
        listing(showtime(), "Screen 2"), listing(showtime(35, movie: 2, start: "20:00"), "Screen 1"),
        listing(soldOut, "Screen 3"), listing(few, "Screen 2", from: 950),
        listing(showtime(36, date: "2026-11-29", start: "23:30"), "IMAX Hall", .imax, from: 1650),
      ],
      today: date("2026-11-25"), timeOfDay: time("17:04"))
  }()
}
