/// A key, as a person would name it.
package enum Key: Hashable, Sendable {
  /// What the key types. A space is a character; Enter and Tab are not.
  case character(Character)
  case enter
  case tab
  case backTab
  case escape
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case backspace
  case delete
  case insert
  /// F1, F2 and so on.
  case function(Int)
  /// Control together with a key, if that does not type a control character of its own. Letters are lower
  /// case.
  case control(Character)
}

/// A click or a turn of the wheel.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// The left button went down.
    case press
    case scrollUp
    case scrollDown
  }

  package var action: Action
  package var position: Point

  package init(action: Action, position: Point) {
    self.action = action
    self.position = position
  }
}

/// What the terminal or the system reports to the kiosk.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Pasted text, if the terminal marks where it begins and ends: one line of ``PastedText``, never empty.
  case paste(String)
  /// The window has a new size.
  case resize(Size)
  /// The terminal has been closed at the other end.
  case hangUp
  /// One of the signals that ask a program to end: `SIGTERM`, `SIGHUP`, `SIGINT` or `SIGQUIT`.
  case signal(Int32)
}
