/// What a terminal does beyond what all ANSI terminals do, as its description has it.
struct TerminalTraits: Hashable, Sendable {
  /// Attributes it has.
  var attributes: Style.Attributes = [.bold, .reverse, .underline]
  /// Each attribute can be taken away by itself.
  var turnsOffSingly = true
  /// `39` and `49` are its own colours.
  var hasDefaultColors = true
  /// What is erased gets the colour of the background.
  var erasesInColor = true
  /// The cursor stays in the last column until the next character comes.
  var wrapsLate = true
  /// How the cursor is shown and hidden; empty if it always shows.
  var showCursor = "\u{1B}[?25h"
  var hideCursor = "\u{1B}[?25l"
}
