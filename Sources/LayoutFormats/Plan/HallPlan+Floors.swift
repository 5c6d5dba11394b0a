import BoxOffice

extension HallPlan {
  /// Puts zones that are drawn over one another behind one another, in the file's order.
  /// - Returns: the zones that were moved, by name.
  mutating func stackFloors() -> [String] {
    var floors: [[Int]] = []
    for zone in zones.indices {
      let points = cells(of: [zone], around: 0)
      guard !points.isEmpty else { continue }
      let free = floors.indices.first { cells(of: floors[$0], around: 1).isDisjoint(with: points) }
      if let free { floors[free].append(zone) } else { floors.append([zone]) }
    }
    var moved: [String] = []
    guard var back = floors.first.flatMap({ extent(of: $0)?.upperBound }) else { return moved }
    for floor in floors.dropFirst() {
      guard let depth = extent(of: floor) else { continue }
      let shift = back + 3 - depth.lowerBound
      for row in rows.indices where floor.contains(rows[row].zone) {
        for seat in rows[row].seats.indices { rows[row].seats[seat].y += shift }
      }
      back = depth.upperBound + shift
      moved += floor.map { zones[$0] }
    }
    return moved
  }

  /// The cells, half a seat wide, that the zones' seats lie in, with those around them.
  private func cells(of zones: [Int], around reach: Int) -> Set<SIMD2<Int>> {
    var cells: Set<SIMD2<Int>> = []
    for row in rows where zones.contains(row.zone) {
      for seat in row.seats {
        let (column, line) = (Int((seat.x * 2).rounded()), Int((seat.y * 2).rounded()))
        for across in -reach...reach {
          for along in -reach...reach { cells.insert(SIMD2(column + across, line + along)) }
        }
      }
    }
    return cells
  }

  private func extent(of zones: [Int]) -> ClosedRange<Double>? {
    let depths = rows.filter { zones.contains($0.zone) }.flatMap { $0.seats.map(\.y) }
    guard let front = depths.min(), let back = depths.max() else { return nil }
    return front...back
  }
}
