internal import Dispatch
package import Testing

/// For tests that calculate for seconds without a pause. Swift's tasks share as many threads as there are processors:
/// two such tests on a small machine, and no other goes on, though it only waits for an answer.
package struct OwnThread: TestTrait, SuiteTrait, TestScoping {
  package let isRecursive = true

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    let thread = Executor()
    try await withTaskExecutorPreference(thread) { try await function() }
    withExtendedLifetime(thread) {}
  }

  /// A private queue has a thread of its own as long as there is work.
  private final class Executor: TaskExecutor {
    private let queue = DispatchQueue(label: "kiosk.tests.calculating")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      let executor = unsafe asUnownedTaskExecutor()
      queue.async { unsafe job.runSynchronously(on: executor) }
    }
  }
}

extension Trait where Self == OwnThread {
  package static var ownThread: Self { Self() }
}
