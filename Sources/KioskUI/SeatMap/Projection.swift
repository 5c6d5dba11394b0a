import BoxOffice

/// Where every seat stands on a grid of character cells: its line is its row's, its column follows from x. No two seats
/// share a cell.
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
    /// Its middle; on line -1 before the first line of seats, or behind the last.
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
    let seatWidth = Projection.seatWidth(of: rows, spots: spots)
    let seatLines = SeatLines(rows: rows, spots: spots, seatWidth: seatWidth)
    func column(_ x: Double) -> Int { Int((x / seatWidth * Double(pitch)).rounded()) }
    var cells = spots.indices.map { Cell(column: column(spots[$0].place.x), line: seatLines.lines[$0]) }
    Projection.separate(&cells)
    let across = Projection.range(of: cells.map(\.column))
    let along = Projection.range(of: cells.map(\.line))
    let isTurned = layout.screenSide == .bottom
    func turned(column: Int, line: Int) -> Cell {
      isTurned
        ? Cell(column: across.upperBound - column, line: along.upperBound - line)
        : Cell(column: column - across.lowerBound, line: line - along.lowerBound)
    }
    cells = cells.map { turned(column: $0.column, line: $0.line) }
    var byLine: [[Int]] = Array(repeating: [], count: along.count)
    for (spot, cell) in cells.enumerated() { byLine[cell.line].append(spot) }
    for line in byLine.indices { byLine[line].sort { cells[$0].column < cells[$1].column } }
    self.cells = cells
    columns = across.count
    lines = along.count
    spotsByLine = byLine
    rowLabels = rows.enumerated().compactMap { index, spots in
      guard let first = spots.first, let last = spots.last else { return nil }
      return RowLabel(
        text: layout.rows[index].label, line: cells[first].line, firstColumn: cells[first].column,
        lastColumn: cells[last].column, lastLine: cells[last].line)
    }
    fixtures = layout.fixtures.map { fixture in
      // Before the first line or behind the last, but no further off.
      let line = min(max(along.lowerBound - 1, seatLines.line(of: fixture)), along.upperBound + 1)
      return Fixture(text: fixture.text, cell: turned(column: column(fixture.x), line: line))
    }
  }

  /// The seat at a cell.
  package func spot(at cell: Cell) -> Int? {
    guard spotsByLine.indices.contains(cell.line) else { return nil }
    return spotsByLine[cell.line].first { cells[$0].column == cell.column }
  }

  private static func range(of positions: [Int]) -> ClosedRange<Int> {
    (positions.min() ?? 0)...(positions.max() ?? 0)
  }

  /// The median distance of neighbours in a row; seats next to nothing apart do not count.
  static func seatWidth(of rows: [[Int]], spots: [SeatPlan.Spot]) -> Double {
    let distances = rows.flatMap { row in
      zip(row, row.dropFirst()).map { abs(spots[$1].place.x - spots[$0].place.x) }
    }.filter { $0 > 0.05 }.sorted()
    return distances.isEmpty ? 1 : distances[distances.count / 2]
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
