internal import Glibc
package import SystemPackage

/// A private PostgreSQL and a private Redis, shared by everyone who is in: whoever comes first starts them,
/// whoever leaves last stops them.
///
/// Two locks in the state directory say who does what. `kiosk-demo.lock` is held while servers start or stop;
/// `users.lock` is held, shared, by everyone who is in, so whoever gets it alone is the last. The kernel
/// drops a lock with its process, so a killed kiosk counts as having left; its servers run on until the next
/// one joins them and leaves.
package enum LocalServers {
  /// How long somebody else may take to start or stop the servers.
  private static let othersLimit = Duration.seconds(90)

  /// Starts the servers, or joins them if they run, or recovers what a crash left of them.
  ///
  /// - Parameters:
  ///   - path: the state directory, made when there is none.
  ///   - progress: called with each step before it is taken.
  /// - Throws: `LocalServersError`; what was started for nobody is stopped again.
  package static func join(
    at path: FilePath, searching programs: ProgramSearch, progress: (Step) -> Void = { _ in }
  ) async throws(LocalServersError) -> Membership {
    let servers = try ServerPair(in: StateDirectory(at: path, userID: geteuid()))
    try servers.state.prepare()
    let transition = try await transition(in: servers.state, progress: progress)
    let users = try FileLock(at: servers.state.users)
    // Whoever wants it alone holds the other lock, which is held here.
    guard try await eventually(within: othersLimit, { () throws(LocalServersError) in users.take(.shared) })
    else { throw .anotherTooSlow(path, limit: othersLimit) }
    do {
      let isFresh = try await servers.start(searching: programs, progress: progress)
      transition.release()
      return Membership(of: servers, holding: users, isFresh: isFresh)
    } catch {
      let isLast = users.take(.exclusive)
      if isLast { await uncancelled { await servers.stop() } }
      transition.release()
      throw error
    }
  }

  /// Takes out of this process's environment, and so out of its children's, what would lead libpq to other
  /// servers than these, or to these in another way. Call it before there is a second thread.
  package static func forgetOtherServers() {
    for variable in [
      "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGSERVICEFILE", "PGPASSWORD", "PGOPTIONS", "PGREQUIREPEER",
      "PGSSLMODE", "PGTARGETSESSIONATTRS", "PGLOADBALANCEHOSTS",
    ] {
      unsafe unsetenv(variable)
    }
  }

  /// Removes all data, so that the next to join begins afresh. Fine when there is none.
  ///
  /// - Throws: `inUse` while anybody is in; `foreignDirectory` when the directory is not the demo's.
  package static func reset(at path: FilePath) async throws(LocalServersError) {
    let servers = try ServerPair(in: StateDirectory(at: path, userID: geteuid()))
    guard try servers.state.exists else { return }
    let transition = try await transition(in: servers.state, progress: { _ in })
    let users = try FileLock(at: servers.state.users)
    guard users.take(.exclusive) else { throw .inUse(path) }
    await uncancelled { await servers.stop() }
    for name in try FileSystem.attempt(to: "list", path, { try FileSystem.names(in: path) }) {
      // Others may be waiting for these locks: in the same files, or it would not be the same locks.
      if [servers.state.lock, servers.state.users].contains(path.appending(name)) { continue }
      try await removeTree(path.appending(name))
    }
    users.release()
    transition.release()
  }

  /// Everyone else's starts and stops kept out until it is released.
  static func transition(
    in state: StateDirectory, progress: (Step) -> Void
  ) async throws(LocalServersError) -> FileLock {
    let lock = try FileLock(at: state.lock)
    if lock.take(.exclusive) { return lock }
    progress(.waitingForAnother)
    guard try await eventually(within: othersLimit, { () throws(LocalServersError) in lock.take(.exclusive) })
    else { throw .anotherTooSlow(state.path, limit: othersLimit) }
    return lock
  }

  /// Tidies up to the end even when the task that has to is cancelled, for that is often why.
  static func uncancelled(_ body: @escaping @Sendable () async -> Void) async {
    await Task { await body() }.value
  }
}

/// The two servers of one state directory.
struct ServerPair: Sendable {
  let state: StateDirectory
  let postgres: PostgresServer
  let redis: RedisServer

  init(in state: StateDirectory) {
    self.state = state
    postgres = PostgresServer(state: state)
    redis = RedisServer(state: state)
  }

  /// Starts what does not run.
  ///
  /// - Returns: whether the database is new.
  func start(
    searching programs: ProgramSearch, progress: (Step) -> Void
  ) async throws(LocalServersError) -> Bool {
    let postgresRuns = try await runs(postgres.process, progress: progress) { postgres.isReady }
    let redisRuns = try await runs(redis.process, progress: progress) { redis.isReady }
    if postgresRuns && redisRuns {
      progress(.joining)
      return false
    }

    // What is missing is said before anything is made.
    let redisProgram = redisRuns ? nil : try await RedisProgram.find(programs)
    let major = postgres.majorOfCluster
    let postgresPrograms =
      postgresRuns
      ? nil : try await PostgresPrograms.find(programs, madeBy: major, at: postgres.cluster)

    try state.prepareSockets()
    var redisLaunch: ServerProcess.Launch?
    if let redisProgram {
      progress(.starting(.redis, version: redisProgram.version))
      redisLaunch = try await redis.start(with: redisProgram)
    }
    if let postgresPrograms {
      if major == nil {
        progress(.creatingCluster(version: postgresPrograms.version))
        try await postgres.create(with: postgresPrograms)
      }
      progress(.starting(.postgreSQL, version: postgresPrograms.version))
      try await postgres.awaitReadiness(of: postgres.start(with: postgresPrograms))
    }
    if let redisLaunch { try await redis.awaitReadiness(of: redisLaunch) }
    return postgresPrograms != nil && major == nil
  }

  /// Stops both, together.
  func stop() async {
    async let postgresStopped: Void = postgres.stop()
    async let redisStopped: Void = redis.stop()
    _ = await (postgresStopped, redisStopped)
    state.tidySockets()
  }

  /// Whether a server runs and answers. One that is still starting is waited for, and so is the end of one
  /// that was killed.
  private func runs(
    _ process: ServerProcess, progress: (Step) -> Void, isReady: () -> Bool
  ) async throws(LocalServersError) -> Bool {
    guard try process.isAlive else { return false }
    if isReady() { return true }
    progress(.waitingForRemains(process.server))
    var ready = false
    let settled = try await eventually(within: .seconds(60)) { () throws(LocalServersError) in
      ready = isReady()
      if ready { return true }
      return try !process.isAlive
    }
    guard settled else { throw .remainsOf(process.server, limit: .seconds(60), log: process.log) }
    return ready
  }
}
