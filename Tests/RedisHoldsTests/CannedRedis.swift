import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// Takes connections on the loopback and answers each first request in the same words, whatever is asked.
final class CannedRedis: Sendable {
  let port: Int
  private let listener: Int32
  private let answer = Mutex("")
  private let taken = Mutex<[Int32]>([])
  private let hangsUp: Bool

  /// - Parameter hangsUp: right after it has answered.
  init(hangsUp: Bool = false) throws {
    self.hangsUp = hangsUp
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(socket, $0, length) == 0 && listen(socket, 64) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound else { throw Errno(rawValue: errno) }
    listener = socket
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  /// Answers a listener's login: it is part of a cluster whose slots are all kept by the server at `keeper`.
  func start(naming keeper: Int) {
    answer.withLock {
      $0 =
        "-ERR not asked\r\n*1\r\n*3\r\n:0\r\n:16383\r\n*2\r\n$9\r\n127.0.0.1\r\n:\(keeper)\r\n"
        + "*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n"
    }
    DispatchQueue(label: "canned redis").async { [self] in serve() }
  }

  /// How many connections it has taken.
  var connections: Int { taken.withLock(\.count) }

  func stop() {
    _ = shutdown(listener, Int32(SHUT_RDWR))
    taken.withLock { for socket in $0 { _ = shutdown(socket, Int32(SHUT_RDWR)) } }
  }

  private func serve() {
    while true {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else { break }
      taken.withLock { $0.append(socket) }
      var request: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while !String(decoding: request, as: UTF8.self).contains("SUBSCRIBE") {
        let count = unsafe recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        request += buffer[..<count]
      }
      let bytes = Array(answer.withLock(\.self).utf8)
      _ = unsafe send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      if hangsUp { _ = shutdown(socket, Int32(SHUT_RDWR)) }
    }
    close(listener)
    taken.withLock { for socket in $0 { close(socket) } }
  }
}
