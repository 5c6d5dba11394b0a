extension SeatingGraph {
  /// Adds places in two rows directly behind one another, at least two in each part, overlapping along the row: those that
  /// leave no single seat before those that do, and the nearest to the focus and to each other first.
  func addPlacesInTwoRows(
    of size: Int, in stretches: [Range<SeatPosition>], _ vacancy: Vacancy, to choice: inout PlaceChoice,
    where isAllowed: (Place) -> Bool
  ) {
    var pairs = pairsOfParts(of: size, in: stretches, vacancy)
    // Most are refused for the same reason, and checking all of them takes long.
    var refused = 0
    while choice.hasRoom, refused < 20 {
      pairs.removeAll { !choice.isApart($0.part) || !choice.isApart($0.behind) }
      guard let best = pairs.indices.min(by: { pairs[$0] < pairs[$1] }) else { return }
      let pair = pairs.remove(at: best)
      let place = Place(positions: Array(pair.part) + Array(pair.behind), rule: .twoRows, cost: pair.cost)
      if isAllowed(place) { choice.add(place) } else { refused += 1 }
    }
  }

  /// Two parts of a party.
  private struct PartPair: Comparable {
    let part: Range<SeatPosition>
    let behind: Range<SeatPosition>
    let leavesOne: Bool
    let cost: Double

    static func < (left: Self, right: Self) -> Bool {
      if left.leavesOne != right.leavesOne { return right.leavesOne }
      return (left.cost, left.part.lowerBound, left.behind.lowerBound)
        < (right.cost, right.part.lowerBound, right.behind.lowerBound)
    }
  }

  private func pairsOfParts(of size: Int, in stretches: [Range<SeatPosition>], _ vacancy: Vacancy)
    -> [PartPair]
  {
    // The end of each position's stretch, or of nothing.
    var ends = PositionArray(geometry.seats.indices)
    for stretch in stretches { for position in stretch { ends[position] = stretch.upperBound } }
    var pairs: [PartPair] = []
    for row in geometry.rows.indices {
      for other in geometry.nextRows[row] where other > row {
        let facing = facing(row, other)
        for first in geometry.rows[row] where ends[first] - first >= 2 {
          for count in 2...max(2, min(size - 2, ends[first] - first)) {
            let part = first..<first + count
            guard vacancy.keepsPairs(part) else { continue }
            let (low, high) = (facing(first), facing(first + count - 1))
            let rest = size - count
            let starts = max(min(low, high) - rest, geometry.rows[other].lowerBound)...max(low, high) + 1
            for start in starts where start < geometry.rows[other].upperBound && ends[start] - start >= rest {
              let behind = start..<start + rest
              guard isDirectlyBehind(part, behind), vacancy.keepsPairs(behind) else { continue }
              pairs.append(
                PartPair(
                  part: part, behind: behind, leavesOne: vacancy.leavesOne(part) || vacancy.leavesOne(behind),
                  cost: costApart(part, behind)))
            }
          }
        }
      }
    }
    return pairs
  }

  /// For each position of a row, the one of another row that is nearest along the row.
  private func facing(_ row: Int, _ other: Int) -> (SeatPosition) -> SeatPosition {
    let nearest = geometry.rows[row].map { position in
      geometry.rows[other].min { left, right in
        let (a, b) = (
          geometry.points[left] - geometry.points[position],
          geometry.points[right] - geometry.points[position]
        )
        return dot(a, a) < dot(b, b)
      } ?? geometry.rows[other].lowerBound
    }
    let first = geometry.rows[row].lowerBound
    return { nearest[$0 - first] }
  }

  /// Whether two parts of different rows stand behind one another: with no row or cross aisle between them, and over
  /// half a seat or more.
  private func isDirectlyBehind(_ part: Range<SeatPosition>, _ other: Range<SeatPosition>) -> Bool {
    let points = geometry.points
    let middle = part.lowerBound + part.count / 2
    let along = geometry.directions[middle]
    let away = SIMD2(-along.y, along.x)
    let (row, otherRow) = (geometry.rowOf[part.lowerBound], geometry.rowOf[other.lowerBound])
    let pitch = min(geometry.pitches[row], geometry.pitches[otherRow])
    let origin = points[middle]
    func ends(_ block: Range<SeatPosition>, _ axis: SIMD2<Double>) -> (low: Double, high: Double) {
      let first = dot(points[block.lowerBound] - origin, axis)
      let last = dot(points[block.upperBound - 1] - origin, axis)
      return (min(first, last), max(first, last))
    }
    let (ours, theirs) = (ends(part, along), ends(other, along))
    guard min(ours.high, theirs.high) - max(ours.low, theirs.low) >= -0.5 * geometry.widths[row] else {
      return false
    }
    func mean(_ block: Range<SeatPosition>) -> Double {
      block.reduce(0) { $0 + dot(points[$1] - origin, away) } / Double(block.count)
    }
    let apart = abs(mean(part) - mean(other))
    return apart > 0.3 * pitch && apart <= 1.5 * pitch
  }

  /// The sum of the squared distances from the focus and from the middle of all.
  private func costApart(_ part: Range<SeatPosition>, _ other: Range<SeatPosition>) -> Double {
    let middle =
      (geometry.offsetSum(of: part) + geometry.offsetSum(of: other)) / Double(part.count + other.count)
    return geometry.cost(of: part, around: middle) + geometry.cost(of: other, around: middle)
  }
}
