import BoxOffice

/// Seats on cells, not yet counted from the map's edges. Between two seats of a line there is always a blank.
struct SeatGrid {
  /// A cell as column and line.
  typealias Cell = SIMD2<Int>

  private(set) var cells: SeatArray<Cell>
  private var taken: Set<Cell> = []
  private let analysis: LayoutAnalysis
  private let pitch: Int
  /// The cells around one, the nearest first; empty where no seat needs them.
  private let nearby: [(shift: Cell, distance: Double)]
  /// Columns and lines of a seat's width and of a line's height.
  private let scale: SIMD2<Double>

  /// - Parameter pitch: columns from one seat to its neighbour.
  init(analysis: LayoutAnalysis, rows: [[SeatIndex]], pitch: Int) {
    self.analysis = analysis
    self.pitch = pitch
    let isWhole = analysis.blocks.isEmpty && !analysis.lines.contains(nil)
    nearby = isWhole ? [] : SeatGrid.nearby(lines: 5, columns: 3 * pitch, pitch: pitch)
    scale = SIMD2(Double(pitch) / analysis.seatWidth, 1 / analysis.lineHeight)
    cells = SeatArray(repeating: Cell(0, 0), count: analysis.points.count)
    placeWholeRows()
    var placed = Set(analysis.lines.indices.filter { analysis.lines[$0] != nil })
    for block in analysis.blocks where place(block) {
      placed.formUnion(block.members.map(\.index))
    }
    for row in rows {
      // From the middle outwards, so that both halves of a hall look alike.
      let rest = row.filter { !placed.contains($0) }
      for seat in rest.sorted(by: { distance(of: $0) < distance(of: $1) }) { place(seat) }
      order(rest)
    }
  }

  /// Puts seats of one row that share a line into their order along it.
  private mutating func order(_ row: [SeatIndex]) {
    var lines: [Int: [SeatIndex]] = [:]
    for seat in row { lines[cells[seat].y, default: []].append(seat) }
    for (line, seats) in lines where seats.count > 1 {
      let columns = seats.map { cells[$0].x }.sorted()
      let ordered = seats.sorted { analysis.points[$0].x < analysis.points[$1].x }
      for (seat, column) in zip(ordered, columns) { cells[seat] = Cell(column, line) }
    }
  }

  func column(of x: Double) -> Int { Int(((x - analysis.center) * scale.x).rounded()) }

  /// The line of something that is no seat: as far from the nearest seat's line as from the seat.
  func line(of fixture: SeatLayout.Fixture) -> Int {
    let place = SIMD2(fixture.x, fixture.y)
    func distance(_ seat: SeatIndex) -> Double {
      ((analysis.points[seat] - place) * scale * SIMD2(0.5, 1)).length
    }
    guard let nearest = cells.indices.min(by: { distance($0) < distance($1) }) else { return 0 }
    return cells[nearest].y + Int(((fixture.y - analysis.points[nearest].y) * scale.y).rounded())
  }

  private func distance(of seat: SeatIndex) -> Double { abs(analysis.points[seat].x - analysis.center) }

  /// Seats that would share a cell are moved to the right, in their order, until each has its own.
  private mutating func placeWholeRows() {
    var order: [SeatIndex] = []
    for (seat, line) in analysis.lines.indexed {
      guard let line else { continue }
      let column = analysis.slots.isEmpty ? column(of: analysis.points[seat].x) : analysis.slots[seat] * pitch
      cells[seat] = Cell(column, line)
      order.append(seat)
    }
    order.sort { (cells[$0].y, cells[$0].x, $0) < (cells[$1].y, cells[$1].x, $1) }
    var previous: Cell?
    for seat in order {
      if let previous, previous.y == cells[seat].y { cells[seat].x = max(cells[seat].x, previous.x + 2) }
      previous = cells[seat]
      taken.insert(cells[seat])
    }
  }

  /// Places a block where it has room, at the nearest. False where it has none.
  private mutating func place(_ block: RotatedBlock) -> Bool {
    guard let lattice = block.cells(scale: scale, center: analysis.center) else { return false }
    // Prefer a place a little further off to one that touches other seats.
    for margin in [pitch + 1, 1] {
      for shift in nearby.map(\.shift)
      where lattice.allSatisfy({ isFree($0 &+ shift, margin: margin) }) {
        for (member, cell) in zip(block.members, lattice) {
          cells[member.index] = cell &+ shift
          taken.insert(cell &+ shift)
        }
        return true
      }
    }
    return false
  }

  /// Places a seat on the free cell that is nearest to where it lies.
  private mutating func place(_ seat: SeatIndex) {
    let point = (analysis.points[seat] - SIMD2(analysis.center, 0)) * scale
    let wanted = Cell(Int(point.x.rounded()), Int(point.y.rounded()))
    var best: (cell: Cell, cost: Double)?
    for near in nearby {
      // What is further off by more than the cell is from the point cannot be nearer.
      if let best, near.distance - 0.75 > best.cost.squareRoot() { break }
      let cell = wanted &+ near.shift
      guard isFree(cell, margin: 1) else { continue }
      let miss = (SIMD2<Double>(cell) - point) * SIMD2(1 / Double(pitch), 1)
      // Of two that are equally near the outer one, on either side.
      let cost = max(0, miss.dot(miss) - (Double(near.shift.x) * point.x > 0 ? 0.001 : 0))
      if best.map({ cost < $0.cost }) ?? true { best = (cell, cost) }
    }
    var cell = best?.cell ?? wanted
    while !isFree(cell, margin: 1) { cell.x += 1 }
    cells[seat] = cell
    taken.insert(cell)
  }

  /// Whether a cell and so many on either side of it are free.
  private func isFree(_ cell: Cell, margin: Int) -> Bool {
    (-margin...margin).allSatisfy { !taken.contains(cell &+ Cell($0, 0)) }
  }

  /// The cells around one, the nearest first.
  private static func nearby(lines: Int, columns: Int, pitch: Int) -> [(shift: Cell, distance: Double)] {
    (-lines...lines).flatMap { line in (-columns...columns).map { Cell($0, line) } }
      .map { (shift: $0, distance: (SIMD2<Double>($0) / SIMD2(Double(pitch), 1)).length) }
      .sorted { $0.distance < $1.distance }
  }
}
