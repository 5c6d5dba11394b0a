/// What every role looks like: its glyphs, its colours and its attributes.
package struct Theme: Sendable {
  package let name: String

  package init(name: String) {
    self.name = name
  }

  /// The character that stands for `role`, one column wide; a blank for roles that have none of their own.
  package func glyph(_ role: Role, _ charset: Charset) -> String {
    PlainGlyphs.glyph(role, charset)
  }

  /// How `role` is shown on a terminal of such colours.
  package func style(_ role: Role, _ depth: ColorDepth) -> ShownStyle {
    Style().shown(depth)
  }

  /// The theme of a kiosk that was given none.
  package static let builtIn = Theme(name: "default")
}
