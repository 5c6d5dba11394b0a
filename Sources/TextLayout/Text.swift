/// How wide text is on a terminal, and how it is made to fit. All of it is independent of the process's locale.
///
/// The functions that measure and cut expect text without control characters; ``sanitised(_:)`` removes them.
package enum Text {
  /// The columns that `text` takes on a terminal.
  package static func columns(of text: String) -> Int {
    if isPlain(text) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// `text` if it fits into `columns`, else as much of its beginning as does, followed by `ellipsis`.
  package static func clipped(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    if Self.columns(of: text) <= columns { return text }
    let ellipsisWidth = Self.columns(of: ellipsis)
    guard ellipsisWidth <= columns else { return clipped(text, to: max(0, columns), ellipsis: "") }
    var rest = columns - ellipsisWidth
    var kept = ""
    for cluster in Clusters(text) {
      rest -= cluster.columns
      if rest < 0 { break }
      kept += cluster.text
    }
    return kept + ellipsis
  }

  /// `text` broken into lines of at most `columns`, at blanks where there are any, else within a word.
  /// Text without words gives no lines.
  package static func wrapped(_ text: String, to columns: Int) -> [String] {
    let columns = max(2, columns)
    var lines: [String] = []
    var line = ""
    var width = 0
    for word in text.split(separator: " ") {
      for piece in pieces(of: String(word), columns: columns) {
        let pieceWidth = Self.columns(of: piece.text)
        let gap = width > 0 && piece.startsWord ? 1 : 0
        if width > 0, width + gap + pieceWidth > columns || !piece.startsWord {
          lines.append(line)
          line = ""
          width = 0
        }
        if width > 0 {
          line += " "
          width += 1
        }
        line += piece.text
        width += pieceWidth
      }
    }
    if width > 0 { lines.append(line) }
    return lines
  }

  package enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  /// `text` with blanks around it up to `columns`; unchanged if it is as wide or wider.
  package static func padded(_ text: String, to columns: Int, alignment: Alignment = .left) -> String {
    let missing = max(0, columns - Self.columns(of: text))
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
  }

  /// Whether every byte is a printable ASCII character, as in most text: nothing has to be looked up then.
  package static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// A word in pieces that fit into a line each.
  private static func pieces(of word: String, columns: Int) -> [(text: String, startsWord: Bool)] {
    if Self.columns(of: word) <= columns { return [(word, true)] }
    var pieces: [(text: String, startsWord: Bool)] = []
    var piece = ""
    var width = 0
    for cluster in Clusters(word) {
      if width + cluster.columns > columns {
        pieces.append((piece, pieces.isEmpty))
        piece = ""
        width = 0
      }
      piece += cluster.text
      width += cluster.columns
    }
    pieces.append((piece, pieces.isEmpty))
    return pieces
  }
}
