internal import CPseudoTerminal
internal import Glibc

/// The two ends of a pseudo-terminal: the one that a program runs on, and the one that a person has.
struct PseudoTerminal: ~Copyable {
  /// The person's end, which stays open after this.
  let master: Int32
  /// The program's end in the file system.
  private let path: String
  /// Keeps the terminal from being hung up before a program is on it.
  private let slave: Int32

  init(size: TerminalScreen.Size) throws(TerminalError) {
    var name = [CChar](repeating: 0, count: 64)
    master = unsafe kiosk_terminal_open(&name, name.count)
    guard master >= 0 else { throw TerminalError(call: "posix_openpt") }
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    slave = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    PseudoTerminal.resize(master, to: size)
  }

  deinit {
    close(slave)
  }

  static func resize(_ master: Int32, to size: TerminalScreen.Size) {
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    unsafe _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// The terminal's settings for input, output and lines.
  static func settings(_ master: Int32) -> [UInt32] {
    var settings = termios()
    unsafe _ = tcgetattr(master, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  /// Starts a program on the terminal, in a session of its own, with the variables given alone.
  func spawn(
    _ program: String, _ arguments: [String], environment: [String: String], directory: String
  ) throws(TerminalError) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe kiosk_terminal_spawn(&process, path, directory, &words, &variables)
    guard code == 0 else { throw TerminalError(call: "posix_spawn of `\(program)`", code: code) }
    return process
  }
}

/// What the system says why a program could not be started on a terminal.
package struct TerminalError: Error, CustomStringConvertible {
  package let description: String

  init(call: String, code: Int32 = errno) {
    description = "\(call): \(unsafe String(cString: strerror(code)))"
  }
}
