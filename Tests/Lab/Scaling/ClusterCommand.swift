internal import ArgumentParser
internal import BoxOffice
internal import FaultInjection
internal import RedisHolds

/// A Redis Cluster whose slots move and whose nodes die while kiosks sell.
struct ClusterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract:
      "Sells with holds in a Redis Cluster, moves slots and kills a primary meanwhile, and checks everything.",
    discussion: """
      Three primaries, each with a replica. The slots of some showtimes are moved from node to node while seats in them \
      are held; then the primary that keeps the first one is killed.
      """)

  @OptionGroup var options: GrowingOptions

  @Option(help: "Milliseconds until a node that does not answer counts as failed (cluster-node-timeout).")
  var nodeTimeout = 1_000

  @Option(help: "How many showtimes' slots are moved.")
  var moves = 4

  func run() async throws {
    let room = try await ServerRoom()
    let postgres = try await PostgresUnderTest(in: room)
    let cluster = try await RedisClusterUnderTest(in: room, nodeTimeout: nodeTimeout)
    let house = try await SellingHouse(
      in: room, options.size,
      postgres:
        "host=\(postgres.sockets) port=\(postgres.socketPort) dbname=kiosk user=\(PostgresUnderTest.user)",
      redis: "redis://" + cluster.servers.prefix(2).map(\.hostAndPort).joined(separator: ","))
    await house.sell(for: options.seconds / 2)
    for lane in house.lanes.prefix(moves) { try await move(lane[0], in: cluster, house) }
    var answers: [String: Int] = [:]
    for code in ["MOVED", "ASK", "TRYAGAIN"] { answers[code] = try await cluster.errors(code) }
    await house.sell(for: options.seconds / 2)

    let victim = try await keeper(of: house.lanes[0][0], in: cluster)
    var affected: Set<String> = []
    for showtime in house.lanes.joined() where try await keeper(of: showtime, in: cluster).port == victim.port
    {
      affected.insert(showtime.description)
    }
    let (killed, replaced) = try await house.suffer("redis-failover") {
      await victim.kill()
      // Whatever it has still answered was asked for before.
      let killed = HistoryWriter.now()
      let isReplaced = await eventually(within: .seconds(30)) {
        guard let keeper = try? await keeper(of: house.lanes[0][0], in: cluster) else { return false }
        return keeper.port != victim.port
      }
      guard isReplaced else { throw LabError("The replica did not take over within 30 s.") }
      return (killed, HistoryWriter.now())
    }
    // In vain it is told below.
    _ = await house.awaitAttempt { $0.isHold(in: affected, after: killed) }
    await house.sell(for: options.seconds)
    var primaries: [RedisAddress] = []
    for server in cluster.alive where try await server.ask("INFO", "replication").contains("role:master") {
      primaries.append(try server.address())
    }
    let closing = try await house.close(reading: primaries)
    for server in cluster.servers { await server.kill() }
    await postgres.stop()
    var report = report(closing, answers: answers, affected: affected, killed: killed, replaced: replaced)
    try report.conclude(of: house, asJSON: options.json)
  }

  private func keeper(of showtime: Showtime.ID, in cluster: RedisClusterUnderTest) async throws
    -> RedisUnderTest
  {
    try await cluster.keeper(of: try await cluster.slot(of: "kiosk:{\(showtime)}:held"))
  }

  /// Carries a showtime over to another primary, as slowly as kiosks need to come upon it half way, and waits until one
  /// of them has asked for it where it was.
  private func move(
    _ showtime: Showtime.ID, in cluster: RedisClusterUnderTest, _ house: SellingHouse
  ) async throws {
    let slot = try await cluster.slot(of: "kiosk:{\(showtime)}:held")
    let source = try await cluster.keeper(of: slot)
    let others = try await cluster.members(seenBy: source).filter { $0.isPrimary && $0.port != source.port }
    guard let other = others.first, let target = cluster.servers.first(where: { $0.port == other.port })
    else {
      throw LabError("There is no other primary to move a slot to.")
    }
    try await house.suffer("slot-moved") {
      try await cluster.beginMoving(slot, from: source, to: target)
      // What is not there any more, or not there yet, is asked for at the other node, each time anew.
      try await awaitAnswer("ASK", of: source) {
        while try await cluster.moveKeys(of: slot, from: source, to: target, limit: 20) > 0 {}
      }
      try await cluster.endMoving(slot, from: source, to: target)
    }
    try await awaitAnswer("MOVED", of: source) {}
  }

  /// Does something until kiosks have been answered so once more by a node; in vain it is told in the report.
  private func awaitAnswer(
    _ code: String, of node: RedisUnderTest, while body: () async throws -> Void
  ) async throws {
    let before = try await node.errors(code)
    _ = try await eventually(within: .seconds(20)) {
      try await body()
      return try await node.errors(code) > before
    }
  }

  private func report(
    _ closing: Closing, answers: [String: Int], affected: Set<String>, killed: Int, replaced: Int
  ) -> ScalingReport {
    var report = ScalingReport(
      closing, command: options.command("cluster", "--node-timeout \(nodeTimeout)", "--moves \(moves)"))
    let counts = ["MOVED", "ASK", "TRYAGAIN"].map { ($0, answers[$0] ?? 0) }
    report.facts.append(
      "\(moves) slots moved: \(counts.map { "\($0.1) × \($0.0)" }.joined(separator: ", ")).")
    for (code, count) in counts {
      report.figures[code] = Double(count)
      if count == 0, code != "TRYAGAIN" { report.problems.append("No kiosk was answered \(code).") }
    }
    let away = ScalingReport.seconds(replaced - killed)
    report.note("replaced_after", away, "The killed primary's replica had taken over after \(away) s.")
    let meanwhile = closing.acknowledgements(in: affected).count { $0 > killed && $0 <= replaced }
    report.note(
      "sold_meanwhile", Double(meanwhile),
      "\(meanwhile) sales of the \(affected.count) showtimes that it kept were booked meanwhile.")
    if meanwhile == 0 { report.problems.append("Nothing was sold while a node was away.") }
    guard let first = closing.firstHold(in: affected, after: killed) else {
      report.problems.append("Holds did not come back.")
      return report
    }
    let back = ScalingReport.seconds(first - killed)
    report.note("held_after", back, "The first of their seats was held again after \(back) s.")
    return report
  }
}
