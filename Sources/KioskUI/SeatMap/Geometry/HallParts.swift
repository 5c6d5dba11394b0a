package import BoxOffice
import Words

/// A large hall in parts: between aisles and storeys, and where these leave too many seats together, in halves.
package struct HallParts: Hashable, Sendable {
  /// The seats of each part, in the order that they are read: from the top, then from the left.
  package let parts: [[SeatIndex]]
  /// Which part each seat is in.
  package let partBySeat: SeatArray<Int>
  private let middles: [SIMD2<Double>]

  init(cells: SeatArray<Projection.Cell>, pitch: Int, sections: SeatArray<String?>) {
    // A seat is one wide; a line is one high.
    let places = SeatArray(cells.map { SIMD2(Double($0.column) / Double(pitch), Double($0.line)) })
    var names: [String?] = []
    for section in sections where !names.contains(section) { names.append(section) }
    let limit = max(24, cells.count / 20)
    let parts = names.flatMap { name in
      HallParts.split(cells.indices.filter { sections[$0] == name }, at: places, limit: limit)
    }
    self.parts = HallParts.read(parts, at: places)
    var partBySeat = SeatArray(repeating: 0, count: cells.count)
    for (index, part) in self.parts.enumerated() {
      for seat in part { partBySeat[seat] = index }
    }
    self.partBySeat = partBySeat
    middles = self.parts.map { HallParts.middle(of: $0, at: places) }
  }

  /// The part that an arrow key leads to; nil at the edge. Left and right go through all parts, round and round; up and
  /// down to the nearest that way.
  package func neighbour(of part: Int, to direction: Direction) -> Int? {
    switch direction {
    case .left: return (part + parts.count - 1) % parts.count
    case .right: return (part + 1) % parts.count
    case .up, .down:
      let sense = direction == .up ? -1.0 : 1.0
      let here = middles[part]
      func cost(_ other: Int) -> Double {
        abs(middles[other].x - here.x) + 2 * abs(middles[other].y - here.y)
      }
      return parts.indices.filter { (middles[$0].y - here.y) * sense > 1 }.min { cost($0) < cost($1) }
    }
  }

  private static func split(
    _ seats: [SeatIndex], at places: SeatArray<SIMD2<Double>>, limit: Int
  ) -> [[SeatIndex]] {
    guard seats.count > limit else { return seats.isEmpty ? [] : [seats] }
    let cuts = [0, 1].compactMap { axis in cut(seats, at: places, along: axis) }
    guard let cut = cuts.max(by: { $0.worth < $1.worth }) else { return [seats] }
    let before = seats.filter { places[$0][cut.axis] < cut.position }
    let behind = seats.filter { places[$0][cut.axis] >= cut.position }
    return split(before, at: places, limit: limit) + split(behind, at: places, limit: limit)
  }

  /// The best place to cut in one direction: a wide gap in the middle. Where there is no gap, the middle will do.
  private static func cut(
    _ seats: [SeatIndex], at places: SeatArray<SIMD2<Double>>, along axis: Int
  ) -> (axis: Int, position: Double, worth: Double)? {
    let positions = seats.map { places[$0][axis] }.sorted()
    guard let first = positions.first, let last = positions.last, last > first else { return nil }
    var best: (axis: Int, position: Double, worth: Double)?
    for (index, pair) in zip(positions, positions.dropFirst()).enumerated() where pair.1 > pair.0 {
      let gap = max(0, pair.1 - pair.0 - 1.2)
      let share = Double(min(index + 1, positions.count - index - 1)) / Double(positions.count)
      // A line is about as high as two seats are wide, on a screen.
      let length = (last - first) * (axis == 0 ? 1 : 2)
      let worth = share * (gap > 0 ? 1000 + min(gap, 4) * 1000 : length)
      if best.map({ worth > $0.worth }) ?? true { best = (axis, (pair.0 + pair.1) / 2, worth) }
    }
    return best
  }

  /// In bands from the top, each from the left.
  private static func read(_ parts: [[SeatIndex]], at places: SeatArray<SIMD2<Double>>) -> [[SeatIndex]] {
    let middles = parts.map { middle(of: $0, at: places) }
    var rest = Array(parts.indices).sorted { (middles[$0].y, middles[$0].x) < (middles[$1].y, middles[$1].x) }
    var order: [Int] = []
    while let first = rest.first {
      let bottom = parts[first].map { places[$0].y }.max() ?? 0
      let band = rest.filter { middles[$0].y <= bottom }
      order += band.sorted { middles[$0].x < middles[$1].x }
      rest.removeAll { band.contains($0) }
    }
    return order.map { parts[$0] }
  }

  private static func middle(of seats: [SeatIndex], at places: SeatArray<SIMD2<Double>>) -> SIMD2<Double> {
    seats.reduce(SIMD2(0, 0)) { $0 + places[$1] } / Double(max(1, seats.count))
  }
}

extension SeatMapState {
  /// The part that the overview's cursor is on.
  var part: Int { plan.parts.partBySeat[overviewSeat ?? cursor] }

  /// Opens the overview on the part that the cursor is in, or closes it and goes to the best free seat of the selected
  /// part. In the part that the cursor is in already, it stays where it is.
  mutating func toggleOverview() {
    leaveProposal()
    guard view == .overview else {
      view = .overview
      overviewSeat = cursor
      return
    }
    view = .map
    let seats = Set(plan.parts.parts[part])
    if !seats.contains(cursor) {
      let free = plan.nearestToFocus {
        seats.contains($0) && state(of: $0) == .free && plan.seats[$0].type.isForEverybody
      }
      if let best = free ?? plan.nearestToFocus(where: seats.contains) { move(to: best) }
    }
    overviewSeat = nil
  }

  mutating func movePart(_ direction: Direction) {
    if let next = plan.parts.neighbour(of: part, to: direction) {
      overviewSeat = plan.parts.parts[next].first
    }
  }

  mutating func movePartToEnd(first: Bool) {
    overviewSeat = (first ? plan.parts.parts.first : plan.parts.parts.last)?.first
  }

  /// How many seats of a part there are, and are free.
  func counts(ofPart part: Int) -> (free: Int, all: Int) {
    let seats = plan.parts.parts[part]
    return (seats.count { state(of: $0) == .free }, seats.count)
  }

  /// `Balcony, rows A–F, seats 1–15: 43 of 90 free`.
  func sentence(forPart part: Int) -> Message {
    let placed = plan.parts.parts[part].map { plan.seats[$0] }
    let (free, all) = counts(ofPart: part)
    let rows = Set(placed.map(\.row)).sorted()
    let labels = rows.compactMap { row in placed.first { $0.row == row }?.label.row }
    let (first, last) = (labels.first ?? "", labels.last ?? "")
    let numbers = placed.map(\.label.number)
    let (least, greatest) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let section = rows.first.flatMap { seating.screen.layout.rows[$0].section }
    let place: Message =
      switch section {
      case nil: first == last ? .partRow(first) : .partRows(first, last)
      case let section?:
        first == last ? .partRow(first, in: section) : .partRows(first, last, in: section)
      }
    let seats: Message = least == greatest ? .partSeat(least) : .partSeats(least, greatest)
    return free == 0 ? .partNoneFree(place, seats) : .partFree(place, seats, free, of: all)
  }
}
