internal import Glibc

/// Why a session is not possible on this terminal. Each error says what to do about it.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// `stream` is a file or a pipe: `standard input` or `standard output`.
  case notATerminal(stream: String)
  /// The terminal cannot position text, or curses does not start on it.
  case unusable(type: String)
  /// Neither the terminal's type nor any substitute has a description.
  case noDescription(type: String)
  /// Another session of this process is still open.
  case alreadyOpen
  /// A system call failed with `errno`.
  case system(call: String, errno: Int32)

  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "The kiosk needs a terminal, but its \(stream) is a file or a pipe. Start it in a terminal without redirection."
    case .unusable(let type):
      "The terminal type `\(type)` cannot place text on the screen. "
        + "Set TERM to the name of your terminal, such as `xterm-256color`."
    case .noDescription(let type):
      "There is no description of the terminal type `\(type)`, nor of any common one. "
        + "Install Debian's `ncurses-base` and `ncurses-term`."
    case .alreadyOpen:
      "The terminal is in use by another session of the kiosk. Close that one first."
    case .system(let call, let number):
      "The terminal cannot be used: `\(call)` failed: \(unsafe String(cString: strerror(number)))."
    }
  }
}
