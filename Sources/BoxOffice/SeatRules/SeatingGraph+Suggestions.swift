extension SeatingGraph {
  /// The best places for a party, best first, of different kinds; empty when there is none.
  ///
  /// The rules, in their order; a later one is asked only when the ones before find fewer than `limit`:
  /// 1. Side by side in one row with no aisle between, leaving no single seat, nearest to the focus.
  /// 2. Side by side, leaving a single seat.
  /// 3. In two rows directly behind one another, at least two in each.
  /// 4. Only when there is nothing else: in as few groups as possible, fewest people alone, nearest to each other and
  ///    to the focus.
  ///
  /// Nearest means the least sum of the seats' squared distances, in seat widths. Wheelchair spaces and companion seats
  /// are for parties that need them only, even when they are released; love seats are never split; a party that asked
  /// for a price gets no other. Nothing is suggested that ``refusal(of:for:in:)`` would refuse.
  package func suggestions(for party: Party, in occupancy: SeatOccupancy, limit: Int = 8) -> [Suggestion] {
    guard limit > 0, (1...max(1, occupancy.partyLimit)).contains(party.size),
      occupancy.states.count == seats.count
    else { return [] }
    guard party.wheelchairs <= 0 else {
      return accessibleSuggestions(for: party, in: occupancy, limit: limit)
    }
    let vacancy = Vacancy(self, occupancy, priceOf: party.priceOf)
    let stretches = vacancy.stretches
    var choice = PlaceChoice(limit: limit)
    let blocks = blocks(of: party.size, in: stretches, vacancy)
    let all = party.priceOf == nil ? vacancy : Vacancy(self, occupancy)
    func isAllowed(_ place: Place) -> Bool { wayWithoutLoneSeats(than: place.positions, all) == nil }
    choice.add(blocks.together, in: geometry) { _ in true }
    if choice.hasRoom {
      choice.add(blocks.leavingOne, in: geometry) { blocks.leavesRightly($0, vacancy) ?? isAllowed($0) }
    }
    if choice.hasRoom, party.size >= 4 {
      addPlacesInTwoRows(of: party.size, in: stretches, vacancy, to: &choice, where: isAllowed)
    }
    if choice.places.isEmpty {
      choice.add(apart: splitPlaces(of: party.size, in: vacancy, all, limit: min(limit, 3)))
    }
    return choice.places.map { place in
      Suggestion(
        seats: place.positions.map { geometry.seats[$0] }, rule: place.rule,
        reason: reason(for: place, among: choice.places))
    }
  }

  /// All places side by side, best first.
  private func blocks(of size: Int, in stretches: [Range<SeatPosition>], _ vacancy: Vacancy) -> Blocks {
    var blocks = Blocks()
    for stretch in stretches where stretch.count >= size {
      for first in stretch.lowerBound...(stretch.upperBound - size) {
        let block = first..<first + size
        guard vacancy.keepsPairs(block) else { continue }
        let leavesOne = vacancy.leavesOne(block)
        let place = Place(
          block: block, rule: leavesOne ? .togetherLeavingOne : .together,
          cost: geometry.cost(of: block))
        if leavesOne { blocks.leavingOne.append(place) } else { blocks.together.append(place) }
        if let zone = vacancy.zone(of: block),
          !leavesOne || !vacancy.leavesOne(block, counts: vacancy.countsAsLone)
        {
          blocks.zonesLeavingNone.insert(zone)
        }
      }
    }
    blocks.together.sort()
    blocks.leavingOne.sort()
    return blocks
  }

  /// Places side by side.
  private struct Blocks {
    var together: [Place] = []
    var leavingOne: [Place] = []
    /// The prices that have a place of ordinary seats that leaves no single seat that counts.
    var zonesLeavingNone: Set<Int> = []

    /// Whether a place may leave its single seat; nil when that takes a closer look.
    func leavesRightly(_ place: Place, _ vacancy: Vacancy) -> Bool? {
      let block = place.positions[0]..<place.positions[0] + place.positions.count
      if !vacancy.leavesOne(block, counts: vacancy.countsAsLone) { return true }
      return vacancy.zone(of: block).map { !zonesLeavingNone.contains($0) }
    }
  }
}

/// Seats that might be suggested, by position in ascending order.
struct Place: Comparable {
  let positions: [SeatPosition]
  let rule: Suggestion.Rule
  /// How far from the focus and, in several groups, from each other: the sum of squared distances.
  let cost: Double
  var kind = Kind.other

  /// What a place has that the best one has not.
  enum Kind {
    case best, furtherBack, furtherFront, aisle, left, right, other
  }

  init(positions: [SeatPosition], rule: Suggestion.Rule, cost: Double) {
    self.positions = positions
    self.rule = rule
    // Of two places that are equally near, the one that comes first in the hall.
    self.cost = (cost * 1e6).rounded() / 1e6
  }

  init(block: Range<SeatPosition>, rule: Suggestion.Rule, cost: Double) {
    self.init(positions: Array(block), rule: rule, cost: cost)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.rule.rawValue, left.cost, left.positions[0]) < (right.rule.rawValue, right.cost, right.positions[0])
  }
}
