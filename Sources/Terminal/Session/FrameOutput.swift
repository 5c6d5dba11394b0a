internal import CNcurses
internal import Glibc

/// The file that curses writes to. What it writes for one frame is sent to the terminal in one piece.
///
/// curses flushes each time it has moved the cursor: a dozen times per frame or more. Over SSH, each piece
/// would be a packet, and each wakes the terminal, which then shows a half-drawn frame.
@safe struct FrameOutput: ~Copyable {
  /// In the form that curses needs.
  let file: UnsafeMutablePointer<FILE>
  private let terminal: Int32
  /// A file in memory, which is empty between frames.
  private let pieces: Int32

  /// An output with its own descriptor for the terminal behind `terminal`.
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

  /// Lets curses draw, and then sends what it has written. Until then nothing reaches the terminal, not even
  /// if a signal ends the process.
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
        // The terminal may be set not to block, but a frame has to be written completely.
        var full = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&full, 1, -1)
      } else if errno != EINTR {
        // The other end is closed; the reader notices this, too.
        return
      }
    }
  }
}
