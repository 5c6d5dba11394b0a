/// What a theme gives a role besides its glyphs. A colour that is nil is the terminal's own.
package struct Style: Hashable, Sendable {
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)

    /// The names that a theme file uses.
    static let names: KeyValuePairs<String, Attributes> = [
      "bold": .bold, "dim": .dim, "reverse": .reverse, "underline": .underline,
    ]
  }

  package var foreground: Color?
  package var background: Color?
  package var attributes: Attributes

  package init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The style on a terminal with the given `depth`.
  package func shown(_ depth: ColorDepth) -> ShownStyle {
    let background = background?.index(depth)
    var foreground = foreground?.index(depth)
    // If both colours became the same, the text would be invisible.
    if let color = foreground, color == background { foreground = [0, 8].contains(color) ? 7 : 0 }
    return ShownStyle(foreground: foreground, background: background, attributes: attributes)
  }
}

/// A style in the colours of one terminal, by number; nil is the terminal's own colour.
package struct ShownStyle: Hashable, Sendable {
  package var foreground: Int?
  package var background: Int?
  package var attributes: Style.Attributes
}
