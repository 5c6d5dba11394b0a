internal import ArgumentParser
internal import BoxOffice
internal import FaultInjection
internal import KioskRuntime
internal import KioskUI
internal import Payments
internal import PostgresStore
internal import RedisHolds
internal import Terminal

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
    let conninfo =
      "host=\(postgres.sockets) port=\(postgres.socketPort) dbname=kiosk user=\(PostgresUnderTest.user)"
    let house = try await SellingHouse(in: room, options.size, postgres: conninfo, redis: redis)
    let customer = try await DecidingCustomer(in: house, postgres: conninfo, redis: redis)
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
      // Seats that were held at both have their leases' time to come right.
      await customer.think()
      return (killed, switched)
    }
    await customer.leave()
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

/// Somebody at a kiosk of their own who chooses seats that nobody else wants, and takes their time.
private struct DecidingCustomer {
  private let kiosk: HeadlessKiosk

  /// In the history.
  static let name = "lab.customer"

  init(in house: SellingHouse, postgres: String, redis: String) async throws {
    let history = ClientHistory(client: Self.name, log: house.log)
    let services = Services(
      recording: PostgresStore(Database(try Conninfo(postgres))),
      RedisHoldStore(try RedisAddress(redis), terms: ClientPlan.terms), terms: ClientPlan.terms, for: history,
      payments: CardDrivers { CashDrawer(tendered: .zero) })
    kiosk = HeadlessKiosk(
      services, Settings(holdTerms: ClientPlan.terms, idleSeconds: 0), history: history,
      tick: .milliseconds(100))
    await kiosk.open(house.lanes[0][1])
  }

  func choose() async throws {
    await kiosk.type("4")
    await kiosk.press(.enter)
    await kiosk.wait { $0.sale?.map.pending.isEmpty != false }
    guard kiosk.state.sale?.map.chosen.count == 4 else {
      throw LabError("Four free seats were not to be had.")
    }
  }

  /// Thinks until the kiosk has renewed what was chosen, as it does every so often.
  func think() async {
    await kiosk.wait(upTo: Double(ClientPlan.terms.lease)) { _ in false }
  }

  func leave() async {
    await kiosk.leave()
    await kiosk.close()
  }
}
