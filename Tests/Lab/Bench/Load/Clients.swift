/// Many clients of a server at once, each with a connection of its own.
enum Clients {
  /// Repeats an operation from all clients until the time is over; what is under way then is finished and counted.
  ///
  /// Each client runs on the thread of its connection, as a program does that waits for its server: what changing
  /// threads takes is not in the figures of either side.
  /// - Parameters:
  ///   - connections: one for each client, the actor whose thread it runs on.
  ///   - settling: how much of the time goes by before anything counts.
  ///   - operation: gets the client and the number of the operation among the client's, both from 0.
  static func run<Connection: Actor>(
    _ connections: [Connection], for duration: Duration, settling: Duration = .zero,
    _ operation:
      @escaping @Sendable (_ connection: Connection, _ client: Int, _ number: Int) async throws -> Void
  ) async throws -> Throughput {
    let start = ContinuousClock.now
    return try await withThrowingTaskGroup(of: [Double].self) { group in
      for (client, connection) in connections.enumerated() {
        group.addTask {
          try await Resident(of: connection).work(from: start + settling, until: start + duration) { number in
            try await operation(connection, client, number)
          }
        }
      }
      return try await group.reduce(into: Throughput()) { $0.add($1) }
    }
  }
}

/// What clients got done, all at the same time.
struct Throughput: Sendable {
  /// What all of them did in a second.
  private(set) var perSecond = 0.0
  /// Milliseconds that each operation took.
  private(set) var times: [Double] = []

  /// Nothing yet.
  init() {}

  init(perSecond: Double, times: [Double]) {
    self.perSecond = perSecond
    self.times = times
  }

  /// Operations of a client that was at work all the time, one after the other.
  mutating func add(_ times: [Double]) {
    let seconds = times.reduce(0, +) / 1_000
    if seconds > 0 { perSecond += Double(times.count) / seconds }
    self.times += times
  }
}

/// Somebody who lives on another actor's thread: calling that actor is no more than calling a function.
actor Resident {
  private nonisolated let host: any Actor

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe host.unownedExecutor }

  init(of host: any Actor) {
    self.host = host
  }

  /// Milliseconds that each operation takes, of those that begin when the time counts, until it is over.
  func work(
    from start: ContinuousClock.Instant, until deadline: ContinuousClock.Instant,
    _ operation: @Sendable (Int) async throws -> Void
  ) async throws -> [Double] {
    var times: [Double] = []
    var number = 0
    var last = ContinuousClock.now
    repeat {
      try await operation(number)
      number += 1
      let now = ContinuousClock.now
      if last >= start { times.append((now - last).milliseconds) }
      last = now
    } while last < deadline
    return times
  }

  /// Milliseconds that each of some operations takes.
  func times(_ count: Int, _ operation: @Sendable (Int) async throws -> Void) async throws -> [Double] {
    var times: [Double] = []
    for number in 0..<count {
      let start = ContinuousClock.now
      try await operation(number)
      times.append((ContinuousClock.now - start).milliseconds)
    }
    return times
  }
}
