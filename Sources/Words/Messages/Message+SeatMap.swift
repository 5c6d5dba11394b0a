package import BoxOffice

/// Results of choosing seats on the map.
extension Message {
  package static func seatIsSold(_ seat: SeatLabel) -> Message {
    Message("seat.is-sold", ["seat": .seat(seat)])
  }
  package static func seatIsOutOfOrder(_ seat: SeatLabel) -> Message {
    Message("seat.is-out-of-order", ["seat": .seat(seat)])
  }
  package static func seatIsOutOfOrder(_ seat: SeatLabel, because reason: String) -> Message {
    Message("seat.is-out-of-order-because", ["seat": .seat(seat), "reason": .text(reason)])
  }
  package static func seatIsHeld(_ seat: SeatLabel, forSeconds seconds: Int) -> Message {
    Message("seat.is-held", ["seat": .seat(seat), "time": .countdown(seconds: seconds)])
  }
  package static func halfOfPairIsNotFree(_ half: SeatLabel, _ other: SeatLabel) -> Message {
    Message("seat.half-not-free", ["half": .seat(half), "other": .seat(other)])
  }
  package static func seatHasNoPrice(_ seat: SeatLabel) -> Message {
    Message("seat.has-no-price", ["seat": .seat(seat)])
  }
  package static func pairIsYours(_ seats: [SeatLabel]) -> Message {
    Message("seats.pair-is-yours", ["seats": .list(seats.map { .seat($0) }, .and)])
  }
  package static func limitGiveOneBack(_ limit: Int) -> Message {
    Message("seats.limit-give-back", ["limit": .number(limit)])
  }
  package static func limitBookRestLater(_ limit: Int) -> Message {
    Message("seats.limit-book-later", ["limit": .number(limit)])
  }
  package static var seatIsBeingHeld: Message { Message("seats.one-being-held") }
  package static var seatsBeforeAreBeingHeld: Message { Message("seats.before-being-held") }
  package static var oneByOne: Message { Message("party.one-by-one") }
  package static func nearestPlace(for size: Int, not seat: SeatLabel) -> Message {
    Message("party.nearest-place", ["size": .number(size), "seat": .seat(seat)])
  }
  package static func noneSideBySide(_ size: Int) -> Message {
    Message("party.none-side-by-side", ["size": .number(size)])
  }
  package static func seatPlace(_ seat: SeatLabel, _ parts: [Message]) -> Message {
    Message("seat.place", ["seat": .seat(seat), "place": .list(parts.map { .message($0) }, .commas)])
  }
  package static func noSuchSeat(_ text: String) -> Message {
    Message("seat.unknown", ["text": .text(text)])
  }
  package static func companionSeat(_ seat: SeatLabel, of space: SeatLabel) -> Message {
    Message("seat.is-companion", ["seat": .seat(seat), "space": .seat(space)])
  }

  // MARK: - Seats that went to somebody else

  package static func wentElsewhere(_ seats: SeatNames) -> Message {
    Message("lost.elsewhere", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func wentElsewhereToo(_ seats: SeatNames) -> Message {
    Message("lost.elsewhere-too", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func justSold(_ seats: SeatNames) -> Message {
    Message("lost.sold", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func nowOutOfOrder(_ seats: SeatNames) -> Message {
    Message("lost.out-of-order", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func nowOutOfOrder(_ seats: SeatNames, because reason: String) -> Message {
    Message(
      "lost.out-of-order-because",
      ["seats": .seatsInShort(seats), "count": .number(seats.count), "reason": .text(reason)])
  }
  package static func takenElsewhere(_ seats: SeatNames) -> Message {
    Message("lost.taken", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func takenAMomentAgo(_ seats: [SeatLabel]) -> Message {
    Message("lost.taken-before", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static var youKeepYourSeats: Message { Message("lost.you-keep-yours") }
  package static var chooseAnotherSeat: Message { Message("lost.choose-another") }
  package static func tabGoesTo(_ seats: SeatNames) -> Message {
    Message("lost.tab-goes-to", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func addCompanions(_ seats: SeatNames, of space: SeatLabel) -> Message {
    Message(
      "seats.add-companions",
      ["space": .seat(space), "seats": .seatsInShort(seats), "count": .number(seats.count)])
  }

  // MARK: - Why no place is found

  package static func people(_ count: Int) -> Message {
    Message("party.people", ["count": .number(count)])
  }
  package static var tooFewWheelchairSpaces: Message { Message("no-place.wheelchair-spaces") }
  package static var everySeatIsTaken: Message { Message("no-place.every-seat-taken") }
  package static func tooFewSeats(for size: Int, free: Int) -> Message {
    Message("no-place.too-few-seats", ["people": .message(.people(size)), "free": .number(free)])
  }
  package static func noRoomAtThePrice(for size: Int, of type: SeatType) -> Message {
    Message("no-place.at-the-price", ["people": .message(.people(size)), "type": .message(.seatType(type))])
  }
  package static func noRoomWithDistance(for size: Int) -> Message {
    Message("no-place.with-distance", ["people": .message(.people(size))])
  }
  package static func noRoom(for size: Int) -> Message {
    Message("no-place.at-all", ["people": .message(.people(size))])
  }
}
