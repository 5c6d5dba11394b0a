internal import Glibc

/// The size of a terminal's window; nil if the system does not know it, as on a serial line.
func windowSize(of terminal: Int32) -> Size? {
  var window = winsize()
  guard unsafe ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
    return nil
  }
  return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
}
