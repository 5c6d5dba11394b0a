package import BoxOffice

/// The seats as the seating rules see them, and the block of seats that the cursor stands for.
extension SeatMapState {
  /// What the hall's seats are to this sale's party now. A seat without a price cannot be sold to anybody.
  package var hallOccupancy: SeatOccupancy { occupancy(ownAs: .own) }

  private func occupancy(ownAs own: SeatOccupancy.SeatState) -> SeatOccupancy {
    var states = plan.spots.map { typePrices[$0.type] == nil ? SeatOccupancy.SeatState.outOfOrder : .free }
    for spot in held.keys { states[spot] = .taken }
    for spot in outOfOrder { states[spot] = .outOfOrder }
    for spot in sold { states[spot] = .taken }
    for spot in chosen { states[spot] = own }
    for spot in pending { states[spot] = own }
    return SeatOccupancy(
      states: states, distance: seating.showtime.distance, partyLimit: partyLimit, prices: typePrices)
  }

  /// How many of the party's seats are not chosen yet; none for somebody who chooses seat by seat.
  package var seatsMissing: Int { party.size > 1 ? max(0, party.size - chosen.count - pending.count) : 0 }

  /// Whether what is taken now takes the place of what is chosen: the party has its seats already.
  package var isMoving: Bool { party.size > 1 && seatsMissing == 0 }

  /// What the party's next seats are looked for in: those that they take the place of are free again, those that they
  /// are added to are not.
  var occupancyToChooseFrom: SeatOccupancy { occupancy(ownAs: isMoving ? .free : .outOfOrder) }

  /// Who the next seats are for.
  var partyToSeat: Party {
    guard !isMoving else { return party }
    let spaces = (chosen + pending).count { plan.spots[$0].type == .wheelchair }
    let size = max(1, seatsMissing)
    return Party(
      size: size, wheelchairs: min(size, max(0, party.wheelchairs - spaces)), priceOf: party.priceOf)
  }

  /// The seats that Space acts on, in the hall's order: those proposed, else the block or the seat at the cursor.
  package var focusedSeats: [Int] {
    if let proposal, !proposal.isReached { return [cursor] }
    if let proposal, !proposal.seats.isEmpty { return proposal.seats }
    return block ?? [cursor]
  }

  /// The block of seats that the cursor stands for; nil where the party does not fit, or chooses seat by seat.
  package var block: [Int]? {
    party.size > 1 ? block(at: cursor, in: occupancyToChooseFrom) : nil
  }

  /// The block that stands for a seat and contains it.
  func block(at spot: Int, in occupancy: SeatOccupancy) -> [Int]? {
    switch state(of: spot) {
    case .mine, .pending:
      guard isMoving else { return plan.unit(of: spot) }
      let own = ownSeats(around: spot)
      if own.count == party.size { return own }
      let block = plan.graph.block(of: party.size, at: spot, in: occupancy)
      return block.flatMap { $0.contains(spot) ? $0 : nil } ?? plan.unit(of: spot)
    case .held, .sold, .outOfOrder: return nil
    case .free:
      let size = partyToSeat.size
      if let block = plan.graph.block(of: size, at: spot, in: occupancy), block.contains(spot) {
        return block
      }
      // A wheelchair space with all that is free of its companion seats is better than none of them, but not than the
      // seats that all of the party have already.
      return plan.spots[spot].type == .wheelchair && !isMoving
        ? [spot] + companions(of: spot, limit: size - 1) : nil
    }
  }

  /// This party's seats that stand next to one another around one of them.
  private func ownSeats(around spot: Int) -> [Int] {
    let row = plan.graph.rows[plan.graph.seats[spot].row]
    guard let index = row.firstIndex(of: spot) else { return [spot] }
    func isOwn(_ spot: Int) -> Bool { chosen.contains(spot) || pending.contains(spot) }
    let first = row[..<index].reversed().prefix(while: isOwn).count
    let last = row[index...].prefix(while: isOwn).count
    return Array(row[index - first..<index + last])
  }

  /// The free companion seats of a wheelchair space, the nearest first.
  func companions(of space: Int, limit: Int = 3) -> [Int] {
    let home = plan.spots[space].place
    func distance(_ spot: Int) -> Double {
      let place = plan.spots[spot].place
      return abs(place.x - home.x) + abs(place.y - home.y) * 2
    }
    let seats = plan.spots.indices.filter {
      plan.spots[$0].place.companionOf == home.label && state(of: $0) == .free
        && typePrices[plan.spots[$0].type] != nil
    }
    return Array(seats.sorted { distance($0) < distance($1) }.prefix(min(3, max(0, limit))))
  }

  /// What seats cost together, for adults; nil when one of them has no price.
  func price(of seats: [Int]) -> Money? {
    var total = Money.zero
    for seat in seats {
      guard let price = typePrices[plan.spots[seat].type] else { return nil }
      total = total + price
    }
    return total
  }

  /// Whether the reason that staff gave stands for what is chosen now.
  var overrideReason: String? {
    seatingOverride.flatMap { $0.seats == Set(chosen) ? $0.reason : nil }
  }
}
