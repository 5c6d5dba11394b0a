internal import FaultInjection
internal import Synchronization

/// Runs tasks one piece at a time on one thread, in an order that a seed draws, by a clock that stands still while anything
/// is left to do: the same seed gives the same run.
///
/// Tasks are to be made with it as their executor's preference, and have to wait by its clock alone.
final class SimulatedTime: TaskExecutor {
  private struct Timer {
    let at: Int
    let number: Int
    let sleeper: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = 0
    var ready: [UnownedJob] = []
    /// The next one last.
    var timers: [Timer] = []
    var lastNumber = 0
    var generator: SeededGenerator
  }

  private let state: Mutex<State>

  init(seed: UInt64) {
    state = Mutex(State(generator: SeededGenerator(seed: seed)))
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.ready.append(job) }
  }

  /// Microseconds since the start.
  var now: Int { state.withLock { $0.now } }

  /// Draws from the seed.
  func draw<Value>(_ body: (inout SeededGenerator) -> Value) -> Value {
    state.withLock { body(&$0.generator) }
  }

  /// Waits for simulated microseconds; not at all for none.
  func pass(_ microseconds: Int) async {
    guard microseconds > 0 else { return }
    await withCheckedContinuation { sleeper in
      state.withLock { state in
        state.lastNumber += 1
        let timer = Timer(at: state.now + microseconds, number: state.lastNumber, sleeper: sleeper)
        let index = state.timers.firstIndex { ($0.at, $0.number) < (timer.at, timer.number) }
        state.timers.insert(timer, at: index ?? state.timers.count)
      }
    }
  }

  /// Runs what is ready, and lets time go on when nothing is, until nothing waits for time any more. Blocks the thread; it
  /// must not be one of Swift's tasks'.
  func run() {
    while true {
      if let job = nextJob() {
        unsafe job.runSynchronously(on: asUnownedTaskExecutor())
      } else if let timer = nextTimer() {
        timer.sleeper.resume()
      } else {
        return
      }
    }
  }

  private func nextJob() -> UnownedJob? {
    state.withLock { state in
      guard !state.ready.isEmpty else { return nil }
      return state.ready.remove(at: Int.random(in: state.ready.indices, using: &state.generator))
    }
  }

  private func nextTimer() -> Timer? {
    state.withLock { state in
      guard let timer = state.timers.popLast() else { return nil }
      state.now = timer.at
      return timer
    }
  }
}

/// The clock of a simulation, for what waits by a clock that it is given.
struct SimulatedClock: Clock {
  struct Instant: InstantProtocol {
    /// Microseconds since the start.
    var microseconds: Int

    func advanced(by duration: Duration) -> Instant {
      Instant(microseconds: microseconds + duration.microseconds)
    }

    func duration(to other: Instant) -> Duration { .microseconds(other.microseconds - microseconds) }

    static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
  }

  let time: SimulatedTime

  var now: Instant { Instant(microseconds: time.now) }
  var minimumResolution: Duration { .microseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    await time.pass(deadline.microseconds - time.now)
  }
}
