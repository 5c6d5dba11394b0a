internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import PostgresStore
internal import FaultInjection
internal import SystemPackage

extension Scene {
  /// Kills one process that serves a kiosk: all connections end, and what was written is recovered.
  /// - Returns: 1, if that has come to pass.
  func killBackend(using generator: inout SeededGenerator) async throws -> Int {
    // It takes the postmaster a moment to notice: this connection ends when it has.
    let witness = Database(try postgres.conninfo(), limits: ClientPlan.limits)
    var first: Int?
    _ = await eventually(within: Self.waitForEffect) {
      first = try? await Self.backend(of: witness)
      return first != nil
    }
    var isKilled = false
    _ = try await eventually(within: Self.waitForEffect) {
      let backend = try await backends().randomElement(using: &generator)
      isKilled = backend.map { kill($0, SIGKILL) == 0 } ?? false
      return isKilled
    }
    let isRecovered =
      isKilled
      ? await eventually(within: .seconds(60)) {
        let backend = try? await Self.backend(of: witness)
        return backend != nil && backend != first
      } : false
    await witness.close()
    try await asking("SELECT 1")
    return isRecovered ? 1 : 0
  }

  private static func backend(of database: Database) async throws -> Int? {
    try await database.rows(Statement(unprepared: "SELECT pg_backend_pid() AS pid")).first?.value("pid")
  }

  /// Ends some connections in an orderly way.
  /// - Returns: how many.
  func terminateBackends(using generator: inout SeededGenerator) async throws -> Int {
    var count = 0
    _ = try await eventually(within: Self.waitForEffect) {
      count = try await terminate(Array(try await backends().shuffled(using: &generator).prefix(8)))
      return count > 0
    }
    return count
  }

  /// Stops one or two processes that serve kiosks: nobody answers these, and all that they have locked stays locked.
  /// - Returns: how many connections kiosks gave up meanwhile.
  func stopBackends(for duration: Duration, using generator: inout SeededGenerator) async throws -> Int {
    let count = Int.random(in: 1...2, using: &generator)
    let before = postgresLine.figures.givenUp
    var stopped: [pid_t] = []
    _ = try await eventually(within: Self.waitForEffect) {
      // Whoever has just asked will ask again, except by the connection for keys that are pressed twice.
      let busy = try await backends(since: .seconds(1), named: #"\.k\d+$"#).shuffled(using: &generator)
      stopped = busy.prefix(count).filter { kill($0, SIGSTOP) == 0 }
      return !stopped.isEmpty
    }
    let given = await stand(for: duration) { postgresLine.figures.givenUp - before }
    for backend in stopped { kill(backend, SIGCONT) }
    return stopped.isEmpty ? 0 : given
  }

  /// - Returns: 1, unless it was away already.
  func killPostgres(for duration: Duration) async throws -> Int {
    let count = await postgres.program.process == nil ? 0 : 1
    await postgres.kill()
    try? await Task.sleep(for: duration)
    try await postgres.start()
    return count
  }

  func restartPostgres() async throws -> Int {
    let count = await postgres.program.process == nil ? 0 : 1
    await postgres.stop()
    try await postgres.start()
    return count
  }

  /// The processes that serve kiosks, in the order in which they began: a choice among them is the same for the same
  /// seed as far as they are.
  /// - Parameters:
  ///   - latest: only those that have been asked something in this time.
  ///   - name: a regular expression that the name of the connection matches, which is the kiosk's in the history.
  private func backends(since latest: Duration? = nil, named name: String = "") async throws -> [pid_t] {
    try await asking(
      """
      SELECT pid FROM pg_stat_activity
      WHERE usename = $1 AND application_name <> $2 AND application_name ~ $3 \
      \(latest.map { "AND state_change > now() - INTERVAL '\($0.seconds) s'" } ?? "")
      ORDER BY backend_start, pid
      """, [Self.till, Self.hoard, name]
    ).map { pid_t(try $0.value("pid", as: Int.self)) }
  }

  /// - Returns: how many of them there were.
  private func terminate(_ backends: [pid_t]) async throws -> Int {
    let list = backends.map(String.init).joined(separator: ",")
    return try await asking(
      "SELECT FROM unnest('{\(list)}'::integer[]) AS pid WHERE pg_terminate_backend(pid)"
    ).count
  }

  /// Stops the postmaster and all of its children: nobody answers, and nobody hangs up.
  /// - Returns: how many connections kiosks gave up meanwhile.
  func stopPostgres(for duration: Duration) async -> Int {
    guard let postmaster = await postgres.program.process else { return 0 }
    let before = postgresLine.figures.givenUp
    kill(postmaster, SIGSTOP)
    let children = Self.children(of: postmaster)
    for child in children { kill(child, SIGSTOP) }
    let count = await stand(for: duration) { postgresLine.figures.givenUp - before }
    for child in children { kill(child, SIGCONT) }
    kill(postmaster, SIGCONT)
    return count
  }

  private static func children(of process: pid_t) -> [pid_t] {
    guard
      let file = try? FileDescriptor.open(
        FilePath("/proc/\(process)/task/\(process)/children"), .readOnly, options: .closeOnExec)
    else { return [] }
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = (try? unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }) ?? 0
    return String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
  }

  /// The name by which those connections are known that only take up room.
  private static let hoard = "hoard"

  /// Takes every connection that kiosks may have, and theirs as well.
  /// - Returns: how many connections kiosks have lost and did not get again.
  func exhaustConnections(for duration: Duration) async throws -> Int {
    let address = try postgres.conninfo().setting(["user": Self.till, "application_name": Self.hoard])
    let hoard = (0..<connections).map { _ in Database(address, limits: ClientPlan.limits) }
    // After another fault kiosks may be about to connect: who has no connection yet cannot lose it.
    var before = 0
    _ = try await eventually(within: Self.waitForEffect) {
      before = try await backends().count
      return before > 0
    }
    // What is free first, so that kiosks find no room when theirs is taken away.
    _ = await Self.turnedAway(hoard)
    var count = 0
    _ = try await eventually(within: Self.waitForEffect) {
      _ = try await terminate(try await backends())
      let isFull = await Self.turnedAway(hoard) > 0
      count = isFull ? before - (try await backends().count) : 0
      return count > 0
    }
    try? await Task.sleep(for: duration)
    for database in hoard { await database.close() }
    return count
  }

  /// Lets everyone who has no connection ask for one.
  /// - Returns: how many are told that there is none left.
  private static func turnedAway(_ hoard: [Database]) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for database in hoard {
        group.addTask {
          do throws(PostgresError) {
            _ = try await database.rows(Statement(unprepared: "SELECT 1"))
            return false
          } catch {
            return ["too many clients", "connection slots are reserved"].contains {
              error.message.contains($0)
            }
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  /// One that is sold at the moment, or as soon as kiosks have begun.
  func showtimeOnSale() async throws -> Showtime.ID {
    var found: Showtime.ID?
    _ = try await eventually(within: .seconds(40)) {
      found = try await bestSelling()
      return found != nil
    }
    guard let found else { throw LabError("There is no showtime to cancel: nothing is being sold.") }
    return found
  }

  private func bestSelling() async throws -> Showtime.ID? {
    try await asking(
      """
      SELECT id FROM showtimes
      WHERE id = ANY ($1::uuid[]) AND status = 'SCHEDULED' AND available_seats BETWEEN 1 AND total_seats - 1
      ORDER BY version DESC LIMIT 1
      """, [blueprint.lanes.flatMap { $0 }]
    ).first?.value("id")
  }

  /// Lets no file of PostgreSQL grow, its log of changes neither. It may give up; then it is started again.
  /// - Returns: how often something was not written.
  func fillDisk(for duration: Duration) async throws -> Int {
    let before = postgresFaults.refusedWrites
    postgresFaults.isDiskFull = true
    let count = await stand(for: duration) { postgresFaults.refusedWrites - before }
    postgresFaults.isDiskFull = false
    try await recover()
    return count
  }

  /// Waits until PostgreSQL answers, and starts it again whenever it has given up.
  private func recover() async throws {
    let isBack = try await eventually(within: .seconds(90)) {
      if await postgres.program.hasEnded {
        await postgres.program.ending()
        try await postgres.start()
      }
      return (try? await admin.rows(Statement(unprepared: "SELECT 1"))) != nil
    }
    guard isBack else { throw LabError("PostgreSQL did not come back when its disk had room again.") }
  }

  /// As a manager would: no more seats of it are sold.
  /// - Returns: 1, if it was on sale.
  func cancel(_ showtime: Showtime.ID) async throws -> Int {
    try await asking(
      "UPDATE showtimes SET status = 'CANCELLED' WHERE id = $1 RETURNING id", [showtime]
    ).count
  }
}
