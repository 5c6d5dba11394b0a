import Terminal

/// Where the lines of a form stand: in the middle, in one column.
struct Form {
  let left: Int
  let width: Int
  private let labelWidth = 12
  private let fieldWidth = 32

  init(canvas: Canvas, columns: Int) {
    width = min(columns, canvas.columns - 2)
    left = (canvas.columns - width) / 2
  }

  /// Whether only what matters fits into a line.
  var isNarrow: Bool { width < 50 }

  /// The columns to type into. Beside the promo code stands what it is worth.
  func width(of field: Details.Field) -> Int {
    min(fieldWidth, width - labelWidth - 3) - (field == .promoCode ? 14 : 0)
  }

  var promoStatusColumn: Int { left + labelWidth + 2 + width(of: .promoCode) + 2 }

  /// A label and what was typed; of long text the end, where the cursor is.
  func draw(
    label: String, text: TextField, width room: Int, isFocused: Bool, row: Int, on canvas: inout Canvas
  ) {
    canvas.put(label, row: row, column: left + 2, role: isFocused ? .text : .muted)
    let column = left + labelWidth + 2
    canvas.put(
      text, row: row, column: column, room: room, isFocused: isFocused,
      placeholder: isFocused ? "" : canvas.either("·", "."))
    if isFocused { canvas.put(canvas.glyph(.selection), row: row, column: left, role: .accent) }
  }
}
