import Terminal
import Words

/// Labelled fields, one below the other. Labels are measured, so the fields are aligned in every language.
struct Form {
  let left: Int
  let width: Int
  private let labelWidth: Int

  /// In the middle of the screen.
  init(canvas: Canvas, columns: Int, labels: [Message] = [], leastLabel: Int = 0) {
    let width = min(columns, canvas.columns - 2)
    self.init(
      left: (canvas.columns - width) / 2, width: width, labels: labels, leastLabel: leastLabel, on: canvas)
  }

  /// - Parameter leastLabel: the least number of columns for the labels.
  init(left: Int, width: Int, labels: [Message], leastLabel: Int = 0, on canvas: Canvas) {
    self.left = left
    self.width = width
    let widest = labels.map { canvas.width(of: canvas.words($0)) }.max() ?? 0
    // The field needs some room, too.
    labelWidth = min(max(leastLabel, widest), max(leastLabel, width / 2))
  }

  /// Whether a line has room only for what is essential.
  var isNarrow: Bool { width < 50 }

  /// The column in which the fields begin.
  var fieldColumn: Int { left + 2 + labelWidth + 2 }

  /// How many columns a field has.
  /// - Parameter note: how many columns the note beside it takes.
  func fieldWidth(besideNote note: Int = 0) -> Int {
    max(4, min(32, left + width - fieldColumn - 1) - note)
  }

  /// The label of a field, marked if the field has the focus.
  func draw(
    label: Message, isFocused: Bool, emphasis: Emphasis = .none, row: Int,
    on canvas: inout Canvas
  ) {
    canvas.put(
      canvas.words(label), row: row, column: left + 2, role: isFocused ? .text : .muted,
      emphasis: emphasis, width: labelWidth)
    if isFocused { canvas.put(canvas.glyph(.selection), row: row, column: left, role: .accent) }
  }

  /// A label and what was typed.
  func draw(
    label: Message, text: TextField, besideNote note: Int = 0, isFocused: Bool, row: Int,
    on canvas: inout Canvas
  ) {
    draw(label: label, isFocused: isFocused, row: row, on: &canvas)
    canvas.put(
      text, row: row, column: fieldColumn, room: fieldWidth(besideNote: note), isFocused: isFocused,
      placeholder: isFocused ? "" : canvas.either("·", "."))
  }
}
