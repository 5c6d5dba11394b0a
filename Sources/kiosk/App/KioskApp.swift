internal import KioskRuntime
internal import KioskUI
internal import Terminal

/// A kiosk on its terminal.
@MainActor
struct KioskApp {
  private let services: Services
  private let beginning: [Effect]
  private var app: TerminalApp<KioskState>

  init(
    on session: Session, before services: Services, settings: Settings, installation: Installation
  ) {
    self.services = services
    let clock = MonotonicClock()
    var state = KioskState(
      settings: settings, size: session.size, charset: session.capabilities.charset, now: clock.seconds,
      installation: installation)
    beginning = state.start()
    app = TerminalApp(on: session, clock: clock, state: state)
  }

  /// Runs until somebody leaves, and restores the terminal.
  /// - Returns: the exit status: 0, or 128 plus the signal's number.
  mutating func run() async -> Int32 {
    let runner = EffectRunner(services, posting: app.events)
    let reaper = Task { [services] in await services.reap() }
    return await app.run(beginning: beginning, carryOut: runner.run) {
      reaper.cancel()
      await runner.finish(within: .seconds(2))
    }
  }
}
