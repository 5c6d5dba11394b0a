internal import Glibc
internal import SystemPackage

/// The private Redis: no port, a Unix socket for its owner (and root) alone, and an append-only file.
struct RedisServer: Sendable {
  let state: StateDirectory

  private let startLimit = Duration.seconds(60)

  var socket: FilePath { state.sockets.appending("redis.sock") }

  var process: ServerProcess {
    ServerProcess(server: .redis, state: state, pidFile: data.appending("redis.pid"))
  }

  private var data: FilePath { state.path.appending("redis") }

  /// Whether it answers with its data loaded.
  var isReady: Bool {
    LocalSocket.reply(at: socket, to: "PING\r\n")?.hasPrefix("+PONG") == true
  }

  func start(with program: RedisProgram) async throws(LocalServersError) -> ServerProcess.Launch {
    let directory = try state.directory(named: "redis")
    // Nobody holds the lock on the log, so these are a dead server's.
    for remains in [process.pidFile, socket] {
      try FileSystem.attempt(to: "remove", remains) { try FileSystem.remove(remains) }
    }
    let settings = [
      // It starts in its directory, so paths in it need no quoting.
      ("dir", "."), ("pidfile", "redis.pid"), ("logfile", ""), ("daemonize", "no"),
      ("always-show-logo", "no"),
      ("port", "0"), ("unixsocket", socket.string), ("unixsocketperm", "700"),
      ("appendonly", "yes"), ("appendfsync", "everysec"), ("aof-load-truncated", "yes"), ("save", ""),
      // A hold is never dropped to make room.
      ("maxmemory-policy", "noeviction"),
    ]
    return try await process.launch(
      program.path, settings.flatMap { ["--\($0)", $1] }, in: directory)
  }

  func awaitReadiness(of launch: ServerProcess.Launch) async throws(LocalServersError) {
    try await process.awaitReadiness(of: launch, within: startLimit) { isReady }
  }

  /// Stops it in an orderly way, with its file written.
  func stop() async {
    await process.stop(by: [(SIGTERM, .seconds(10)), (SIGKILL, .seconds(5))])
  }
}
