package import KioskUI
internal import Synchronization

/// FIFO of the events of the user interface. ``batch()`` drains it, so that the main loop draws one frame for each batch.
package final class EventQueue<Event: TerminalEvent>: Sendable {
  /// An event, and when it happened on the kiosk's clock.
  package struct Entry: Sendable {
    package let event: Event
    package let time: Double
  }

  private struct State {
    var entries: [Entry] = []
    var reader: CheckedContinuation<[Entry], Never>?
  }

  /// The kiosk's clock, in seconds.
  let now: @Sendable () -> Double
  private let state = Mutex(State())

  package convenience init(clock: MonotonicClock) {
    self.init { clock.seconds }
  }

  /// - Parameter now: the kiosk's clock, in seconds.
  package init(now: @escaping @Sendable () -> Double) {
    self.now = now
  }

  /// Posts an event that happened now.
  package func post(_ event: Event) {
    post([event])
  }

  package func post(_ events: [Event]) {
    let now = now()
    append(events.map { Entry(event: $0, time: now) })
  }

  /// Posts the tick of a whole second. It carries that second, not the moment at which it was noticed, so
  /// that no countdown shows a second twice or skips one.
  package func postTick(_ second: Double) {
    append([Entry(event: .tick, time: second)])
  }

  private func append(_ new: [Entry]) {
    let (reader, entries): (CheckedContinuation<[Entry], Never>?, [Entry]) = state.withLock { state in
      state.entries += new
      guard let reader = state.reader else { return (nil, []) }
      defer {
        state.reader = nil
        state.entries = []
      }
      return (reader, state.entries)
    }
    reader?.resume(returning: entries)
  }

  /// All events since the last batch, at least one. Empty if the waiting task is cancelled.
  package func batch() async -> [Entry] {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let entries = state.withLock { state -> [Entry]? in
          guard state.entries.isEmpty, !Task.isCancelled else {
            defer { state.entries = [] }
            return state.entries
          }
          state.reader = continuation
          return nil
        }
        if let entries { continuation.resume(returning: entries) }
      }
    } onCancel: {
      state.withLock { state in
        defer { state.reader = nil }
        return state.reader
      }?.resume(returning: [Entry]())
    }
  }
}
