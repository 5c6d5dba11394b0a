internal import ArgumentParser
internal import BoxOffice
internal import FaultInjection
internal import RedisHolds

/// Redis' primary dies while kiosks sell, and its replica, which has not everything, takes its place.
struct PromoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote",
    abstract: "Promotes a Redis replica while kiosks sell, behind the same address or by a second one.",
    discussion: """
      The kiosks have one address, which leads to the replica from then on. With --addresses they have both, and find the \
      primary themselves. What was held last the replica does not know: renewals take it anew.
      """)

  @OptionGroup var options: GrowingOptions

  @Flag(help: "Give the kiosks both addresses instead of one that changes.")
  var addresses = false

  func run() async throws {
    let room = try await ServerRoom()
    let ports = try freePorts(2)
    let postgres = try await PostgresUnderTest(in: room)
    let primary = try await RedisUnderTest(in: room, named: "redis-a", port: ports[0])
    let replica = try await RedisUnderTest(
      in: room, named: "redis-b", port: ports[1], settings: ["repl-diskless-sync-delay": "0"])
    try await replica.follow(primary)
    let address = addresses ? nil : try FaultProxy(.redis, to: primary.socket, port: 0)
    let redis =
      address.map { "redis://127.0.0.1:\($0.port ?? 0)" }
      ?? "redis://\(primary.hostAndPort),\(replica.hostAndPort)"
    let house = try await SellingHouse(
      in: room, options.size,
      postgres:
        "host=\(postgres.sockets) port=\(postgres.socketPort) dbname=kiosk user=\(PostgresUnderTest.user)",
      redis: redis)
    let customer = try DecidingCustomer(in: house, redis: redis, seed: options.seed)
    await house.sell(for: options.seconds)
    let showtimes = Set(house.lanes.joined().map(\.description))
    let (killed, switched) = try await house.suffer("redis-promotion") {
      // It no longer hears of what is held, as a replica that lags.
      try await replica.ask("REPLICAOF", "NO", "ONE")
      await house.sell(for: 0.4)
      try await customer.choose()
      await primary.kill()
      let killed = HistoryWriter.now()
      await house.sell(for: 0.5)
      address?.target = replica.socket
      // With both addresses the kiosks find it as soon as the first one is gone.
      let switched = address == nil ? killed : HistoryWriter.now()
      try await customer.renew()
      // Seats that were held at both have their leases' time to come right.
      await house.sell(for: Double(ClientPlan.terms.lease))
      return (killed, switched)
    }
    // In vain it is told below.
    _ = await house.awaitAttempt { $0.isHold(in: showtimes, after: switched) }
    await house.awaitBooking(after: killed)
    await house.sell(for: options.seconds)
    let closing = try await house.close(reading: [try replica.address()])
    address?.stop()
    await replica.stop()
    await postgres.stop()
    var report = report(closing, killed: killed, switched: switched, showtimes: showtimes)
    try report.conclude(of: house, asJSON: options.json)
  }

  private func report(
    _ closing: Closing, killed: Int, switched: Int, showtimes: Set<String>
  ) -> ScalingReport {
    var report = ScalingReport(
      closing, command: options.command("promote", addresses ? "--addresses" : ""))
    guard let first = closing.firstHold(in: showtimes, after: switched) else {
      report.problems.append("Holds did not come back.")
      return report
    }
    let back = ScalingReport.seconds(first - killed)
    report.note(
      "held_after", back, "The first seat was held at the replica \(back) s after the primary was killed.")
    let anew = closing.renewalsTakenAnew(after: switched) { $0.hasPrefix("p") }
    report.note(
      "taken_anew", Double(anew), "\(anew) renewals of kiosks took seats anew that the replica did not know.")
    // Whose seats it did not know for sure.
    let customers = closing.renewalsTakenAnew(after: switched) { $0 == DecidingCustomer.name }
    report.figures["customer_taken_anew"] = Double(customers)
    if customers == 0 { report.problems.append("A customer's seats that the replica did not know are lost.") }
    let sold = closing.acknowledgements().count { $0 > killed }
    report.note("sold_after", Double(sold), "\(sold) sales were booked after that.")
    if sold == 0 { report.problems.append("Nothing was sold after the promotion.") }
    return report
  }
}

/// Somebody who has chosen seats that nobody else wants, and takes their time.
private struct DecidingCustomer: Sendable {
  private let holds: RecordingHolds
  private let showtime: Showtime.ID
  private let seats: [Seat.ID]
  private let token: HoldToken

  /// In the history.
  static let name = "lab.customer"

  init(in house: SellingHouse, redis: String, seed: UInt64) throws {
    holds = RecordingHolds(
      RedisHoldStore(try RedisAddress(redis), terms: ClientPlan.terms),
      for: ClientHistory(client: Self.name, log: house.log), terms: ClientPlan.terms)
    // Nobody else draws from it.
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ 0xDEC1)
    token = .random(using: &generator)
    showtime = house.lanes[0][1]
    seats = (0..<4).map { _ in .made(by: &generator) }
  }

  func choose() async throws {
    guard
      case .held = try await holds.hold(
        seats, in: showtime, token: token, deadline: Double(ClientPlan.terms.cap))
    else { throw LabError("Somebody else holds seats that there are not.") }
  }

  /// As a kiosk does every so often.
  func renew() async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      do {
        _ = try await holds.renew(
          seats, in: showtime, token: token, deadline: Double(ClientPlan.terms.cap) - 2)
        return
      } catch {
        guard ContinuousClock.now < deadline else { throw error }
        try? await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}
