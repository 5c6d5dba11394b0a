import Glibc
import SystemPackage
import Testing

@testable import FaultInjection

@Suite("A proxy's socket")
struct ProxySocketTests {
  @Test("ends its connection although somebody has a copy of it", arguments: [false, true])
  func copied(isTCP: Bool) throws {
    let path = "/tmp/proxy-socket-\(getpid()).sock"
    defer { unsafe _ = unlink(path) }
    let listener = isTCP ? try ProxySocket.listener(onPort: 0) : try ProxySocket.listener(at: path)
    defer { close(listener) }
    let viewer =
      isTCP
      ? try Self.connection(toPort: ProxySocket.port(of: listener)) : try ProxySocket.connection(to: path)
    defer { close(viewer) }
    try #require(Self.isReady(listener))
    let socket = try #require(try ProxySocket.accepted(from: listener, isTCP: isTCP))
    // As a program has that was started a moment ago.
    let copy = dup(socket)
    defer { close(copy) }

    if isTCP { ProxySocket.reset(socket) }
    ProxySocket.hangUp(socket)

    try #require(Self.isReady(viewer))
    var byte: UInt8 = 0
    let count = unsafe read(viewer, &byte, 1)
    #expect(isTCP ? count == -1 && errno == ECONNRESET : count == 0)
  }

  private static func isReady(_ socket: Int32) -> Bool {
    var look = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&look, 1, 10_000) == 1
  }

  private static func connection(toPort port: Int) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
    return socket
  }
}
