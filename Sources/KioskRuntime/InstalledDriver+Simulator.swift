internal import BoxOffice
package import Payments

extension InstalledDriver {
  /// The simulated card terminal.
  /// - Parameters:
  ///   - outcome: what it does with a payment; nil if a tester chooses each time.
  ///   - ledger: makes the path of its ledger; called for the first card payment.
  package static func simulator(
    outcome: TerminalSimulator.Outcome?, delay: Duration = .zero,
    ledger: @escaping @Sendable () throws -> String
  ) -> InstalledDriver {
    let simulators = Simulators(delay: delay, ledger: ledger)
    return InstalledDriver(.simulator(asksTester: outcome == nil)) { (tender) async throws(StoreError) in
      guard case .simulatedCard(let chosen)? = tender else {
        return try await simulators.simulator(outcome ?? .approve)
      }
      return try await simulators.simulator(TerminalSimulator.Outcome(chosen))
    }
  }
}

/// One simulator for each outcome. Each remembers which part of the ledger it has read.
private actor Simulators {
  private let delay: Duration
  private let ledger: @Sendable () throws -> String
  private var known: [TerminalSimulator.Outcome: TerminalSimulator] = [:]

  init(delay: Duration, ledger: @escaping @Sendable () throws -> String) {
    self.delay = delay
    self.ledger = ledger
  }

  func simulator(_ outcome: TerminalSimulator.Outcome) throws(StoreError) -> TerminalSimulator {
    if let known = known[outcome] { return known }
    do {
      let simulator = try TerminalSimulator(ledger: try ledger(), outcome: outcome, delay: delay)
      known[outcome] = simulator
      return simulator
    } catch {
      throw .refused("The card terminal simulator cannot be used. \(error)")
    }
  }
}

extension TerminalSimulator.Outcome {
  init(_ outcome: SimulatedOutcome) {
    self =
      switch outcome {
      case .approve: .approve
      case .decline: .decline
      case .timeout: .timeout
      case .replyLost: .replyLost
      }
  }
}
