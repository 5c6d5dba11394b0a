extension SeatingGraph {
  /// Why these seats cannot be sold to one party together; nil when they can.
  ///
  /// Asked in this order, and the first that holds is the answer:
  /// 1. `notFree`: a seat is taken or out of order.
  /// 2. `partyLimit`: more seats than one booking may have.
  /// 3. `halfOfPair`: half of a love seat.
  /// 4. `companionAlone`: a companion seat without the wheelchair space it belongs to, before it is released.
  /// 5. `accessible`: more wheelchair spaces than the party needs, before they are released, or more than three of a
  ///    space's companion seats. A party that did not say how many it needs says so by choosing.
  /// 6. `distance`: too near to another party.
  /// 7. `loneSeat`: a single seat would be left over, and as many seats can be taken another way.
  ///
  /// - Parameters:
  ///   - choice: all that the party wants, own seats included: own seats that are not in it count as free.
  ///   - party: nil when nobody said who is coming.
  package func refusal(
    of choice: [SeatIndex], for party: Party?, in occupancy: SeatOccupancy
  ) -> SeatingRefusal? {
    let chosen = Set(choice.filter(seats.indices.contains)).sorted {
      geometry.positions[$0] < geometry.positions[$1]
    }
    guard !chosen.isEmpty else { return nil }
    var occupancy = occupancy
    for seat in seats.indices where occupancy.states[seat] == .own { occupancy.states[seat] = .free }
    return notFree(chosen, occupancy) ?? pastLimit(chosen, occupancy) ?? halfOfPair(chosen, occupancy)
      ?? notAccessible(chosen, party, occupancy) ?? tooNear(chosen, occupancy)
      ?? leavingOne(chosen, occupancy)
  }

  private func notFree(_ chosen: [SeatIndex], _ occupancy: SeatOccupancy) -> SeatingRefusal? {
    let taken = chosen.filter { occupancy.states[$0] == .taken }
    let broken = chosen.filter { occupancy.states[$0] == .outOfOrder }
    guard !taken.isEmpty || !broken.isEmpty else { return nil }
    let instead =
      chosen.allSatisfy { seats[$0].isOrdinary }
      ? anotherWay(than: chosen.map { geometry.positions[$0] }, Vacancy(self, occupancy)) : nil
    return SeatingRefusal(
      rule: .notFree, seats: taken + broken, instead: instead?.map { geometry.seats[$0] },
      reason: .notFree(taken: names(of: taken), outOfOrder: names(of: broken)), mayBeOverridden: false)
  }

  private func pastLimit(_ chosen: [SeatIndex], _ occupancy: SeatOccupancy) -> SeatingRefusal? {
    guard chosen.count > occupancy.partyLimit else { return nil }
    return SeatingRefusal(
      rule: .partyLimit, seats: Array(chosen.dropFirst(occupancy.partyLimit)), instead: nil,
      reason: .partyLimit(occupancy.partyLimit, chosen: chosen.count), mayBeOverridden: false)
  }

  private func halfOfPair(_ chosen: [SeatIndex], _ occupancy: SeatOccupancy) -> SeatingRefusal? {
    guard let half = chosen.first(where: { seats[$0].partner.map { !chosen.contains($0) } ?? false }),
      let partner = seats[half].partner
    else { return nil }
    let reason: SeatingRefusal.Reason =
      switch occupancy.states[partner] {
      case .free, .own: .halfOfPair(seats[half].label, partner: seats[partner].label)
      case .taken, .outOfOrder: .halfOfTakenPair(seats[half].label, partner: seats[partner].label)
      }
    return SeatingRefusal(
      rule: .halfOfPair, seats: [half], instead: nil, reason: reason, mayBeOverridden: false)
  }

  private func tooNear(_ chosen: [SeatIndex], _ occupancy: SeatOccupancy) -> SeatingRefusal? {
    guard occupancy.distance != .none else { return nil }
    let isTooNear = tooNear(in: occupancy)
    let near = chosen.filter { isTooNear[geometry.positions[$0]] }
    guard !near.isEmpty else { return nil }
    return SeatingRefusal(
      rule: .distance, seats: near,
      instead: anotherWay(than: chosen.map { geometry.positions[$0] }, Vacancy(self, occupancy))?.map {
        geometry.seats[$0]
      },
      reason: .tooNear(names(of: near), occupancy.distance), mayBeOverridden: true)
  }

  private func leavingOne(_ chosen: [SeatIndex], _ occupancy: SeatOccupancy) -> SeatingRefusal? {
    let vacancy = Vacancy(self, occupancy)
    let positions = chosen.map { geometry.positions[$0] }
    guard let instead = wayWithoutLoneSeats(than: positions, vacancy)?.map({ geometry.seats[$0] }) else {
      return nil
    }
    let lone = vacancy.loneSeats(after: positions)
    return SeatingRefusal(
      rule: .loneSeat, seats: lone.map { geometry.seats[$0] }, instead: instead,
      reason: leftAlone(lone, by: chosen, instead: instead), mayBeOverridden: true)
  }
}
