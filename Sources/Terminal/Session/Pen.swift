/// How a character is drawn: a role's style and a view's emphasis in one, in the colours of one terminal.
struct Pen: Hashable, Sendable {
  var foreground: Int?
  var background: Int?
  var attributes: Style.Attributes = []

  init() {}

  init(_ style: ShownStyle, _ emphasis: Emphasis) {
    foreground = style.foreground
    background = style.background
    attributes = style.attributes
    if emphasis.contains(.bold) { attributes.insert(.bold) }
    if emphasis.contains(.underline) { attributes.insert(.underline) }
    // What is reversed already is seen by being not.
    if emphasis.contains(.reverse) { attributes.formSymmetricDifference(.reverse) }
  }

  /// Whether a blank looks the same with both.
  func drawsBlanks(like other: Pen) -> Bool {
    background == other.background && isFlat && other.isFlat
  }

  /// Whether a blank shows nothing but the background.
  private var isFlat: Bool { attributes.isDisjoint(with: [.reverse, .underline]) }
}
