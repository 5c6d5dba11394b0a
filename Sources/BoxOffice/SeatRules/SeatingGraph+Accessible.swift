extension SeatingGraph {
  /// How many companion seats belong to one wheelchair user (28 CFR 36.302(f)(3)).
  static let companionsOfSpace = 3

  /// Whether wheelchair spaces and companion seats are sold to everybody by now, for one such seat: whether all other
  /// seats of the hall, of its section or of its price are taken or out of order. False for other seats.
  package func isReleased(_ seat: SeatIndex, in occupancy: SeatOccupancy) -> Bool {
    guard !seats[seat].type.isForEverybody else { return false }
    func isSoldOut(_ isMeant: (Seat) -> Bool) -> Bool {
      seats.indices.allSatisfy { other in
        occupancy.states[other] != .free || !seats[other].type.isForEverybody || !isMeant(seats[other])
      }
    }
    switch rules.releaseAccessible {
    case .never: return false
    case .hall: return isSoldOut { _ in true }
    case .section: return isSoldOut { $0.section == seats[seat].section }
    case .tier:
      // A companion seat goes with its space; where nobody else's seat costs the same, all of the hall counts.
      let type = seats[seat].companionOf == nil ? seats[seat].type : .wheelchair
      let zones = occupancy.zones
      let zone = zones[(occupancy.prices[type] == nil ? .standard : type).index]
      let types = SeatType.allCases.filter { $0.isForEverybody && zones[$0.index] == zone }
      let hasPeers = seats.contains { types.contains($0.type) }
      return isSoldOut { !hasPeers || types.contains($0.type) }
    }
  }

  func notAccessible(_ chosen: [SeatIndex], _ party: Party?, _ occupancy: SeatOccupancy) -> SeatingRefusal? {
    let accessible = chosen.filter { !seats[$0].type.isForEverybody }
    guard !accessible.isEmpty else { return nil }
    var sold = occupancy
    for seat in chosen { sold.states[seat] = .own }
    let kept = accessible.filter { !isReleased($0, in: sold) }
    func refusal(
      _ rule: SeatingRefusal.Rule, _ seats: [SeatIndex], _ reason: SeatingRefusal.Reason, staff: Bool
    ) -> SeatingRefusal {
      SeatingRefusal(rule: rule, seats: seats, instead: nil, reason: reason, mayBeOverridden: staff)
    }
    for seat in kept where seats[seat].type == .companion {
      if let space = seats[seat].companionOf, !chosen.contains(space) {
        return refusal(
          .companionAlone, [seat], .companionAlone(seats[seat].label, space: seats[space].label), staff: false
        )
      }
    }
    let spaces = kept.filter { seats[$0].type == .wheelchair }
    if let needed = party?.wheelchairs, needed > 0, spaces.count > needed {
      let extra = Array(spaces.dropFirst(needed))
      return refusal(
        .accessible, extra, .keptForOthers(names(of: extra), needed: needed), staff: true)
    }
    for space in spaces {
      let companions = kept.filter { seats[$0].companionOf == space }
      guard companions.count > SeatingGraph.companionsOfSpace else { continue }
      let extra = Array(companions.dropFirst(SeatingGraph.companionsOfSpace))
      return refusal(
        .accessible, extra,
        .companionLimit(
          SeatingGraph.companionsOfSpace, space: seats[space].label, beyond: names(of: extra)), staff: true)
    }
    return nil
  }
}

extension SeatingGraph {
  /// Places for a party with wheelchair users: their spaces, up to three companions beside or right by each – its
  /// companion seats first, then ordinary seats next to it in the row, then the nearest – and the rest of the party as
  /// near as possible.
  func accessibleSuggestions(for party: Party, in occupancy: SeatOccupancy, limit: Int) -> [Suggestion] {
    let wheelchairs = min(party.wheelchairs, party.size)
    let vacancy = Vacancy(self, occupancy, priceOf: party.priceOf)
    let all = party.priceOf == nil ? vacancy : Vacancy(self, occupancy)
    let isTooNear = tooNear(in: occupancy)
    func isFree(_ seat: SeatIndex) -> Bool {
      occupancy.states[seat].isOpen && !isTooNear[geometry.positions[seat]]
    }
    let spaces = seats.indices.filter { seats[$0].type == .wheelchair && isFree($0) }.map {
      geometry.positions[$0]
    }
    .sorted()
    guard spaces.count >= wheelchairs else { return [] }
    let places = spaces.compactMap { first -> Place? in
      let together = spaces.sorted { (away($0, first), $0) < (away($1, first), $1) }.prefix(wheelchairs)
      return company(of: Array(together), size: party.size, vacancy, isFree: isFree).map {
        Place(positions: $0, rule: rule(of: $0, vacancy), cost: costAround(first, $0))
      }
    }
    var choice = PlaceChoice(limit: limit)
    for var place in places.sorted() where choice.hasRoom && choice.isApart(place.positions) {
      if let instead = wayWithoutLoneSeats(than: place.positions, all) {
        place = Place(positions: instead, rule: rule(of: instead, vacancy), cost: place.cost)
      }
      if choice.isApart(place.positions) { choice.add(place) }
    }
    return choice.places.sorted().map { place in
      Suggestion(
        seats: place.positions.map { geometry.seats[$0] }, rule: place.rule,
        reason: accessibleReason(for: place))
    }
  }

  /// Wheelchair spaces with the others of the party, in ascending order; nil when there are not enough seats.
  private func company(
    of spaces: [SeatPosition], size: Int, _ vacancy: Vacancy, isFree: (SeatIndex) -> Bool
  ) -> [SeatPosition]? {
    var chosen = Set(spaces)
    // The companion seats of these spaces first: one for each space, then a second for each, up to three.
    for _ in 0..<SeatingGraph.companionsOfSpace {
      for space in spaces where chosen.count < size {
        let companion = geometry.seats.indices.filter { position in
          seats[geometry.seats[position]].companionOf == geometry.seats[space] && !chosen.contains(position)
            && isFree(geometry.seats[position])
        }.min { (away($0, space), $0) < (away($1, space), $1) }
        if let companion { chosen.insert(companion) }
      }
    }
    while chosen.count < size {
      guard let next = nearestUnit(to: chosen, around: spaces, atMost: size - chosen.count, vacancy) else {
        return nil
      }
      chosen.formUnion(next)
    }
    return chosen.sorted()
  }

  /// The seat or love seat that comes next: beside those that are chosen, or else the nearest.
  private func nearestUnit(
    to chosen: Set<SeatPosition>, around spaces: [SeatPosition], atMost most: Int, _ vacancy: Vacancy
  ) -> [SeatPosition]? {
    var best: (unit: [SeatPosition], isBeside: Bool, away: Double)?
    for position in vacancy.isTakeable.indices
    where vacancy.isTakeable[position] && !chosen.contains(position) {
      let partner = geometry.partners[position]
      let unit = partner.map { [min(position, $0), max(position, $0)] } ?? [position]
      guard unit.count <= most else { continue }
      let isBeside = unit.contains { seat in
        [seat - 1, seat + 1].contains { chosen.contains($0) && geometry.runOf[$0] == geometry.runOf[seat] }
      }
      let away = spaces.map { self.away(position, $0) }.min() ?? 0
      if let best, (best.isBeside ? 0 : 1, best.away) <= (isBeside ? 0 : 1, away) { continue }
      best = (unit, isBeside, away)
    }
    return best?.unit
  }

  private func away(_ position: SeatPosition, _ other: SeatPosition) -> Double {
    let way = geometry.offsets[position] - geometry.offsets[other]
    return dot(way, way)
  }

  private func costAround(_ first: SeatPosition, _ positions: [SeatPosition]) -> Double {
    positions.reduce(0) { $0 + geometry.squares[$1] + away($1, first) }
  }

  private func rule(of positions: [SeatPosition], _ vacancy: Vacancy) -> Suggestion.Rule {
    guard geometry.groups(of: positions) == 1 else { return .split }
    let block = positions[0]..<positions[0] + positions.count
    return vacancy.leavesOne(block) ? .togetherLeavingOne : .together
  }

  private func accessibleReason(for place: Place) -> Suggestion.Reason {
    let all = place.positions.map { geometry.seats[$0] }
    return .accessible(
      spaces: names(of: all.filter { seats[$0].type == .wheelchair }),
      others: names(of: all.filter { seats[$0].type != .wheelchair }), areBeside: place.rule != .split)
  }
}
