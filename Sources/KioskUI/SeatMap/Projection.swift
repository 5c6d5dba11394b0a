import BoxOffice

/// Where every seat stands on a grid of character cells. No two seats share a cell.
package struct Projection: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    package let column: Int
    package let line: Int
  }

  /// A row's label, drawn at both of its ends.
  package struct RowLabel: Hashable, Sendable {
    package let text: String
    package let line: Int
    package let firstColumn: Int
    package let lastColumn: Int
    /// At the right end, which may stand on another line when the row is slanted.
    package let lastLine: Int
  }

  package struct Fixture: Hashable, Sendable {
    package let text: String
    package let cell: Cell
  }

  /// Columns from one seat to its neighbour.
  package let pitch: Int
  package let columns: Int
  package let lines: Int
  /// By spot.
  package let cells: [Cell]
  /// The spots on each line, from left to right.
  package let spotsByLine: [[Int]]
  package let rowLabels: [RowLabel]
  package let fixtures: [Fixture]

  init(layout: SeatLayout, spots: [SeatPlan.Spot], rows: [[Int]], pitch: Int) {
    self.pitch = pitch
    guard !spots.isEmpty else {
      (columns, lines, cells, spotsByLine, rowLabels, fixtures) = (0, 0, [], [], [], [])
      return
    }
    let scale = Scale(layout: layout, spots: spots, rows: rows, pitch: pitch)
    var cells = spots.map { scale.cell(x: $0.place.x, y: $0.place.y) }
    Projection.separate(&cells)
    let left = cells.map(\.column).min() ?? 0
    let top = cells.map(\.line).min() ?? 0
    cells = cells.map { Cell(column: $0.column - left, line: $0.line - top) }
    let lineCount = (cells.map(\.line).max() ?? 0) + 1
    var byLine: [[Int]] = Array(repeating: [], count: lineCount)
    for (spot, cell) in cells.enumerated() { byLine[cell.line].append(spot) }
    for line in byLine.indices { byLine[line].sort { cells[$0].column < cells[$1].column } }
    self.cells = cells
    columns = (cells.map(\.column).max() ?? 0) + 1
    lines = lineCount
    spotsByLine = byLine
    rowLabels = rows.enumerated().compactMap { index, spots in
      guard let first = spots.first, let last = spots.last else { return nil }
      return RowLabel(
        text: layout.rows[index].label, line: cells[first].line, firstColumn: cells[first].column,
        lastColumn: cells[last].column, lastLine: cells[last].line)
    }
    fixtures = layout.fixtures.map { fixture in
      let cell = scale.cell(x: fixture.x, y: fixture.y)
      return Fixture(
        text: fixture.text,
        cell: Cell(column: cell.column - left, line: min(max(0, cell.line - top), lineCount - 1)))
    }
  }

  /// The seat at a cell.
  package func spot(at cell: Cell) -> Int? {
    guard spotsByLine.indices.contains(cell.line) else { return nil }
    return spotsByLine[cell.line].first { cells[$0].column == cell.column }
  }

  /// Moves seats that would share a cell to the right, in their order, until each has its own with a blank
  /// between.
  private static func separate(_ cells: inout [Cell]) {
    var order = Array(cells.indices)
    order.sort { (cells[$0].line, cells[$0].column, $0) < (cells[$1].line, cells[$1].column, $1) }
    var previous: Cell?
    for index in order {
      var cell = cells[index]
      if let previous, previous.line == cell.line, cell.column < previous.column + 2 {
        cell = Cell(column: previous.column + 2, line: cell.line)
      }
      cells[index] = cell
      previous = cell
    }
  }
}

/// How lengths in seat widths become cells.
private struct Scale {
  private let pitch: Double
  private let width: Double
  private let height: Double
  private let isTurned: Bool

  init(layout: SeatLayout, spots: [SeatPlan.Spot], rows: [[Int]], pitch: Int) {
    isTurned = layout.screenSide == .bottom
    self.pitch = Double(pitch)
    width = Scale.median(
      rows.flatMap { row in zip(row, row.dropFirst()).map { abs(spots[$1].place.x - spots[$0].place.x) } },
      or: 1)
    height = Scale.rowPitch(of: rows.map { $0.map { spots[$0].place } }, seatWidth: width)
  }

  func cell(x: Double, y: Double) -> Projection.Cell {
    let column = Int((x / width * pitch).rounded())
    let line = Int((y / height).rounded())
    return Projection.Cell(column: isTurned ? -column : column, line: isTurned ? -line : line)
  }

  /// How far behind a seat the next row's seat stands: measured where both rows have seats, so that curved and
  /// slanted rows count as one each. Of different distances the shortest, so that close rows keep lines of their
  /// own; but one that is out of all proportion does not pull the whole hall apart.
  private static func rowPitch(of rows: [[SeatLayout.Place]], seatWidth: Double) -> Double {
    let distances = rows.indices.compactMap { index in
      rows[(index + 1)...].lazy.compactMap { distance(from: rows[index], to: $0, seatWidth: seatWidth) }.first
    }.sorted()
    guard let shortest = distances.first else { return 1 }
    return max(shortest, distances[(distances.count - 1) / 2] / 2)
  }

  /// The median distance of seats that stand behind each other; nil when the rows have none.
  private static func distance(
    from row: [SeatLayout.Place], to next: [SeatLayout.Place], seatWidth: Double
  ) -> Double? {
    let distances = row.compactMap { place -> Double? in
      let behind = next.min { abs($0.x - place.x) < abs($1.x - place.x) }
      guard let behind, abs(behind.x - place.x) < seatWidth, behind.y - place.y > 0.05 else { return nil }
      return behind.y - place.y
    }
    return distances.isEmpty ? nil : median(distances, or: 1)
  }

  /// The median of the lengths that are not next to nothing.
  private static func median(_ lengths: [Double], or fallback: Double) -> Double {
    let sorted = lengths.filter { $0 > 0.05 }.sorted()
    return sorted.isEmpty ? fallback : sorted[sorted.count / 2]
  }
}
