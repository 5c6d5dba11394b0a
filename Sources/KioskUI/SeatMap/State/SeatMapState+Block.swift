import BoxOffice

/// Where the block of a party's seats goes when the cursor moves.
extension SeatMapState {
  /// The seat that the cursor goes to: the next one that way where the party fits in another place. Nil at the edge.
  /// - Parameter shown: the seats in brackets now.
  func nextBlock(to direction: Direction, from shown: [SeatIndex]) -> SeatIndex? {
    let occupancy = occupancyToChooseFrom
    let current = block(at: cursor, in: occupancy)
    var passed: Set<SeatIndex> = [cursor]
    var seat = cursor
    while let next = plan.neighbour(of: seat, to: direction, wanted: wanted), passed.insert(next).inserted {
      seat = next
      if let block = block(at: next, in: occupancy) {
        if block != current, block != shown { return next }
      } else if direction == .up || direction == .down,
        let seat = blockSeat(onLineOf: next, in: occupancy)
      {
        return seat
      }
    }
    // Where no place fits, the seats can still be looked at one by one.
    return current == nil ? plan.neighbour(of: cursor, to: direction, wanted: wanted) : nil
  }

  /// The seat of a row, from one of its ends, where the party fits first.
  func blockSeat(inRowOf seat: SeatIndex, fromLeft: Bool) -> SeatIndex? {
    let occupancy = occupancyToChooseFrom
    let row = plan.rows[plan.seats[seat].row]
    let seats = fromLeft ? row : row.reversed()
    return seats.first { block(at: $0, in: occupancy) != nil } ?? seats.first
  }

  /// The seat nearest to another where the party fits; nil when it fits nowhere side by side.
  func blockSeat(near seat: SeatIndex) -> SeatIndex? {
    let occupancy = occupancyToChooseFrom
    if block(at: seat, in: occupancy) != nil { return seat }
    let block = plan.graph.block(of: partyToSeat.size, at: seat, in: occupancy)
    return block.flatMap { self.seat(of: $0, nearestTo: plan.wide.cells[seat].column) }
  }

  /// The seat nearest to the wanted column where the party fits on the line of a seat where it does not.
  private func blockSeat(onLineOf seat: SeatIndex, in occupancy: SeatOccupancy) -> SeatIndex? {
    guard let block = plan.graph.block(of: partyToSeat.size, at: seat, in: occupancy),
      block.allSatisfy({ plan.wide.cells[$0].line == plan.wide.cells[seat].line })
    else { return nil }
    return self.seat(of: block, nearestTo: wanted)
  }

  private func seat(of block: [SeatIndex], nearestTo column: Int) -> SeatIndex? {
    block.min { abs(plan.wide.cells[$0].column - column) < abs(plan.wide.cells[$1].column - column) }
  }
}
