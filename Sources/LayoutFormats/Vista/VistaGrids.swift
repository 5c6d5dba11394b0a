import BoxOffice

/// Where the areas of a Vista layout stand. Mostly they share one grid, on which each has its own cells. An area with a grid of
/// its own, such as a row of love seats behind the others, stands where its rectangle does.
struct VistaGrids {
  /// From an area's columns and rows to places in the plan.
  struct Grid {
    var left = 0.0
    var top = 0.0
    /// From one column or row to the next: 1, or more where the seats are wider apart than on the largest grid.
    var across = 1.0
    var along = 1.0

    func x(ofColumn column: Int) -> Double { left + across * Double(column) }
    func y(ofRow row: Int) -> Double { top + along * Double(row) }
  }

  private var grids: [Int: Grid] = [:]
  /// Areas that were placed by their rectangles.
  private(set) var placed: [Int] = []
  /// Areas, by grid, whose place the file does not say.
  private(set) var behind: [[Int]] = []
  /// Whether areas share a grid though their rectangles differ.
  private(set) var isSharedDespiteFrames = false

  private var frames: [Int: VistaFrame] = [:]
  private let cells: [Int: Set<SIMD2<Int>>]

  func grid(of area: Int) -> Grid { grids[area] ?? Grid() }

  /// - Parameter seats: the real ones; what only fills the grid is in nobody's way.
  init(of areas: [JSONNode], _ seats: [VistaSeat], _ choice: ImportChoices.Areas?) {
    cells = Dictionary(grouping: seats, by: \.area).mapValues { seats in
      Set(seats.map { SIMD2($0.cell.column, $0.cell.row) })
    }
    for area in cells.keys { frames[area] = VistaFrame(areas[area], cells[area] ?? []) }
    guard choice != .grid else { return }
    // The largest area's grid is the house's.
    let order = cells.keys.sorted { (-count($0), $0) < (-count($1), $1) }
    var groups: [[Int]] = []
    for area in order {
      if let group = groups.firstIndex(where: { shares(area, $0, choice) }) {
        groups[group].append(area)
      } else {
        groups.append([area])
      }
    }
    guard let base = groups.first else { return }
    var taken = Set(base.flatMap { Array(cells[$0] ?? []) }.map { SIMD2(2 * $0.x, $0.y) })
    var unplaced: [[Int]] = []
    for group in groups.dropFirst() {
      guard choice != .behind, let grid = place(group, beside: base, &taken) else {
        unplaced.append(group.sorted())
        continue
      }
      for area in group { grids[area] = grid }
      placed += group
    }
    placed.sort()
    behind = unplaced.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  private func count(_ area: Int) -> Int { cells[area]?.count ?? 0 }

  /// Whether an area is on the grid of others.
  private mutating func shares(_ area: Int, _ group: [Int], _ choice: ImportChoices.Areas?) -> Bool {
    let own = cells[area] ?? []
    // A few seats that lie over others are a mistake in the file.
    let conflicts = group.contains { other in
      own.intersection(cells[other] ?? []).count * 4 >= min(own.count, count(other))
    }
    guard !conflicts, let first = group.first else { return false }
    guard let frame = frames[area], let other = frames[first], !frame.isSame(as: other) else { return true }
    guard choice != .place else { return false }
    // Many rows of as many columns, and no cell in common: that is one grid, whatever the rectangles say.
    let isOne = frame.rows == other.rows && frame.columns == other.columns && frame.rows > 1
    if isOne { isSharedDespiteFrames = true }
    return isOne
  }

  /// The grid on which areas stand where their rectangle says, whole rows from the others and over none of their seats. Nil
  /// when the file does not say where that is.
  private func place(_ group: [Int], beside base: [Int], _ taken: inout Set<SIMD2<Int>>) -> Grid? {
    guard let frame = group.first.flatMap({ frames[$0] }), let house = base.first.flatMap({ frames[$0] }),
      !frame.isSame(as: house)
    else { return nil }
    func spacing(_ ratio: Double, step: Double) -> Double {
      (1.5...8).contains(ratio) ? (ratio * step).rounded() / step : 1
    }
    var grid = Grid()
    grid.across = spacing(frame.cellWidth / house.cellWidth, step: 2)
    grid.along = spacing(frame.cellHeight / house.cellHeight, step: 1)
    let x = (frame.left + frame.width / 2 - house.left) / house.cellWidth - 0.5
    let y = (frame.top + frame.height / 2 - house.top) / house.cellHeight - 0.5
    let left = x - grid.across * Double(frame.columns - 1) / 2
    let top = y - grid.along * Double(frame.rows - 1) / 2
    // Further off than a hall is wide lies no seat.
    guard abs(left) < 400, abs(top) < 400 else { return nil }
    grid.left = (left * 2).rounded() / 2
    grid.top = top.rounded()
    let own = group.flatMap { Array(cells[$0] ?? []) }
    func places() -> [SIMD2<Int>] {
      own.map { SIMD2(Int(2 * grid.x(ofColumn: $0.x)), Int(grid.y(ofRow: $0.y))) }
    }
    let away = frame.direction(from: house)
    var isFree = false
    for _ in 0..<800 {
      isFree = places().allSatisfy { place in
        !taken.contains(place) && !taken.contains(place &+ SIMD2(1, 0))
          && !taken.contains(place &- SIMD2(1, 0))
      }
      if isFree { break }
      grid.left += away.x
      grid.top += away.y
    }
    guard isFree else { return nil }
    taken.formUnion(places())
    return grid
  }
}

/// An area's rectangle, in hundredths of the house, and how many cells it is cut into.
struct VistaFrame {
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let rows: Int
  let columns: Int

  /// Nil where the file has none, or one that says nothing.
  init?(_ area: JSONNode, _ cells: Set<SIMD2<Int>>) {
    func number(_ key: String) -> Double? {
      area.member(key)?.lenientNumber.flatMap { abs($0) < 1e6 ? $0 : nil }
    }
    guard let left = number("Left"), let top = number("Top"), let width = number("Width"),
      let height = number("Height"), width > 0.01, height > 0.01
    else { return nil }
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
    let limits = 1...5_001
    func count(_ key: String, _ last: Int?) -> Int {
      let needed = (last ?? 0) + 1
      let told = area.member(key)?.lenientInteger.flatMap { limits.contains($0) ? $0 : nil } ?? needed
      return max(told, needed)
    }
    rows = count("RowCount", cells.map(\.y).max())
    columns = count("ColumnCount", cells.map(\.x).max())
  }

  var cellWidth: Double { width / Double(columns) }
  var cellHeight: Double { height / Double(rows) }

  func isSame(as other: VistaFrame) -> Bool {
    abs(left - other.left) < 0.01 && abs(top - other.top) < 0.01 && abs(width - other.width) < 0.01
      && abs(height - other.height) < 0.01
  }

  /// Which way it lies from another one, for the least of the way out of it.
  func direction(from other: VistaFrame) -> SIMD2<Double> {
    let ways: [(gap: Double, by: SIMD2<Double>)] = [
      ((other.top - top - height) / other.cellHeight, SIMD2(0, -1)),
      ((top - other.top - other.height) / other.cellHeight, SIMD2(0, 1)),
      ((other.left - left - width) / other.cellWidth, SIMD2(-1, 0)),
      ((left - other.left - other.width) / other.cellWidth, SIMD2(1, 0)),
    ]
    return ways.max { $0.gap < $1.gap }?.by ?? SIMD2(0, 1)
  }
}
