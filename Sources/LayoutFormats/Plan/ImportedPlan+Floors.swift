import BoxOffice

extension ImportedPlan {
  /// Puts zones that are drawn over one another behind one another, in the file's order. A few seats that lie over others
  /// are a mistake in the file and stay where they are.
  /// - Returns: the zones that were moved, by name.
  mutating func stackFloors() -> [String] {
    var floors: [[Int]] = []
    for zone in zones.indices {
      let points = points(of: [zone])
      guard !points.isEmpty else { continue }
      let free = floors.indices.first { floor in
        let below = self.points(of: floors[floor])
        let near = Set(below.flatMap(ImportedPlan.around))
        return points.count { near.contains($0) } * 4 < min(points.count, below.count)
      }
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

  /// The cells, half a seat wide, that the zones' seats lie in.
  private func points(of zones: [Int]) -> [SIMD2<Int>] {
    rows.filter { zones.contains($0.zone) }.flatMap { row in
      row.seats.map { SIMD2(Int(($0.x * 2).rounded()), Int(($0.y * 2).rounded())) }
    }
  }

  /// A cell with its neighbours.
  private static func around(_ cell: SIMD2<Int>) -> [SIMD2<Int>] {
    (-1...1).flatMap { across in (-1...1).map { along in SIMD2(cell.x + across, cell.y + along) } }
  }

  private func extent(of zones: [Int]) -> ClosedRange<Double>? {
    let depths = rows.filter { zones.contains($0.zone) }.flatMap { $0.seats.map(\.y) }
    guard let front = depths.min(), let back = depths.max() else { return nil }
    return front...back
  }
}

extension ImportedPlan {
  /// Puts zones behind all that are in place already, with an empty row between.
  /// - Parameter all: those that are not in place, these among them; of them, those before these are.
  mutating func moveBehind(_ zones: [Int], all: [Int]) {
    let waiting = Set(all.drop { !zones.contains($0) })
    let others = rows.filter { !waiting.contains($0.zone) }.flatMap { $0.seats.map(\.y) }
    let own = rows.filter { zones.contains($0.zone) }.flatMap { $0.seats.map(\.y) }
    guard let back = others.max(), let front = own.min() else { return }
    for row in rows.indices where zones.contains(rows[row].zone) {
      for seat in rows[row].seats.indices { rows[row].seats[seat].y += back + 2 - front }
    }
  }
}
