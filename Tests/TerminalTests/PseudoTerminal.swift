import CNcurses
import Dispatch
import Glibc
import Terminal
import Testing

/// A terminal for a session to run on, and the person in front of it.
final class PseudoTerminal {
  /// The side that the session reads and writes.
  let slave: Int32
  /// The slave's name in the file system.
  let path: String
  private let master: Int32
  /// What was written to the terminal waits here: a terminal that nobody reads would soon stop its writer.
  private let written: Int32
  private let source: any DispatchSourceRead

  init(size: Size = Size(columns: 80, rows: 24)) throws {
    var (master, slave) = (Int32(-1), Int32(-1))
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(unsafe openpty(&master, &slave, nil, nil, &window) == 0)
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    for file in ends + [master, slave] { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    (self.master, self.slave, written) = (master, slave, ends[0])
    path = unsafe String(cString: ttyname(slave))

    let source = DispatchSource.makeReadSource(fileDescriptor: master)
    let (from, to, reader) = (master, ends[1], ends[0])
    source.setEventHandler {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = unsafe read(from, &buffer, buffer.count)
      if count > 0 { unsafe _ = write(to, buffer, count) }
    }
    source.setCancelHandler {
      close(from)
      close(to)
      close(reader)
    }
    source.resume()
    self.source = source
  }

  deinit {
    hangUp()
    close(slave)
  }

  /// The terminal's settings for input, output and lines.
  var settings: [UInt32] {
    var settings = termios()
    unsafe _ = tcgetattr(slave, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  /// Whether what is typed is echoed, gathered into lines or taken for signals.
  var isCooked: Bool {
    settings[3] & UInt32(ECHO | ICANON | ISIG) != 0
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe _ = write(master, bytes, bytes.count)
  }

  func resize(to size: Size) {
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    unsafe _ = ioctl(slave, UInt(TIOCSWINSZ), &window)
  }

  /// Goes away: nobody reads what is written any more.
  func hangUp() {
    source.cancel()
  }

  /// All that was written to the terminal since the last time. A mark written after it tells where that ends.
  func output() -> String {
    let mark = "\u{1}end\u{1}"
    let bytes = Array(mark.utf8)
    unsafe _ = write(slave, bytes, bytes.count)
    return output(upTo: mark)
  }

  /// What is written to the terminal until `mark`.
  func output(upTo mark: String) -> String {
    let end = Array(mark.utf8)
    var read: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while !read.reversed().starts(with: end.reversed()) {
      let count = unsafe Glibc.read(written, &buffer, buffer.count)
      guard count > 0 else { break }
      read += buffer.prefix(count)
    }
    if read.reversed().starts(with: end.reversed()) { read.removeLast(end.count) }
    return String(decoding: read, as: UTF8.self)
  }
}
