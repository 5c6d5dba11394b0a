internal import Glibc
package import SystemPackage

/// One short conversation over a Unix socket.
package enum LocalSocket {
  /// Whether somebody listens at `path`.
  package static func answers(at path: FilePath) -> Bool {
    reply(at: path, to: nil) != nil
  }

  /// The first bytes of the answer to `request`, within a second; nil when nobody listens, and empty when no
  /// question is asked.
  package static func reply(at path: FilePath, to request: String?) -> String? {
    let socket = FileDescriptor(
      rawValue: Glibc.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    guard socket.rawValue >= 0 else { return nil }
    defer { try? socket.close() }

    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
      let bytes = path.string.utf8
      guard bytes.count < field.count else { return false }
      unsafe field.copyBytes(from: bytes)
      return true
    }
    guard fits else { return nil }
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket.rawValue, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else { return nil }
    guard let request else { return "" }

    var limit = timeval(tv_sec: 1, tv_usec: 0)
    guard
      unsafe setsockopt(
        socket.rawValue, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size)) == 0,
      (try? socket.writeAll(request.utf8)) != nil
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: 64)
    guard let count = try? unsafe bytes.withUnsafeMutableBytes({ try unsafe socket.read(into: $0) }) else {
      return nil
    }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
