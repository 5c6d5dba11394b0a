internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// One run: sell while things break, heal, wait, check.
struct TortureRun: Sendable {
  let settings: TortureSettings
  /// Told of each fault as it begins; seconds from the beginning.
  let report: @Sendable (_ fault: Fault, _ at: Double) -> Void

  /// How long what is pending may take once everything is healed.
  private static let patience = Duration.seconds(60)

  /// - Parameter keep: whether the logs stay, where the verdict says.
  func verdict(keep: Bool) async throws -> TortureVerdict {
    let scene = try await Scene(settings)
    do {
      let verdict = try await judged(on: scene, keep: keep)
      await scene.end()
      return verdict
    } catch {
      _ = await scene.crew.dismiss()
      await scene.end()
      throw error
    }
  }

  private func judged(on scene: Scene, keep: Bool) async throws -> TortureVerdict {
    try await scene.crew.open()
    let began = ContinuousClock.now
    try await disturb(scene, from: began)
    let problems = await scene.crew.close(scene.admin, within: Self.patience)
    let history = try History(directory: scene.records)
    // What is open now is open for good: the rules say what it is.
    let evidence = try await Evidence.read(
      history: history, database: scene.admin, holds: [try scene.redis.address()],
      ledgerPath: scene.blueprint.ledger, terms: ClientPlan.terms)
    let violations = Checker.violations(in: evidence)
    let figures = TortureFigures(
      history, moments: try await BookingMoments.all(in: scene.admin),
      seconds: (ContinuousClock.now - began).seconds)
    var verdict = TortureVerdict(
      settings: settings, figures: figures, violations: violations, problems: problems,
      evidence: evidence)
    if keep || !verdict.isClean { verdict.logs = try keepPapers(of: scene) }
    return verdict
  }

  /// Follows the schedule to its end, and no less long than the run is to last.
  private func disturb(_ scene: Scene, from began: ContinuousClock.Instant) async throws {
    var generator = SeededGenerator(seed: settings.seed ^ 0xFA17)
    let schedule = FaultSchedule(
      settings.faults, times: settings.times, within: .seconds(settings.seconds), using: &generator)
    try await withThrowingDiscardingTaskGroup { group in
      for track in schedule.tracks {
        group.addTask {
          for entry in track {
            try? await Task.sleep(until: began + entry.start, clock: .continuous)
            report(entry.fault, (ContinuousClock.now - began).seconds)
            try await scene.suffer(entry)
          }
        }
      }
      let end = began + .seconds(settings.seconds)
      group.addTask { try? await Task.sleep(until: end, clock: .continuous) }
    }
  }

  private func keepPapers(of scene: Scene) throws -> String {
    let place = "/tmp/kiosk-torture-\(settings.seed)-\(HistoryWriter.now())"
    try FileManager.default.moveItem(atPath: scene.records.string, toPath: place)
    for log in ["postgres.log", "redis.log"] {
      try? FileManager.default.copyItem(
        atPath: scene.room.path.appending(log).string, toPath: "\(place)/\(log)")
    }
    return place
  }
}

extension Duration {
  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
