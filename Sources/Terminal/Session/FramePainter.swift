/// Turns frames into what has to be sent to a terminal that shows the one before. Pure: it writes nothing itself.
///
/// It does what curses' own update does, in fewer bytes: that one goes back to plain attributes and colours after every
/// update and names both colours at every change, which makes one arrow key cost 140 bytes where this needs half.
struct FramePainter {
  private let traits: TerminalTraits
  private let strokes: PenStrokes
  /// For every role and emphasis.
  private var pens: [Pen] = []
  /// What the terminal shows; nil if nobody knows.
  private var shown: Frame?
  private var window = Size(columns: 0, rows: 0)
  private var pen: Pen?
  /// Where the terminal's cursor is; nil if terminals disagree.
  private var position: Point?
  private var isCursorShown: Bool?
  private var output: [UInt8] = []

  init(traits: TerminalTraits) {
    self.traits = traits
    strokes = PenStrokes(traits: traits)
  }

  /// Draws in the theme's colours; everything is drawn anew with the next frame.
  mutating func use(_ theme: Theme, colors: ColorDepth) {
    pens = Role.allCases.flatMap { role in
      let style = theme.style(role, colors)
      return (0..<8).map { Pen(style, Emphasis(rawValue: $0)) }
    }
    forget()
  }

  /// Draws everything anew with the next frame: something else may have written to the terminal.
  mutating func forget() {
    shown = nil
    pen = nil
    position = nil
    isCursorShown = nil
  }

  /// What brings a terminal with a window of `window` to `frame`. What lies outside of the window is left out.
  mutating func paint(_ frame: Frame, window: Size) -> [UInt8] {
    output = []
    if window != self.window || shown?.size != frame.size { forget() }
    self.window = window
    let old = shown ?? clear(frame)
    for row in 0..<min(frame.size.rows, window.rows) {
      let (oldCells, newCells) = (old.cells(inRow: row), frame.cells(inRow: row))
      if oldCells != newCells {
        paint(row, from: Array(oldCells), to: Array(newCells.prefix(window.columns)))
      }
    }
    shown = frame
    placeCursor(frame.cursor)
    return withoutFlicker(output)
  }

  /// A cursor that is seen to run through a large update is hidden meanwhile.
  private func withoutFlicker(_ update: [UInt8]) -> [UInt8] {
    guard update.count > 256, isCursorShown == true, !traits.hideCursor.isEmpty else { return update }
    return Array(traits.hideCursor.utf8) + update + Array(traits.showCursor.utf8)
  }

  /// Empties the window, and returns the frame that this looks like.
  private mutating func clear(_ frame: Frame) -> Frame {
    let blank = Frame(size: frame.size, charset: frame.charset)
    use(pen(for: .blank))
    // Row by row: not all terminals that erase rows in the background's colour do so with the whole window.
    for row in 0..<window.rows {
      move(to: Point(column: 0, row: row))
      if traits.erasesInColor || pen?.background == nil {
        send(Self.eraseToEnd)
      } else {
        // The last cell stays as it is where filling it would scroll the window.
        let isLast = row == window.rows - 1 && !traits.wrapsLate
        send(String(repeating: " ", count: max(0, window.columns - (isLast ? 1 : 0))))
        position = nil
      }
    }
    return blank
  }

  private mutating func paint(_ row: Int, from old: [Cell], to new: [Cell]) {
    let tail = blankTail(of: new)
    var column = 0
    while column < new.count {
      let width = column + 1 < new.count && new[column + 1].glyph.isEmpty ? 2 : 1
      defer { column += width }
      if (column..<column + width).allSatisfy({ $0 < old.count && looksSame(old[$0], new[$0]) }) { continue }
      // Half of a wide character, cut off by the window.
      guard !new[column].glyph.isEmpty else { continue }
      if !traits.wrapsLate, row == window.rows - 1, column + width >= window.columns { continue }
      reach(Point(column: column, row: row), over: new)
      if column >= tail, new.count == window.columns, new.count - column > Self.eraseToEnd.utf8.count {
        use(pen(for: new[column]))
        send(Self.eraseToEnd)
        return
      }
      draw(new[column], width: width)
    }
  }

  private static let eraseToEnd = "\u{1B}[K"

  /// The first of the cells at the end of a row that one erasure makes.
  private func blankTail(of cells: [Cell]) -> Int {
    guard let last = cells.last, last.glyph == " " else { return cells.count }
    let end = pen(for: last)
    guard end.drawsBlanks(like: end), traits.erasesInColor || end.background == nil else {
      return cells.count
    }
    return (cells.lastIndex { $0.glyph != " " || !pen(for: $0).drawsBlanks(like: end) } ?? -1) + 1
  }

  private mutating func draw(_ cell: Cell, width: Int) {
    let wanted = pen(for: cell)
    if cell.glyph != " " || pen.map({ !$0.drawsBlanks(like: wanted) }) ?? true { use(wanted) }
    send(cell.glyph)
    guard let place = position else { return }
    let next = Point(column: place.column + width, row: place.row)
    // Terminals disagree about where the cursor is at the end of a line, and about how wide some characters are.
    let isCertain = next.column < window.columns && width == 1 && cell.glyph.unicodeScalars.count == 1
    position = isCertain ? next : nil
  }

  /// Moves to `place` in a row of `cells`, by drawing the cells on the way again where that is shortest.
  private mutating func reach(_ place: Point, over cells: [Cell]) {
    guard let from = position, from.row == place.row, from.column < place.column, let pen else {
      return move(to: place)
    }
    let gap = cells[from.column..<place.column]
    let canRedraw = gap.allSatisfy { cell in
      let wanted = self.pen(for: cell)
      return cell.glyph.utf8.count == 1
        && (wanted == pen || cell.glyph == " " && wanted.drawsBlanks(like: pen))
    }
    guard canRedraw, gap.count <= forward(gap.count).utf8.count else { return move(to: place) }
    gap.forEach { send($0.glyph) }
    position = place
  }

  private mutating func move(to place: Point) {
    defer { position = place }
    let absolute = "\u{1B}[\(place.row + 1);\(place.column + 1)H"
    guard let from = position, from.row == place.row else { return send(absolute) }
    let distance = place.column - from.column
    guard distance != 0 else { return }
    let relative =
      distance > 0
      ? forward(distance) : distance >= -3 ? String(repeating: "\u{8}", count: -distance) : absolute
    send(relative.utf8.count <= absolute.utf8.count ? relative : absolute)
  }

  private func forward(_ columns: Int) -> String {
    columns == 1 ? "\u{1B}[C" : "\u{1B}[\(columns)C"
  }

  private mutating func placeCursor(_ cursor: Point?) {
    let bounds = Rect(origin: Point(column: 0, row: 0), size: window)
    if let cursor, bounds.contains(cursor) {
      move(to: cursor)
      if isCursorShown != true { send(traits.showCursor) }
      isCursorShown = true
    } else {
      if isCursorShown != false { send(traits.hideCursor) }
      isCursorShown = false
    }
  }

  private mutating func use(_ wanted: Pen) {
    send(strokes.change(from: pen, to: wanted))
    pen = wanted
  }

  private mutating func send(_ text: String) {
    output += text.utf8
  }

  private func looksSame(_ one: Cell, _ other: Cell) -> Bool {
    guard one.glyph == other.glyph else { return false }
    let (first, second) = (pen(for: one), pen(for: other))
    return first == second || one.glyph == " " && first.drawsBlanks(like: second)
  }

  private func pen(for cell: Cell) -> Pen {
    let index = Self.order[cell.role].map { $0 * 8 + Int(cell.emphasis.rawValue & 7) } ?? 0
    return index < pens.count ? pens[index] : Pen()
  }

  private static let order = Dictionary(uniqueKeysWithValues: zip(Role.allCases, 0...))
}
