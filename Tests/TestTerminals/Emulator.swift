internal import CVTerm

/// A terminal as libvterm plays it: takes what a program writes, and has the screen that a person would see.
@safe struct Emulator: ~Copyable {
  private let terminal: OpaquePointer
  private let display: OpaquePointer
  private let modes: UnsafeMutablePointer<kiosk_vterm_modes>

  init(size: TerminalScreen.Size) {
    unsafe terminal = vterm_new(Int32(size.rows), Int32(size.columns))
    unsafe vterm_set_utf8(terminal, 1)
    unsafe display = vterm_obtain_screen(terminal)
    unsafe modes = .allocate(capacity: 1)
    unsafe modes.initialize(
      to: kiosk_vterm_modes(alternate_screen: false, cursor_visible: true, mouse: false))
    unsafe kiosk_vterm_watch(display, modes)
    unsafe vterm_screen_enable_altscreen(display, 1)
    unsafe vterm_screen_reset(display, 1)
  }

  deinit {
    unsafe vterm_free(terminal)
    unsafe modes.deallocate()
  }

  mutating func show(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in
      let characters = unsafe bytes.assumingMemoryBound(to: CChar.self)
      unsafe _ = vterm_input_write(terminal, characters.baseAddress, characters.count)
    }
  }

  mutating func resize(to size: TerminalScreen.Size) {
    unsafe vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
  }

  mutating func press(_ key: TerminalKey) {
    switch key {
    case .character(let character): for scalar in character.unicodeScalars { type(scalar) }
    case .control(let character): for scalar in character.unicodeScalars { type(scalar, VTERM_MOD_CTRL) }
    case .enter: press(VTERM_KEY_ENTER)
    case .escape: press(VTERM_KEY_ESCAPE)
    case .tab: press(VTERM_KEY_TAB)
    case .backTab: press(VTERM_KEY_TAB, VTERM_MOD_SHIFT)
    case .backspace: press(VTERM_KEY_BACKSPACE)
    case .up: press(VTERM_KEY_UP)
    case .down: press(VTERM_KEY_DOWN)
    case .left: press(VTERM_KEY_LEFT)
    case .right: press(VTERM_KEY_RIGHT)
    case .home: press(VTERM_KEY_HOME)
    case .end: press(VTERM_KEY_END)
    case .pageUp: press(VTERM_KEY_PAGEUP)
    case .pageDown: press(VTERM_KEY_PAGEDOWN)
    case .insert: press(VTERM_KEY_INS)
    case .delete: press(VTERM_KEY_DEL)
    case .function(let number): press(VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)))
    }
  }

  /// Presses and lets go of a button: 1 is the left one, 4 and 5 are the wheel.
  mutating func click(_ button: Int32, at place: TerminalScreen.Place) {
    unsafe vterm_mouse_move(terminal, Int32(place.row), Int32(place.column), VTERM_MOD_NONE)
    unsafe vterm_mouse_button(terminal, button, true, VTERM_MOD_NONE)
    unsafe vterm_mouse_button(terminal, button, false, VTERM_MOD_NONE)
  }

  /// What the terminal sends to the program since the last time: keys, and answers to questions.
  mutating func sent() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 1024)
    while case let count = unsafe vterm_output_read(terminal, &buffer, buffer.count), count > 0 {
      bytes += buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }
    return bytes
  }

  var screen: TerminalScreen {
    var (rows, columns) = (Int32(0), Int32(0))
    unsafe vterm_get_size(terminal, &rows, &columns)
    var cells: [TerminalScreen.Cell] = []
    cells.reserveCapacity(Int(rows * columns))
    for row in 0..<rows {
      for column in 0..<columns { cells.append(cell(VTermPos(row: row, col: column))) }
    }
    var cursor = VTermPos()
    unsafe vterm_state_get_cursorpos(vterm_obtain_state(terminal), &cursor)
    let modes = unsafe modes.pointee
    return TerminalScreen(
      size: .init(Int(columns), Int(rows)), cells: cells,
      cursor: .init(column: Int(cursor.col), row: Int(cursor.row)),
      isCursorVisible: modes.cursor_visible, isAlternate: modes.alternate_screen, reportsMouse: modes.mouse)
  }

  private func cell(_ position: VTermPos) -> TerminalScreen.Cell {
    var source = VTermScreenCell()
    unsafe _ = vterm_screen_get_cell(display, position, &source)
    var cell = TerminalScreen.Cell()
    let (first, second, third, _, _, _) = source.chars
    switch first {
    case 0: cell.text = " "
    // The right half of a wide character.
    case .max: cell.text = ""
    default:
      // Each piece of output is looked at cell by cell, by whoever measures how long it took, too.
      if second == 0, let scalar = Unicode.Scalar(first) {
        cell.text = String(scalar)
        break
      }
      let scalars = [first, second, third].prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
      cell.text = String(String.UnicodeScalarView(scalars))
    }
    unsafe cell.foreground = .init(kiosk_vterm_color(&source.fg))
    unsafe cell.background = .init(kiosk_vterm_color(&source.bg))
    cell.isBold = source.attrs.bold != 0
    cell.isUnderlined = source.attrs.underline != 0
    cell.isReversed = source.attrs.reverse != 0
    return cell
  }

  private func press(_ key: VTermKey, _ modifier: VTermModifier = VTERM_MOD_NONE) {
    unsafe vterm_keyboard_key(terminal, key, modifier)
  }

  private func type(_ scalar: Unicode.Scalar, _ modifier: VTermModifier = VTERM_MOD_NONE) {
    unsafe vterm_keyboard_unichar(terminal, scalar.value, modifier)
  }
}

extension TerminalScreen.Color {
  /// Of `kiosk_vterm_color`.
  fileprivate init(_ number: Int32) {
    switch number {
    case ..<0: self = .standard
    case ..<256: self = .palette(Int(number))
    default:
      self = .rgb(
        UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
        UInt8(truncatingIfNeeded: number))
    }
  }
}
