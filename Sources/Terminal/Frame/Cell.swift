/// One character cell of a frame.
package struct Cell: Hashable, Sendable {
  /// What stands in the cell: one character with its combining marks, or nothing in the right half of a wide one.
  package var glyph: String
  package var role: Role
  package var emphasis: Emphasis

  package init(glyph: String = " ", role: Role = .background, emphasis: Emphasis = .none) {
    self.glyph = glyph
    self.role = role
    self.emphasis = emphasis
  }

  /// A cell nothing was drawn in.
  package static let blank = Cell()
}
