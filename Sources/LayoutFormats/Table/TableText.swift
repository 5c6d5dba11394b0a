/// The cells of a table in a text: CSV with any separator, and quotation marks as in RFC 4180.
struct TableText {
  struct Line {
    /// In the text, from 1.
    var number: Int
    var cells: [String]
  }

  private(set) var lines: [Line] = []
  let separator: Character

  init(_ text: String) {
    separator = TableText.separator(of: text)
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuoted = false
    var number = 1
    var first = 1
    func isBlank(_ line: [String]) -> Bool { line.allSatisfy(\.isEmpty) }
    var characters = text.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      if character.isNewline { number += 1 }
      if isQuoted {
        if character != "\"" {
          cell.append(character)
        } else if next == "\"" {
          cell.append(character)
          next = characters.next()
        } else {
          isQuoted = false
        }
      } else if character == "\"", !wasQuoted, cell.allSatisfy(\.isWhitespace) {
        (isQuoted, wasQuoted, cell) = (true, true, "")
      } else if character == separator {
        cells.append(cell.printable)
        (cell, wasQuoted) = ("", false)
      } else if character.isNewline {
        cells.append(cell.printable)
        if !isBlank(cells) { lines.append(Line(number: first, cells: cells)) }
        (cells, cell, wasQuoted, first) = ([], "", false, number)
      } else {
        cell.append(character)
      }
    }
    cells.append(cell.printable)
    if !isBlank(cells) { lines.append(Line(number: first, cells: cells)) }
    // A spreadsheet's own way to say what the separator is.
    if let line = lines.first, line.number == 1, text.hasPrefix("sep=") { lines.removeFirst() }
  }

  /// The one that the first line has most of.
  private static func separator(of text: String) -> Character {
    if text.hasPrefix("sep="), let told = text.dropFirst(4).first, !told.isNewline { return told }
    let line = text.drop { $0.isWhitespace }.prefix { !$0.isNewline }
    let known: [Character] = [",", ";", "\t", "|", ":"]
    let counts = known.map { separator in line.count { $0 == separator } }
    guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else {
      // Columns may be blanks apart.
      return line.contains(" ") ? " " : ","
    }
    return known[index]
  }
}
