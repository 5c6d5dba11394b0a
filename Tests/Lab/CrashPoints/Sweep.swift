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

  /// The points of a sale, in their order: those that several have in common. What one has beyond them is a further piece of
  /// an answer, between two points that all have.
  func points(of means: SaleMeans) async throws -> (points: [CrashPoint], ordeals: [Ordeal]) {
    let ordeals = try await suffer(
      Array(repeating: Job(means: means, mishap: .none), count: Self.lessons), attempts: 10)
    let lessons = ordeals.filter { $0.run.suffered(.none) }.map(\.run.trace.points)
    guard let first = lessons.first else { throw SaleError("strace could not follow a sale to its end.") }
    let common = lessons.dropFirst().reduce(into: Set(first)) { $0.formIntersection($1) }
    return (first.filter { common.contains($0) }, ordeals)
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
