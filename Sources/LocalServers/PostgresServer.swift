internal import Glibc
internal import Subprocess
internal import SystemPackage

/// The private PostgreSQL: one cluster with one database, reached through a Unix socket by its owner (and
/// root) alone.
struct PostgresServer: Sendable {
  static let database = "kiosk"
  static let user = "kiosk"

  let state: StateDirectory

  private let startLimit = Duration.seconds(60)

  var process: ServerProcess {
    ServerProcess(server: .postgreSQL, state: state, pidFile: cluster.appending("postmaster.pid"))
  }

  /// The major version that made the cluster; nil when there is none.
  var majorOfCluster: Substring? {
    (try? FileSystem.text(of: cluster.appending("PG_VERSION")))?.split(separator: "\n").first
  }

  var cluster: FilePath { state.path.appending("postgres") }
  private var newCluster: FilePath { state.path.appending("postgres.new") }
  private var accessRules: FilePath { state.path.appending("pg_hba.conf") }
  private var userNames: FilePath { state.path.appending("pg_ident.conf") }
  private var socket: FilePath { state.sockets.appending(".s.PGSQL.5432") }

  /// Whether it accepts connections: it says so itself, and somebody listens. A killed server's last words
  /// may say so too.
  var isReady: Bool {
    guard let words = try? FileSystem.text(of: cluster.appending("postmaster.pid")) else { return false }
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 7 && lines[7].trimmed == "ready" && LocalSocket.answers(at: socket)
  }

  /// Makes the cluster and the database in it, on the disk to the last byte. Until all is there it has
  /// another name, so what a kill leaves half-made is never taken for a cluster.
  func create(with programs: PostgresPrograms) async throws(LocalServersError) {
    try await removeTree(newCluster)
    let directory = try state.directory(named: "postgres.new")
    try await finish(
      process.launch(
        programs.initdb,
        [
          "--pgdata", directory.string, "--username", Self.user, "--auth", "peer", "--encoding", "UTF8",
          "--locale", "C.UTF-8", "--lc-messages", "C", "--no-sync", "--no-instructions",
        ], in: directory))
    try await finish(
      process.launch(
        programs.postgres,
        ["--single", "-D", directory.string, "-F", "-c", "exit_on_error=true", "template1"],
        in: directory, input: .string("CREATE DATABASE \(Self.database);\n")))
    try await finish(
      process.launch(programs.initdb, ["--pgdata", directory.string, "--sync-only"], in: directory))
    try FileSystem.attempt(to: "name", cluster) {
      try FileSystem.rename(directory, to: cluster)
      try FileSystem.synchronize(state.path)
    }
  }

  /// Starts the server on its cluster; `awaitReadiness` tells when it is there.
  func start(with programs: PostgresPrograms) async throws(LocalServersError) -> ServerProcess.Launch {
    try FileSystem.attempt(to: "write", accessRules) { try writeAccessRules() }
    // Nobody holds the lock on the log, so these are a dead server's. PostgreSQL would ask whether their
    // process id lives, and refuse to start if by now somebody else had it.
    for remains in [cluster.appending("postmaster.pid"), socket, FilePath(socket.string + ".lock")] {
      try FileSystem.attempt(to: "remove", remains) { try FileSystem.remove(remains) }
    }
    let settings = [
      "listen_addresses": "",
      "unix_socket_directories": state.sockets.string,
      "unix_socket_permissions": "0700",
      "hba_file": accessRules.string,
      "ident_file": userNames.string,
      "max_connections": "200",
      "shared_buffers": "64MB",
      "log_line_prefix": "%m [%p] ",
    ]
    return try await process.launch(
      programs.postgres,
      ["-D", cluster.string] + settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0)=\($1)"] },
      in: cluster)
  }

  func awaitReadiness(of launch: ServerProcess.Launch) async throws(LocalServersError) {
    try await process.awaitReadiness(of: launch, within: startLimit) { isReady }
  }

  /// Stops it in an orderly way: clients are disconnected, what they have not committed is rolled back.
  func stop() async {
    await process.stop(by: [
      (SIGINT, .seconds(20)), (SIGQUIT, .seconds(5)), (SIGKILL, .seconds(5)),
    ])
  }

  /// Who may come in: the operating system says who a client is, and only the server's owner and root are
  /// somebody here.
  private func writeAccessRules() throws {
    let names = Set(
      [Account.numbered(geteuid()), Account.numbered(0)].compactMap { $0?.name })
    let permissions: FilePermissions = [.ownerReadWrite, .groupRead]
    try FileSystem.write("local all all peer map=kiosk\n", to: accessRules, permissions)
    try FileSystem.write(
      names.sorted().map { "kiosk \"\($0)\" \(Self.user)\n" }.joined(), to: userNames, permissions)
    for file in [accessRules, userNames] {
      try FileSystem.setOwner(geteuid(), group: state.account.groupID, of: file)
    }
  }

  private func finish(_ launch: ServerProcess.Launch) async throws(LocalServersError) {
    let succeeded = await withTaskCancellationHandler {
      await launch.success.value
    } onCancel: {
      launch.success.cancel()
    }
    if Task.isCancelled { throw .interrupted }
    guard succeeded else { throw process.failure(of: launch) }
  }
}

/// Removes a directory and everything in it, following no links.
func removeTree(_ path: FilePath) async throws(LocalServersError) {
  do {
    let result = try await run(
      .name("rm"), arguments: ["-rf", "--", path.string], output: .discarded, error: .string(limit: 4096))
    guard !Task.isCancelled else { throw LocalServersError.interrupted }
    guard result.terminationStatus.isSuccess else {
      throw LocalServersError.spawnFailure(program: "rm", reason: result.standardError.trimmed)
    }
  } catch let failure as LocalServersError {
    throw failure
  } catch {
    if Task.isCancelled { throw .interrupted }
    throw .spawnFailure(program: "rm", reason: "\(error)")
  }
}
