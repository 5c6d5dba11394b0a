internal import Synchronization

/// A flag that one thread sets and another clears.
final class AtomicFlag: Sendable {
  private let value = Atomic(false)

  func raise() {
    value.store(true, ordering: .releasing)
  }

  /// Whether it was raised since it was last lowered.
  func lower() -> Bool {
    value.exchange(false, ordering: .acquiringAndReleasing)
  }
}
