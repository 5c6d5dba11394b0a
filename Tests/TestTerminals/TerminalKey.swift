/// A key of a terminal's keyboard. Which bytes it sends depends on what the program has asked the terminal for.
package enum TerminalKey: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case enter, escape, tab, backTab, backspace
  case up, down, left, right
  case home, end, pageUp, pageDown, insert, delete
  case function(Int)
}
