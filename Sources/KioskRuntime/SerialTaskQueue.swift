internal import Synchronization

/// Runs work one piece at a time, in order, so that giving back a seat does not overtake an earlier request
/// to hold it.
package final class SerialTaskQueue: Sendable {
  package typealias Work = @Sendable () async -> Void

  private let queue: AsyncStream<Work>.Continuation
  private let worker: Task<Void, Never>
  /// Names of work that has not started and need not be requested again.
  private let waiting = Mutex<Set<String>>([])

  /// - Parameter executor: where the work runs; nil for where all tasks run.
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

  /// Drops the work if other work of that name is still waiting for its turn, so that requests do not pile up
  /// for a server that hangs. Work that is already running does not count, since its answer may be older than
  /// the request.
  package func add(once name: String, _ work: @escaping Work) {
    guard waiting.withLock({ $0.insert(name).inserted }) else { return }
    queue.yield { [self] in
      waiting.withLock { _ = $0.remove(name) }
      await work()
    }
  }

  /// Does the work in its turn and waits for its answer; nil if the queue takes no more work.
  @discardableResult
  package func answer<Answer: Sendable>(_ work: @escaping @Sendable () async -> Answer) async -> Answer? {
    await withCheckedContinuation { continuation in
      let result = queue.yield { continuation.resume(returning: await work()) }
      if case .terminated = result { continuation.resume(returning: nil) }
    }
  }

  /// Takes no more work, and waits until all queued work is done.
  package func finish() async {
    queue.finish()
    await worker.value
  }
}
