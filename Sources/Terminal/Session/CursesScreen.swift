internal import CNcurses
internal import Glibc

/// The terminal in curses' hands, from `newterm` to `endwin`: its modes, the alternate screen and the keypad are
/// curses' work, and so is what the terminal's description says. Frames are painted by a ``FramePainter``.
@MainActor
@safe final class CursesScreen {
  private let screen: OpaquePointer
  private let input: UnsafeMutablePointer<FILE>
  private let output: UnsafeMutablePointer<FILE>
  private let terminal: Int32
  private let plainSequence: String
  private var painter: FramePainter
  private let fallbackSize: Size
  private var isOpen = true

  /// Starts curses on the terminal that `input` and `output` lead to; it keeps descriptors of its own.
  init(type: TerminalType, input: Int32, output: Int32) throws(TerminalError) {
    // Both would go before the real size of the window, and not follow it.
    unsafe unsetenv("LINES")
    unsafe unsetenv("COLUMNS")
    guard let reading = unsafe fdopen(dup(input), "r") else { throw .system(call: "fdopen", errno: errno) }
    guard let writing = unsafe fdopen(dup(output), "w") else {
      let number = errno
      unsafe fclose(reading)
      throw .system(call: "fdopen", errno: number)
    }
    guard let screen = unsafe newterm(type.name, writing, reading),
      let window = unsafe kiosk_standard_window()
    else {
      unsafe fclose(reading)
      unsafe fclose(writing)
      throw .unusable(type: type.name)
    }
    unsafe self.screen = screen
    unsafe self.input = reading
    unsafe self.output = writing
    terminal = output
    plainSequence = type.plainSequence
    painter = FramePainter(traits: type.traits)
    fallbackSize = unsafe Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    raw()
    noecho()
    nonl()
    unsafe keypad(window, true)
    // Sends what has been prepared; from here on curses draws nothing.
    unsafe wrefresh(window)
  }

  /// The size of the window as the system knows it, or else as the terminal's description does.
  var size: Size { windowSize(of: terminal) ?? fallbackSize }

  /// Draws in the theme's colours from the next frame on.
  func use(_ theme: Theme, colors: ColorDepth) {
    painter.use(theme, colors: colors)
  }

  /// Brings the window from what it shows to `frame`, sending what differs.
  func paint(_ frame: Frame) {
    write(painter.paint(frame, window: size))
  }

  /// Paints everything anew with the next frame: something else may have changed the terminal.
  func forgetContents() {
    reset_prog_mode()
    painter.forget()
  }

  func bell() {
    write([0x07])
  }

  /// Gives the terminal back. Nothing may be painted afterwards.
  func close() {
    guard isOpen else { return }
    isOpen = false
    // curses does not know how the painter left the terminal.
    write(Array(plainSequence.utf8))
    endwin()
    unsafe delscreen(screen)
    unsafe fclose(output)
    unsafe fclose(input)
  }

  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.write(terminal, bytes.baseAddress, bytes.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var file = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        unsafe _ = poll(&file, 1, -1)
      } else if errno != EINTR {
        // Nobody is there any more; that comes as an event.
        return
      }
    }
  }
}
