internal import Dispatch
internal import Glibc
internal import Synchronization

/// Stands between a program and a real server on Unix sockets: passes everything on, can make the way longer, and can be
/// cut, which to the program is a server that has gone.
package final class Relay: Sendable {
  /// Where programs connect.
  package let path: String
  private let target: String
  private let state = Mutex(State())
  /// Wakes the thread that passes on.
  private let wake: (read: Int32, write: Int32)

  private struct State {
    var listener: Int32?
    var connections: [Connection] = []
    var delay = Duration.zero
    var isClosed = false
  }

  /// A program's connection and the one to the server that belongs to it.
  private struct Connection {
    let program: Int32
    let server: Int32
  }

  /// Listens at `path` in a directory that exists.
  package init(at path: String, to target: String) throws(TerminalError) {
    (self.path, self.target) = (path, target)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw TerminalError(call: "pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    wake = (ends[0], ends[1])
    try restore()
    DispatchQueue(label: "kiosk.tests.relay").async { [self] in passOn() }
  }

  deinit {
    close(wake.read)
    close(wake.write)
  }

  /// How much later than it came the first of an answer is passed on, as if the server were farther away.
  package var delay: Duration {
    get { state.withLock { $0.delay } }
    set { state.withLock { $0.delay = newValue } }
  }

  /// From now on there is no server: connections end, and new ones are refused.
  package func cut() {
    state.withLock { state in
      unsafe _ = unlink(path)
      if let listener = state.listener { close(listener) }
      state.listener = nil
      // The thread that reads them finds them at their end.
      for connection in state.connections {
        shutdown(connection.program, Int32(SHUT_RDWR))
        shutdown(connection.server, Int32(SHUT_RDWR))
      }
    }
    nudge()
  }

  /// The server is there again.
  package func restore() throws(TerminalError) {
    let listener = try unsafe Self.socket(at: path, bind)
    guard listen(listener, 64) == 0 else { throw TerminalError(call: "listen") }
    state.withLock { $0.listener = listener }
    nudge()
  }

  /// Ends for good.
  package func end() {
    state.withLock { $0.isClosed = true }
    cut()
  }

  // MARK: - The thread

  private func passOn() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    // By the program's end: who has asked and got no answer yet, and when an answer that has come is due.
    var asking: Set<Int32> = []
    var due: [Int32: ContinuousClock.Instant] = [:]
    while true {
      let (listener, connections, delay, isClosed) = state.withLock { state in
        (state.listener, state.connections, state.delay, state.isClosed)
      }
      if isClosed {
        for connection in connections { close(connection) }
        return
      }
      // A negative descriptor is left out.
      let files =
        [wake.read, listener ?? -1]
        + connections.flatMap { [$0.program, due[$0.program] == nil ? $0.server : -1] }
      var polled = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard unsafe poll(&polled, nfds_t(polled.count), Self.timeout(until: due.values.min())) >= 0 else {
        continue
      }
      if polled[0].revents != 0 { unsafe _ = read(wake.read, &buffer, buffer.count) }
      // The listener may have been closed meanwhile.
      if polled[1].revents != 0, state.withLock({ $0.listener == listener }) { accept(from: files[1]) }
      for (index, connection) in connections.enumerated() {
        let program = connection.program
        var isOpen = true
        if polled[3 + 2 * index].revents != 0, asking.contains(program), delay > .zero {
          due[program] = .now + delay
        } else if polled[3 + 2 * index].revents != 0 || due[program].map({ $0 <= .now }) ?? false {
          asking.remove(program)
          due[program] = nil
          isOpen = move(connection.server, program, by: &buffer)
        }
        if polled[2 + 2 * index].revents != 0, isOpen {
          isOpen = move(program, connection.server, by: &buffer)
          asking.insert(program)
        }
        if !isOpen {
          state.withLock { $0.connections.removeAll { $0.program == program } }
          close(connection)
          asking.remove(program)
          due[program] = nil
        }
      }
    }
  }

  /// Milliseconds for `poll`: without end when there is nothing to wait for.
  private static func timeout(until instant: ContinuousClock.Instant?) -> Int32 {
    guard let instant else { return -1 }
    let (seconds, attoseconds) = (instant - .now).components
    return Int32(max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1))
  }

  private func accept(from listener: Int32) {
    let program = Glibc.accept(listener, nil, nil)
    guard program >= 0 else { return }
    _ = fcntl(program, F_SETFD, FD_CLOEXEC)
    guard let server = try? unsafe Self.socket(at: target, connect) else {
      close(program)
      return
    }
    state.withLock { $0.connections.append(Connection(program: program, server: server)) }
  }

  private func close(_ connection: Connection) {
    close(connection.program)
    close(connection.server)
  }

  private func close(_ file: Int32) {
    _ = Glibc.close(file)
  }

  private func nudge() {
    unsafe _ = write(wake.write, [0], 1)
  }

  /// - Returns: whether there is more to come.
  private func move(_ source: Int32, _ sink: Int32, by buffer: inout [UInt8]) -> Bool {
    let count = unsafe read(source, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    var rest = buffer[..<count]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes {
        unsafe send(sink, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  static func socket(
    at path: String, _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws(TerminalError) -> Int32 {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
      unsafe field.copyBytes(from: path.utf8.prefix(field.count - 1))
    }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe call(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      let error = TerminalError(call: "socket `\(path)`")
      _ = Glibc.close(socket)
      throw error
    }
    return socket
  }
}

extension Relay {
  /// What a server at a Unix socket answers until it closes the connection.
  package static func answer(to text: String, at path: String) throws(TerminalError) -> String {
    let server = try unsafe socket(at: path, connect)
    defer { _ = Glibc.close(server) }
    let bytes = Array(text.utf8)
    guard unsafe write(server, bytes, bytes.count) == bytes.count else {
      throw TerminalError(call: "write to `\(path)`")
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = unsafe read(server, &buffer, buffer.count), count > 0 {
      answer += buffer.prefix(count)
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
