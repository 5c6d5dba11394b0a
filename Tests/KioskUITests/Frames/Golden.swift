import Terminal
import Testing

/// Expects a frame to show exactly this picture: its rows as text, without blanks at their ends. Says which rows do not.
func expect(
  _ frame: Frame, toShow picture: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  compare(frame.rows, with: picture, sourceLocation: sourceLocation)
}

/// Expects rows of text to be exactly this picture.
func expect(
  _ rows: [String], toShow picture: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  compare(rows, with: picture, sourceLocation: sourceLocation)
}

/// Expects the roles of some rows of a frame, a letter a column.
func expect(
  rolesOf rows: Range<Int>, in frame: Frame, toBe picture: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  compare(Array(frame.roleRows[rows]), with: picture, sourceLocation: sourceLocation)
}

private func compare(_ shown: [String], with picture: String, sourceLocation: SourceLocation) {
  let wanted = picture.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  guard shown.count == wanted.count else {
    Issue.record(
      "There are \(shown.count) rows:\n\(shown.joined(separator: "\n"))", sourceLocation: sourceLocation)
    return
  }
  for (row, pair) in zip(shown, wanted).enumerated() where pair.0 != pair.1 {
    Issue.record("Row \(row) is\n\(pair.0)\ninstead of\n\(pair.1)", sourceLocation: sourceLocation)
  }
}
