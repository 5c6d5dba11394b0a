import Testing

@testable import Terminal

struct FramePainterTests {
  private static let traits: [TerminalTraits] = {
    var old = TerminalTraits()
    (old.turnsOffSingly, old.hasDefaultColors, old.erasesInColor, old.wrapsLate) = (
      false, false, false, false
    )
    var plain = TerminalTraits(erasesInColor: false)
    plain.attributes = [.bold, .dim, .reverse, .underline]
    return [TerminalTraits(attributes: [.bold, .dim, .reverse, .underline]), old, plain]
  }()

  /// Numbers that are the same in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 16 | state << 48
    }
  }

  /// Draws a few things somewhere.
  private func scribble(on frame: inout Frame, _ numbers: inout Numbers) {
    let texts = ["F12, premium", "映画館", "□ ■ ▒ ×", "e\u{301}", " ", "        ", "x", "🎬 end", "G7 G8"]
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let place = Point(
        column: Int.random(in: -2..<frame.size.columns, using: &numbers),
        row: Int.random(in: 0..<frame.size.rows, using: &numbers))
      let role = Role.allCases[Int.random(in: 0..<Role.allCases.count, using: &numbers)]
      let emphasis = Emphasis(rawValue: UInt8.random(in: 0..<8, using: &numbers))
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0:
        let size = Size(
          columns: Int.random(in: 1...30, using: &numbers), rows: Int.random(in: 1...4, using: &numbers))
        frame.fill(Rect(origin: place, size: size), role: role, emphasis: emphasis)
      case 1:
        frame.emphasise(Rect(column: place.column, row: place.row, columns: 3, rows: 1), emphasis)
      default:
        frame.put(
          texts[Int.random(in: 0..<texts.count, using: &numbers)], at: place, role: role, emphasis: emphasis)
      }
    }
    frame.cursor =
      Bool.random(using: &numbers)
      ? nil
      : Point(
        column: Int.random(in: 0..<frame.size.columns, using: &numbers),
        row: Int.random(in: 0..<frame.size.rows, using: &numbers))
  }

  /// What is wrong on `terminal` if it should show `frame`.
  private func difference(_ terminal: VirtualTerminal, _ frame: Frame, _ pens: [Role: ShownStyle]) -> String?
  {
    for row in 0..<terminal.size.rows {
      for column in 0..<terminal.size.columns {
        if !terminal.traits.wrapsLate, row == terminal.size.rows - 1, column >= terminal.size.columns - 2 {
          continue
        }
        let cell = frame[Point(column: column, row: row)]
        var wanted = Pen(pens[cell.role] ?? ShownStyle(attributes: []), cell.emphasis)
        wanted.attributes.formIntersection(terminal.traits.attributes)
        let square = terminal.squares[row][column]
        let same =
          square.glyph == cell.glyph
          && (square.pen == wanted || cell.glyph.isEmpty
            || cell.glyph == " " && square.pen.drawsBlanks(like: wanted))
        if !same { return "\(column), \(row): \(square), but should be \(cell.glyph) \(wanted)" }
      }
    }
    return terminal.complaints.first
  }

  @Test(arguments: traits, ColorDepth.allCases)
  func `whatever is drawn after whatever, the terminal shows the frame`(
    traits: TerminalTraits, depth: ColorDepth
  ) throws {
    var numbers = Numbers(state: 1)
    let size = Size(columns: 40, rows: 6)
    for theme in [Theme.builtIn, .plain] {
      var painter = FramePainter(traits: traits)
      painter.use(theme, colors: depth)
      let pens = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, theme.style($0, depth)) })
      var terminal = VirtualTerminal(size: size, traits: traits)
      var frame = Frame(size: size)
      for step in 0..<120 {
        scribble(on: &frame, &numbers)
        if step % 50 == 49 { frame = Frame(size: size) }
        terminal.receive(painter.paint(frame, window: size))
        try #require(difference(terminal, frame, pens) == nil, "step \(step)")
        #expect(terminal.isCursorShown == (frame.cursor != nil))
        if let cursor = frame.cursor { #expect(terminal.cursor == cursor) }
      }
    }
  }

  @Test(arguments: [Size(columns: 30, rows: 4), Size(columns: 50, rows: 9), Size(columns: 5, rows: 1)])
  func `a window of another size than the frame's shows what fits`(window: Size) {
    var numbers = Numbers(state: 2)
    var painter = FramePainter(traits: TerminalTraits())
    painter.use(.builtIn, colors: .palette256)
    var terminal = VirtualTerminal(size: window, traits: TerminalTraits())
    var frame = Frame(size: Size(columns: 40, rows: 6))
    for _ in 0..<50 {
      scribble(on: &frame, &numbers)
      frame.cursor = nil
      terminal.receive(painter.paint(frame, window: window))
    }
    #expect(terminal.complaints == [])
    for row in 0..<min(window.rows, 6) {
      let shown = terminal.squares[row].prefix(39).map(\.glyph).joined()
      let wanted = frame.cells(inRow: row).prefix(min(39, window.columns)).map(\.glyph).joined()
      // The last column may hold half of a wide character.
      #expect(shown.dropLast(1).hasPrefix(wanted.dropLast(2)))
    }
  }

  @Test func `the same frame costs nothing, and forgetting costs everything again`() {
    var painter = FramePainter(traits: TerminalTraits())
    painter.use(.builtIn, colors: .palette256)
    let size = Size(columns: 40, rows: 6)
    var frame = Frame(size: size)
    frame.put("Row A", at: Point(column: 3, row: 2))
    let first = painter.paint(frame, window: size)
    #expect(!first.isEmpty)
    #expect(painter.paint(frame, window: size) == [])
    painter.forget()
    #expect(painter.paint(frame, window: size) == first)
  }

  @Test(
    arguments: [
      (Pen(foreground: 75), Pen(foreground: 75, attributes: .reverse), "\u{1B}[7m"),
      (Pen(attributes: [.bold, .dim]), Pen(attributes: .dim), "\u{1B}[0;2m"),
      (
        Pen(foreground: 202, background: 0, attributes: .bold), Pen(foreground: 253, background: 0),
        "\u{1B}[22;38;5;253m"
      ),
      (Pen(foreground: 9, background: 12), Pen(foreground: 9), "\u{1B}[49m"),
      (Pen(foreground: 9, attributes: [.bold, .underline]), Pen(), "\u{1B}[m"),
      (Pen(), Pen(), ""),
      (nil, Pen(foreground: 7, background: 0), "\u{1B}[0;37;40m"),
    ] as [(Pen?, Pen, String)])
  func `changing the pen says no more than it must`(old: Pen?, new: Pen, sequence: String) {
    let traits = TerminalTraits(attributes: [.bold, .dim, .reverse, .underline])
    #expect(PenStrokes(traits: traits).change(from: old, to: new) == sequence)
  }
}

extension Pen {
  fileprivate init(foreground: Int? = nil, background: Int? = nil, attributes: Style.Attributes = []) {
    self.init(ShownStyle(foreground: foreground, background: background, attributes: attributes), [])
  }
}
