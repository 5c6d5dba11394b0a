/// The frame as text, for tests to compare literally.
extension Frame {
  /// The characters of each row, without spaces at its end.
  package var rows: [String] {
    renderedRows(blank: " ") { $0.glyph }
  }

  /// The roles of each row, one ``Role/letter`` for each column, without background columns at its end.
  package var roleRows: [String] {
    renderedRows(blank: " ") { String($0.role.letter) }
  }

  /// The emphasis of each row, one character a column: `b` bold, `r` reverse, `u` underline, `B` bold and reverse,
  /// `U` bold and underline, `R` reverse and underline, `A` all three; without plain columns at its end.
  package var emphasisRows: [String] {
    let letters = [" ", "b", "r", "B", "u", "U", "R", "A"]
    return renderedRows(blank: " ") { letters[Int($0.emphasis.rawValue) & 7] }
  }

  private func renderedRows(blank: String, _ column: (Cell) -> String) -> [String] {
    (0..<size.rows).map { row in
      var columns = cells(inRow: row).map(column)
      while columns.last == blank { columns.removeLast() }
      return columns.joined()
    }
  }
}
