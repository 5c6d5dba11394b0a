package import Terminal

/// What is shown on a terminal and answers its keys, as a value: ``KioskState`` and ``LayoutEditor``.
package protocol TerminalState {
  associatedtype Event: TerminalEvent
  associatedtype Effect: TerminalEffect

  /// When something is to be done that does not wait for the next tick, on the monotonic clock.
  var nextWake: Double? { get }

  /// Handles an event: changes the state and returns what has to be done.
  /// - Parameter time: the monotonic clock, in seconds.
  mutating func update(_ event: Event, at time: Double) -> [Effect]

  /// What it looks like now.
  func frame(theme: Theme, capabilities: Capabilities) -> Frame
}

/// What can happen to it.
package protocol TerminalEvent: Sendable {
  static func input(_ input: InputEvent) -> Self
  /// Another second.
  static var tick: Self { get }
  /// The key, the signal and so on, where it is one.
  var input: InputEvent? { get }
}

/// What it can ask for.
package protocol TerminalEffect: Sendable, Equatable {
  /// Leaves the program.
  static var quit: Self { get }
}

extension KioskState: TerminalState {}
extension LayoutEditor: TerminalState {}
extension Effect: TerminalEffect {}
extension LayoutEditor.Effect: TerminalEffect {}

extension Event: TerminalEvent {
  package var input: InputEvent? {
    if case .input(let input) = self { input } else { nil }
  }
}

extension LayoutEditor.Event: TerminalEvent {
  package var input: InputEvent? {
    if case .input(let input) = self { input } else { nil }
  }
}
