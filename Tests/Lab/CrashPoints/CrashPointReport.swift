/// What a sweep came to.
struct CrashPointReport: Sendable {
  struct Means: Sendable {
    /// Points of a sale that goes well, with the one before all of them.
    var points = 0
    /// Those at which a sale was to be killed, and was: fewer are planned in the quick form.
    var kills = Tally()
    /// Points that only some sales come to, and those of them at which one was killed.
    var varying = Tally()
    /// Calls that were to fail in some way, and did.
    var faults = Tally()
    /// Mishaps that came too late or never, and were tried again.
    var missed = 0
    /// Sales without a mishap.
    var undisturbed = 0
    /// Where the sales stood in the end.
    var endings: [String: Int] = [:]
  }

  struct Tally: Sendable {
    var planned = 0
    var done = 0
  }

  private(set) var byMeans: [SaleMeans: Means] = [:]
  private(set) var points: [String] = []
  private(set) var violations: [String] = []
  private var waiting: Set<Plan> = []
  /// Like `waiting`, but of sales that need not come to it.
  private var hoped: Set<Plan> = []
  var seconds = 0.0

  private struct Plan: Hashable {
    let means: SaleMeans
    let mishap: Mishap
  }

  mutating func note(_ lessons: Sweep.Lessons, of means: SaleMeans) {
    byMeans[means, default: Means()].points = lessons.points.count + 1
    points += lessons.points.map { "\(means.rawValue) \($0)" }
    points += lessons.varying.map { "\(means.rawValue) \($0) (not in every sale)" }
    lessons.ordeals.forEach { note($0) }
  }

  /// - Parameter varying: points that a sale need not come to.
  mutating func plan(_ jobs: [Sweep.Job], varying: Set<CrashPoint> = []) {
    for job in jobs {
      if case .kill(let point) = job.mishap, varying.contains(point) {
        hoped.insert(Plan(means: job.means, mishap: job.mishap))
        byMeans[job.means, default: Means()].varying.planned += 1
        continue
      }
      waiting.insert(Plan(means: job.means, mishap: job.mishap))
      switch job.mishap {
      case .none: break
      case .killBeforeAll, .kill: byMeans[job.means, default: Means()].kills.planned += 1
      case .fault: byMeans[job.means, default: Means()].faults.planned += 1
      }
    }
  }

  mutating func note(_ ordeal: Ordeal) {
    var means = byMeans[ordeal.means, default: Means()]
    let plan = Plan(means: ordeal.means, mishap: ordeal.mishap)
    means.endings[ordeal.ending.rawValue, default: 0] += 1
    switch ordeal.mishap {
    case .none: means.undisturbed += 1
    case _ where !ordeal.run.suffered(ordeal.mishap): means.missed += 1
    case .kill where hoped.contains(plan): means.varying.done += 1
    case .killBeforeAll, .kill: means.kills.done += 1
    case .fault: means.faults.done += 1
    }
    if ordeal.run.suffered(ordeal.mishap) {
      waiting.remove(plan)
      hoped.remove(plan)
    }
    byMeans[ordeal.means] = means
    guard !ordeal.isRight else { return }
    let point = ordeal.run.killedAfter ?? ordeal.run.failed ?? ordeal.run.trace.points.last
    violations.append(
      """
      \(ordeal.violations.map { "VIOLATION \($0)" }.joined(separator: "\n"))
      in a sale by \(ordeal.means.rawValue), at \(point.map { "\($0)" } ?? "its beginning"):
      \(ordeal.run.lastLines.joined(separator: "\n"))
      \(ordeal.story)
      Again: lab crash-points \(ordeal.repetition)

      """)
  }

  /// What was to happen and never did.
  var missing: [String] { Self.names(of: waiting) }

  /// Points that only some sales come to, and none that was to be killed there has.
  var left: [String] { Self.names(of: hoped) }

  private static func names(of plans: Set<Plan>) -> [String] {
    plans.map { plan in
      switch plan.mishap {
      case .kill(let point): "\(plan.means.rawValue) \(point)"
      case .fault(let fault): "\(plan.means.rawValue) \(fault)"
      case .none, .killBeforeAll: "\(plan.means.rawValue) before all"
      }
    }.sorted()
  }

  var isRight: Bool { violations.isEmpty && missing.isEmpty }

  /// One line for people.
  var line: String {
    var parts = SaleMeans.allCases.compactMap { means -> String? in
      guard let figures = byMeans[means] else { return nil }
      let endings = Ordeal.Ending.allCases.compactMap { ending in
        figures.endings[ending.rawValue].map { "\($0) \(ending.rawValue)" }
      }
      return """
        \(means.rawValue): \(figures.points) points, killed at \(figures.kills.done) of \(figures.kills.planned) and at \
        \(figures.varying.done) of \(figures.varying.planned) that only some sales have, \
        \(figures.faults.done) of \(figures.faults.planned) failing calls, \(figures.missed) repeated, \
        in the end \(endings.joined(separator: ", "))
        """
    }
    if !missing.isEmpty { parts.append("not reached: \(missing.joined(separator: ", "))") }
    if !left.isEmpty { parts.append("no sale came again to \(left.joined(separator: ", "))") }
    parts.append("\(violations.count) violations")
    parts.append("\(Int(seconds.rounded())) s")
    return parts.joined(separator: "; ")
  }
}
