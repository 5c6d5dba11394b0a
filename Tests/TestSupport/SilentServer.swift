internal import Glibc
internal import SystemPackage

/// Takes connections on a Unix socket and says nothing, as a server does whose machine has stopped.
package final class SilentServer: Sendable {
  /// To be used as `host`.
  package let directory: String
  private let listener: Int32

  /// - Parameter directory: one of its own where none is named.
  package init(at directory: String? = nil) throws {
    self.directory = directory ?? Self.someDirectory()
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = self.directory + "/.s.PGSQL.5432"
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let isMade = unsafe mkdir(self.directory, 0o700) == 0
    let isBound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isMade, isBound, listen(listener, 8) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Where nothing is yet.
  package static func someDirectory() -> String {
    "/tmp/kiosk-silent-\(getpid())-\(UInt32.random(in: .min ... .max))"
  }

  /// Whether somebody has connected.
  package var hasClient: Bool {
    var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&waiting, 1, 0) > 0
  }

  /// Ends the connections, too.
  package func stop() {
    close(listener)
    unsafe unlink(directory + "/.s.PGSQL.5432")
    unsafe rmdir(directory)
  }
}
