package import BoxOffice

/// Texts about rows, seats and parts of the hall.
extension Message {
  package static func row(_ label: String) -> Message {
    Message("row.name", ["row": .text(label)])
  }
  package static func row(_ label: String, in section: String) -> Message {
    Message("row.in-section", ["section": .text(section), "row": .text(label)])
  }
  package static func noneFree(of all: Int) -> Message {
    Message("row.none-free", ["all": .number(all)])
  }
  package static func free(_ free: Int, of all: Int) -> Message {
    Message("row.free", ["free": .number(free), "all": .number(all)])
  }
  package static func yours(_ count: Int) -> Message {
    Message("row.yours", ["count": .number(count)])
  }
  package static func priceFrom(_ price: Money, _ currency: Currency) -> Message {
    Message("price.from", ["price": .money(price, currency)])
  }
  package static func freeWheelchairSpaces(_ count: Int) -> Message {
    Message("row.wheelchair-spaces", ["count": .number(count)])
  }
  package static func pair(with seat: SeatLabel) -> Message {
    Message("seat.pair-with", ["seat": .seat(seat)])
  }
  package static func beside(_ space: SeatLabel) -> Message {
    Message("seat.beside", ["space": .seat(space)])
  }
  package static var noPrice: Message { Message("price.none") }
  package static var staysEmpty: Message { Message("seat-state.stays-empty") }
  package static var seatFree: Message { Message("seat-state.free") }
  package static var seatYours: Message { Message("seat-state.yours") }
  package static var seatPending: Message { Message("seat-state.pending") }
  package static var seatHeld: Message { Message("seat-state.held") }
  package static var seatSold: Message { Message("seat-state.sold") }
  package static var seatOutOfOrder: Message { Message("seat-state.out-of-order") }
  package static func seatOutOfOrder(because reason: String) -> Message {
    Message("seat-state.out-of-order-because", ["reason": .text(reason)])
  }
  package static func rowsFromScreen(_ count: Int) -> Message {
    Message("list.rows", ["count": .number(count)])
  }
  package static func seatsOfHall(_ count: Int, free: Int) -> Message {
    Message("list.seats", ["count": .number(count), "free": .number(free)])
  }
  package static func goTo(_ text: String) -> Message {
    Message("list.go-to", ["text": .text(text)])
  }

  // MARK: - Blocks and proposals

  package static func ofType(_ count: Int, _ type: SeatType) -> Message {
    Message("seats.of-type", ["count": .number(count), "type": .message(.seatType(type))])
  }
  package static func suggestion(price: Fact, number: Int, of count: Int, _ reason: Message) -> Message {
    Message(
      "focus.suggestion",
      ["price": price, "number": .number(number), "count": .number(count), "reason": .message(reason)])
  }
  package static func otherWay(price: Fact, types: [Fact]) -> Message {
    Message("focus.other-way", ["price": price, "types": .list(types, .commas)])
  }
  package static func inPlaceOfLost(price: Fact, types: [Fact]) -> Message {
    Message("focus.in-place", ["price": price, "types": .list(types, .commas)])
  }
  package static func doNotFitHere(_ size: Int) -> Message {
    Message("focus.do-not-fit", ["size": .number(size)])
  }
  package static var freeToMoveTo: Message { Message("seat-state.free-to-move") }

  // MARK: - What can be done

  package static var enterTakesOrTab: Message { Message("invitation.enter-or-tab") }
  package static func enterTakes(_ count: Int) -> Message {
    Message("invitation.enter", ["count": .number(count)])
  }
  package static var enterTakesTheseSeats: Message { Message("invitation.enter-these") }
  package static var noSeatYet: Message { Message("invitation.no-seat-yet") }
  package static var noSeatYetOfPart: Message { Message("invitation.no-seat-yet-part") }
  package static func spaceTakesSeats(_ size: Int) -> Message {
    Message("invitation.party", ["size": .number(size)])
  }
  package static var spaceTakesOne: Message { Message("invitation.one") }
  package static var spaceTakesOneOrPlus: Message { Message("invitation.one-plus") }
  package static var spaceTakesASeat: Message { Message("invitation.one-short") }
  package static var spaceTakesASeatOrPlus: Message { Message("invitation.one-plus-short") }
  package static var yourSeatIsBeingHeld: Message { Message("choice.being-held") }
  package static var noneYet: Message { Message("choice.none-yet") }
  package static func chosenOfParty(_ seats: [SeatLabel], of size: Int) -> Message {
    Message(
      "choice.of-party",
      [
        "seats": .text(seats.map(\.description).joined(separator: " ")), "count": .number(seats.count),
        "size": .number(size),
      ])
  }
  package static func pricedGroup(_ count: Int, _ price: Fact, _ type: SeatType) -> Message {
    Message("choice.group", ["count": .number(count), "price": price, "type": .message(.seatType(type))])
  }
  package static var yourSeats: Message { Message("choice.title") }
  package static var totalTitle: Message { Message("choice.total") }

  // MARK: - Where a seat is

  package static func rowOf(_ row: Int, _ rows: Int) -> Message {
    Message("place.row", ["row": .number(row), "rows": .number(rows)])
  }
  package static func rowOf(_ row: Int, _ rows: Int, in section: String) -> Message {
    Message("place.row-in-section", ["section": .text(section), "row": .number(row), "rows": .number(rows)])
  }
  package static var onCentreLine: Message { Message("place.centre") }
  package static func leftOfCentre(_ seats: Int) -> Message {
    Message("place.left-of-centre", ["seats": .number(seats)])
  }
  package static func rightOfCentre(_ seats: Int) -> Message {
    Message("place.right-of-centre", ["seats": .number(seats)])
  }
  package static var aislesOnBothSides: Message { Message("place.aisles") }
  package static var aloneInRow: Message { Message("place.alone") }
  package static var aisleOnLeft: Message { Message("place.aisle-left") }
  package static var aisleOnRight: Message { Message("place.aisle-right") }
  package static var rowEndOnLeft: Message { Message("place.end-left") }
  package static var rowEndOnRight: Message { Message("place.end-right") }
  package static func fromScreen(tenthsOfMetres tenths: Int, _ direction: Message) -> Message {
    Message("place.from-screen", ["metres": .tenths(tenths), "direction": .message(direction)])
  }
  package static var straightAhead: Message { Message("place.straight") }
  package static func degreesLeft(_ degrees: Int) -> Message {
    Message("place.degrees-left", ["degrees": .number(degrees)])
  }
  package static func degreesRight(_ degrees: Int) -> Message {
    Message("place.degrees-right", ["degrees": .number(degrees)])
  }

  // MARK: - Legend

  package static var legendFree: Message { Message("legend.free") }
  package static var legendPremium: Message { Message("legend.premium") }
  package static var legendVIP: Message { Message("legend.vip") }
  package static var legendWheelchair: Message { Message("legend.wheelchair") }
  package static var legendCompanion: Message { Message("legend.companion") }
  package static var legendPair: Message { Message("legend.pair") }
  package static func priced(_ kind: Message, _ price: Fact) -> Message {
    Message("legend.priced", ["kind": .message(kind), "price": price])
  }
  package static var legendYours: Message { Message("legend.yours") }
  package static var legendHeld: Message { Message("legend.held") }
  package static var legendSold: Message { Message("legend.sold") }
  package static var legendStaysEmpty: Message { Message("legend.stays-empty") }
  package static var legendProposed: Message { Message("legend.proposed") }
  package static var legendOutOfOrder: Message { Message("legend.out-of-order") }
  package static func seatCount(_ count: Int) -> Message {
    Message("legend.seats", ["count": .number(count)])
  }
  package static func freeCount(_ count: Int) -> Message {
    Message("legend.free-seats", ["count": .number(count)])
  }
  package static var mostFree: Message { Message("legend.most-free") }
  package static var fewFree: Message { Message("legend.few-free") }
  package static var partFull: Message { Message("legend.full") }
  package static var cameFromHere: Message { Message("legend.came-from-here") }
  package static var screenBar: Message { Message("hall.screen") }

  // MARK: - Parts of the hall

  package static func partRow(_ row: String) -> Message {
    Message("part.row", ["row": .text(row)])
  }
  package static func partRows(_ first: String, _ last: String) -> Message {
    Message("part.rows", ["first": .text(first), "last": .text(last)])
  }
  package static func partRow(_ row: String, in section: String) -> Message {
    Message("part.row-in-section", ["section": .text(section), "row": .text(row)])
  }
  package static func partRows(_ first: String, _ last: String, in section: String) -> Message {
    Message("part.rows-in-section", ["section": .text(section), "first": .text(first), "last": .text(last)])
  }
  package static func partSeat(_ number: Int) -> Message {
    Message("part.seat", ["number": .text(String(number))])
  }
  package static func partSeats(_ first: Int, _ last: Int) -> Message {
    Message("part.seats", ["first": .text(String(first)), "last": .text(String(last))])
  }
  package static func partNoneFree(_ rows: Message, _ seats: Message) -> Message {
    Message("part.none-free", ["rows": .message(rows), "seats": .message(seats)])
  }
  package static func partFree(_ rows: Message, _ seats: Message, _ free: Int, of all: Int) -> Message {
    Message(
      "part.free",
      ["rows": .message(rows), "seats": .message(seats), "free": .number(free), "all": .number(all)])
  }
}
