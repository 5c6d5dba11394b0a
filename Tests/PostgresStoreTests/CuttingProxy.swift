import Dispatch
import Glibc
import Synchronization

/// Stands between a client and PostgreSQL's Unix socket, and can cut the line in the worst moment: after the
/// server has committed and before the client hears of it.
final class CuttingProxy: Sendable {
  /// To be used as `host`.
  let directory: String
  private let listener: Int32
  private let isArmed = Atomic(false)

  struct Failure: Error {
    let call: String
    let code = errno
  }

  init(to serverDirectory: String) throws {
    directory = "/tmp/kiosk-proxy-\(getpid())-\(UInt32.random(in: .min ... .max))"
    guard unsafe mkdir(directory, 0o700) == 0 else { throw Failure(call: "mkdir") }
    listener = try unsafe CuttingProxy.socket("\(directory)/.s.PGSQL.5432") { unsafe bind($0, $1, $2) }
    guard listen(listener, 8) == 0 else { throw Failure(call: "listen") }
    DispatchQueue(label: "proxy").async { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        DispatchQueue(label: "proxy.connection").async { [self] in
          let server = try? unsafe CuttingProxy.socket("\(serverDirectory)/.s.PGSQL.5432") {
            unsafe connect($0, $1, $2)
          }
          if let server {
            relay(client, server)
            close(server)
          }
          close(client)
        }
      }
    }
  }

  /// The next COMMIT's reply is not passed on.
  func cutAtNextCommit() {
    isArmed.store(true, ordering: .sequentiallyConsistent)
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    unsafe unlink("\(directory)/.s.PGSQL.5432")
    unsafe rmdir(directory)
  }

  private func relay(_ client: Int32, _ server: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var sockets = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      guard unsafe poll(&sockets, 2, -1) > 0 else { return }
      for (from, to) in [(0, server), (1, client)] where sockets[from].revents != 0 {
        let count = unsafe read(sockets[from].fd, &buffer, buffer.count)
        guard count > 0 else { return }
        let bytes = buffer[..<count]
        if from == 1, contains(bytes, Array("COMMIT\0".utf8)),
          isArmed.compareExchange(expected: true, desired: false, ordering: .sequentiallyConsistent).exchanged
        {
          return
        }
        guard
          unsafe Array(bytes).withUnsafeBytes({
            unsafe send(to, $0.baseAddress, count, Int32(MSG_NOSIGNAL))
          }) == count
        else { return }
      }
    }
  }

  private func contains(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }

  private static func socket(
    _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws -> Int32 {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket") }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
      unsafe field.copyBytes(from: Array(path.utf8.prefix(field.count - 1)))
    }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(call: path)
    }
    return descriptor
  }
}
