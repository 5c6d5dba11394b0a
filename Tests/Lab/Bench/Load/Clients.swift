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
    let processorTime = Machine.processorTime(of: .thisProgram)
    let start = ContinuousClock.now
    var count = 0
    var throughput = try await withThrowingTaskGroup(of: Resident.Work.self) { group in
      for (client, connection) in connections.enumerated() {
        group.addTask {
          try await Resident(of: connection).work(from: start + settling, until: start + duration) { number in
            try await operation(connection, client, number)
          }
        }
      }
      return try await group.reduce(into: Throughput()) { throughput, work in
        throughput.add(work.times)
        count += work.count
      }
    }
    throughput.processorTime = (Machine.processorTime(of: .thisProgram) - processorTime) / Double(count)
    return throughput
  }
}

/// What clients got done, all at the same time.
struct Throughput: Sendable {
  /// What all of them did in a second.
  private(set) var perSecond = 0.0
  /// Milliseconds that each operation took.
  private(set) var times: [Double] = []
  /// Microseconds of a processor that the clients themselves took for an operation, of all that they made, counted or not.
  var processorTime = 0.0

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

  /// What one client has done.
  struct Work {
    /// Milliseconds that each operation took, of those that began when the time counted.
    var times: [Double] = []
    /// How many operations there were in all.
    var count = 0
  }

  /// Repeats an operation until the time is over.
  func work(
    from start: ContinuousClock.Instant, until deadline: ContinuousClock.Instant,
    _ operation: @Sendable (Int) async throws -> Void
  ) async throws -> Work {
    var work = Work()
    var last = ContinuousClock.now
    repeat {
      try await operation(work.count)
      work.count += 1
      let now = ContinuousClock.now
      if last >= start { work.times.append((now - last).milliseconds) }
      last = now
    } while last < deadline
    return work
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
