import BoxOffice

/// Rows beside one another that are turned by the same angle, and whose seats make a lattice: drawn as one, so that
/// its rows stay straight and equally far apart.
struct RotatedBlock {
  struct Member {
    let index: SeatIndex
    /// The seat's number in its row, and the row's in the block, on the lattice.
    let seat: Int
    let row: Int
  }

  let members: [Member]
  /// From one seat to the next of its row, and from one row to the next.
  private let seatStep: SIMD2<Double>
  private let rowStep: SIMD2<Double>
  private let middle: SIMD2<Double>

  /// The blocks that some rows make. Rows that make none are left out.
  static func all(of rows: [[SeatIndex]], at points: SeatArray<SIMD2<Double>>) -> [RotatedBlock] {
    var groups: [(direction: SIMD2<Double>, rows: [[SeatIndex]])] = []
    for row in rows {
      guard let first = row.first, let last = row.last, first != last else { continue }
      let chord = points[last] - points[first]
      let direction = chord / chord.length
      let reach = 1.7 * chord.length / Double(row.count - 1)
      let group = groups.firstIndex { group in
        abs(group.direction.cross(direction)) < 0.15
          && (group.rows.last ?? []).contains { other in
            row.contains { (points[$0] - points[other]).length < reach }
          }
      }
      if let group { groups[group].rows.append(row) } else { groups.append((direction, [row])) }
    }
    return groups.compactMap { RotatedBlock(rows: $0.rows, direction: $0.direction, at: points) }
  }

  private init?(rows: [[SeatIndex]], direction: SIMD2<Double>, at points: SeatArray<SIMD2<Double>>) {
    guard let origin = rows.first?.first.map({ points[$0] }) else { return nil }
    let normal = SIMD2(-direction.y, direction.x)
    let along = rows.flatMap { row in
      zip(row, row.dropFirst()).map { abs((points[$1] - points[$0]).dot(direction)) }
    }
    let across = zip(rows, rows.dropFirst()).compactMap { row, next -> Double? in
      guard let one = row.first, let other = next.first else { return nil }
      return abs((points[other] - points[one]).dot(normal))
    }
    guard let seatDistance = LayoutAnalysis.median(along), seatDistance > 0.05 else { return nil }
    let rowDistance = LayoutAnalysis.median(across) ?? seatDistance
    guard rowDistance > 0.05 else { return nil }
    var members: [Member] = []
    var places: Set<SIMD2<Int>> = []
    for index in rows.joined() {
      let offset = points[index] - origin
      let (seat, row) = (offset.dot(direction) / seatDistance, offset.dot(normal) / rowDistance)
      let place = SIMD2(Int(seat.rounded()), Int(row.rounded()))
      guard abs(seat - seat.rounded()) < 0.3, abs(row - row.rounded()) < 0.3, places.insert(place).inserted
      else { return nil }
      members.append(Member(index: index, seat: place.x, row: place.y))
    }
    self.members = members
    seatStep = direction * seatDistance
    rowStep = normal * rowDistance
    middle = members.reduce(SIMD2(0, 0)) { $0 + points[$1.index] } / Double(members.count)
  }

  /// The block on a grid of cells, its members' order: the nearest lattice of whole columns and lines, around the
  /// block's middle. Nil when there is none near enough.
  /// - Parameters:
  ///   - cells: the columns and lines of a length.
  func cells(scale: SIMD2<Double>, center: Double) -> [SIMD2<Int>]? {
    let (wantedSeat, wantedRow) = (seatStep * scale, rowStep * scale)
    let seats = Double(span(of: members.map(\.seat)))
    let rows = Double(span(of: members.map(\.row)))
    var best: (seat: SIMD2<Int>, row: SIMD2<Int>, cost: Double)?
    for seat in RotatedBlock.roundings(of: wantedSeat) {
      for row in RotatedBlock.roundings(of: wantedRow) where RotatedBlock.leavesBlanks(seat, row) {
        func miss(_ step: SIMD2<Int>, _ wanted: SIMD2<Double>) -> SIMD2<Double> {
          (SIMD2<Double>(step) - wanted) * SIMD2(1 / scale.x, 1)
        }
        let (seatMiss, rowMiss) = (miss(seat, wantedSeat) * seats, miss(row, wantedRow) * rows)
        // Far off at its corners, the block would stand where others do.
        guard max(abs(seatMiss.x) + abs(rowMiss.x), abs(seatMiss.y) + abs(rowMiss.y)) < 5 else { continue }
        // Of lattices that are about as near the one whose rows and columns meet squarely.
        let skew = abs(SIMD2<Double>(seat).dot(SIMD2<Double>(row) * SIMD2(1, 4)))
        let cost = seatMiss.dot(seatMiss) + rowMiss.dot(rowMiss) + skew
        if best.map({ cost < $0.cost }) ?? true { best = (seat, row, cost) }
      }
    }
    guard let best else { return nil }
    let lattice = members.map { best.seat &* $0.seat &+ best.row &* $0.row }
    let mean = lattice.reduce(SIMD2(0.0, 0)) { $0 + SIMD2<Double>($1) } / Double(lattice.count)
    let shift = ((middle - SIMD2(center, 0)) * scale - mean).rounded(.toNearestOrAwayFromZero)
    return lattice.map { $0 &+ SIMD2(Int(shift.x), Int(shift.y)) }
  }

  private func span(of numbers: [Int]) -> Int { (numbers.max() ?? 0) - (numbers.min() ?? 0) }

  private static func roundings(of step: SIMD2<Double>) -> [SIMD2<Int>] {
    let (low, high) = (step.rounded(.down), step.rounded(.up))
    return [(low.x, low.y), (low.x, high.y), (high.x, low.y), (high.x, high.y)]
      .map { SIMD2(Int($0.0), Int($0.1)) }
  }

  /// Whether two seats of a lattice never stand on one cell or on cells side by side.
  private static func leavesBlanks(_ seat: SIMD2<Int>, _ row: SIMD2<Int>) -> Bool {
    (-8...8).allSatisfy { first in
      (-8...8).allSatisfy { second in
        let step = seat &* first &+ row &* second
        return (first == 0 && second == 0) || step.y != 0 || abs(step.x) >= 2
      }
    }
  }
}
