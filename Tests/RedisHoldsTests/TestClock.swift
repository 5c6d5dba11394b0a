import Synchronization

/// A clock that goes when it is told to.
final class TestClock: Sendable {
  private let seconds = Mutex(0.0)

  var now: Double { seconds.withLock(\.self) }

  func advance(by amount: Double) {
    seconds.withLock { $0 += amount }
  }
}
