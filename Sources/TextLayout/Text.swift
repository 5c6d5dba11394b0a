/// How wide text is on a terminal, and how to make it fit. None of this depends on the process's locale.
///
/// The functions that measure and cut expect text without control characters; ``sanitised(_:)`` removes them.
package enum Text {
  /// The columns that `text` takes on a terminal.
  package static func columns(of text: String) -> Int {
    if isPlain(text) { return text.utf8.count }
    var columns = 0
    var isJoined = false
    for scalar in text.unicodeScalars {
      // An emoji that is joined to the one before is part of its picture.
      if !isJoined || !scalar.isPictograph { columns += self.columns(of: scalar) }
      isJoined = scalar == Joiner.zeroWidthJoiner
    }
    return columns
  }

  /// `text` if it fits into `columns`, otherwise as much of its beginning as does, followed by `ellipsis`.
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

  package enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  /// `text` with spaces around it up to `columns`; unchanged if it is as wide or wider.
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

  /// Whether every byte is a printable ASCII character, as in most text, so that nothing has to be looked up.
  package static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
