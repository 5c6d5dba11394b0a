import BoxOffice
import Words

/// Seats in words.
extension SeatMapState {
  /// `F7–F10, G7`: numbers that follow one another as a range.
  func seatNames(of seats: [SeatIndex]) -> SeatNames {
    SeatNames(seats.map { plan.seats[$0].label }.sorted())
  }

  /// `4 × VIP` or `2 × standard, 2 × VIP`.
  func types(of seats: [SeatIndex]) -> [Fact] {
    SeatType.allCases.compactMap { type in
      let count = seats.count { plan.seats[$0].type == type }
      return count == 0 ? nil : .message(.ofType(count, type))
    }
  }

  /// That a seat is out of order, and why, as far as the layout says.
  func outOfOrder(_ seat: SeatIndex) -> Message {
    plan.seats[seat].place.outOfOrder.map { .seatOutOfOrder(because: $0) } ?? .seatOutOfOrder
  }

  /// The same as a sentence.
  func seatIsOutOfOrder(_ seat: SeatIndex) -> Message {
    let label = plan.seats[seat].label
    return plan.seats[seat].place.outOfOrder.map { .seatIsOutOfOrder(label, because: $0) }
      ?? .seatIsOutOfOrder(label)
  }

  /// Why no place is found for the party, and what can be done.
  var whyNothingIsFound: Message {
    let party = partyToSeat
    let free = plan.seats.indices.filter { state(of: $0) == .free }
    if party.wheelchairs > 0, free.count(where: { plan.seats[$0].type == .wheelchair }) < party.wheelchairs {
      return .tooFewWheelchairSpaces
    }
    let ordinary = free.count { plan.seats[$0].type.isForEverybody }
    if ordinary < party.size - party.wheelchairs {
      return ordinary == 0 ? .everySeatIsTaken : .tooFewSeats(for: party.size, free: ordinary)
    }
    if let type = party.priceOf { return .noRoomAtThePrice(for: party.size, of: type) }
    return seating.showtime.distance != .none
      ? .noRoomWithDistance(for: party.size) : .noRoom(for: party.size)
  }
}
