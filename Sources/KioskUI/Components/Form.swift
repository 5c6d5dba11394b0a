import Terminal
import Words

/// Labelled fields under one another. Labels are measured, so that the fields stand in one column in every language.
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

  /// - Parameter leastLabel: columns for the labels, even if they are shorter.
  init(left: Int, width: Int, labels: [Message], leastLabel: Int = 0, on canvas: Canvas) {
    self.left = left
    self.width = width
    let widest = labels.map { canvas.width(of: canvas.words($0)) }.max() ?? 0
    // Something has to be left for the field.
    labelWidth = min(max(leastLabel, widest), max(leastLabel, width / 2))
  }

  /// Whether only what matters fits into a line.
  var isNarrow: Bool { width < 50 }

  /// Where the fields begin.
  var fieldColumn: Int { left + 2 + labelWidth + 2 }

  /// The columns of a field.
  /// - Parameter note: what stands beside it takes so many.
  func fieldWidth(besideNote note: Int = 0) -> Int {
    max(4, min(32, left + width - fieldColumn - 1) - note)
  }

  /// The label of a field, with a mark if it has the focus.
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
