internal import TextLayout

/// Breaks a ticket's texts into lines of paper.
struct LineLayout {
  /// Columns in a line.
  let width: Int
  /// The columns that a text takes on this medium.
  var columns: (String) -> Int = { Text.columns(of: $0) }

  func lines(of text: String) -> [String] {
    Text.wrapped(text, to: width, width: columns)
  }

  func centred(_ line: String) -> String {
    String(repeating: " ", count: max(0, (width - columns(line)) / 2)) + line
  }

  /// `left` at the left edge and `right` at the right one. If they do not fit on one line, `left` begins on
  /// lines above.
  func pair(_ left: String, _ right: String) -> [String] {
    let rightLines = lines(of: right)
    guard let end = rightLines.last else { return lines(of: left) }
    let room = width - columns(end)
    guard rightLines.count == 1, room > 8 else {
      return lines(of: left)
        + rightLines.map { String(repeating: " ", count: max(0, width - columns($0))) + $0 }
    }
    var rows = LineLayout(width: room - 1, columns: columns).keepingBlanks(left)
    let last = rows.popLast() ?? ""
    rows.append(last + String(repeating: " ", count: max(0, room - columns(last))) + end)
    return rows
  }

  /// A text that fits is left as it is, including double spaces.
  private func keepingBlanks(_ text: String) -> [String] {
    columns(text) <= width ? [text] : lines(of: text)
  }
}
