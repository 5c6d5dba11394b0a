internal import Glibc
internal import KioskRuntime
internal import KioskUI
internal import Terminal

/// What runs on a terminal: events in, frames and effects out.
@MainActor
struct TerminalApp<State: TerminalState> {
  /// Where effects post what became of them.
  let events: EventQueue<State.Event>
  private let session: Session
  private let clock: MonotonicClock
  private var state: State
  /// Wakes the program when something on the screen changes by itself between two ticks.
  private var alarm: (time: Double, task: Task<Void, Never>)?
  /// The signal that asked the program to end.
  private var signal: Int32?

  init(on session: Session, clock: MonotonicClock, state: State) {
    self.session = session
    self.clock = clock
    self.state = state
    events = EventQueue(clock: clock)
  }

  /// Runs until somebody leaves, and gives the terminal back.
  /// - Parameters:
  ///   - effects: what is asked for at the beginning.
  ///   - carryOut: begins an effect and returns at once.
  ///   - finish: ends with what is under way, before the terminal is given back.
  /// - Returns: the exit status: 0, or 128 and the signal's number.
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
    // While the program ran it would have been drawn over.
    if let note = session.note { StandardError.write("\(note)\n") }
    return signal.map { 128 + $0 } ?? 0
  }

  /// Answers all that has come at once.
  /// - Returns: false when the program is to end.
  private mutating func answer(
    _ batch: [EventQueue<State.Event>.Entry], _ carryOut: (State.Effect) -> Void
  ) -> Bool {
    // Only cancellation leaves nothing to answer.
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
