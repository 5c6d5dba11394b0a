internal import Dispatch

/// A thread of its own for a terminal's file: locks and fsync wait, and a wait must not take one of the few
/// threads that Swift's tasks share.
final class LedgerExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "payment-ledger")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedSerialExecutor()
    queue.async { unsafe job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    unsafe UnownedSerialExecutor(ordinary: self)
  }
}
