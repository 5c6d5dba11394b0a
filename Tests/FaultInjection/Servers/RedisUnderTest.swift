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
