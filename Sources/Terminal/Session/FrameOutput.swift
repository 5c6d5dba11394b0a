internal import CNcurses
internal import Glibc

/// The file that curses writes to. What it writes while a frame is drawn goes to the terminal in one piece.
///
/// curses flushes whenever it has moved the cursor, a dozen times in a frame and more. Over SSH each piece would be a
/// packet, and each wakes the terminal, which shows the frame half drawn.
@safe struct FrameOutput: ~Copyable {
  /// As curses wants it.
  let file: UnsafeMutablePointer<FILE>
  private let terminal: Int32
  /// A file in memory; empty between frames.
  private let pieces: Int32

  /// An output of its own to the terminal that `terminal` leads to.
  init(terminal: Int32) throws(TerminalError) {
    pieces = unsafe memfd_create("frame", kiosk_close_on_exec())
    guard pieces >= 0 else { throw .system(call: "memfd_create", errno: errno) }
    guard let file = unsafe fdopen(dup(terminal), "w") else {
      let number = errno
      Glibc.close(pieces)
      throw .system(call: "fdopen", errno: number)
    }
    unsafe self.file = file
    self.terminal = terminal
  }

  /// Lets curses draw, and sends what it has written. Between, nothing of it reaches the terminal: not even where the
  /// process ends by a signal.
  func inOnePiece(_ draw: () -> Void) {
    let descriptor = unsafe fileno(file)
    guard dup2(pieces, descriptor) >= 0 else { return draw() }
    draw()
    dup2(terminal, descriptor)
    send()
  }

  /// Nothing may be drawn afterwards.
  func close() {
    unsafe fclose(file)
    Glibc.close(pieces)
  }

  private func send() {
    let count = Int(lseek(pieces, 0, SEEK_CUR))
    guard count > 0 else { return }
    lseek(pieces, 0, SEEK_SET)
    let frame = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      read = unsafe max(0, Glibc.read(pieces, buffer.baseAddress, count))
    }
    lseek(pieces, 0, SEEK_SET)
    ftruncate(pieces, 0)
    var rest = frame[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        // Whoever gave the terminal does not want to wait for it; a frame has to.
        var full = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&full, 1, -1)
      } else if errno != EINTR {
        // Nobody is there any more; the reader hears of it too.
        return
      }
    }
  }
}
