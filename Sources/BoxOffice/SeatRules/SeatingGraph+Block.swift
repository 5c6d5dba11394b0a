extension SeatingGraph {
  /// The block of `size` seats side by side nearest to `seat` that could be taken; for the block cursor.
  ///
  /// A block that contains the seat comes first, with the seat as near to its middle as may be; then the nearest one in
  /// its row, then the nearest in another. Love seats stay whole. A wheelchair space and its companion seats are part of
  /// a block only when the seat is one of them, and other such seats when they are released.
  package func block(of size: Int, at seat: SeatIndex, in occupancy: SeatOccupancy) -> [SeatIndex]? {
    guard size > 0, seats.indices.contains(seat) else { return nil }
    var vacancy = Vacancy(self, occupancy)
    let cursor = geometry.positions[seat]
    var space: SeatPosition?
    if !seats[seat].type.isForEverybody {
      let wheelchair = seats[seat].companionOf ?? seat
      let isReleased = isReleased(seat, in: occupancy)
      if !isReleased { space = geometry.positions[wheelchair] }
      let isTooNear = tooNear(in: occupancy)
      vacancy.setTakeable(
        geometry.seats.indices.filter { position in
          let other = geometry.seats[position]
          return occupancy.states[other].isOpen && !isTooNear[position]
            && (isReleased
              ? self.isReleased(other, in: occupancy)
              : other == wheelchair || seats[other].companionOf == wheelchair)
        }, true)
    }
    var best: (block: Range<SeatPosition>, rank: Int, away: Double)?
    for stretch in vacancy.stretches where stretch.count >= size {
      for first in stretch.lowerBound...(stretch.upperBound - size) {
        let block = first..<first + size
        let rank =
          block.contains(cursor) ? 0 : geometry.rowOf[first] == geometry.rowOf[cursor] ? 1 : 2
        let middle = (geometry.offsets[first] + geometry.offsets[first + size - 1]) / 2
        let way = middle - geometry.offsets[cursor]
        let away = dot(way, way)
        if let best, (best.rank, best.away) <= (rank, away + 1e-9) { continue }
        guard vacancy.keepsPairs(block), keepsCompany(block, of: cursor, at: space) else { continue }
        best = (block, rank, away)
      }
    }
    return best.map { $0.block.map { geometry.seats[$0] } }
  }

  /// Whether the block has no accessible seat, or the one that was meant and its wheelchair space.
  private func keepsCompany(
    _ block: Range<SeatPosition>, of cursor: SeatPosition, at space: SeatPosition?
  ) -> Bool {
    guard let space else { return true }
    return block.contains(space) && block.contains(cursor)
      || block.allSatisfy { seats[geometry.seats[$0]].type.isForEverybody }
  }
}
