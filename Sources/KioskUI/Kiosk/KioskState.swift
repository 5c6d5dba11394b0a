package import BoxOffice
package import Terminal
import Words

/// The whole kiosk at one moment. Only ``update(_:at:)`` changes it, and only ``frame(theme:capabilities:)``
/// shows it. Both are pure, so a recorded session replays to identical frames.
package struct KioskState: Hashable, Sendable {
  package var environment: Environment
  /// What all screens share about the programme.
  package internal(set) var programme = ProgrammeState()
  var screens = ScreenStack<ProgrammeState>(AttractScreen())
  package internal(set) var notice: Notice?
  /// When a key was last pressed, on the monotonic clock.
  var lastInput: Double

  package init(
    settings: Settings, size: Size, charset: Charset = .unicode, now: Double,
    installation: Installation = Installation()
  ) {
    environment = Environment(
      settings: settings, size: size, charset: charset, now: now, installation: installation)
    lastInput = now
  }

  /// A kiosk on which a seat map is open.
  init(showing map: SeatMapState, settings: Settings, size: Size, now: Double) {
    self.init(settings: settings, size: size, now: now)
    screens.push(SaleFlow(Sale(map, now: now)))
  }

  /// The effects with which a kiosk starts.
  package mutating func start() -> [Effect] {
    [programme.ask(at: environment.now)]
  }

  /// Opens a showtime's seats, as choosing it from the list does.
  package mutating func open(_ showtime: Showtime.ID) -> [Effect] {
    screens.push(OpeningScreen(showtime: showtime, film: nil, since: environment.now))
    return [.seatMap(.open(showtime))]
  }

  /// Whether a showtime's seats are being read.
  package var isOpening: Bool { screens.find(OpeningScreen.self) != nil }

  /// When it has to do something before the next tick.
  package var nextWake: Double? { screens.nextWake(programme) }

  /// The showtime whose seats are open.
  package var sale: Sale? { screens.find(SaleFlow.self)?.sale }
}

extension KioskState {
  /// The keys of the screen that is shown, in the order of the hint line.
  package var keys: [KeyHint] {
    screens.screen.keyHints(programme, in: environment) + commonKeys.map(\.keyHint)
  }

  enum CommonAction: Hashable {
    case help, quit
    case language(Language)
  }

  /// The keys that every screen has.
  var commonKeys: [Binding<CommonAction>] {
    var common = [
      Binding(
        [.character("?"), .function(1)], "?", hint: .hintKeys, help: .helpKeys,
        action: CommonAction.help,
        kind: .essential)
    ]
    if let language = environment.settings.language(after: environment.language) {
      common.insert(.language(to: language, action: .language(language)), at: 0)
    }
    if environment.settings.profile == .counter {
      common.append(
        Binding(
          [.control("q"), .control("c")], "^Q", hint: .hintQuit,
          help: .helpQuit, action: .quit,
          availability: screens.screen.stake(programme) == .payment
            ? .disabled(PaymentScreen.underWay) : .enabled))
    }
    return common
  }
}
