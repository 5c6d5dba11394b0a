import TextLayout

/// What a screen looks like at one moment: a grid of cells and the position of the cursor. A frame is a
/// value. Drawing outside it has no effect, so views need not check whether a window is small.
package struct Frame: Equatable, Sendable {
  package let size: Size
  package let charset: Charset
  /// Where the hardware cursor is: on the focused item, because screen readers follow it.
  package var cursor: Point?
  private var cells: [Cell]

  /// A blank frame. If `charset` is ASCII, all text put into it is transliterated by ``Text/ascii(_:)``.
  package init(size: Size, charset: Charset = .unicode) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.charset = charset
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  package var bounds: Rect { Rect(origin: Point(column: 0, row: 0), size: size) }

  /// The cell at `point`; a blank one if that is outside the frame.
  package subscript(point: Point) -> Cell {
    bounds.contains(point) ? cells[index(point.column, point.row)] : .blank
  }

  /// Draws one line of text, made safe by ``Text/sanitised(_:)``, and returns the number of columns that it
  /// takes: those within `maxColumns`, inside the frame or not. A wide character of which only half fits is
  /// left out.
  /// - Parameter ellipsis: whether text that is cut off ends in `…`, or in `~` if the frame is ASCII.
  @discardableResult
  package mutating func put(
    _ text: String, at origin: Point, role: Role = .text, emphasis: Emphasis = .none, maxColumns: Int? = nil,
    ellipsis: Bool = false
  ) -> Int {
    var line = drawable(text)
    if let maxColumns {
      line = Text.clipped(line, to: maxColumns, ellipsis: ellipsis ? charset.ellipsis : "")
    }
    var column = origin.column
    for cluster in Text.Clusters(line) {
      let width = cluster.columns
      if origin.row >= 0, origin.row < size.rows, column >= 0, column + width <= size.columns {
        set(
          Cell(glyph: cluster.text, role: role, emphasis: emphasis), column: column, row: origin.row,
          width: width)
      }
      column += width
    }
    return column - origin.column
  }

  /// Draws a character that is known to be safe and one column wide, as a theme's glyphs are. A seat map has
  /// thousands of them, and they need not be checked again for every frame.
  package mutating func put(glyph: String, at point: Point, role: Role, emphasis: Emphasis = .none) {
    guard bounds.contains(point) else { return }
    set(Cell(glyph: glyph, role: role, emphasis: emphasis), column: point.column, row: point.row, width: 1)
  }

  /// Fills the part of `rect` that is inside the frame with the first character of `glyph`, or with spaces if
  /// that is not one column wide.
  package mutating func fill(
    _ rect: Rect, glyph: String = " ", role: Role = .background, emphasis: Emphasis = .none
  ) {
    let first = Text.Clusters(drawable(glyph)).first { _ in true }
    let glyph = first.flatMap { $0.columns == 1 ? $0.text : nil } ?? " "
    forEachCell(of: rect) { frame, column, row in
      frame.set(Cell(glyph: glyph, role: role, emphasis: emphasis), column: column, row: row, width: 1)
    }
  }

  /// Changes the role of everything drawn in `rect`.
  package mutating func setRole(_ rect: Rect, _ role: Role) {
    forEachCell(of: rect) { frame, column, row in
      frame.cells[frame.index(column, row)].role = role
    }
  }

  /// The cells of one row, from left to right.
  package func cells(inRow row: Int) -> ArraySlice<Cell> {
    row >= 0 && row < size.rows ? cells[index(0, row)..<index(0, row) + size.columns] : []
  }

  private func drawable(_ text: String) -> String {
    let safe = Text.sanitised(text)
    return charset == .ascii ? Text.ascii(safe) : safe
  }

  private func index(_ column: Int, _ row: Int) -> Int { row * size.columns + column }

  private mutating func forEachCell(of rect: Rect, _ body: (inout Frame, Int, Int) -> Void) {
    let rect = rect.intersection(bounds)
    for row in rect.minRow..<rect.maxRow {
      for column in rect.minColumn..<rect.maxColumn { body(&self, column, row) }
    }
  }

  /// Writes a cell. If this overwrites half of a wide character, the other half becomes blank.
  private mutating func set(_ cell: Cell, column: Int, row: Int, width: Int) {
    let start = index(column, row)
    let end = start + width
    if cells[start].glyph.isEmpty, column > 0 { cells[start - 1].glyph = " " }
    if column + width < size.columns, cells[end].glyph.isEmpty { cells[end].glyph = " " }
    cells[start] = cell
    if width == 2 {
      cells[start + 1] = Cell(glyph: "", role: cell.role, emphasis: cell.emphasis)
    }
  }
}
