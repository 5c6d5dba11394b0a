internal import Glibc
internal import Synchronization

/// Ends a process that neither goes on nor ends.
final class Watchdog: Sendable {
  private struct State {
    var process: Int32?
    var timer: Task<Void, Never>?
    var hasBitten = false
  }

  private let state = Mutex(State())

  /// Watches a process from now on.
  init(_ process: Int32, patience: Duration) {
    state.withLock { state in
      state.process = process
      state.timer = Task { [self] in
        guard (try? await Task.sleep(for: patience)) != nil else { return }
        bite()
      }
    }
  }

  private func bite() {
    state.withLock { state in
      guard let process = state.process else { return }
      state.hasBitten = true
      kill(process, SIGKILL)
    }
  }

  /// Whom it watches; nil once that has ended.
  var process: Int32? { state.withLock { $0.process } }

  func signal(_ number: Int32) {
    state.withLock { state in
      if let process = state.process { _ = kill(process, number) }
    }
  }

  /// The process has ended, and its number may be another's soon.
  /// - Returns: whether that was this watchdog's doing.
  func stop() -> Bool {
    state.withLock { state in
      state.timer?.cancel()
      state.process = nil
      return state.hasBitten
    }
  }
}
