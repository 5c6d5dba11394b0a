internal import ArgumentParser
internal import BoxOffice
internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import KioskRuntime
internal import PostgresStore
internal import RedisHolds
internal import SystemPackage

/// One process of kiosks. It ends with its input, which is the lab's other end.
struct ClientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client", abstract: "Sells, as the plan in a file says, for `lab torture`.",
    shouldDisplay: false)

  @Argument(help: "The plan, in JSON.")
  var plan: String

  func run() async throws {
    guard let bytes = FileManager.default.contents(atPath: plan) else {
      throw ValidationError("The plan `\(plan)` cannot be read.")
    }
    let plan = try JSONDecoder().decode(ClientPlan.self, from: bytes)
    let rules = HouseRules { order in try? say("met \(order.line)") }
    let orders = Self.orders()
    let log = try HistoryWriter(path: FilePath(plan.history))
    let terminals = try CardTerminals(ledger: plan.ledger)
    let kiosks = try (1...plan.kiosks).map { number in
      try Kiosk(number: number, of: plan, rules: rules, terminals: terminals, log: log)
    }
    let twins =
      plan.sendsTwins
      ? TwinSales(kiosk: try Kiosk(number: 0, of: plan, rules: rules, terminals: terminals, log: log)) : nil
    let reaper = ClientHistory(client: "\(plan.name).reaper", log: log)
    let database = Database(try Conninfo(plan.postgres), limits: ClientPlan.limits)
    let reaping = Services(
      recording: PostgresStore(database),
      RedisHoldStore(try RedisAddress(plan.redis)),
      terms: ClientPlan.terms, for: reaper, payments: CardDrivers { terminals.counter })
    try say("open")
    await withDiscardingTaskGroup { group in
      group.addTask {
        for await order in orders { rules.follow(order) }
        // The lab is gone, or has seen enough. Everything is written; others are still at work.
        _exit(EX_OK)
      }
      group.addTask { await reap(by: reaping) }
      group.addTask {
        await serve(kiosks, twins)
        try? say("out")
      }
    }
  }

  /// A line for the lab.
  private func say(_ words: String) throws {
    try FileDescriptor.standardOutput.writeAll("\(words)\n".utf8)
  }

  private func serve(_ kiosks: [Kiosk], _ twins: TwinSales?) async {
    await withDiscardingTaskGroup { group in
      for kiosk in kiosks { group.addTask { await kiosk.serve() } }
      if let twins { group.addTask { await twins.run() } }
    }
  }

  /// More often than a kiosk's, for claims are shorter here.
  private func reap(by services: Services) async {
    while !Task.isCancelled {
      await services.reapOnce()
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  /// What comes by standard input, until its end.
  private static func orders() -> AsyncStream<ClientOrder> {
    let (stream, continuation) = AsyncStream.makeStream(of: ClientOrder.self)
    DispatchQueue(label: "lab.orders").async {
      while let line = readLine() {
        if let order = ClientOrder(line: line) { continuation.yield(order) }
      }
      continuation.finish()
    }
    return stream
  }
}
