internal import Glibc
internal import Synchronization

/// Every point of a sale, one sale for each, on several lanes at once.
struct Sweep: Sendable {
  let servers: SaleServers
  let lanes: [SaleLane]

  init(lab: String, lanes count: Int, sales: Int) async throws {
    servers = try await SaleServers(lab: lab, showtimes: sales)
    var lanes: [SaleLane] = []
    for number in 1...count { lanes.append(try await SaleLane(number, on: servers)) }
    self.lanes = lanes
    // A card terminal that has never sold anything makes other calls than one that has.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in lanes { group.addTask { _ = try await lane.suffer(.none, paying: .card) } }
      try await group.waitForAll()
    }
  }

  /// A sale to come, and how often it has been tried in vain.
  struct Job: Sendable {
    let means: SaleMeans
    let mishap: Mishap
    var attempts = 0
  }

  /// What several undisturbed sales have shown.
  struct Lessons: Sendable {
    /// The points that all of them have in common, in their order.
    let points: [CrashPoint]
    /// What only some of them have beyond that: a further piece of an answer, or a wait for it.
    let varying: [CrashPoint]
    let ordeals: [Ordeal]
  }

  /// The points of a sale. A sale whose call was not answered in time asks once more, so that the numbers of its exchanges
  /// are others: it is no lesson, and another one is taken.
  func points(of means: SaleMeans) async throws -> Lessons {
    var ordeals: [Ordeal] = []
    var lessons: [[CrashPoint]] = []
    for _ in 0..<5 where lessons.count < Self.lessons {
      let further = try await suffer(
        Array(repeating: Job(means: means, mishap: .none), count: Self.lessons - lessons.count), attempts: 10)
      ordeals += further
      lessons += further.filter { $0.run.suffered(.none) && !$0.hasDoubts }.map(\.run.trace.points)
    }
    guard lessons.count >= Self.lessons, let first = lessons.first else {
      throw SaleError("strace could not follow \(Self.lessons) undisturbed sales to their end.")
    }
    let common = lessons.dropFirst().reduce(into: Set(first)) { $0.formIntersection($1) }
    var seen = common
    let varying = lessons.joined().filter { seen.insert($0).inserted }
    return Lessons(points: first.filter { common.contains($0) }, varying: Array(varying), ordeals: ordeals)
  }

  private static let lessons = 4

  /// Carries out the jobs. One whose mishap did not happen is tried again, up to `attempts` times in all.
  /// - Parameter progress: told how many are done.
  func suffer(
    _ jobs: [Job], attempts: Int, progress: @Sendable @escaping (Int) -> Void = { _ in }
  ) async throws -> [Ordeal] {
    let queue = JobQueue(jobs)
    return try await withThrowingTaskGroup(of: [Ordeal].self) { group in
      for lane in lanes {
        group.addTask {
          var ordeals: [Ordeal] = []
          while let job = queue.next() {
            let ordeal = try await lane.suffer(job.mishap, paying: job.means)
            ordeals.append(ordeal)
            if !ordeal.run.suffered(job.mishap), job.attempts + 1 < attempts { queue.again(job) }
            progress(queue.finish())
          }
          return ordeals
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}

/// What is still to be done, for all lanes.
private final class JobQueue: Sendable {
  private struct State {
    var waiting: [Sweep.Job]
    var done = 0
  }

  private let state: Mutex<State>

  init(_ jobs: [Sweep.Job]) {
    state = Mutex(State(waiting: jobs.reversed()))
  }

  func next() -> Sweep.Job? {
    state.withLock { $0.waiting.popLast() }
  }

  func again(_ job: Sweep.Job) {
    var job = job
    job.attempts += 1
    state.withLock { $0.waiting.insert(job, at: 0) }
  }

  /// - Returns: how many have been done.
  func finish() -> Int {
    state.withLock {
      $0.done += 1
      return $0.done
    }
  }
}
