import BoxOffice
import KioskUI
import Terminal

/// A kiosk whose world is written down in the test: keys go in, effects and frames come out.
struct Harness {
  var state: KioskState
  var time = 100.0
  /// Every effect so far.
  private(set) var effects: [Effect] = []

  init(columns: Int = 80, rows: Int = 24, settings: Settings = Settings(profile: .counter)) {
    state = KioskState(settings: settings, size: Size(columns: columns, rows: rows), now: time)
    effects = state.start()
  }

  /// Hands in an event and returns what it asks for.
  @discardableResult
  mutating func send(_ event: Event) -> [Effect] {
    let asked = state.update(event, at: time)
    effects += asked
    return asked
  }

  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { send(.input(.key($0))) }
  }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { send(.input(.key(.character($0)))) }
  }

  /// Lets seconds pass, with a tick for each.
  @discardableResult
  mutating func wait(_ seconds: Int) -> [Effect] {
    (0..<seconds).flatMap { _ in
      time += 1
      return send(.tick)
    }
  }

  func frame(_ charset: Charset = .unicode, colors: ColorDepth = .palette256) -> Frame {
    state.frame(theme: .builtIn, capabilities: Capabilities(charset: charset, colors: colors))
  }

  /// The screen's rows as text.
  var rows: [String] { frame().rows }
  var screen: String { rows.joined(separator: "\n") }

  static let ids = FreshIDs(booking: Fixtures.id(51), payment: Fixtures.id(52), random: 0x1234_5678_9ABC_DEF0)
  static let token = HoldToken(high: 1, low: 2)

  /// A kiosk whose seat map is open.
  static func atSeats(
    _ seating: Seating, held: [HeldSeat] = [], columns: Int = 80, rows: Int = 24,
    settings: Settings = Settings(profile: .counter)
  ) -> Harness {
    var harness = Harness(columns: columns, rows: rows, settings: settings)
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter)
    harness.press(.enter)
    harness.press(.enter)
    harness.send(
      .seatMap(
        .opened(
          seating.showtime.id,
          .success(
            SeatingOpening(
              seating: seating, holds: .success(HoldSnapshot(revision: 3, seats: held)), token: token,
              ids: ids)
          ))))
    return harness
  }

  /// Chooses the seat under the cursor and lets Redis agree.
  mutating func takeSeat() {
    for effect in press(.character(" ")) {
      if case .seatMap(.hold(let seats, _, let token, let deadline)) = effect {
        send(
          .seatMap(.holdAnswered(token, seats: seats, .success(.held(secondsLeft: deadline, revision: 4)))))
      }
    }
  }
}
