extension Configuration {
  /// The simulated card terminal.
  struct Simulator: Hashable, Sendable {
    enum Outcome: String, CaseIterable, Sendable {
      /// The user of the kiosk chooses for each payment.
      case ask
      case approve, decline, timeout
      case replyLost = "reply-lost"
    }

    var outcome = Outcome.ask
    /// The path of its ledger; empty for a file in the user's state directory.
    var ledger = ""
    /// How long each of its answers takes.
    var delayMilliseconds = 800
  }
}

extension Configuration.Simulator {
  static let settings: [Setting] = [
    .choice("simulator", "outcome", "KIOSK_SIMULATOR_OUTCOME", \.simulator.outcome),
    .text("simulator", "ledger", "KIOSK_SIMULATOR_LEDGER", \.simulator.ledger),
    .number(
      "simulator", "delay_milliseconds", "KIOSK_SIMULATOR_DELAY_MILLISECONDS",
      \.simulator.delayMilliseconds, in: 0...60_000),
  ]
}
