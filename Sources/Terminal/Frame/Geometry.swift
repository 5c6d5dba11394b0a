/// A number of columns and rows, in character cells.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A character cell, counted from the top left corner, which is (0, 0). It may be outside a frame.
package struct Point: Hashable, Sendable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of character cells. One without columns or rows is empty and contains nothing.
package struct Rect: Hashable, Sendable {
  package var origin: Point
  package var size: Size

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.init(origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
  }

  package var minColumn: Int { origin.column }
  /// The first column to the right of the rectangle.
  package var maxColumn: Int { origin.column + max(0, size.columns) }
  package var minRow: Int { origin.row }
  /// The first row below the rectangle.
  package var maxRow: Int { origin.row + max(0, size.rows) }
  package var isEmpty: Bool { size.columns <= 0 || size.rows <= 0 }

  package func contains(_ point: Point) -> Bool {
    point.column >= minColumn && point.column < maxColumn && point.row >= minRow && point.row < maxRow
  }

  /// The area that both rectangles cover; empty if they do not overlap.
  package func intersection(_ other: Rect) -> Rect {
    let column = max(minColumn, other.minColumn)
    let row = max(minRow, other.minRow)
    return Rect(
      column: column, row: row,
      columns: max(0, min(maxColumn, other.maxColumn) - column),
      rows: max(0, min(maxRow, other.maxRow) - row))
  }
}
