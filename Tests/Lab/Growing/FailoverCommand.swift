internal import ArgumentParser
internal import Glibc
internal import PostgresStore
internal import ProvingGround
internal import SystemPackage

/// PostgreSQL's primary is killed while kiosks sell, and its standby promoted.
struct FailoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failover",
    abstract:
      "Kills PostgreSQL's primary while kiosks sell, promotes its standby, and checks that nothing is lost.",
    discussion: """
      The kiosks know both by one connection string: host=A,B target_session_attrs=read-write. With --asynchronous the \
      primary does not wait for its standby, which lags when it is killed: acknowledged sales are lost, and the run fails.
      """)

  @OptionGroup var options: GrowingOptions

  @Flag(help: "Acknowledge commits that the standby does not have yet.")
  var asynchronous = false

  @Option(help: "How long it takes until somebody notices that the primary is gone and promotes, in seconds.")
  var notice = 1.0

  /// Sales have to go on within this time, in seconds.
  private static let limit = 10.0

  func run() async throws {
    let room = try await ServerRoom()
    let ports = try freePorts(2)
    let primary = try await PostgresUnderTest(in: room, named: "primary", port: ports[0])
    let redis = try await RedisUnderTest(in: room)
    let standby = try await PostgresUnderTest(standbyOf: primary, named: "standby", port: ports[1])
    if !asynchronous { try await primary.acknowledgeOnlyWith(standby) }
    let house = try await SellingHouse(
      in: room, options.size,
      postgres: """
        host=127.0.0.1,127.0.0.1 port=\(ports[0]),\(ports[1]) target_session_attrs=read-write dbname=kiosk \
        user=\(PostgresUnderTest.user) sslmode=disable gssencmode=disable
        """, redis: redis.socket.string)
    await house.sell(for: options.seconds)
    let sender = asynchronous ? try await stopSending(by: primary) : nil
    let (killed, promoted) = try await house.suffer("postgres-failover") {
      let killed = HistoryWriter.now()
      await primary.kill()
      if let sender { kill(sender, SIGKILL) }
      await house.sell(for: notice)
      try await standby.promote()
      return (killed, HistoryWriter.now())
    }
    await house.awaitBooking(after: promoted)
    await house.sell(for: options.seconds)
    let closing = try await house.close(reading: [try redis.address()])
    await standby.stop()
    await redis.stop()
    try report(closing, killed: killed, promoted: promoted).conclude(asJSON: options.json)
  }

  /// Lets the standby lag: what is committed from now on does not reach it.
  /// - Returns: the process that no longer sends.
  private func stopSending(by primary: PostgresUnderTest) async throws -> pid_t? {
    let database = Database(try primary.conninfo(), limits: .maintenance)
    let rows = try await database.rows(Statement(unprepared: "SELECT pid FROM pg_stat_replication"))
    await database.close()
    guard let process: Int = try rows.first?.value("pid") else { return nil }
    kill(pid_t(process), SIGSTOP)
    try? await Task.sleep(for: .milliseconds(700))
    return pid_t(process)
  }

  private func report(_ closing: Closing, killed: Int, promoted: Int) -> GrowingReport {
    var report = GrowingReport(closing)
    let promotion = GrowingReport.seconds(promoted - killed)
    report.note(
      "promoted_after", promotion,
      "The standby was the primary \(promotion) s after the old one was killed, \(notice) s of which nobody noticed."
    )
    let lost = closing.violations.count { $0.rule == .acknowledgedStands }
    report.note("lost", Double(lost), "\(lost) acknowledged sales are lost.")
    guard let silence = closing.silence(from: killed - 500_000),
      let first = closing.acknowledgements().first(where: { $0 > promoted })
    else {
      report.problems.append("Nothing was sold after the failover.")
      return report
    }
    let silent = GrowingReport.seconds(silence.first - silence.last)
    let after = GrowingReport.seconds(first - promoted)
    report.note(
      "silent", silent,
      "For \(silent) s nobody was told of a booking; the first one came \(after) s after the promotion.")
    report.figures["first_after_promotion"] = after
    if silent > Self.limit { report.problems.append("Sales did not go on within \(Self.limit) s.") }
    return report
  }
}
