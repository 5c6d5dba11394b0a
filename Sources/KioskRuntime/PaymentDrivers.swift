package import BoxOffice
package import Payments

/// What takes a kiosk's money.
package protocol PaymentDrivers: Sendable {
  /// - Throws: why nothing can be paid in this way.
  func driver(for tender: Tender) async throws(StoreError) -> any PaymentDriver

  /// Those whose payments this kiosk may ask about.
  func all() async -> [any PaymentDriver]
}

/// A cash drawer, and the card terminal simulator.
package actor CounterDrivers: PaymentDrivers {
  private let takesCards: Bool
  private let outcome: TerminalSimulator.Outcome
  private let delay: Duration
  private let ledger: @Sendable () throws -> String
  /// Each remembers what of the ledger it has read.
  private var simulators: [TerminalSimulator.Outcome: TerminalSimulator] = [:]

  /// - Parameters:
  ///   - takesCards: whether cards are among the payment methods.
  ///   - outcome: what the simulator does when nobody chooses.
  ///   - ledger: makes the place of its ledger; asked when the first card comes.
  package init(
    takesCards: Bool, outcome: TerminalSimulator.Outcome = .approve, delay: Duration = .zero,
    ledger: @escaping @Sendable () throws -> String
  ) {
    self.takesCards = takesCards
    self.outcome = outcome
    self.delay = delay
    self.ledger = ledger
  }

  package func driver(for tender: Tender) throws(StoreError) -> any PaymentDriver {
    switch tender {
    case .cash(let tendered): CashDrawer(tendered: tendered)
    case .simulatedCard(let outcome): try simulator(TerminalSimulator.Outcome(outcome))
    case .card: try simulator(outcome)
    }
  }

  package func all() -> [any PaymentDriver] {
    var drivers: [any PaymentDriver] = [CashDrawer(tendered: .zero)]
    if takesCards, let card = try? simulator(.approve) { drivers.append(card) }
    return drivers
  }

  private func simulator(_ outcome: TerminalSimulator.Outcome) throws(StoreError) -> TerminalSimulator {
    if let known = simulators[outcome] { return known }
    do {
      let simulator = try TerminalSimulator(ledger: try ledger(), outcome: outcome, delay: delay)
      simulators[outcome] = simulator
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
