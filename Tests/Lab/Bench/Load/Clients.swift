/// Many clients of a server at once, each with a connection of its own.
enum Clients {
  /// Repeats an operation from all clients until the time is over; what is under way then is finished and counted.
  ///
  /// Each client runs on the thread of its connection, as a program does that waits for its server: what changing
  /// threads takes is not in the figures of either side.
  /// - Parameters:
  ///   - connections: one for each client, the actor whose thread it runs on.
  ///   - operation: gets the client and the number of the operation among the client's, both from 0.
  static func run<Connection: Actor>(
    _ connections: [Connection], for duration: Duration,
    _ operation:
      @escaping @Sendable (_ connection: Connection, _ client: Int, _ number: Int) async throws -> Void
  ) async throws -> Throughput {
    let start = ContinuousClock.now
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for (client, connection) in connections.enumerated() {
        group.addTask {
          try await Resident(of: connection).work(until: start + duration) { number in
            try await operation(connection, client, number)
          }
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    return Throughput(operations: counts.reduce(0, +), in: ContinuousClock.now - start)
  }
}

/// What clients got done.
struct Throughput: Sendable {
  let operations: Int
  let perSecond: Double

  init(operations: Int, in time: Duration) {
    self.operations = operations
    perSecond = Double(operations) / max(time.milliseconds / 1_000, .leastNonzeroMagnitude)
  }

  init(operations: Int, perSecond: Double) {
    self.operations = operations
    self.perSecond = perSecond
  }
}

/// Somebody who lives on another actor's thread: calling that actor is no more than calling a function.
actor Resident {
  private nonisolated let host: any Actor

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe host.unownedExecutor }

  init(of host: any Actor) {
    self.host = host
  }

  /// - Returns: how often.
  func work(
    until deadline: ContinuousClock.Instant, _ operation: @Sendable (Int) async throws -> Void
  ) async throws -> Int {
    var number = 0
    repeat {
      try await operation(number)
      number += 1
    } while ContinuousClock.now < deadline
    return number
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
