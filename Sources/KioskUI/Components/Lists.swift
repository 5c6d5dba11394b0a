import Terminal
import Words

extension Canvas {
  /// The list's name and what was typed to filter it.
  mutating func filter(_ filter: TextField, prompt: Message, in area: Rect) {
    let used = put(words(prompt), row: area.minRow, column: area.minColumn + 2, role: .title, emphasis: .bold)
    let column = area.minColumn + 2 + used + 3
    if filter.isEmpty {
      put(
        words(.typeToFilter), row: area.minRow, column: column, role: .inputPlaceholder,
        width: max(0, area.maxColumn - column))
    } else {
      put(filter, withOwnCursorIn: max(1, area.maxColumn - column), row: area.minRow, column: column)
    }
  }

  /// What is shown instead of lines if the list is empty.
  mutating func emptyList(_ filter: TextField, _ sentence: Message, in rows: Rect) {
    put(
      words(filter.isEmpty ? sentence : .nothingMatches(filter.text)), row: rows.minRow,
      column: rows.minColumn + 2, role: .muted, width: rows.size.columns - 2)
    frame.cursor = Point(column: rows.minColumn + 2, row: rows.minRow)
  }

  /// One line of a list. The line with the cursor has a mark and the selection's colours.
  mutating func line(
    _ position: Int, row: Int, isSelected: Bool, in rows: Rect,
    _ body: (inout Canvas, _ column: Int) -> Void
  ) {
    body(&self, rows.minColumn + 2)
    mark(row: row, column: rows.minColumn, columns: rows.size.columns, as: .line(position))
    guard isSelected else { return }
    put(glyph(.selection), row: row, column: rows.minColumn, role: .selection)
    frame.setRole(
      Rect(origin: Point(column: rows.minColumn, row: row), size: Size(columns: rows.size.columns, rows: 1)),
      .selection)
    frame.cursor = Point(column: rows.minColumn + 2, row: row)
  }

  /// Marks that say whether a long list has lines above or below the window.
  mutating func scrollMarks(_ view: Viewport, of total: Int, in rows: Rect) {
    let column = rows.maxColumn - 1
    if view.start > 0 { put(either("▲", "^"), row: rows.minRow, column: column, role: .muted) }
    if view.end < total {
      put(either("▼", "v"), row: rows.maxRow - 1, column: column, role: .muted)
    }
  }
}
