package import BoxOffice

/// Where every seat stands on a grid of character cells. No two seats share a cell.
///
/// A level row keeps to its line, and its columns follow from x. Rows that are turned or strongly curved stand on the
/// true plan, as near as cells allow.
package struct Projection: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    package let column: Int
    package let line: Int
  }

  /// A level row's label, drawn left and right of the map.
  package struct RowLabel: Hashable, Sendable {
    package let text: String
    package let line: Int
    package let firstColumn: Int
    package let lastColumn: Int
    /// At the right end, which may stand on another line when the row jumps.
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
  package let cells: SeatArray<Cell>
  /// The seats on each line, from left to right.
  package let seatsByLine: [[SeatIndex]]
  /// Empty where rows are turned: ``signs`` stand at their ends.
  package let rowLabels: [RowLabel]
  /// What stands among the seats, by line, then column.
  package let signs: [Sign]
  package let fixtures: [Fixture]

  init(layout: SeatLayout, rows: [[SeatIndex]], analysis: LayoutAnalysis, pitch: Int) {
    self.pitch = pitch
    guard !analysis.points.isEmpty else {
      (columns, lines, cells, seatsByLine, rowLabels, signs, fixtures) = (0, 0, [], [], [], [], [])
      return
    }
    let grid = SeatGrid(analysis: analysis, rows: rows, pitch: pitch)
    // With the screen at the bottom everything is turned by half a circle.
    let sense = layout.screenSide == .bottom ? -1 : 1
    let turned = SeatArray(grid.cells.map { $0 &* sense })
    let placed = SignPlaces(
      layout: layout, rows: rows, isLevel: analysis.isLevel, cells: turned)
    let across = Projection.range(of: turned.map(\.x), placed.columns)
    // A name above level rows stands where the hall has a blank row anyway.
    let along = Projection.range(of: turned.map(\.y), analysis.isLevel ? [] : placed.lines)
    func cell(_ place: SeatGrid.Cell) -> Cell {
      Cell(column: place.x - across.lowerBound, line: place.y - along.lowerBound)
    }
    let cells = SeatArray(turned.map(cell))
    var byLine: [[SeatIndex]] = Array(repeating: [], count: along.count)
    for (seat, cell) in cells.indexed { byLine[cell.line].append(seat) }
    for line in byLine.indices { byLine[line].sort { cells[$0].column < cells[$1].column } }
    self.cells = cells
    columns = across.count
    lines = along.count
    seatsByLine = byLine
    signs = placed.signs.map {
      Sign(text: $0.text, kind: $0.kind, cell: cell(SeatGrid.Cell($0.cell.column, $0.cell.line)))
    }.sorted { ($0.cell.line, $0.cell.column) < ($1.cell.line, $1.cell.column) }
    rowLabels =
      !analysis.isLevel
      ? []
      : rows.enumerated().compactMap { index, seats in
        guard let first = seats.first, let last = seats.last else { return nil }
        return RowLabel(
          text: layout.rows[index].label, line: cells[first].line, firstColumn: cells[first].column,
          lastColumn: cells[last].column, lastLine: cells[last].line)
      }
    fixtures = layout.fixtures.map { fixture in
      let place = SeatGrid.Cell(grid.column(of: fixture.x), grid.line(of: fixture)) &* sense
      // Before the first line or behind the last, but no further off.
      return Fixture(
        text: fixture.text,
        cell: cell(SeatGrid.Cell(place.x, min(max(along.lowerBound - 1, place.y), along.upperBound + 1))))
    }
  }

  private static func range(of positions: [Int], _ others: [Int]) -> ClosedRange<Int> {
    let all = positions + others
    return (all.min() ?? 0)...(all.max() ?? 0)
  }
}
