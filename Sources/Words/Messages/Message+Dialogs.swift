package import BoxOffice

/// The texts of dialogs.
extension Message {
  package static var movedTitle: Message { Message("dialog.moved") }
  package static var soldOutTitle: Message { Message("dialog.sold-out") }
  package static var lastSeatSold: Message { Message("dialog.last-seat-sold") }
  package static var lastSeatSoldNoOther: Message { Message("dialog.last-seat-sold-no-other") }
  package static var seatsComeBack: Message { Message("dialog.seats-come-back") }
  package static func nextWithSeats(
    _ date: CalendarDate, today: CalendarDate, _ time: TimeOfDay, _ screen: String, free: Int
  ) -> Message {
    Message(
      "dialog.next-with-seats",
      [
        "day": .date(date, .relative(to: today)), "time": .time(time), "screen": .text(screen),
        "free": .number(free),
      ])
  }
  package static var pleaseNote: Message { Message("dialog.please-note") }
  package static var leaveMapTitle: Message { Message("dialog.leave-map") }
  package static var quitTitle: Message { Message("dialog.quit") }
  package static func seatsGivenBack(_ count: Int) -> Message {
    Message("dialog.given-back", ["count": .number(count)])
  }
  package static var stillThereTitle: Message { Message("dialog.still-there") }
  package static func startsOver(inSeconds seconds: Int) -> Message {
    Message("dialog.starts-over", ["time": .seconds(seconds)])
  }
  package static func startsOver(inSeconds seconds: Int, losing seats: Int) -> Message {
    Message("dialog.starts-over-losing", ["time": .seconds(seconds), "count": .number(seats)])
  }

  // MARK: - Who is coming

  package static var partyTitle: Message { Message("party.title") }
  package static var partyPeople: Message { Message("party.people-line") }
  package static var partyWheelchairs: Message { Message("party.wheelchairs-line") }
  package static var partyPrice: Message { Message("party.price-line") }
  package static var anyPrice: Message { Message("party.any-price") }
  package static func onlyLike(_ type: SeatType) -> Message {
    Message("party.only-like", ["type": .message(.seatType(type))])
  }
  package static func onlyLike(_ type: SeatType, _ price: Money, _ currency: Currency) -> Message {
    Message("party.only-like-price", ["type": .message(.seatType(type)), "price": .money(price, currency)])
  }

  // MARK: - Selling what a rule refuses

  package static func sellAllTheSameTitle(_ seats: SeatNames) -> Message {
    Message("override.title", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static var overrideCustomerAsked: Message { Message("override.customer-asked") }
  package static var overrideNeighbours: Message { Message("override.neighbours") }
  package static var overrideWheelchair: Message { Message("override.wheelchair") }
  package static var overrideNearlySoldOut: Message { Message("override.nearly-sold-out") }
  package static var overrideOther: Message { Message("override.other") }

  // MARK: - Seating rules

  package static var rulesTitle: Message { Message("rules.title") }
  package static var rulesOrder: Message { Message("rules.order") }
  package static var rulesFirst: Message { Message("rules.first") }
  package static var rulesSecond: Message { Message("rules.second") }
  package static var rulesThird: Message { Message("rules.third") }
  package static var rulesFourth: Message { Message("rules.fourth") }
  package static var rulesPairs: Message { Message("rules.pairs") }
  package static var rulesLoneSeat: Message { Message("rules.lone-seat") }
  package static var rulesLoneSeatInside: Message { Message("rules.lone-seat-inside") }
  package static var rulesWheelchair: Message { Message("rules.wheelchair") }
  package static var rulesReleaseHall: Message { Message("rules.release-hall") }
  package static var rulesReleaseSection: Message { Message("rules.release-section") }
  package static var rulesReleaseTier: Message { Message("rules.release-tier") }
  package static func rulesSeatsBeside(_ count: Int) -> Message {
    Message("rules.seats-beside", ["count": .number(count)])
  }
  package static func rulesRowsAround(_ count: Int) -> Message {
    Message("rules.rows-around", ["count": .number(count)])
  }
  package static func rulesDistance(_ parts: [Message]) -> Message {
    Message("rules.distance", ["parts": .list(parts.map { .message($0) }, .commas)])
  }
  package static func rulesLimit(_ limit: Int) -> Message {
    Message("rules.limit", ["limit": .number(limit)])
  }
  package static var anyKeyGoesOn: Message { Message("dialog.any-key-goes-on") }
  package static var anyKeyCloses: Message { Message("dialog.any-key-closes") }
  package static func anyKeyBack(_ further: Message) -> Message {
    Message("dialog.further-help", ["further": .message(further)])
  }
  package static var keysTitle: Message { Message("dialog.keys") }
}
