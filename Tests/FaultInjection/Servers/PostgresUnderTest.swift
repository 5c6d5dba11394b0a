internal import Glibc
internal import LocalServers
package import PostgresStore
internal import Subprocess
package import SystemPackage

/// A PostgreSQL of one's own: it may be killed, stopped, starved and restarted.
package struct PostgresUnderTest: Sendable {
  package let program: ServerProgram
  /// `max_connections` and the like, beyond what every one of them has.
  package let settings: [String: String]
  /// Where it listens on the loopback as well; clients that are to see TCP's faults connect there.
  package let port: Int?
  package var directory: FilePath { program.directory }
  /// The directory with its socket.
  package var sockets: FilePath { directory }
  package var cluster: FilePath { directory.appending("cluster") }
  package static let user = "kiosk"

  /// Makes a cluster and starts it, with a database `kiosk`.
  /// - Parameters:
  ///   - port: a free one where it has to listen on the loopback, too. Whoever can run programs on this machine gets
  ///     in there.
  ///   - faults: what it is to be lied to about.
  package init(
    in room: ServerRoom, named name: String = "postgres", port: Int? = nil, settings: [String: String] = [:],
    faults: PreloadedFaults? = nil
  ) async throws {
    self.init(program: try ServerProgram(name, in: room), settings: settings, port: port)
    if let faults { await program.preload(faults) }
    try await program.start(
      room.postgres.initdb,
      [
        "--pgdata", cluster.string, "--username", Self.user, "--auth", "trust", "--encoding", "UTF8",
        "--locale",
        "C.UTF-8", "--lc-messages", "C", "--no-sync", "--no-instructions",
      ])
    await program.ending()
    try await start()
    _ = try await Database(conninfo(database: "postgres"), limits: .maintenance).rows(
      Statement(unprepared: "CREATE DATABASE kiosk"))
  }

  /// A server on a cluster that somebody else has made, or will make, in the program's directory.
  package init(program: ServerProgram, settings: [String: String], port: Int?) {
    self.program = program
    self.settings = settings
    self.port = port
  }

  /// Starts it and waits until it takes connections. What a killed one has left behind is waited for.
  package func start() async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      try await program.start(program.room.postgres.postgres, arguments)
      let isOver = await eventually(within: .seconds(60)) {
        if isReady { return true }
        return await program.hasEnded
      }
      if isOver, isReady, await !program.hasEnded { return }
      await program.ending()
      try? await Task.sleep(for: .milliseconds(100))
    }
    throw ServerRoomError("\(program.name) does not start:\n\(program.lastLines)")
  }

  /// Stops it in an orderly way.
  package func stop() async { await program.end(by: SIGINT) }

  /// Kills the postmaster; its children notice by themselves.
  package func kill() async { await program.end(by: SIGKILL) }

  /// Whether it says that it takes connections.
  package var isReady: Bool {
    let file = unsafe open(cluster.appending("postmaster.pid").string, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = unsafe read(file, &bytes, bytes.count)
    let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 7, lines[7].hasPrefix("ready"), let process = pid_t(String(lines[0])) else {
      return false
    }
    return Glibc.kill(process, 0) == 0 && LocalSocket.answers(at: sockets.appending(".s.PGSQL.\(socketPort)"))
  }

  /// By its Unix socket, as the superuser who owns everything.
  package func conninfo(database: String = "kiosk") throws -> Conninfo {
    try Conninfo("host=\(sockets) hostaddr='' port=\(socketPort) dbname=\(database) user=\(Self.user)")
  }

  /// The number in its socket's name.
  package var socketPort: Int { port ?? 5432 }

  package var socket: FilePath { sockets.appending(".s.PGSQL.\(socketPort)") }

  private var arguments: [String] {
    var all = [
      "listen_addresses": port == nil ? "" : "127.0.0.1", "port": "\(socketPort)",
      "unix_socket_directories": sockets.string, "unix_socket_permissions": "0700", "max_connections": "300",
      "shared_buffers": "64MB", "log_line_prefix": "%m [%p] %a ", "deadlock_timeout": "100ms",
    ]
    all.merge(settings) { $1 }
    return ["-D", cluster.string] + all.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0)=\($1)"] }
  }
}
