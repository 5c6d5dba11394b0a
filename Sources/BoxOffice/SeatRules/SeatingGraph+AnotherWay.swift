extension SeatingGraph {
  /// The way that a party that would leave single seats takes instead, by position in ascending order; nil when it leaves
  /// none that counts, or when there is no other way.
  /// - Parameter vacancy: of all prices.
  func wayWithoutLoneSeats(than positions: [SeatPosition], _ vacancy: Vacancy) -> [SeatPosition]? {
    guard rules.loneSeats != .off, vacancy.occupancy.distance == .none,
      !vacancy.loneSeats(after: positions).isEmpty
    else { return nil }
    return anotherWay(than: positions, vacancy)
  }

  /// The nearest way to take as many seats that breaks no rule: at the same prices, keeping wheelchair spaces, companion
  /// seats and love seats as they are chosen, and as near to each other: either all side by side, or in no more groups
  /// and not more than two seat widths further around the middle of what was chosen.
  func anotherWay(than positions: [SeatPosition], _ vacancy: Vacancy) -> [SeatPosition]? {
    var isKept = PositionArray(repeating: false, count: seats.count)
    var wanted: [Int] = []
    var counts: [Int] = []
    for position in positions {
      if !seats[geometry.seats[position]].isOrdinary {
        isKept[position] = true
      } else if let index = wanted.firstIndex(of: vacancy.zones[position]) {
        counts[index] += 1
      } else {
        wanted.append(vacancy.zones[position])
        counts.append(1)
      }
    }
    guard !counts.isEmpty else { return nil }
    var zones = PositionArray(repeating: -1, count: seats.count)
    for position in zones.indices where vacancy.isTakeable[position] && vacancy.isSingle[position] {
      zones[position] = wanted.firstIndex(of: vacancy.zones[position]) ?? -1
    }
    let middle = positions.reduce(SIMD2(0, 0)) { $0 + geometry.offsets[$1] } / Double(positions.count)
    // Of two ways that are equally near, the one that comes first in the hall.
    let costs = PositionArray(
      geometry.offsets.indexed.map { position, offset in
        dot(offset - middle, offset - middle) + Double(position.offset) * 1e-7
      })
    func way(inGroups groups: Int) -> [SeatPosition]? {
      AnotherWay(vacancy: vacancy, isKept: isKept, zones: zones, counts: counts)
        .cheapest(inGroups: groups, costs: costs)
    }
    var ways = [way(inGroups: 1)]
    let groups = geometry.groups(of: positions)
    if groups > 1 {
      let reach = (positions.map { costs[$0] }.max() ?? 0).squareRoot() + 2
      for position in zones.indices where costs[position] > reach * reach { zones[position] = -1 }
      ways.append(way(inGroups: groups))
    }
    func cost(_ way: [SeatPosition]) -> Double { way.reduce(0) { $0 + costs[$1] } }
    return ways.compactMap { $0 }.min { cost($0) < cost($1) }
  }
}
