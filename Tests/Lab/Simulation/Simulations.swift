internal import Dispatch
internal import FoundationEssentials
internal import Synchronization

/// Many simulations, on as many threads as there are cores.
struct Simulations: Sendable {
  let seeds: Range<UInt64>
  var mutation: Mutation?
  /// No further seed is begun after that.
  var limit = Duration.seconds(3_600)
  /// Whether to stop at the first seed that fails.
  var stopsAtFirst = true
  /// Whether the summary has all lines; meant for one seed.
  var keepsHistory = false

  /// So many seeds come to every rare place.
  private static let standard = 10_000

  /// What all of them came to.
  struct Summary: Sendable {
    var seeds = 0
    var operations = 0
    var sales = 0
    var rarePlaces = RarePlaces()
    var duration = Duration.zero
    /// By seed.
    var failures: [Simulation.Result] = []
    /// Seeds that did not come to their end.
    var unfinished: [UInt64] = []
    var history: [HistoryEvent] = []
    /// Seeds that were to be run.
    var asked: UInt64 = 0
    /// Without a mutation, and so many that none of the rare places may be missed.
    var isStandard = false

    /// Why the run is no proof, beyond violations.
    var problems: [String] {
      var problems = unfinished.map {
        "Seed \($0) did not come to its end: something waits by another clock."
      }
      if failures.isEmpty, UInt64(seeds) < asked {
        problems.append("Only \(seeds) of \(asked) seeds were run in \(duration.components.seconds) s.")
      }
      if isStandard, failures.isEmpty {
        problems += rarePlaces.simulated.filter { $0.count == 0 }.map {
          "The run never came to a rare place: \($0.name)."
        }
      }
      return problems
    }

    var seedsPerSecond: Double {
      let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
      return seconds > 0 ? Double(seeds) / seconds : 0
    }
  }

  func run(workers: Int = ProcessInfo.processInfo.activeProcessorCount) async -> Summary {
    let start = ContinuousClock.now
    let work = Work(seeds: seeds, deadline: start + limit)
    let threads = DispatchQueue(label: "simulations", attributes: .concurrent)
    await withTaskGroup { group in
      for _ in 0..<max(1, workers) {
        group.addTask {
          // A simulation blocks its thread, and must not be run by a task.
          await withCheckedContinuation { done in
            threads.async {
              simulate(work)
              done.resume()
            }
          }
        }
      }
    }
    var summary = work.summary
    summary.asked = UInt64(seeds.count)
    summary.isStandard = mutation == nil && seeds.count >= Self.standard
    summary.failures.sort { $0.seed < $1.seed }
    summary.duration = ContinuousClock.now - start
    return summary
  }

  private func simulate(_ work: Work) {
    while let seed = work.next() {
      let result = Simulation(seed: seed, mutation: mutation).run()
      work.note(result, of: seed, in: self)
    }
  }

  /// What is left to be done, and what came of the rest.
  private final class Work: Sendable {
    private let deadline: ContinuousClock.Instant
    private let state: Mutex<(next: UInt64, end: UInt64, summary: Summary)>

    init(seeds: Range<UInt64>, deadline: ContinuousClock.Instant) {
      self.deadline = deadline
      state = Mutex((seeds.lowerBound, seeds.upperBound, Summary()))
    }

    var summary: Summary { state.withLock { $0.summary } }

    func next() -> UInt64? {
      guard ContinuousClock.now < deadline else { return nil }
      return state.withLock { state in
        guard state.next < state.end else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }

    func note(_ result: Simulation.Result?, of seed: UInt64, in simulations: Simulations) {
      state.withLock { state in
        state.summary.seeds += 1
        guard let result else {
          state.summary.unfinished.append(seed)
          return
        }
        state.summary.operations += result.operations
        state.summary.sales += result.sales
        state.summary.rarePlaces += result.rarePlaces
        if simulations.keepsHistory { state.summary.history += result.evidence.history.events }
        guard !result.violations.isEmpty else { return }
        state.summary.failures.append(result)
        if simulations.stopsAtFirst { state.end = state.next }
      }
    }
  }
}
