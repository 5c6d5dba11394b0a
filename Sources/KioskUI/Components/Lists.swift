import Terminal

extension KioskState {
  /// The list's name and what was typed to filter it.
  func drawFilter(_ filter: String, prompt: String, on canvas: inout Canvas, in area: Rect) {
    let used = canvas.put(prompt, row: area.minRow, column: area.minColumn + 2, role: .title, emphasis: .bold)
    let column = area.minColumn + 2 + used + 3
    if filter.isEmpty {
      canvas.put(
        "type to filter", row: area.minRow, column: column, role: .inputPlaceholder,
        width: max(0, area.maxColumn - column))
    } else {
      canvas.put(
        filter, row: area.minRow, column: column, role: .input, width: max(0, area.maxColumn - column))
    }
  }

  func drawEmpty(_ filter: String, _ sentence: String, on canvas: inout Canvas, in rows: Rect) {
    let words =
      filter.isEmpty
      ? (isReadingProgramme && programme == nil
        ? waiting("Reading", since: programmeAskedAt ?? now, on: canvas) : sentence)
      : "Nothing matches “\(filter)”. Backspace or Esc clears it."
    canvas.put(
      words, row: rows.minRow, column: rows.minColumn + 2, role: .muted, width: rows.size.columns - 2)
    canvas.frame.cursor = Point(column: rows.minColumn + 2, row: rows.minRow)
  }

  /// One line of a list: a mark and the selection's colours where the cursor stands.
  func drawLine(
    _ position: Int, row: Int, isSelected: Bool, on canvas: inout Canvas, in rows: Rect,
    _ body: (inout Canvas, _ column: Int, _ width: Int) -> Void
  ) {
    body(&canvas, rows.minColumn + 2, rows.size.columns - 4)
    canvas.mark(row: row, column: rows.minColumn, columns: rows.size.columns, as: .line(position))
    guard isSelected else { return }
    canvas.put(canvas.glyph(.selection), row: row, column: rows.minColumn, role: .selection)
    canvas.frame.setRole(
      Rect(origin: Point(column: rows.minColumn, row: row), size: Size(columns: rows.size.columns, rows: 1)),
      .selection)
    canvas.frame.cursor = Point(column: rows.minColumn + 2, row: row)
  }

  /// What lies above and below the window of a long list.
  func drawScroll(_ view: Viewport, of total: Int, on canvas: inout Canvas, in rows: Rect) {
    let column = rows.maxColumn - 1
    if view.start > 0 { canvas.put(canvas.either("▲", "^"), row: rows.minRow, column: column, role: .muted) }
    if view.end < total {
      canvas.put(canvas.either("▼", "v"), row: rows.maxRow - 1, column: column, role: .muted)
    }
  }
}
