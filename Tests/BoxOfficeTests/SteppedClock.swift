import FoundationEssentials
import Synchronization

/// A clock that stands still until it is moved: 23 November 2026, 8:00 UTC at first.
final class SteppedClock: Sendable {
  private let seconds = Mutex(1_795_420_800.0)

  var now: Date { seconds.withLock { Date(timeIntervalSince1970: $0) } }

  func advance(by step: Double) {
    seconds.withLock { $0 += step }
  }
}
