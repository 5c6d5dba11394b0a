import BoxOffice

/// Seats on cells, not yet counted from the map's edges. Between two seats of a line there is always a blank.
struct SeatGrid {
  /// A cell as column and line.
  typealias Cell = SIMD2<Int>

  /// By spot.
  private(set) var cells: [Cell]
  private var taken: Set<Cell> = []
  private let survey: LayoutAnalysis
  private let pitch: Int
  /// The cells around one, the nearest first; empty where no seat needs them.
  private let nearby: [(shift: Cell, distance: Double)]
  /// Columns and lines of a seat's width and of a line's height.
  private let scale: SIMD2<Double>

  /// - Parameter pitch: columns from one seat to its neighbour.
  init(survey: LayoutAnalysis, rows: [[Int]], pitch: Int) {
    self.survey = survey
    self.pitch = pitch
    let isWhole = survey.blocks.isEmpty && !survey.lines.contains(nil)
    nearby = isWhole ? [] : SeatGrid.nearby(lines: 5, columns: 3 * pitch, pitch: pitch)
    scale = SIMD2(Double(pitch) / survey.seatWidth, 1 / survey.lineHeight)
    cells = survey.points.map { _ in Cell(0, 0) }
    placeWholeRows()
    var placed = Set(survey.lines.indices.filter { survey.lines[$0] != nil })
    for block in survey.blocks where place(block) {
      placed.formUnion(block.members.map(\.spot))
    }
    for row in rows {
      // From the middle outwards, so that both halves of a hall look alike.
      let rest = row.filter { !placed.contains($0) }
      for spot in rest.sorted(by: { distance(of: $0) < distance(of: $1) }) { place(spot) }
      order(rest)
    }
  }

  /// Makes neighbours of one row that stand on one line stand there in their order.
  private mutating func order(_ row: [Int]) {
    var lines: [Int: [Int]] = [:]
    for spot in row { lines[cells[spot].y, default: []].append(spot) }
    for (line, spots) in lines where spots.count > 1 {
      let columns = spots.map { cells[$0].x }.sorted()
      let ordered = spots.sorted { survey.points[$0].x < survey.points[$1].x }
      for (spot, column) in zip(ordered, columns) { cells[spot] = Cell(column, line) }
    }
  }

  func column(of x: Double) -> Int { Int(((x - survey.center) * scale.x).rounded()) }

  /// The line of something that is no seat: as far from the nearest seat's line as from the seat.
  func line(of fixture: SeatLayout.Fixture) -> Int {
    let place = SIMD2(fixture.x, fixture.y)
    func distance(_ spot: Int) -> Double { ((survey.points[spot] - place) * scale * SIMD2(0.5, 1)).length }
    guard let nearest = cells.indices.min(by: { distance($0) < distance($1) }) else { return 0 }
    return cells[nearest].y + Int(((fixture.y - survey.points[nearest].y) * scale.y).rounded())
  }

  private func distance(of spot: Int) -> Double { abs(survey.points[spot].x - survey.center) }

  /// Seats that would share a cell are moved to the right, in their order, until each has its own.
  private mutating func placeWholeRows() {
    var order: [Int] = []
    for (spot, line) in survey.lines.enumerated() {
      guard let line else { continue }
      let column = survey.slots.isEmpty ? column(of: survey.points[spot].x) : survey.slots[spot] * pitch
      cells[spot] = Cell(column, line)
      order.append(spot)
    }
    order.sort { (cells[$0].y, cells[$0].x, $0) < (cells[$1].y, cells[$1].x, $1) }
    var previous: Cell?
    for spot in order {
      if let previous, previous.y == cells[spot].y { cells[spot].x = max(cells[spot].x, previous.x + 2) }
      previous = cells[spot]
      taken.insert(cells[spot])
    }
  }

  /// Places a block where it has room, at the nearest. False where it has none.
  private mutating func place(_ block: RotatedBlock) -> Bool {
    guard let lattice = block.cells(scale: scale, center: survey.center) else { return false }
    // Rather a little further off than touching others.
    for margin in [pitch + 1, 1] {
      for shift in nearby.map(\.shift)
      where lattice.allSatisfy({ isFree($0 &+ shift, margin: margin) }) {
        for (member, cell) in zip(block.members, lattice) {
          cells[member.spot] = cell &+ shift
          taken.insert(cell &+ shift)
        }
        return true
      }
    }
    return false
  }

  /// Places a seat on the free cell that is nearest to where it lies.
  private mutating func place(_ spot: Int) {
    let point = (survey.points[spot] - SIMD2(survey.center, 0)) * scale
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
    cells[spot] = cell
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
