@testable import Terminal

/// What a terminal shows after it was sent some bytes: as much of ECMA-48 as the painter uses, and nothing it may not use.
struct VirtualTerminal {
  struct Square: Equatable {
    var glyph = " "
    var pen = Pen()
  }

  let size: Size
  let traits: TerminalTraits
  private(set) var squares: [[Square]]
  private(set) var cursor = Point(column: 0, row: 0)
  private(set) var isCursorShown = true
  /// What the terminal could not understand, or should not have been asked for.
  private(set) var complaints: [String] = []
  private var pen = Pen()

  init(size: Size, traits: TerminalTraits) {
    self.size = size
    self.traits = traits
    squares = Array(repeating: Array(repeating: Square(glyph: "?"), count: size.columns), count: size.rows)
  }

  mutating func receive(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{8}": cursor.column = max(0, cursor.column - 1)
      case "\u{1B}":
        _ = rest.popFirst()
        let parameters = String(String.UnicodeScalarView(rest.prefix { $0.value < 0x40 }))
        rest = rest.dropFirst(parameters.unicodeScalars.count)
        control(rest.popFirst() ?? " ", parameters)
      default: draw(scalar)
      }
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    switch (final, parameters) {
    case ("H", _):
      cursor = Point(column: max(1, numbers.last ?? 1) - 1, row: max(1, numbers.first ?? 1) - 1)
      if numbers.count == 1 { cursor.column = 0 }
    case ("C", _): cursor.column += max(1, numbers.first ?? 1)
    case ("K", ""): for column in cursor.column..<size.columns { squares[cursor.row][column] = erased }
    case ("h", "?25"): isCursorShown = true
    case ("l", "?25"): isCursorShown = false
    case ("m", _): attributes(numbers)
    default: complaints.append("ESC [ \(parameters) \(final)")
    }
    if "HC".unicodeScalars.contains(final), cursor.column >= size.columns || cursor.row >= size.rows {
      complaints.append("moved to \(cursor)")
    }
  }

  private var erased: Square {
    var pen = Pen()
    if traits.erasesInColor { pen.background = self.pen.background }
    return Square(pen: pen)
  }

  private mutating func attributes(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: pen = Pen()
      case 1: pen.attributes.insert(.bold)
      case 2: pen.attributes.insert(.dim)
      case 4: pen.attributes.insert(.underline)
      case 7: pen.attributes.insert(.reverse)
      case 22 where traits.turnsOffSingly: pen.attributes.subtract([.bold, .dim])
      case 24 where traits.turnsOffSingly: pen.attributes.remove(.underline)
      case 27 where traits.turnsOffSingly: pen.attributes.remove(.reverse)
      case 30..<38: pen.foreground = number - 30
      case 40..<48: pen.background = number - 40
      case 90..<98: pen.foreground = number - 82
      case 100..<108: pen.background = number - 92
      case 39 where traits.hasDefaultColors: pen.foreground = nil
      case 49 where traits.hasDefaultColors: pen.background = nil
      case 38, 48:
        let index = rest.dropFirst().first
        rest = rest.dropFirst(2)
        if number == 38 { pen.foreground = index } else { pen.background = index }
      default: complaints.append("SGR \(number)")
      }
    }
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    let width = Text.columns(of: scalar)
    if width == 0 {
      squares[cursor.row][max(0, cursor.column - 1)].glyph.unicodeScalars.append(scalar)
      return
    }
    guard cursor.column + width <= size.columns else {
      complaints.append("\(scalar) at \(cursor)")
      return
    }
    squares[cursor.row][cursor.column] = Square(glyph: String(scalar), pen: pen)
    if width == 2 { squares[cursor.row][cursor.column + 1] = Square(glyph: "", pen: pen) }
    cursor.column += width
    if !traits.wrapsLate, cursor.column == size.columns, cursor.row == size.rows - 1 {
      complaints.append("scrolled")
    }
  }
}
