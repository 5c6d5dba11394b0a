package import BoxOffice

extension Message {
  /// Why seats cannot be sold to one party together, and what to do instead.
  package static func refusal(_ refusal: SeatingRefusal) -> Message {
    switch refusal.reason {
    case .notFree(let taken, let outOfOrder): notFree(taken, outOfOrder)
    case .partyLimit(let limit, let chosen):
      Message("refusal.party-limit", ["limit": .number(limit), "chosen": .number(chosen)])
    case .halfOfPair(let half, let partner):
      Message("refusal.half-of-pair", ["half": .seat(half), "partner": .seat(partner)])
    case .halfOfTakenPair(let half, let partner):
      Message("refusal.half-of-taken-pair", ["half": .seat(half), "partner": .seat(partner)])
    case .companionAlone(let companion, let space):
      Message("refusal.companion-alone", ["companion": .seat(companion), "space": .seat(space)])
    case .keptForOthers(let seats, let needed):
      Message(
        "refusal.kept-for-others",
        [
          "seats": .seats(seats), "count": .number(seats.count), "needed": .message(wheelchairSpaces(needed)),
        ])
    case .companionLimit(let limit, let space, let beyond):
      Message(
        "refusal.companion-limit",
        ["limit": .spelt(limit), "space": .seat(space), "seats": .seats(beyond)])
    case .tooNear(let seats, let distance):
      Message(
        "refusal.too-near",
        ["seats": .seats(seats), "count": .number(seats.count), "rule": .message(emptySeats(distance))])
    case .loneSeat(let seats, let gap, let instead, let offer):
      .sentences(leftAlone(seats, gap), self.offer(instead, offer))
    }
  }

  private static func notFree(_ taken: SeatNames, _ outOfOrder: SeatNames) -> Message {
    let first = Message("refusal.taken", ["seats": .seats(taken), "count": .number(taken.count)])
    let second = Message(
      "refusal.out-of-order", ["seats": .seats(outOfOrder), "count": .number(outOfOrder.count)])
    if outOfOrder.count == 0 { return first }
    return taken.count == 0 ? second : .sentences(first, second)
  }

  private static func wheelchairSpaces(_ count: Int) -> Message {
    Message("refusal.wheelchair-spaces", ["number": .spelt(count)])
  }

  // MARK: - Distance

  /// What a showtime's distance keeps empty: `one seat beside each party stays empty`.
  private static func emptySeats(_ distance: PartyDistance) -> Message {
    switch (distance.seats, distance.rows) {
    case (let seats, 0): Message("distance.beside", ["number": .spelt(seats)])
    case (0, let rows): Message("distance.behind", ["number": .spelt(rows)])
    case (let seats, let rows):
      Message(
        "distance.both",
        [
          "seats": .message(Message("distance.seats", ["number": .spelt(seats)])),
          "rows": .message(Message("distance.rows", ["number": .spelt(rows)])),
        ])
    }
  }

  // MARK: - Single seats

  private static func leftAlone(_ seats: SeatNames, _ gap: SeatingRefusal.Gap?) -> Message {
    guard let gap else {
      return Message("refusal.left-alone", ["seats": .seats(seats), "count": .number(seats.count)])
    }
    return Message(
      "refusal.left-alone-between",
      ["seat": .seats(seats), "first": side(gap.first), "second": side(gap.second)])
  }

  private static func side(_ side: SeatingRefusal.Side) -> Fact {
    switch side {
    case .seat(let label): .seat(label)
    case .aisle: .message(Message("refusal.between-aisle"))
    case .rowEnd: .message(Message("refusal.between-row-end"))
    }
  }

  private static func offer(_ seats: SeatNames, _ offer: SeatingRefusal.Offer) -> Message {
    switch offer {
    case .otherSeats:
      Message("refusal.take-instead", ["seats": .seats(seats), "count": .number(seats.count)])
    case .shifted:
      Message("refusal.would-leave-none", ["seats": .seats(seats), "count": .number(seats.count)])
    }
  }
}
