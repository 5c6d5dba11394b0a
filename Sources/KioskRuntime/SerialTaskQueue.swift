internal import Synchronization

/// Work that is done one piece after another, in the order in which it was given: what a customer gives back is
/// not overtaken by what they chose before.
package final class SerialTaskQueue: Sendable {
  package typealias Work = @Sendable () async -> Void

  private let queue: AsyncStream<Work>.Continuation
  private let worker: Task<Void, Never>
  /// Names of work that has not begun and need not be asked for twice.
  private let waiting = Mutex<Set<String>>([])

  /// - Parameter executor: where the work is done; nil for where all tasks are.
  package init(on executor: (any TaskExecutor)? = nil) {
    let (stream, queue) = AsyncStream.makeStream(of: Work.self)
    self.queue = queue
    worker = Task(executorPreference: executor) {
      for await work in stream { await work() }
    }
  }

  package func add(_ work: @escaping Work) {
    queue.yield(work)
  }

  /// Leaves the work out while other work of that name waits for its turn: a server that hangs must not gather
  /// questions. One that is being answered does not count, since its answer may be older than what is asked.
  package func add(once name: String, _ work: @escaping Work) {
    guard waiting.withLock({ $0.insert(name).inserted }) else { return }
    queue.yield { [self] in
      waiting.withLock { _ = $0.remove(name) }
      await work()
    }
  }

  /// Does the work in its turn and waits for its answer; nil when the queue takes no more work.
  @discardableResult
  package func answer<Answer: Sendable>(_ work: @escaping @Sendable () async -> Answer) async -> Answer? {
    await withCheckedContinuation { continuation in
      let result = queue.yield { continuation.resume(returning: await work()) }
      if case .terminated = result { continuation.resume(returning: nil) }
    }
  }

  /// Takes no more work, and waits until all that was given is done.
  package func finish() async {
    queue.finish()
    await worker.value
  }
}
