import BoxOffice

/// Seats in words.
extension SeatMapState {
  func label(of spot: Int) -> String { plan.spots[spot].label.description }

  /// `F7–F10, G7`: numbers that follow one another as a range.
  func names(of seats: [Int]) -> String {
    let labels = seats.map { plan.spots[$0].label }.sorted()
    var runs: [(first: SeatLabel, last: SeatLabel)] = []
    for label in labels {
      if let last = runs.last?.last, last.row == label.row, last.number + 1 == label.number {
        runs[runs.count - 1].last = label
      } else {
        runs.append((label, label))
      }
    }
    return runs.map { run in
      switch run.last.number - run.first.number {
      case 0: "\(run.first)"
      case 1: "\(run.first), \(run.last)"
      default: "\(run.first)–\(run.last)"
      }
    }.joined(separator: ", ")
  }

  /// `4 × VIP` or `2 × standard, 2 × VIP`.
  func types(of seats: [Int]) -> String {
    SeatType.allCases.compactMap { type in
      let count = seats.count { plan.spots[$0].type == type }
      return count == 0 ? nil : "\(count) × \(type.name)"
    }.joined(separator: ", ")
  }

  /// Why no place is found for the party, and what can be done.
  var whyNothingIsFound: String {
    let party = partyToSeat
    let free = plan.spots.indices.filter { state(of: $0) == .free }
    let people = party.size == 1 ? "one person" : "\(party.size) people"
    let elsewhere = "another showtime is one Esc away"
    if party.wheelchairs > 0, free.count(where: { plan.spots[$0].type == .wheelchair }) < party.wheelchairs {
      return "Not enough wheelchair spaces are free here: \(elsewhere)."
    }
    let ordinary = free.count { plan.spots[$0].type.isForEverybody }
    if ordinary < party.size - party.wheelchairs {
      return ordinary == 0
        ? "Every seat is taken: \(elsewhere)."
        : "There is no room for \(people), \(ordinary) \(ordinary == 1 ? "seat is" : "seats are") free. Try fewer, or \(elsewhere)."
    }
    if let type = party.priceOf {
      return
        "There is no room for \(people) among the \(type.name) seats. Ctrl-G allows seats of every price; \(elsewhere)."
    }
    if seating.showtime.distance != .none {
      return
        "There is no room for \(people) with the distance that is kept to other parties. Try fewer, or \(elsewhere)."
    }
    return "There is no room for \(people) here. Try fewer, or \(elsewhere)."
  }
}
