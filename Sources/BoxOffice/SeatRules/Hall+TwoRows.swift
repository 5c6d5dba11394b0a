extension Hall {
  /// Places in two rows directly behind one another, at least two in each part, overlapping along the row; best first,
  /// those that leave no single seat before those that do.
  func placesInTwoRows(of size: Int, in stretches: [Range<Int>], _ vacancy: Vacancy) -> [Place] {
    // Of a hall with much room, the places about the focus do; of one with little, all are looked at.
    let blocks = partsOfTwoRows(of: size, in: stretches, vacancy)
    var places: [(place: Place, leaves: Bool)] = []
    for (row, parts) in blocks.enumerated() {
      for other in geometry.nextRows[row] where other > row {
        for part in parts {
          for behind in blocks[other] where part.count + behind.count == size {
            guard isDirectlyBehind(part, behind) else { continue }
            places.append(
              (
                Place(
                  positions: Array(part) + Array(behind), rule: .twoRows, cost: costApart(part, behind)),
                vacancy.leavesOne(part) || vacancy.leavesOne(behind)
              ))
          }
        }
      }
    }
    return places.sorted { ($0.leaves ? 1 : 0, $0.place) < ($1.leaves ? 1 : 0, $1.place) }.map(\.place)
  }

  /// By row: the blocks of two or more that leave room for two or more elsewhere.
  private func partsOfTwoRows(of size: Int, in stretches: [Range<Int>], _ vacancy: Vacancy) -> [[Range<Int>]]
  {
    var parts: [[Range<Int>]] = Array(repeating: [], count: geometry.rows.count)
    for stretch in stretches where stretch.count >= 2 {
      for count in 2...max(2, min(size - 2, stretch.count)) {
        for first in stretch.lowerBound...(stretch.upperBound - count) {
          let block = first..<first + count
          if vacancy.keepsPairs(block) { parts[geometry.rowOf[first]].append(block) }
        }
      }
    }
    return parts
  }

  /// Whether two parts of different rows stand behind one another: with no row or cross aisle between them, and over
  /// half a seat or more.
  func isDirectlyBehind(_ part: Range<Int>, _ other: Range<Int>) -> Bool {
    let middle = part.lowerBound + part.count / 2
    let along = geometry.directions[middle]
    let away = SIMD2(-along.y, along.x)
    let (row, otherRow) = (geometry.rowOf[part.lowerBound], geometry.rowOf[other.lowerBound])
    let width = geometry.widths[row]
    let pitch = min(geometry.pitches[row], geometry.pitches[otherRow])
    let origin = geometry.points[middle]
    func extent(_ block: Range<Int>, _ axis: SIMD2<Double>) -> (low: Double, high: Double, mean: Double) {
      let values = block.map { dot(geometry.points[$0] - origin, axis) }
      return (values.min() ?? 0, values.max() ?? 0, values.reduce(0, +) / Double(values.count))
    }
    let apart = abs(extent(part, away).mean - extent(other, away).mean)
    guard apart > 0.3 * pitch, apart <= 1.5 * pitch else { return false }
    let (a, b) = (extent(part, along), extent(other, along))
    return min(a.high, b.high) - max(a.low, b.low) >= -0.5 * width
  }

  /// The sum of the squared distances from the focus and from the middle of all.
  private func costApart(_ part: Range<Int>, _ other: Range<Int>) -> Double {
    let positions = Array(part) + Array(other)
    let middle = positions.reduce(SIMD2(0, 0)) { $0 + geometry.offsets[$1] } / Double(positions.count)
    return positions.reduce(0) {
      let way = geometry.offsets[$1] - middle
      return $0 + geometry.squares[$1] + dot(way, way)
    }
  }
}
