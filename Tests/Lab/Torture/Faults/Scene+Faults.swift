internal import BoxOffice
internal import ProvingGround

extension Scene {
  /// Does one fault, from its beginning until everything that it broke is whole again, and writes both down.
  func suffer(_ entry: FaultSchedule.Entry) async throws {
    var generator = SeededGenerator(seed: entry.seed)
    var showtime: Showtime.ID?
    if entry.fault == .showtimeCancelled { showtime = try await showtimeOnSale() }
    let begun = lab.begin(.fault, showtime: showtime?.description, detail: entry.fault.rawValue)
    if let showtime {
      try await cancel(showtime)
    } else {
      try await disturb(by: entry.fault, for: entry.duration, using: &generator)
    }
    lab.end(begun, .ok)
  }

  private func disturb(
    by fault: Fault, for duration: Duration, using generator: inout SeededGenerator
  ) async throws {
    let chosen = Int.random(in: 0..<1_000, using: &generator)
    let latency = LineFault.latency(
      .milliseconds(Int.random(in: 20...300, using: &generator)), jitter: .milliseconds(50))
    switch fault {
    case .clientKill: try await crew.kill(one: chosen, absence: duration)
    case .clientStop: await crew.stop(one: chosen, for: .seconds(ClientPlan.terms.lease + 1))
    case .doubleConfirm: await tell(.doubling(true), then: .doubling(false), for: duration)
    case .paymentTimeout: await tell(.payments(.timeout), then: .payments(nil), for: duration)
    case .paymentLate: await tell(.payments(.late), then: .payments(nil), for: duration)
    case .paymentReplyLost: await tell(.payments(.replyLost), then: .payments(nil), for: duration)

    case .postgresBackendKill: try await killBackend()
    case .postgresBackendTerminate: try await terminate(await backends(8))
    case .postgresKill: try await killPostgres(for: duration)
    case .postgresRestart: try await restartPostgres()
    case .postgresStop: await stopPostgres(for: duration)
    case .connectionsExhausted: try await exhaustConnections(for: duration)
    case .diskFull: try await fillDisk(for: duration)
    case .oppositeOrders: try await meetOutsider(taking: .last, using: &generator)
    case .slowNeighbour: try await meetOutsider(taking: .first, using: &generator)
    case .showtimeCancelled: try await cancel(try await showtimeOnSale())
    case .postgresLatency: try await impose(latency, on: postgresLine, for: duration)
    case .postgresBandwidth:
      try await impose(.bandwidth(bytesPerSecond: 4_000), on: postgresLine, for: duration)
    case .postgresReset: await reset(postgresLine, for: duration)
    case .postgresTimeout: try await impose(.timeout, on: postgresLine, share: 0.6, for: duration)
    // Longer than a kiosk waits for an answer: what it gave up arrives after all.
    case .postgresStall:
      try await impose(.stall, on: postgresLine, share: 0.6, for: max(duration, .seconds(4)))
    case .postgresCut: try await cut(postgresLine, for: duration, using: &generator)
    case .postgresRefuse: try await refuse(postgresLine, for: duration)
    case .commitReplyCut: await cutReplies(postgresLine, for: duration)

    case .redisKill: try await killRedis(for: duration)
    case .redisRestart: try await restartRedis()
    case .redisStop: await stopRedis(for: duration)
    case .redisFlushall: try await tellRedis("FLUSHALL")
    case .redisScriptFlush: try await tellRedis("SCRIPT FLUSH")
    case .redisMaxmemory: try await fillRedis(for: duration)
    case .redisClockBack: await shiftRedisClock(by: .seconds(-3_600), for: duration)
    case .redisClockForward: await shiftRedisClock(by: .seconds(7_200), for: duration)
    case .redisLatency: try await impose(latency, on: redisLine, for: duration)
    case .redisBandwidth: try await impose(.bandwidth(bytesPerSecond: 2_000), on: redisLine, for: duration)
    case .redisReset: await reset(redisLine, for: duration)
    case .redisTimeout: try await impose(.timeout, on: redisLine, share: 0.6, for: duration)
    case .redisStall: try await impose(.stall, on: redisLine, share: 0.6, for: max(duration, .seconds(2)))
    case .redisCut: try await cut(redisLine, for: duration, using: &generator)
    case .redisRefuse: try await refuse(redisLine, for: duration)
    case .redisReplyCut: await cutReplies(redisLine, for: duration)
    }
  }

  private func tell(_ order: ClientOrder, then end: ClientOrder, for duration: Duration) async {
    await crew.tell(order)
    try? await Task.sleep(for: duration)
    await crew.tell(end)
  }

  /// Imposes a fault on a line for a while.
  private func impose(_ fault: LineFault, on line: FaultProxy, share: Double = 1, for duration: Duration)
    async throws
  {
    line.impose(fault, on: share)
    try? await Task.sleep(for: duration)
    try line.lift(fault.kind)
  }

  /// Breaks some connections off when a few bytes more have passed, again and again.
  private func cut(_ line: FaultProxy, for duration: Duration, using generator: inout SeededGenerator)
    async throws
  {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end {
      line.impose(
        .cut(
          afterBytes: Int.random(in: 1...3_000, using: &generator),
          generator.happens(50) ? .toServer : .toClient, times: 10), on: 0.5)
      try? await Task.sleep(for: .milliseconds(200))
    }
    try line.lift(.cut)
  }

  /// Ends a part of the connections by RST, again and again.
  private func reset(_ line: FaultProxy, for duration: Duration) async {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end {
      line.reset(share: 0.4)
      try? await Task.sleep(for: .milliseconds(150))
    }
  }

  /// Ends all connections, and lets no new ones in.
  private func refuse(_ line: FaultProxy, for duration: Duration) async throws {
    line.impose(.refuse)
    line.reset()
    try? await Task.sleep(for: duration)
    try line.lift(.refuse)
  }

  /// Loses some of the replies that say that something was done.
  private func cutReplies(_ line: FaultProxy, for duration: Duration) async {
    line.cutReplies(share: 0.15)
    try? await Task.sleep(for: duration)
    line.cutReplies(share: 0)
  }
}
