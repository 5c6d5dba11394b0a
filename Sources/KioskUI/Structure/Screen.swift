import Terminal
import Words

/// A screen, or a dialog that lies on one: its own state, its keys and what they do, and how it is drawn.
///
/// Screens lie on one another in a ``ScreenStack``, which gives all of them one value that they share. A screen changes
/// itself and that value, and asks for everything else: effects and notices of the ``Turn``, other screens of the
/// ``Navigation``.
protocol Screen<Shared>: Hashable, Sendable {
  associatedtype Shared
  associatedtype Action: Hashable, Sendable

  /// Whether it lies on the screen below it, which stays in view.
  var isDialog: Bool { get }

  /// Whether a dialog has the keys: its own, or one that it shows.
  var isModal: Bool { get }

  /// Its keys, in the order of the hint line.
  func bindings(_ shared: Shared, in environment: Environment) -> [Binding<Action>]

  /// What the hint line and the help say of its keys.
  func keyHints(_ shared: Shared, in environment: Environment) -> [KeyHint]

  /// Does what its table says of a key.
  /// - Returns: whether the table has it.
  mutating func answer(
    _ key: Key, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) -> Bool

  mutating func perform(
    _ action: Action, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  /// An action was asked for that is not enabled, and the reason is being told: shows where it lies.
  mutating func refuse(_ action: Action, _ shared: inout Shared, _ turn: inout Turn)

  /// A key that is in no table, such as a letter that is typed.
  mutating func press(
    _ key: Key, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  /// One line of text, for the field that has the focus; where there is none it is ignored.
  mutating func paste(
    _ text: String, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  mutating func click(
    _ target: ClickTarget, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  mutating func scroll(_ direction: Direction, _ shared: inout Shared, _ turn: inout Turn)

  /// What the screen's effects came to, and the seconds that pass.
  mutating func receive(
    _ event: Event, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  /// Whether any key takes it away, so that a click anywhere does, too.
  var endsWithAnyKey: Bool { get }

  /// Whether what it shows grows old with the programme.
  var showsProgramme: Bool { get }

  /// What starting over now would cost.
  func stake(_ shared: Shared) -> Stake

  /// Takes away the dialogs that it shows.
  mutating func dismissDialogs()

  /// Somebody wants to leave the program.
  /// - Returns: whether it asks first.
  mutating func asksBeforeQuitting(_ shared: inout Shared) -> Bool

  /// What `?` shows after the keys; nil for nothing.
  var furtherHelp: Message? { get }

  mutating func showFurtherHelp(_ shared: inout Shared)

  /// It is about to go: asks for what has to be given back.
  mutating func close(_ shared: inout Shared, _ turn: inout Turn)

  /// When it has something to do that does not wait for the next second, on the monotonic clock.
  func nextWake(_ shared: Shared) -> Double?

  /// How many rows its own footer has.
  func footerRows(_ shared: Shared, in environment: Environment) -> Int

  func draw(_ shared: Shared, on canvas: inout Canvas, in environment: Environment)

  /// The dialogs that it shows, over everything else.
  func drawDialogs(_ shared: Shared, on canvas: inout Canvas, in environment: Environment)

  /// What it says above the keys as long as nothing newer is told.
  func standingNotice(_ shared: Shared) -> Notice?

  /// Which screen it is, with the one that it shows where it has several.
  var place: [ObjectIdentifier] { get }
}

/// What starting over would cost the customer.
enum Stake: Hashable {
  /// Seats that would be given back.
  case seats(Int)
  /// Money may be moving.
  case payment
  /// Something stands there that has to be read first.
  case message
}

extension Screen {
  var isDialog: Bool { false }

  var isModal: Bool { isDialog }

  func bindings(_ shared: Shared, in environment: Environment) -> [Binding<Action>] { [] }

  mutating func refuse(_ action: Action, _ shared: inout Shared, _ turn: inout Turn) {}

  mutating func press(
    _ key: Key, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) {}

  mutating func paste(
    _ text: String, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) {}

  mutating func click(
    _ target: ClickTarget, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) {}

  mutating func scroll(_ direction: Direction, _ shared: inout Shared, _ turn: inout Turn) {}

  mutating func receive(
    _ event: Event, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) {}

  var endsWithAnyKey: Bool { false }

  var showsProgramme: Bool { false }

  func stake(_ shared: Shared) -> Stake { .seats(0) }

  mutating func dismissDialogs() {}

  mutating func asksBeforeQuitting(_ shared: inout Shared) -> Bool { false }

  var furtherHelp: Message? { nil }

  mutating func showFurtherHelp(_ shared: inout Shared) {}

  mutating func close(_ shared: inout Shared, _ turn: inout Turn) {}

  func nextWake(_ shared: Shared) -> Double? { nil }

  func footerRows(_ shared: Shared, in environment: Environment) -> Int { 0 }

  func drawDialogs(_ shared: Shared, on canvas: inout Canvas, in environment: Environment) {}

  func standingNotice(_ shared: Shared) -> Notice? { nil }

  var place: [ObjectIdentifier] { [ObjectIdentifier(Self.self)] }
}

extension Screen where Action == Never {
  mutating func perform(
    _ action: Never, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) {}
}

extension Screen {
  func keyHints(_ shared: Shared, in environment: Environment) -> [KeyHint] {
    bindings(shared, in: environment).map(\.keyHint)
  }

  mutating func answer(
    _ key: Key, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) -> Bool {
    guard let binding = bindings(shared, in: turn.environment).first(where: { $0.keys.contains(key) }) else {
      return false
    }
    switch binding.availability {
    case .enabled: perform(binding.action, &shared, &navigation, &turn)
    case .disabled(let reason):
      turn.notify(reason, .warning)
      refuse(binding.action, &shared, &turn)
    }
    return true
  }
}
