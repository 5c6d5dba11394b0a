internal import Glibc
internal import KioskUI
internal import Terminal

/// One kiosk on its terminal: events in, frames and effects out.
@MainActor
struct KioskApp {
  private let session: Session
  private let world: World
  private let clock: MonotonicClock
  private let events: EventQueue
  private let runner: EffectRunner
  private var state: KioskState
  /// Wakes the kiosk when something on the screen changes by itself between two ticks.
  private var alarm: (time: Double, task: Task<Void, Never>)?
  /// The signal that asked the kiosk to end.
  private var signal: Int32?

  init(on session: Session, before world: World, settings: Settings) {
    self.session = session
    self.world = world
    clock = MonotonicClock()
    events = EventQueue(clock: clock)
    runner = EffectRunner(world, posting: events)
    state = KioskState(
      settings: settings, size: session.size, charset: session.capabilities.charset, now: clock.seconds)
  }

  /// Runs until somebody leaves, and gives the terminal back.
  /// - Returns: the exit status: 0, or 128 and the signal's number.
  mutating func run() async -> Int32 {
    let input = Task { [session, events] in
      for await event in session.events {
        events.post(([event] + session.drainInput()).map(Event.input))
      }
    }
    let ticks = Task { [clock, events] in
      while let second = try? await clock.nextSecond() { events.postTick(second) }
    }
    let reaper = Task { [world] in await world.reap() }

    carryOut(state.start())
    present()
    while await answer(events.batch()) {
      setAlarm()
      present()
    }

    [ticks, reaper].forEach { $0.cancel() }
    alarm?.task.cancel()
    await runner.finish(within: .seconds(2))
    session.close()
    await input.value
    // While the kiosk ran it would have been drawn over.
    if let note = session.note { StandardError.write("\(note)\n") }
    return signal.map { 128 + $0 } ?? 0
  }

  /// Answers all that has come at once.
  /// - Returns: false when the kiosk is to end.
  private mutating func answer(_ batch: [EventQueue.Entry]) -> Bool {
    // Only cancellation leaves nothing to answer.
    guard !batch.isEmpty else { return false }
    for entry in batch {
      if case .input(.signal(let number)) = entry.event { signal = number }
      if case .input(.hangUp) = entry.event { signal = SIGHUP }
      guard carryOut(state.update(entry.event, at: entry.time)) else { return false }
    }
    return true
  }

  /// - Returns: false when the kiosk is to end.
  @discardableResult
  private func carryOut(_ effects: [Effect]) -> Bool {
    effects.forEach(runner.run)
    return !effects.contains(.quit)
  }

  private mutating func setAlarm() {
    guard state.nextExpiry != alarm?.time else { return }
    alarm?.task.cancel()
    alarm = state.nextExpiry.map { time in
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
