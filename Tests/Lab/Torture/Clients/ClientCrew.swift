internal import Glibc
internal import FaultInjection
internal import PostgresStore
internal import Synchronization
internal import SystemPackage

/// All client processes of a run. One that is killed is replaced by a new one.
actor ClientCrew {
  private let room: ServerRoom
  private let records: FilePath
  private let blueprint: ClientPlan
  private let kiosks: [Int]
  private var places: [ClientProcess?]
  private var started = 0
  private var accidents: [String] = []
  private nonisolated let tally = Tally()
  /// Told to those who come later as well.
  private var standing: [ClientOrder] = []

  /// - Parameter kiosks: how many each process has.
  init(_ kiosks: [Int], as blueprint: ClientPlan, in records: FilePath, room: ServerRoom) {
    self.room = room
    self.records = records
    self.blueprint = blueprint
    self.kiosks = kiosks
    places = kiosks.map { _ in nil }
  }

  func open() async throws {
    for place in places.indices { try await start(at: place) }
  }

  private func start(at place: Int) async throws {
    started += 1
    var plan = blueprint
    plan.process = started
    plan.kiosks = kiosks[place]
    plan.sendsTwins = place < 2
    plan.history = records.appending("p\(started).jsonl").string
    let process = try await ClientProcess(plan, in: records, room: room) { [tally] in tally.note($0) }
    for order in standing { await process.tell(order) }
    places[place] = process
  }

  func tell(_ order: ClientOrder) async {
    switch order {
    case .payments(let behaviour):
      standing.removeAll { if case .payments = $0 { true } else { false } }
      if behaviour != nil { standing.append(order) }
    case .doubling(let isOn):
      standing.removeAll { if case .doubling = $0 { true } else { false } }
      if isOn { standing.append(order) }
    case .walkOut: standing.append(order)
    }
    for process in places { await process?.tell(order) }
  }

  /// How often customers have come upon what their kiosk was told.
  nonisolated func encounters(with order: ClientOrder) -> Int { tally.count(of: order) }

  /// Kills one of them; after `absence` another one takes its place.
  /// - Returns: how many it killed.
  func kill(one chosen: Int, absence: Duration) async throws -> Int {
    let place = chosen % places.count
    var count = 0
    if let killed = places[place] {
      if let accident = await killed.dismiss(byKilling: true) {
        accidents.append(accident)
      } else {
        count = 1
      }
    }
    try? await Task.sleep(for: absence)
    try await start(at: place)
    return count
  }

  /// Stops one of them for a while.
  /// - Returns: how many it stopped.
  func stop(one chosen: Int, for duration: Duration) async -> Int {
    guard let process = places[chosen % places.count], await process.signal(SIGSTOP) else { return 0 }
    try? await Task.sleep(for: duration)
    return await process.signal(SIGCONT) ? 1 : 0
  }

  /// Tells everybody to leave, and waits for that.
  /// - Returns: whether all were gone in time.
  func walkOut(within limit: Duration) async -> Bool {
    await tell(.walkOut)
    let processes = places.compactMap { $0 }
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for process in processes { await process.leavingOfCustomers() }
        return !Task.isCancelled
      }
      group.addTask {
        try? await Task.sleep(for: limit)
        return false
      }
      let isOver = await group.next() ?? false
      group.cancelAll()
      return isOver
    }
  }

  /// Ends all.
  /// - Returns: which did not end as they were told, and how.
  func dismiss() async -> [String] {
    for process in places.compactMap({ $0 }) {
      if let accident = await process.dismiss(byKilling: false) { accidents.append(accident) }
    }
    return accidents
  }

  /// Lets the customers leave, waits until every sale has come to its end, and ends all.
  /// - Returns: what did not go as it should.
  func close(_ database: Database, within patience: Duration) async -> [String] {
    var problems: [String] = []
    if await !walkOut(within: .seconds(40)) {
      problems.append("Some kiosks were still busy 40 s after everything was healed.")
    }
    // Whoever was killed in a sale left a claim that has to run out first.
    let isSettled = await eventually(within: patience) { (try? await database.hasSettled) == true }
    if !isSettled {
      problems.append("Sales were still open \(Int(patience.seconds)) s after everything was healed.")
    }
    return problems + (await dismiss()).map { "A client process failed: \($0). Its log is among the logs." }
  }
}

/// Counts what client processes say that their customers came upon.
private final class Tally: Sendable {
  private let counts = Mutex<[ClientOrder: Int]>([:])

  func note(_ order: ClientOrder) { counts.withLock { $0[order, default: 0] += 1 } }

  func count(of order: ClientOrder) -> Int { counts.withLock { $0[order] ?? 0 } }
}
