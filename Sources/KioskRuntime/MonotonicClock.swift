/// Seconds since the kiosk started. It goes on while the computer sleeps, as holds do, and never goes back.
package struct MonotonicClock: Sendable {
  private let start = ContinuousClock.now

  package init() {}

  package var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  package func wait(until time: Double) async throws {
    try await Task.sleep(until: start + .seconds(time), tolerance: .milliseconds(5), clock: .continuous)
  }

  /// Waits for the next whole second, and returns it.
  package func nextSecond() async throws -> Double {
    let next = Int(seconds) + 1
    try await Task.sleep(until: start + .seconds(next), tolerance: .milliseconds(5), clock: .continuous)
    return Double(next)
  }
}
