internal import LocalServers
internal import PostgresStore
internal import SystemPackage

extension PostgresUnderTest {
  /// A standby of a primary that runs and listens on the loopback: a copy of its cluster, which streams from it under
  /// the name of its program.
  package init(standbyOf primary: PostgresUnderTest, named name: String, port: Int) async throws {
    self.init(
      program: try ServerProgram(name, in: primary.program.room), settings: ["cluster_name": name], port: port
    )
    let programs = program.room.postgres.directory
    try await program.start(
      programs.appending("pg_basebackup"),
      [
        "--pgdata", cluster.string, "--host", primary.sockets.string, "--port", "\(primary.socketPort)",
        "--username", Self.user, "--no-password", "--write-recovery-conf", "--checkpoint", "fast",
        "--wal-method", "stream", "--no-sync",
      ])
    await program.ending()
    try await start()
  }

  /// Makes the primary acknowledge a commit only when that standby has it on its disk.
  package func acknowledgeOnlyWith(_ standby: PostgresUnderTest) async throws {
    let database = Database(try conninfo(database: "postgres"), limits: .maintenance)
    for statement in [
      "ALTER SYSTEM SET synchronous_standby_names = '\(standby.program.name)'", "SELECT pg_reload_conf()",
    ] {
      _ = try await database.rows(Statement(unprepared: statement))
    }
    let isSynchronous = try await eventually(within: .seconds(20)) {
      let rows = try await database.rows(
        Statement(unprepared: "SELECT count(*) AS n FROM pg_stat_replication WHERE sync_state = 'sync'"))
      return try rows.first?.value("n", as: Int.self) == 1
    }
    await database.close()
    guard isSynchronous else {
      throw ServerRoomError("\(standby.program.name) does not stream:\n\(standby.program.lastLines)")
    }
  }

  /// Makes a standby the primary and waits for that.
  package func promote() async throws {
    let database = Database(try conninfo(), limits: .maintenance)
    let rows = try await database.rows(Statement(unprepared: "SELECT pg_promote(true, 60) AS is_promoted"))
    await database.close()
    guard try rows.first?.value("is_promoted") == true else {
      throw ServerRoomError("\(program.name) cannot be promoted:\n\(program.lastLines)")
    }
  }
}
