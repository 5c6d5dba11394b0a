internal import Glibc
internal import KioskRuntime
internal import KioskUI
internal import Terminal

/// A program on a terminal: it takes events, presents frames and carries out effects.
@MainActor
struct TerminalApp<State: TerminalState> {
  /// Where effects post their results.
  let events: EventQueue<State.Event>
  private let session: Session
  private let clock: MonotonicClock
  private var state: State
  /// Wakes the program if something on the screen changes by itself between two ticks.
  private var alarm: (time: Double, task: Task<Void, Never>)?
  /// The signal that asked the program to end.
  private var signal: Int32?

  init(on session: Session, clock: MonotonicClock, state: State) {
    self.session = session
    self.clock = clock
    self.state = state
    events = EventQueue(clock: clock)
  }

  /// Runs until somebody leaves, and restores the terminal.
  /// - Parameters:
  ///   - effects: what is requested at the start.
  ///   - carryOut: starts an effect and returns immediately.
  ///   - finish: finishes what is under way, before the terminal is restored.
  /// - Returns: the exit status: 0, or 128 plus the signal's number.
  mutating func run(
    beginning effects: [State.Effect] = [], carryOut: (State.Effect) -> Void, finish: () async -> Void
  ) async -> Int32 {
    let input = Task { [session, events] in
      for await event in session.events {
        events.post(([event] + session.drainInput()).map(State.Event.input))
      }
    }
    let ticks = Task { [clock, events] in
      while let second = try? await clock.nextSecond() { events.postTick(second) }
    }
    effects.forEach(carryOut)
    present()
    while await answer(events.batch(), carryOut) {
      setAlarm()
      present()
    }
    ticks.cancel()
    alarm?.task.cancel()
    await finish()
    session.close()
    await input.value
    // While the program ran, the screen would have covered it.
    if let note = session.note { StandardError.write("\(note)\n") }
    return signal.map { 128 + $0 } ?? 0
  }

  /// Handles all events that have arrived.
  /// - Returns: false if the program should end.
  private mutating func answer(
    _ batch: [EventQueue<State.Event>.Entry], _ carryOut: (State.Effect) -> Void
  ) -> Bool {
    // Only cancellation gives an empty batch.
    guard !batch.isEmpty else { return false }
    for entry in batch {
      if case .signal(let number) = entry.event.input { signal = number }
      if case .hangUp = entry.event.input { signal = SIGHUP }
      let effects = state.update(entry.event, at: entry.time)
      effects.forEach(carryOut)
      guard !effects.contains(.quit) else { return false }
    }
    return true
  }

  private mutating func setAlarm() {
    guard state.nextWake != alarm?.time else { return }
    alarm?.task.cancel()
    alarm = state.nextWake.map { time in
      (
        time,
        Task { [clock, events] in
          if (try? await clock.wait(until: time)) != nil { events.post(.tick) }
        }
      )
    }
  }

  private func present() {
    session.present(state.frame(theme: session.theme, capabilities: session.capabilities))
  }
}
