package import Terminal

/// A program on a terminal, as a value: what it shows, and how it answers keys. ``KioskState`` and
/// ``LayoutEditor`` are such values.
package protocol TerminalState {
  associatedtype Event: TerminalEvent
  associatedtype Effect: TerminalEffect

  /// When it has to do something before the next tick, on the monotonic clock.
  var nextWake: Double? { get }

  /// Handles an event: changes the state and returns what has to be done.
  /// - Parameter time: the monotonic clock, in seconds.
  mutating func update(_ event: Event, at time: Double) -> [Effect]

  /// What is on the screen now.
  func frame(theme: Theme, capabilities: Capabilities) -> Frame
}

/// Its events.
package protocol TerminalEvent: Sendable {
  static func input(_ input: InputEvent) -> Self
  /// Another second.
  static var tick: Self { get }
  /// The key, signal and so on, if it is one.
  var input: InputEvent? { get }
}

/// Its effects.
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
