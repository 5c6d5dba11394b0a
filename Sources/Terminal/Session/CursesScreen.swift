internal import CNcurses
internal import Glibc

/// The curses screen: it is started once, draws frames, and is ended once. curses works on one screen at a
/// time, always on the main actor.
@MainActor
@safe final class CursesScreen {
  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private let input: UnsafeMutablePointer<FILE>
  private let output: FrameOutput
  private let terminal: Int32
  private let clearSequence: String
  private let hasColors: Bool
  private var pens: [Role: Pen] = [:]
  private var shown: Frame?
  private var isOpen = true

  /// How a role is drawn: curses' attributes and the number of a colour pair.
  private struct Pen {
    var attributes: attr_t
    var pair: Int32
    /// The background colour; nil for the terminal's own.
    var background: Int?

    /// Whether a space looks the same in both pens.
    func drawsBlanks(like other: Pen) -> Bool {
      let visible = kiosk_attribute_reverse() | kiosk_attribute_underline()
      return background == other.background && (attributes | other.attributes) & visible == 0
    }
  }

  /// More are not safe on terminals with eight colours.
  static let mostPairs = 60

  /// A key press changes at most this many rows, and those are compared cell by cell.
  private static let mostRowsToCompare = 6

  /// Starts curses on the terminal behind `input` and `output`. It keeps its own descriptors.
  init(type: TerminalType, colors: ColorDepth, input: Int32, output: Int32) throws(TerminalError) {
    // Both would override the window's real size, and would not follow its changes.
    unsafe unsetenv("LINES")
    unsafe unsetenv("COLUMNS")
    // How curses treats characters depends only on the process's locale.
    unsafe setlocale(LC_CTYPE, "")
    let codeset = unsafe String(cString: nl_langinfo(Int32(CODESET)))
    if codeset != "UTF-8" { unsafe setlocale(LC_CTYPE, "C.UTF-8") }
    guard let reading = unsafe fdopen(dup(input), "r") else { throw .system(call: "fdopen", errno: errno) }
    let frames: FrameOutput
    do {
      frames = try FrameOutput(terminal: output)
    } catch {
      unsafe fclose(reading)
      throw error
    }
    guard let screen = unsafe newterm(type.name, frames.file, reading),
      let window = unsafe kiosk_standard_window()
    else {
      unsafe fclose(reading)
      frames.close()
      throw .unusable(type: type.name)
    }
    unsafe self.screen = screen
    unsafe self.window = window
    unsafe self.input = reading
    self.output = frames
    terminal = output
    clearSequence = type.clearSequence
    raw()
    noecho()
    nonl()
    // Input must not interrupt the drawing of a frame.
    typeahead(-1)
    unsafe keypad(window, true)
    unsafe intrflush(window, false)
    unsafe leaveok(window, false)
    unsafe scrollok(window, false)
    hasColors = colors > .monochrome && has_colors()
    if hasColors {
      start_color()
      use_default_colors()
    }
    fitToWindow()
  }

  /// The size of the window as the system reports it, otherwise as curses does.
  var size: Size { windowSize(of: terminal) ?? cursesSize }

  /// Uses the theme's colours from the next frame on.
  func use(_ theme: Theme, colors: ColorDepth) {
    var pairs: [[Int32]: Int32] = [:]
    pens = [:]
    for role in Role.allCases {
      let style = theme.style(role, hasColors ? colors : .monochrome)
      var pair: Int32 = 0
      if hasColors, style.foreground != nil || style.background != nil {
        let colors = [Int32(style.foreground ?? -1), Int32(style.background ?? -1)]
        pair = pairs[colors] ?? Int32(pairs.count + 1)
        if pairs[colors] == nil, pairs.count < Self.mostPairs {
          pairs[colors] = pair
          init_extended_pair(pair, colors[0], colors[1])
        }
        if pair > Self.mostPairs { pair = 0 }
      }
      pens[role] = Pen(
        attributes: Self.attributes(style.attributes), pair: pair,
        background: pair == 0 ? nil : style.background)
    }
    var blank = cell(" ", columns: 1, pen(of: .blank))
    unsafe wbkgrndset(window, &blank)
    shown = nil
  }

  /// Updates the window to show `frame`, sending only what differs.
  func paint(_ frame: Frame) {
    fitToWindow()
    let rows = min(frame.size.rows, cursesSize.rows)
    let columns = min(frame.size.columns, cursesSize.columns)
    if shown?.size != frame.size {
      shown = nil
      unsafe werase(window)
    }
    let changed = (0..<rows).filter { shown?.cells(inRow: $0) != frame.cells(inRow: $0) }
    for row in changed {
      // If many rows change, curses looks for some that have only moved, and scrolls part of the screen,
      // whatever idlok says. Not all terminals scroll as their description says, so it is made to draw in
      // place.
      if changed.count > Self.mostRowsToCompare { unsafe wredrawln(window, Int32(row), 1) }
      let cells = self.cells(frame.cells(inRow: row).prefix(columns))
      unsafe cells.withUnsafeBufferPointer { cells in
        unsafe _ = mvwadd_wchnstr(window, Int32(row), 0, cells.baseAddress, Int32(cells.count))
      }
    }
    shown = frame
    output.inOnePiece {
      if let place = frame.cursor, place.row >= 0, place.row < rows, place.column >= 0, place.column < columns
      {
        curs_set(1)
        unsafe wmove(window, Int32(place.row), Int32(place.column))
      } else {
        curs_set(0)
      }
      unsafe wrefresh(window)
    }
  }

  /// Makes the next frame draw everything again, since something else may have written to the terminal.
  func forgetContents() {
    reset_prog_mode()
    unsafe keypad(window, true)
    unsafe clearok(kiosk_current_window(), true)
    shown = nil
  }

  /// Restores the terminal. Nothing may be drawn afterwards.
  func close() {
    guard isOpen else { return }
    isOpen = false
    if !clearSequence.isEmpty { unsafe fputs(clearSequence, output.file) }
    endwin()
    unsafe delscreen(screen)
    output.close()
    unsafe fclose(input)
  }

  private var cursesSize: Size {
    unsafe Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
  }

  private func fitToWindow() {
    let size = size
    guard size.rows != Int(unsafe getmaxy(window)) || size.columns != Int(unsafe getmaxx(window)) else {
      return
    }
    resizeterm(Int32(size.rows), Int32(size.columns))
    shown = nil
  }

  /// Up to this many spaces take the pen of the cell before them. curses handles longer runs, and spaces
  /// at the end of a line, in fewer bytes than it takes to write them.
  private static let mostBlanksToCarryOver = 2

  /// The cells in curses' form, with a wide character only once.
  ///
  /// A few spaces between two drawn cells are drawn with the pen of the first if this is not visible.
  /// Resetting the colours for each space between seats and setting them again would cost twenty bytes for
  /// each seat.
  private func cells(_ row: ArraySlice<Cell>) -> [cchar_t] {
    var cells: [cchar_t] = []
    cells.reserveCapacity(row.count)
    var (pen, blanks) = (Pen(attributes: 0, pair: 0), 0)
    var index = row.startIndex
    while index < row.endIndex {
      let isWide = index + 1 < row.endIndex && row[index + 1].glyph.isEmpty
      let own = self.pen(of: row[index])
      if row[index].glyph == " ", own.drawsBlanks(like: pen) {
        blanks += 1
      } else {
        if (1...Self.mostBlanksToCarryOver).contains(blanks) {
          for blank in cells.indices.suffix(blanks) { cells[blank] = cell(" ", columns: 1, pen) }
        }
        (pen, blanks) = (own, 0)
      }
      cells.append(cell(row[index].glyph, columns: isWide ? 2 : 1, own))
      if isWide, !Self.isDrawable(row[index].glyph, columns: 2) { cells.append(cell(" ", columns: 1, own)) }
      index += isWide ? 2 : 1
    }
    return cells
  }

  private func pen(of cell: Cell) -> Pen {
    var pen = pens[cell.role] ?? Pen(attributes: 0, pair: 0)
    if cell.emphasis.contains(.bold) { pen.attributes |= kiosk_attribute_bold() }
    if cell.emphasis.contains(.underline) { pen.attributes |= kiosk_attribute_underline() }
    // In an area that is reversed, reverse text is shown unreversed.
    if cell.emphasis.contains(.reverse) { pen.attributes ^= kiosk_attribute_reverse() }
    return pen
  }

  private func cell(_ glyph: String, columns: Int, _ pen: Pen) -> cchar_t {
    let glyph = Self.isDrawable(glyph, columns: columns) ? glyph : "?"
    var characters = glyph.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    characters.append(0)
    var result = cchar_t()
    if unsafe !kiosk_make_cell(&result, characters, pen.attributes, pen.pair) {
      unsafe _ = kiosk_make_cell(&result, [wchar_t(UInt8(ascii: "?")), 0], pen.attributes, pen.pair)
    }
    return result
  }

  /// Whether the C library, and so curses, considers `glyph` to be as wide as the frame does. The library may
  /// be older than the character.
  private static func isDrawable(_ glyph: String, columns: Int) -> Bool {
    guard let first = glyph.unicodeScalars.first else { return false }
    return first.isASCII || Int(wcwidth(wchar_t(bitPattern: first.value))) == columns
  }

  private static func attributes(_ attributes: Style.Attributes) -> attr_t {
    var result: attr_t = 0
    if attributes.contains(.bold) { result |= kiosk_attribute_bold() }
    if attributes.contains(.dim) { result |= kiosk_attribute_dim() }
    if attributes.contains(.reverse) { result |= kiosk_attribute_reverse() }
    if attributes.contains(.underline) { result |= kiosk_attribute_underline() }
    return result
  }
}
