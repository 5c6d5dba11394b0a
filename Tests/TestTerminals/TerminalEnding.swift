/// How a program ended, and in which state it left the terminal.
package struct TerminalEnding: Hashable, Sendable {
  package enum Status: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  package let status: Status
  /// What was to be seen last.
  package let screen: TerminalScreen
  /// Whether echo, lines and signals are as they were before. Means nothing after a hang-up.
  package let areSettingsRestored: Bool

  /// Whether a shell would find the terminal as it was: the screen of before, a cursor, no reports of clicks.
  package var isTerminalRestored: Bool {
    areSettingsRestored && !screen.isAlternate && screen.isCursorVisible && !screen.reportsMouse
  }

  /// What the program has left for the shell's screen to show, without empty rows.
  package var rowsLeft: [String] {
    screen.rows.filter { !$0.isEmpty }
  }
}

/// What was waited for did not come.
package struct TerminalTimeout: Error, CustomStringConvertible {
  package let what: String
  package let reason: String
  package let screen: TerminalScreen

  package var description: String {
    "Waited for \(what), \(reason). The screen was:\n\(screen)"
  }
}
