internal import CTerminalSignals
internal import Dispatch
internal import Glibc

/// Waits for input from a terminal and for signals, on its own thread, and passes them on in order.
///
/// Signals arrive through a pipe that their handlers write to, and so does the request to stop.
final class TerminalReader: Sendable {
  private let input: Int32
  private let readEnd: Int32
  private let writeEnd: Int32
  private let queue = DispatchQueue(label: "kiosk.terminal")

  /// Catches signals from now on and keeps them until ``start(decoder:onInput:onSignal:)``.
  /// - Parameter input: the terminal; its descriptor is duplicated.
  init(input: Int32) throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
    let copy = dup(input)
    guard copy >= 0 else {
      let number = errno
      ends.forEach { Glibc.close($0) }
      throw .system(call: "dup", errno: number)
    }
    for file in ends + [copy] { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    for file in ends { _ = fcntl(file, F_SETFL, O_NONBLOCK) }
    self.input = copy
    (readEnd, writeEnd) = (ends[0], ends[1])
    catchSignals()
  }

  /// Reinstalls the signal handlers, which curses replaces when it starts.
  func catchSignals() {
    kiosk_signals_forward(writeEnd)
  }

  func start(
    decoder: KeyDecoder,
    onInput: @escaping @Sendable ([InputEvent]) -> Void,
    onSignal: @escaping @Sendable (Int32) -> Void
  ) {
    queue.async { [self] in read(decoder, onInput, onSignal) }
  }

  /// Stops reading, and restores the previous signal handlers.
  func stop() {
    kiosk_signals_stop()
    unsafe _ = write(writeEnd, [UInt8(0)], 1)
    // It ends at once, since it waits for nothing else.
    queue.sync {}
    [readEnd, writeEnd, input].forEach { _ = Glibc.close($0) }
  }

  private func read(
    _ decoder: KeyDecoder, _ onInput: ([InputEvent]) -> Void, _ onSignal: (Int32) -> Void
  ) {
    var decoder = decoder
    var files = [readEnd, input].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      let ready = unsafe poll(&files, nfds_t(files.count), decoder.patience ?? -1)
      if ready < 0 {
        if errno == EINTR { continue }
        return
      }
      if files[0].revents != 0 {
        for number in bytes(from: readEnd) ?? [] {
          if number == 0 { return }
          onSignal(Int32(number))
        }
      }
      if files[1].revents != 0 {
        if let bytes = bytes(from: input) {
          onInput(decoder.decode(bytes))
        } else {
          // A negative descriptor is ignored from now on.
          files[1].fd = -1
          onInput(decoder.timeOut() + [.hangUp])
        }
      } else if ready == 0 {
        onInput(decoder.timeOut())
      }
    }
  }

  /// The bytes that can be read now; nil if the other end is closed.
  private func bytes(from file: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe Glibc.read(file, bytes.baseAddress, bytes.count)
    }
    if count < 0 { return [EINTR, EAGAIN].contains(errno) ? [] : nil }
    return count == 0 ? nil : Array(buffer.prefix(count))
  }
}
