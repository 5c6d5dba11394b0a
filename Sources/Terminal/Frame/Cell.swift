/// One character cell of a frame.
package struct Cell: Hashable, Sendable {
  /// The cell's content: one character with its combining marks, or nothing in the right half of a wide
  /// character.
  package var glyph: String
  package var role: Role
  package var emphasis: Emphasis

  package init(glyph: String = " ", role: Role = .background, emphasis: Emphasis = .none) {
    self.glyph = glyph
    self.role = role
    self.emphasis = emphasis
  }

  /// A cell in which nothing was drawn.
  package static let blank = Cell()
}
