internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import FaultInjection
internal import Synchronization
internal import Twins

/// A run of several kiosks against the twins of the servers, in simulated time: everything in it follows from its seed.
struct Simulation: Sendable {
  let seed: UInt64
  var mutation: Mutation?

  /// What a run came to.
  struct Result: Sendable {
    let seed: UInt64
    /// As it stands in the end.
    let evidence: Evidence
    let findings: [Finding]
    let rarePlaces: RarePlaces
    /// Calls of servers and whole sales.
    let operations: Int
    let sales: Int

    var violations: [Violation] { findings.map(\.violation) }
  }

  /// A violation, with what it was found in: some stand only until the reaper comes.
  struct Finding: Sendable {
    let violation: Violation
    let evidence: Evidence
  }

  /// Runs it to its end, on this thread, which must not be one of Swift's tasks'.
  /// - Returns: nil if it did not come to an end, since something waited by another clock than the simulation's.
  func run() -> Result? {
    let world = SimulatedWorld(seed: seed, mutation: mutation)
    let box = ResultBox()
    Task(executorPreference: world.time) { [seed] in
      let found = await play(in: world)
      box.set(Self.judge(found, seed: seed))
      world.end()
    }
    world.time.run()
    return box.result
  }

  /// Sells while everything goes wrong, and then lets everything come to its end.
  /// - Returns: what stood when the kiosks had gone, and what stands in the end, with the moments of its bookings.
  private func play(in world: SimulatedWorld) async -> Found {
    await withTaskGroup { group in
      for number in 1...world.draw(2...6) {
        group.addTask { await Self.runKiosk(number, in: world) }
      }
      group.addTask { await Self.bringTrouble(to: world) }
    }
    world.heal()
    world.fault("healed")
    var midway = await evidence(in: world)
    midway.isSettled = false
    // What a server was to carry out late has been, every claim is past its time, and every approval is told.
    let reaper = SimulatedKiosk(KioskLife("lab", in: world), as: "lab.reaper")
    for _ in 0..<12 {
      await world.time.pass(20_000_000)
      await reaper.reapOnce()
    }
    return Found(midway: midway, settled: await evidence(in: world), moments: await moments(in: world))
  }

  private struct Found {
    let midway: Evidence
    let settled: Evidence
    let moments: [String: BookingMoments]
  }

  private func moments(in world: SimulatedWorld) async -> [String: BookingMoments] {
    func moment(_ date: Date) -> Int {
      Int((date.timeIntervalSince(SimulatedWorld.start) * 1_000_000).rounded())
    }
    let sales = await world.store.contents.sales
    return Dictionary(
      sales.map { sale in
        (
          sale.booking.id.description,
          BookingMoments(
            claimed: moment(sale.booking.bookedAt), confirmed: sale.booking.confirmedAt.map(moment))
        )
      }
    ) { first, _ in first }
  }

  private func evidence(in world: SimulatedWorld) async -> Evidence {
    Evidence(
      history: world.log.history, contents: await world.store.contents, holds: world.holds.contents,
      ledger: world.terminal.ledger, readAt: world.now, moment: world.time.now, terms: SimulatedWorld.terms)
  }

  private static func judge(_ found: Found, seed: UInt64) -> Result {
    var findings = Checker.violations(in: found.settled).map {
      Finding(violation: $0, evidence: found.settled)
    }
    let known = Set(findings.map(\.violation.rule))
    findings += Checker.violations(in: found.midway).filter { !known.contains($0.rule) }.map {
      Finding(violation: $0, evidence: found.midway)
    }
    let attempts = found.settled.history.attempts
    return Result(
      seed: seed, evidence: found.settled, findings: findings,
      rarePlaces: RarePlaces(in: found.settled.history, moments: found.moments),
      operations: attempts.count,
      sales: found.settled.bookings.count { $0.status == .confirmed })
  }

  /// Starts a kiosk, and starts it anew when it has died, until its customers have gone.
  private static func runKiosk(_ number: Int, in world: SimulatedWorld) async {
    for _ in 0..<world.draw(1...3) {
      let life = KioskLife("k\(number)", in: world)
      let customers = world.draw(1...4)
      Task(executorPreference: world.time) { await SimulatedKiosk(life).serve(customers) }
      Task(executorPreference: world.time) { await SimulatedKiosk(life, as: "k\(number).reaper").reap() }
      while !life.isDead, !life.isDone { await world.time.pass(2_000_000) }
      guard life.isDead else { return }
      await world.time.pass(world.draw(500_000...60_000_000))
    }
  }

  /// What goes wrong with whole servers, in the first minutes.
  private static func bringTrouble(to world: SimulatedWorld) async {
    let troubles = world.troubles
    var steps: [(at: Int, step: @Sendable () async -> Void)] = []
    func add(_ step: @escaping @Sendable () async -> Void) {
      steps.append((world.draw(0...180_000_000), step))
    }
    for _ in 0..<troubles.serversAway { add { takeAwayServer(in: world) } }
    for _ in 0..<troubles.flushes {
      add {
        world.fault("redis-flush")
        world.holds.loseHolds()
      }
    }
    for _ in 0..<troubles.clockSteps {
      let seconds = world.happens(50) ? 7_200.0 : -3_600.0
      add {
        world.fault("redis-clock \(Int(seconds)) s")
        world.holdsClock.set(seconds)
      }
      add {
        world.fault("redis-clock right again")
        world.holdsClock.set(0)
      }
    }
    for _ in 0..<troubles.cancelledShowtimes {
      let showtime = world.seatings[world.draw(0...world.seatings.count - 1)].showtime.id
      add {
        world.fault("showtime-cancelled", showtime: showtime)
        await world.store.setStatus(.cancelled, of: showtime)
      }
    }
    for (at, step) in steps.sorted(by: { $0.at < $1.at }) {
      await world.time.pass(at - world.time.now)
      await step()
    }
  }

  private static func takeAwayServer(in world: SimulatedWorld) {
    let seconds = world.draw(1...60)
    switch world.draw(0...2) {
    case 0:
      world.fault("database-away for \(seconds) s")
      world.takeAway(.database, for: seconds * 1_000_000)
    case 1:
      world.fault("holds-away for \(seconds) s")
      world.takeAway(.holds, for: seconds * 1_000_000)
    default:
      world.fault("terminal-away for \(seconds) s")
      world.takeAway(.terminal, for: seconds * 1_000_000)
    }
  }
}

/// Takes the result out of the simulation's tasks.
private final class ResultBox: Sendable {
  private let box = Mutex<Simulation.Result?>(nil)

  var result: Simulation.Result? { box.withLock { $0 } }
  func set(_ result: Simulation.Result) { box.withLock { $0 = result } }
}
