internal import Glibc
internal import ProvingGround
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
    let process = try await ClientProcess(plan, in: records, room: room)
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

  /// Kills one of them; after `absence` another one takes its place.
  func kill(one chosen: Int, absence: Duration) async throws {
    let place = chosen % places.count
    if let killed = places[place] {
      if let accident = await killed.accident { accidents.append(accident) }
      await killed.dismiss(byKilling: true)
    }
    try? await Task.sleep(for: absence)
    try await start(at: place)
  }

  /// Stops one of them for a while.
  func stop(one chosen: Int, for duration: Duration) async {
    guard let process = places[chosen % places.count] else { return }
    await process.signal(SIGSTOP)
    try? await Task.sleep(for: duration)
    await process.signal(SIGCONT)
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
  /// - Returns: which had ended before, and how.
  func dismiss() async -> [String] {
    for process in places.compactMap({ $0 }) {
      if let accident = await process.accident { accidents.append(accident) }
      await process.dismiss(byKilling: false)
    }
    return accidents
  }
}
