internal import CPoller
internal import Glibc
internal import SystemPackage

/// The sockets of a proxy: none of them ever blocks, and no child process gets one.
enum ProxySocket {
  private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)

  /// Listens on a Unix socket, in whose place there must be nothing but an old one.
  static func listener(at path: String) throws(Errno) -> Int32 {
    unsafe _ = unlink(path)
    return try listening(try unsafe unixSocket(path, bind))
  }

  /// Listens on the loopback.
  /// - Parameter port: 0 for any that is free.
  static func listener(onPort port: Int) throws(Errno) -> Int32 {
    let socket = Glibc.socket(AF_INET, kind, 0)
    guard socket >= 0 else { throw Errno(rawValue: errno) }
    set(socket, SOL_SOCKET, SO_REUSEADDR, to: 1)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw failure(closing: socket) }
    return try listening(socket)
  }

  /// The number of a listener's port.
  static func port(of listener: Int32) -> Int {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe _ = getsockname(listener, $0, &size)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  static func connection(to path: String) throws(Errno) -> Int32 {
    try unsafe unixSocket(path, connect)
  }

  /// The next one who wants to connect; nil when there is none.
  static func accepted(from listener: Int32, isTCP: Bool) throws(Errno) -> Int32? {
    let socket = accept4(
      listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue))
    guard socket >= 0 else {
      if errno == EAGAIN || errno == ECONNABORTED || errno == EINTR { return nil }
      throw Errno(rawValue: errno)
    }
    if isTCP { set(socket, Int32(IPPROTO_TCP), TCP_NODELAY, to: 1) }
    return socket
  }

  /// Ends a connection at once and closes its socket.
  ///
  /// Closing alone would end nothing as long as somebody has a copy of the descriptor, as a program that is just being
  /// started has of all of them until it runs.
  static func hangUp(_ socket: Int32) {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Ends a TCP connection at once by RST in place of FIN; its socket stays to be closed.
  static func reset(_ socket: Int32) {
    var nowhere = sockaddr()
    nowhere.sa_family = sa_family_t(AF_UNSPEC)
    unsafe _ = connect(socket, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
  }

  /// Whether the other end sends nothing more, or is gone, although what it has sent may not have been read.
  static func hasHungUp(_ socket: Int32) -> Bool {
    // POLLRDHUP is the same bit, and is not imported.
    var look = pollfd(fd: socket, events: Int16(EPOLLRDHUP.rawValue), revents: 0)
    return unsafe poll(&look, 1, 0) > 0
  }

  /// The first bytes that wait to be read, which stay where they are.
  static func unread(from socket: Int32) -> ArraySlice<UInt8> {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe recv(socket, &bytes, bytes.count, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return bytes.prefix(max(0, count))
  }

  /// Nanoseconds of the monotonic clock.
  static var now: UInt64 {
    var time = timespec()
    unsafe _ = clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private static func listening(_ socket: Int32) throws(Errno) -> Int32 {
    guard listen(socket, 1_024) == 0 else { throw failure(closing: socket) }
    return socket
  }

  private static func set(_ socket: Int32, _ level: Int32, _ option: Int32, to value: Int32) {
    var value = value
    unsafe _ = setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func failure(closing socket: Int32) -> Errno {
    let error = Errno(rawValue: errno)
    close(socket)
    return error
  }

  private static func unixSocket(
    _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws(Errno) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
      guard path.utf8.count < field.count else { return false }
      unsafe field.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { throw .fileNameTooLong }
    let socket = Glibc.socket(AF_UNIX, kind, 0)
    guard socket >= 0 else { throw Errno(rawValue: errno) }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe use(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw failure(closing: socket) }
    return socket
  }
}
