import Terminal
import Words

/// A screen, or a dialog on top of one: its own state, its keys and what they do, and how it is drawn.
///
/// Screens are on top of one another in a ``ScreenStack``, which gives them one value that they share. A
/// screen changes only itself and that value, and asks for everything else: it asks the ``Turn`` for effects
/// and notices, and the ``Navigation`` for other screens.
protocol Screen<Shared>: Hashable, Sendable {
  associatedtype Shared
  associatedtype Action: Hashable, Sendable

  /// Whether the screen below stays visible.
  var isDialog: Bool { get }

  /// Whether a dialog gets the keys: this one, or one that the screen shows.
  var isModal: Bool { get }

  /// Its keys, in the order of the hint line.
  func bindings(_ shared: Shared, in environment: Environment) -> [Binding<Action>]

  /// What the hint line and the help say about its keys.
  func keyHints(_ shared: Shared, in environment: Environment) -> [KeyHint]

  /// Does what its table says for a key.
  /// - Returns: whether the key is in the table.
  mutating func answer(
    _ key: Key, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn
  ) -> Bool

  mutating func perform(
    _ action: Action, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  /// Called when an action that is disabled was requested and the reason is given: shows what is in the way.
  mutating func refuse(_ action: Action, _ shared: inout Shared, _ turn: inout Turn)

  /// A key that is in no table, such as a letter that is typed.
  mutating func press(
    _ key: Key, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  /// One line of text for the field that has the focus. Ignored if there is none.
  mutating func paste(
    _ text: String, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  mutating func click(
    _ target: ClickTarget, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  mutating func scroll(_ direction: Direction, _ shared: inout Shared, _ turn: inout Turn)

  /// The results of the screen's effects, and the passing seconds.
  mutating func receive(
    _ event: Event, _ shared: inout Shared, _ navigation: inout Navigation<Shared>, _ turn: inout Turn)

  /// Whether any key closes it. A click anywhere does so, too.
  var endsWithAnyKey: Bool { get }

  /// Whether what it shows becomes outdated with the programme.
  var showsProgramme: Bool { get }

  /// What would be lost by starting over now.
  func stake(_ shared: Shared) -> Stake

  /// Closes the dialogs that it shows.
  mutating func dismissDialogs()

  /// Somebody wants to leave the program.
  /// - Returns: whether the screen asks first.
  mutating func asksBeforeQuitting(_ shared: inout Shared) -> Bool

  /// What `?` shows after the keys; nil if nothing.
  var furtherHelp: Message? { get }

  mutating func showFurtherHelp(_ shared: inout Shared)

  /// Called before it is removed: asks for what has to be given back.
  mutating func close(_ shared: inout Shared, _ turn: inout Turn)

  /// When it has to do something before the next second, on the monotonic clock.
  func nextWake(_ shared: Shared) -> Double?

  /// How many rows its own footer has.
  func footerRows(_ shared: Shared, in environment: Environment) -> Int

  func draw(_ shared: Shared, on canvas: inout Canvas, in environment: Environment)

  /// The dialogs that it shows, drawn over everything else.
  func drawDialogs(_ shared: Shared, on canvas: inout Canvas, in environment: Environment)

  /// What it says above the keys unless there is a newer notice.
  func standingNotice(_ shared: Shared) -> Notice?

  /// Which screen it is; if it shows other screens inside it, also which of those.
  var place: [ObjectIdentifier] { get }
}

/// What the customer would lose by starting over.
enum Stake: Hashable {
  /// Seats that would be given back.
  case seats(Int)
  /// Money may be moving.
  case payment
  /// A message that has to be read first.
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
