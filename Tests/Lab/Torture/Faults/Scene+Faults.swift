internal import BoxOffice
internal import FaultInjection

extension Scene {
  /// Does one fault, from its beginning until everything that it broke is whole again, and writes both down.
  func suffer(_ entry: FaultSchedule.Entry) async throws {
    var generator = SeededGenerator(seed: entry.seed)
    var showtime: Showtime.ID?
    if entry.fault == .showtimeCancelled { showtime = try await showtimeOnSale() }
    let begun = lab.begin(.fault, showtime: showtime?.description, detail: entry.fault.rawValue)
    var seats: [Seat.ID] = []
    let count =
      if let showtime {
        try await cancel(showtime)
      } else {
        try await disturb(by: entry.fault, for: entry.duration, noting: &seats, using: &generator)
      }
    lab.end(
      begun, .ok, detail: "\(entry.fault.rawValue): \(count)",
      seats: seats.isEmpty ? nil : seats.map(\.description))
  }

  /// - Parameter seats: gets those that are taken on purpose.
  /// - Returns: how often it was felt, in what the fault is about: connections that broke, writes that were refused, kiosks
  ///   that gave up. Zero is a fault that nobody came upon.
  private func disturb(
    by fault: Fault, for duration: Duration, noting seats: inout [Seat.ID],
    using generator: inout SeededGenerator
  ) async throws -> Int {
    let chosen = Int.random(in: 0..<1_000, using: &generator)
    let latency = LineFault.latency(
      .milliseconds(Int.random(in: 20...300, using: &generator)), jitter: .milliseconds(50))
    return switch fault {
    case .clientKill: try await crew.kill(one: chosen, absence: duration)
    case .clientStop: await crew.stop(one: chosen, for: duration)
    case .doubleConfirm: await tell(.doubling(true), then: .doubling(false), for: duration)
    case .paymentTimeout: await tell(.payments(.timeout), then: .payments(nil), for: duration)
    case .paymentLate: await tell(.payments(.late), then: .payments(nil), for: duration)
    case .paymentReplyLost: await tell(.payments(.replyLost), then: .payments(nil), for: duration)

    case .postgresBackendKill: try await killBackend(using: &generator)
    case .postgresBackendTerminate: try await terminateBackends(using: &generator)
    case .postgresBackendStop: try await stopBackends(for: duration, using: &generator)
    case .postgresKill: try await killPostgres(for: duration)
    case .postgresRestart: try await restartPostgres()
    case .postgresStop: await stopPostgres(for: duration)
    case .connectionsExhausted: try await exhaustConnections(for: duration)
    case .diskFull: try await fillDisk(for: duration)
    case .oppositeOrders: try await meetOutsider(taking: .last, noting: &seats, using: &generator)
    case .slowNeighbour: try await meetOutsider(taking: .first, noting: &seats, using: &generator)
    case .showtimeCancelled: try await cancel(try await showtimeOnSale())
    case .postgresLatency: try await impose(latency, on: postgresLine, for: duration, counting: \.roundTrips)
    case .postgresBandwidth:
      try await impose(
        .bandwidth(bytesPerSecond: 4_000), on: postgresLine, for: duration, counting: \.roundTrips)
    case .postgresReset: await reset(postgresLine, for: duration)
    case .postgresTimeout: try await swallow(postgresLine, for: duration)
    case .postgresStall: try await stall(postgresLine, for: duration)
    case .postgresCut: try await cut(postgresLine, for: duration, using: &generator)
    case .postgresRefuse: try await refuse(postgresLine, for: duration)
    case .commitReplyCut: await cutReplies(postgresLine, for: duration)

    case .redisKill: try await killRedis(for: duration)
    case .redisRestart: try await restartRedis()
    case .redisStop: await stopRedis(for: duration)
    case .redisFlushall: try await flushRedis()
    case .redisScriptFlush: try await flushScripts()
    case .redisMaxmemory: try await fillRedis(for: duration)
    case .redisClockBack: await shiftRedisClock(by: .seconds(-3_600), for: duration)
    case .redisClockForward: await shiftRedisClock(by: .seconds(7_200), for: duration)
    case .redisLatency: try await impose(latency, on: redisLine, for: duration, counting: \.roundTrips)
    case .redisBandwidth:
      try await impose(
        .bandwidth(bytesPerSecond: 2_000), on: redisLine, for: duration, counting: \.roundTrips)
    case .redisReset: await reset(redisLine, for: duration)
    case .redisTimeout: try await swallow(redisLine, for: duration)
    case .redisStall: try await stall(redisLine, for: duration)
    case .redisCut: try await cut(redisLine, for: duration, using: &generator)
    case .redisRefuse: try await refuse(redisLine, for: duration)
    case .redisReplyCut: await cutReplies(redisLine, for: duration)
    }
  }

  private func tell(_ order: ClientOrder, then end: ClientOrder, for duration: Duration) async -> Int {
    let before = crew.encounters(with: order)
    await crew.tell(order)
    let count = await stand(for: duration) { crew.encounters(with: order) - before }
    await crew.tell(end)
    return count
  }

  /// How long a fault waits for somebody to come upon it.
  static let waitForEffect = Duration.seconds(20)

  /// Lets a fault last so long, and on until it has been felt; after a while that is in vain.
  /// - Returns: how often it has been felt.
  func stand(for duration: Duration, _ effects: () async throws -> Int) async rethrows -> Int {
    try? await Task.sleep(for: duration)
    var count = 0
    _ = try await eventually(within: Self.waitForEffect) {
      count = try await effects()
      return count > 0
    }
    return count
  }

  /// Imposes a fault on a line for a while.
  private func impose(
    _ fault: LineFault, on line: FaultProxy, share: Double = 1, for duration: Duration,
    counting figure: (LineFigures) -> Int
  ) async throws -> Int {
    let before = figure(line.figures)
    line.impose(fault, on: share)
    _ = await stand(for: duration) { figure(line.figures) - before }
    try line.lift(fault.kind)
    return figure(line.figures) - before
  }

  /// Keeps back everything for longer than a kiosk waits for an answer: what it gave up arrives after all.
  private func stall(_ line: FaultProxy, for duration: Duration) async throws -> Int {
    try await impose(.stall, on: line, share: 0.6, for: duration, counting: \.givenUp)
  }

  /// Loses everything that some of the connections are sent.
  /// - Returns: how many of them it resets in the end, since they have lost something.
  private func swallow(_ line: FaultProxy, for duration: Duration) async throws -> Int {
    let (bytes, resets) = (line.figures.bytesLost, line.figures.resets)
    line.impose(.timeout, on: 0.6)
    _ = await stand(for: duration) { line.figures.bytesLost - bytes }
    try line.lift(.timeout)
    return line.figures.resets - resets
  }

  /// Breaks some connections off when a few bytes more have passed, again and again.
  private func cut(_ line: FaultProxy, for duration: Duration, using generator: inout SeededGenerator)
    async throws -> Int
  {
    let before = line.figures.cutConnections
    let end = ContinuousClock.now + duration
    let limit = end + Self.waitForEffect
    while ContinuousClock.now < (line.figures.cutConnections > before ? end : limit), !Task.isCancelled {
      line.impose(
        .cut(
          afterBytes: Int.random(in: 1...3_000, using: &generator),
          generator.happens(50) ? .toServer : .toClient, times: 10), on: 0.5)
      try? await Task.sleep(for: .milliseconds(200))
    }
    try line.lift(.cut)
    return line.figures.cutConnections - before
  }

  /// Ends a part of the connections by RST, again and again.
  private func reset(_ line: FaultProxy, for duration: Duration) async -> Int {
    var count = 0
    let end = ContinuousClock.now + duration
    let limit = end + Self.waitForEffect
    while ContinuousClock.now < (count > 0 ? end : limit), !Task.isCancelled {
      count += line.reset(share: 0.4)
      try? await Task.sleep(for: .milliseconds(150))
    }
    return count
  }

  /// Ends all connections, and lets no new ones in.
  private func refuse(_ line: FaultProxy, for duration: Duration) async throws -> Int {
    // Whoever has no connection would not notice.
    _ = await eventually(within: Self.waitForEffect) { line.figures.open > 0 }
    line.impose(.refuse)
    let count = line.reset()
    try? await Task.sleep(for: duration)
    try line.lift(.refuse)
    return count
  }

  /// Loses some of the replies that say that something was done.
  private func cutReplies(_ line: FaultProxy, for duration: Duration) async -> Int {
    let before = line.figures.cutReplies
    line.cutReplies(share: 0.15)
    let count = await stand(for: duration) { line.figures.cutReplies - before }
    line.cutReplies(share: 0)
    return count
  }
}
