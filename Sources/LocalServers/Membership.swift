package import SystemPackage

/// Being in: as long as somebody is, the servers run.
package actor Membership {
  /// What tells clients of PostgreSQL and the kiosk where the servers are: `PGHOST`, `PGDATABASE`, `PGUSER`
  /// and `KIOSK_REDIS`, the path of Redis's socket.
  package nonisolated let environment: [String: String]
  /// For libpq. Names everything that the caller's own `PG…` variables could otherwise turn elsewhere.
  package nonisolated let conninfo: String
  package nonisolated let redisSocket: FilePath
  /// Whether this join made the database, which is then empty.
  package nonisolated let isFresh: Bool

  private let servers: ServerPair
  private var users: FileLock?

  init(of servers: ServerPair, holding users: consuming FileLock, isFresh: Bool) {
    self.servers = servers
    self.users = consume users
    self.isFresh = isFresh
    redisSocket = servers.redis.socket
    environment = [
      "PGHOST": servers.state.sockets.string,
      "PGDATABASE": PostgresServer.database,
      "PGUSER": PostgresServer.user,
      "KIOSK_REDIS": servers.redis.socket.string,
    ]
    conninfo =
      "host=\(servers.state.sockets) hostaddr='' port=5432 "
      + "dbname=\(PostgresServer.database) user=\(PostgresServer.user)"
  }

  /// Leaves; the last one out stops the servers and waits until they have ended. A second time does nothing.
  ///
  /// Goes on to the end in a cancelled task. What cannot be stopped now is found by the next to join.
  package func leave(progress: @escaping @Sendable (Step) -> Void = { _ in }) async {
    await LocalServers.uncancelled { await self.leaveToTheEnd(progress: progress) }
  }

  private func leaveToTheEnd(progress: @Sendable (Step) -> Void) async {
    guard let users = users.take() else { return }
    do {
      let transition = try await LocalServers.transition(in: servers.state, progress: progress)
      if users.take(.exclusive) {
        progress(.stopping)
        await servers.stop()
      }
      transition.release()
    } catch {
      // Somebody else is starting or stopping and hangs: the servers are theirs to stop.
    }
    users.release()
  }
}
