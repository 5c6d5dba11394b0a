internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import PostgresStore
internal import ProvingGround
internal import SystemPackage

extension Scene {
  /// Kills one process that serves a kiosk: all connections end, and what was written is recovered.
  func killBackend() async throws {
    if let backend = try await backends(1).first { kill(backend, SIGKILL) }
    // It takes the postmaster a moment to notice.
    try? await Task.sleep(for: .milliseconds(200))
    try await asking("SELECT 1")
  }

  func killPostgres(for duration: Duration) async throws {
    await postgres.kill()
    try? await Task.sleep(for: duration)
    try await postgres.start()
  }

  func restartPostgres() async throws {
    await postgres.stop()
    try await postgres.start()
  }

  /// Some of the processes that serve kiosks.
  func backends(_ count: Int) async throws -> [pid_t] {
    try await asking(
      "SELECT pid FROM pg_stat_activity WHERE usename = $1 ORDER BY random() LIMIT \(count)", [Self.till]
    ).map { pid_t(try $0.value("pid", as: Int.self)) }
  }

  func terminate(_ backends: [pid_t]) async throws {
    for backend in backends { try await asking("SELECT pg_terminate_backend(\(backend))") }
  }

  /// Stops the postmaster and all of its children: nobody answers, and nobody hangs up.
  func stopPostgres(for duration: Duration) async {
    guard let postmaster = await postgres.program.process else { return }
    kill(postmaster, SIGSTOP)
    let children = Self.children(of: postmaster)
    for child in children { kill(child, SIGSTOP) }
    try? await Task.sleep(for: duration)
    for child in children { kill(child, SIGCONT) }
    kill(postmaster, SIGCONT)
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

  /// Takes every connection that kiosks may have, and theirs as well.
  func exhaustConnections(for duration: Duration) async throws {
    let address = try postgres.conninfo().setting(["user": Self.till])
    let hoard = (0..<connections).map { _ in Database(address, limits: ClientPlan.limits) }
    try await terminate(await backends(connections))
    await withDiscardingTaskGroup { group in
      for database in hoard {
        group.addTask { _ = try? await database.rows(Statement(unprepared: "SELECT 1")) }
      }
    }
    try? await Task.sleep(for: duration)
    for database in hoard { await database.close() }
  }

  /// One that is sold at the moment, or as soon as kiosks have begun.
  func showtimeOnSale() async throws -> Showtime.ID {
    var found: Showtime.ID?
    _ = try await eventually(within: .seconds(20)) {
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
  func fillDisk(for duration: Duration) async throws {
    postgresFaults.isDiskFull = true
    try? await Task.sleep(for: duration)
    postgresFaults.isDiskFull = false
    _ = await eventually(within: .seconds(3)) {
      if postgres.isReady { return true }
      return await postgres.program.hasEnded
    }
    if await postgres.program.hasEnded {
      await postgres.program.ending()
      try await postgres.start()
    }
    try await asking("SELECT 1")
  }

  /// As a manager would: no more seats of it are sold.
  func cancel(_ showtime: Showtime.ID) async throws {
    try await asking("UPDATE showtimes SET status = 'CANCELLED' WHERE id = $1", [showtime])
  }
}
