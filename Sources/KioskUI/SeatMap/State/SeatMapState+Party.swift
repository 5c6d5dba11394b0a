package import BoxOffice

/// The seats as the seating rules see them, and the block of seats that the cursor stands for.
extension SeatMapState {
  /// What the hall's seats are to this sale's party now. A seat without a price cannot be sold to anybody.
  package var hallOccupancy: SeatOccupancy { occupancy(ownAs: .own) }

  private func occupancy(ownAs own: SeatOccupancy.SeatState) -> SeatOccupancy {
    var states = SeatArray(
      plan.seats.map { typePrices[$0.type] == nil ? SeatOccupancy.SeatState.outOfOrder : .free })
    for seat in held.keys { states[seat] = .taken }
    for seat in outOfOrder { states[seat] = .outOfOrder }
    for seat in sold { states[seat] = .taken }
    for seat in chosen { states[seat] = own }
    for seat in pending { states[seat] = own }
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
    let spaces = (chosen + pending).count { plan.seats[$0].type == .wheelchair }
    let size = max(1, seatsMissing)
    return Party(
      size: size, wheelchairs: min(size, max(0, party.wheelchairs - spaces)), priceOf: party.priceOf)
  }

  /// The seats that Space acts on, in the hall's order: those proposed, else the block or the seat at the cursor.
  package var focusedSeats: [SeatIndex] {
    if let proposal, !proposal.isReached { return [cursor] }
    if let proposal, !proposal.seats.isEmpty { return proposal.seats }
    return block ?? [cursor]
  }

  /// The block of seats that the cursor stands for; nil where the party does not fit, or chooses seat by seat.
  package var block: [SeatIndex]? {
    party.size > 1 ? block(at: cursor, in: occupancyToChooseFrom) : nil
  }

  /// The block that stands for a seat and contains it.
  func block(at seat: SeatIndex, in occupancy: SeatOccupancy) -> [SeatIndex]? {
    switch state(of: seat) {
    case .mine, .pending:
      guard isMoving else { return plan.unit(of: seat) }
      let own = ownSeats(around: seat)
      if own.count == party.size { return own }
      let block = plan.graph.block(of: party.size, at: seat, in: occupancy)
      return block.flatMap { $0.contains(seat) ? $0 : nil } ?? plan.unit(of: seat)
    case .held, .sold, .outOfOrder: return nil
    case .free:
      let size = partyToSeat.size
      if let block = plan.graph.block(of: size, at: seat, in: occupancy), block.contains(seat) {
        return block
      }
      // A wheelchair space with all that is free of its companion seats is better than none of them, but not than the
      // seats that all of the party have already.
      return plan.seats[seat].type == .wheelchair && !isMoving
        ? [seat] + companions(of: seat, limit: size - 1) : nil
    }
  }

  /// This party's seats that stand next to one another around one of them.
  private func ownSeats(around seat: SeatIndex) -> [SeatIndex] {
    let row = plan.graph.rows[plan.graph.seats[seat].row]
    guard let index = row.firstIndex(of: seat) else { return [seat] }
    func isOwn(_ seat: SeatIndex) -> Bool { chosen.contains(seat) || pending.contains(seat) }
    let first = row[..<index].reversed().prefix(while: isOwn).count
    let last = row[index...].prefix(while: isOwn).count
    return Array(row[index - first..<index + last])
  }

  /// The free companion seats of a wheelchair space, the nearest first.
  func companions(of space: SeatIndex, limit: Int = 3) -> [SeatIndex] {
    let home = plan.seats[space].place
    func distance(_ seat: SeatIndex) -> Double {
      let place = plan.seats[seat].place
      return abs(place.x - home.x) + abs(place.y - home.y) * 2
    }
    let seats = plan.seats.indices.filter {
      plan.seats[$0].place.companionOf == home.label && state(of: $0) == .free
        && typePrices[plan.seats[$0].type] != nil
    }
    return Array(seats.sorted { distance($0) < distance($1) }.prefix(min(3, max(0, limit))))
  }

  /// What seats cost together, for adults; nil when one of them has no price.
  func price(of seats: [SeatIndex]) -> Money? {
    var total = Money.zero
    for seat in seats {
      guard let price = typePrices[plan.seats[seat].type] else { return nil }
      total = total + price
    }
    return total
  }

  /// Whether the reason that staff gave stands for what is chosen now.
  var overrideReason: String? {
    seatingOverride.flatMap { $0.seats == Set(chosen) ? $0.reason : nil }
  }
}
