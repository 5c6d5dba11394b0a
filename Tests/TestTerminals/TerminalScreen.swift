/// What a person sees in the window of a terminal at one moment.
package struct TerminalScreen: Hashable, Sendable {
  package struct Size: Hashable, Sendable, CustomStringConvertible {
    package var columns: Int
    package var rows: Int

    package init(_ columns: Int, _ rows: Int) {
      (self.columns, self.rows) = (columns, rows)
    }

    package var description: String { "\(columns)×\(rows)" }
  }

  package struct Place: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
      (self.column, self.row) = (column, row)
    }
  }

  package enum Color: Hashable, Sendable {
    /// The terminal's own.
    case standard
    case palette(Int)
    case rgb(UInt8, UInt8, UInt8)
  }

  package struct Cell: Hashable, Sendable {
    /// Empty behind a character of two columns.
    package var text = " "
    package var foreground = Color.standard
    package var background = Color.standard
    package var isBold = false
    package var isUnderlined = false
    package var isReversed = false
  }

  package let size: Size
  /// Row by row.
  package let cells: [Cell]
  package let cursor: Place
  package let isCursorVisible: Bool
  /// Whether the program has the screen to itself, and what the shell left there comes back afterwards.
  package let isAlternate: Bool
  /// Whether clicks are reported.
  package let reportsMouse: Bool

  /// The rows as text, without blanks at their ends.
  package var rows: [String] {
    (0..<size.rows).map { row in
      let texts = cells[row * size.columns..<(row + 1) * size.columns].map(\.text)
      let end = texts.lastIndex { $0 != " " && !$0.isEmpty }.map { $0 + 1 } ?? 0
      return texts[..<end].joined()
    }
  }

  package var text: String { rows.joined(separator: "\n") }

  /// Whether some row shows `text`.
  package func shows(_ text: String) -> Bool {
    rows.contains { $0.contains(text) }
  }

  /// The first row that shows `text`.
  package func row(showing text: String) -> String? {
    rows.first { $0.contains(text) }
  }

  /// Where the first `text` begins.
  package func place(of text: String) -> Place? {
    for row in 0..<size.rows {
      for column in 0..<size.columns where shows(text, at: Place(column: column, row: row)) {
        return Place(column: column, row: row)
      }
    }
    return nil
  }

  package subscript(_ place: Place) -> Cell {
    cells[place.row * size.columns + place.column]
  }

  package var cellUnderCursor: Cell { self[cursor] }

  private func shows(_ text: String, at place: Place) -> Bool {
    var rest = text[...]
    for cell in cells[place.row * size.columns + place.column..<(place.row + 1) * size.columns] {
      if rest.isEmpty { return true }
      guard rest.hasPrefix(cell.text) else { return false }
      rest = rest.dropFirst(cell.text.count)
    }
    return rest.isEmpty
  }
}

extension TerminalScreen: CustomStringConvertible {
  /// The rows in a frame, and where the cursor stands.
  package var description: String {
    let edge = "+" + String(repeating: "-", count: size.columns) + "+"
    let body = rows.map { "|" + $0 + String(repeating: " ", count: max(0, size.columns - $0.count)) + "|" }
    let state = "cursor at column \(cursor.column), row \(cursor.row)\(isCursorVisible ? "" : ", hidden")"
    return ([edge] + body + [edge, state]).joined(separator: "\n")
  }
}
