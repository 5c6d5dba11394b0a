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
  /// F1 and so on.
  case function(Int)
  /// Control and a key that types no control character of its own; letters are lowercase.
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

/// What the terminal or the system tells the kiosk.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text that came at once, where the terminal says where it begins and ends: one line of ``PastedText``, never empty.
  case paste(String)
  /// The window has another size now.
  case resize(Size)
  /// Nobody is at the other end of the terminal any more.
  case hangUp
  /// One of the signals that ask a program to end: `SIGTERM`, `SIGHUP`, `SIGINT` or `SIGQUIT`.
  case signal(Int32)
}
