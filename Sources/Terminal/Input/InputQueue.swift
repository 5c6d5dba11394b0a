internal import Synchronization

/// Passes input from the threads that read it to the one task that handles it. The task takes all input that
/// is there at once, so that it draws one frame for it.
final class InputQueue: Sendable {
  private struct State {
    var events: [InputEvent] = []
    var reader: CheckedContinuation<InputEvent?, Never>?
    var isClosed = false
  }

  private let state = Mutex(State())

  func append(_ new: [InputEvent]) {
    guard !new.isEmpty else { return }
    let (reader, event) = state.withLock { state -> (CheckedContinuation<InputEvent?, Never>?, InputEvent?) in
      guard !state.isClosed else { return (nil, nil) }
      state.events += new
      guard let reader = state.reader else { return (nil, nil) }
      state.reader = nil
      return (reader, state.events.removeFirst())
    }
    reader?.resume(returning: event)
  }

  /// The next event; nil once the queue is closed and empty, or if the waiting task is cancelled.
  func next() async -> InputEvent? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (answered, event) = state.withLock {
          state -> (CheckedContinuation<InputEvent?, Never>?, InputEvent?) in
          if !state.events.isEmpty { return (continuation, state.events.removeFirst()) }
          if state.isClosed || Task.isCancelled { return (continuation, nil) }
          // Only one reader can wait at a time; a second one replaces it.
          let earlier = state.reader
          state.reader = continuation
          return (earlier, nil)
        }
        answered?.resume(returning: event)
      }
    } onCancel: {
      state.withLock { state in
        defer { state.reader = nil }
        return state.reader
      }?.resume(returning: nil)
    }
  }

  /// All events that have arrived, without waiting.
  func drain() -> [InputEvent] {
    state.withLock { state in
      defer { state.events = [] }
      return state.events
    }
  }

  func close() {
    state.withLock { state in
      state.isClosed = true
      defer { state.reader = nil }
      return state.reader
    }?.resume(returning: nil)
  }
}
