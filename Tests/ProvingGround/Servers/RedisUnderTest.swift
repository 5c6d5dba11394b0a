internal import Glibc
internal import LocalServers
package import RedisHolds
package import SystemPackage

/// A Redis of one's own: it may be killed, stopped, starved and restarted.
package struct RedisUnderTest: Sendable {
  package let program: ServerProgram
  /// `maxmemory` and the like, beyond what every one of them has.
  package let settings: [String: String]
  /// Where it listens on the loopback as well.
  package let port: Int?

  /// - Parameter faults: what it is to be lied to about.
  package init(
    in room: ServerRoom, named name: String = "redis", port: Int? = nil, settings: [String: String] = [:],
    faults: PreloadedFaults? = nil
  ) async throws {
    program = try ServerProgram(name, in: room)
    if let faults { await program.preload(faults) }
    self.settings = settings
    self.port = port
    try await start()
  }

  /// Starts it and waits until it answers with its data loaded.
  package func start() async throws {
    unsafe _ = unlink(socket.string)
    try await program.start(program.room.redis.path, arguments)
    let isOver = await eventually(within: .seconds(30)) {
      if isReady { return true }
      return await program.hasEnded
    }
    guard isOver, isReady else {
      throw ServerRoomError("\(program.name) does not start:\n\(program.lastLines)")
    }
  }

  /// Stops it in an orderly way, with its file written.
  package func stop() async { await program.end(by: SIGTERM) }

  package func kill() async { await program.end(by: SIGKILL) }

  package var isReady: Bool {
    LocalSocket.reply(at: socket, to: "PING\r\n")?.hasPrefix("+PONG") == true
  }

  package var socket: FilePath { program.directory.appending("redis.sock") }

  /// By its Unix socket.
  package func address() throws -> RedisAddress { try RedisAddress(socket.string) }

  private var arguments: [String] {
    var all = [
      "dir": ".", "daemonize": "no", "always-show-logo": "no", "port": "\(port ?? 0)", "bind": "127.0.0.1",
      "unixsocket": socket.string, "unixsocketperm": "700", "appendonly": "yes", "appendfsync": "everysec",
      "aof-load-truncated": "yes", "save": "", "maxmemory-policy": "noeviction", "maxclients": "2000",
    ]
    all.merge(settings) { $1 }
    return all.sorted { $0.key < $1.key }.flatMap { ["--\($0)", $1] }
  }
}

/// Ports of the loopback that nobody listens on at the moment.
package func freePorts(_ count: Int) throws -> [Int] {
  var sockets: [Int32] = []
  defer { for socket in sockets { close(socket) } }
  return try (0..<count).map { _ in
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    sockets.append(socket)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        let bound = unsafe bind(socket, $0, size)
        return unsafe bound == 0 ? getsockname(socket, $0, &size) : bound
      }
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
