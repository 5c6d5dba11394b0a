internal import ArgumentParser
internal import PostgresStore
internal import FaultInjection
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

  @Option(help: "Sales have to go on within this time, in seconds.")
  var limit = 10.0

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
    if asynchronous { try await letLag(standby, in: house) }
    let (killed, promoted) = try await house.suffer("postgres-failover") {
      let killed = HistoryWriter.now()
      await primary.kill()
      await house.sell(for: notice)
      try await standby.promote()
      return (killed, HistoryWriter.now())
    }
    await house.awaitBooking(after: promoted)
    await house.sell(for: options.seconds)
    // A database that has forgotten how a sale ended may never end it: the money has gone back, and is asked for again.
    let closing = try await house.close(reading: [try redis.address()], patience: asynchronous ? 20 : 60)
    await standby.stop()
    await redis.stop()
    var report = report(closing, killed: killed, promoted: promoted)
    try report.conclude(of: house, asJSON: options.json)
  }

  /// Lets the standby lag: it no longer asks for what is committed from now on. Sells on until something is.
  private func letLag(_ standby: PostgresUnderTest, in house: SellingHouse) async throws {
    let database = Database(try standby.conninfo(), limits: .maintenance)
    for statement in ["ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()"] {
      _ = try await database.rows(Statement(unprepared: statement))
    }
    let isAlone = try await eventually(within: .seconds(20)) {
      try await database.rows(Statement(unprepared: "SELECT pid FROM pg_stat_wal_receiver")).isEmpty
    }
    await database.close()
    guard isAlone else { throw LabError("The standby still hears from the primary.") }
    let alone = HistoryWriter.now()
    guard await house.awaitAttempt({ $0.isAcknowledged && $0.invoked.at > alone }) else {
      throw LabError("Nothing was sold while the standby lagged.")
    }
  }

  private func report(_ closing: Closing, killed: Int, promoted: Int) -> ScalingReport {
    var report = ScalingReport(
      closing,
      command: options.command(
        "failover", asynchronous ? "--asynchronous" : "", "--notice \(notice)", "--limit \(limit)"))
    let promotion = ScalingReport.seconds(promoted - killed)
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
    let silent = ScalingReport.seconds(silence.first - silence.last)
    let after = ScalingReport.seconds(first - promoted)
    report.note(
      "silent", silent,
      "For \(silent) s nobody was told of a booking; the first one came \(after) s after the promotion.")
    report.figures["first_after_promotion"] = after
    if silent > limit { report.problems.append("Sales did not go on within \(limit) s.") }
    return report
  }
}
