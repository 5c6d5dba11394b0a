internal import BoxOffice
internal import KioskUI
internal import Payments

/// The drivers that take the money, as the configuration has them.
actor PaymentDrivers {
  private let configuration: Configuration
  /// Each remembers what of the ledger it has read.
  private var simulators: [TerminalSimulator.Outcome: TerminalSimulator] = [:]

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  func driver(for tender: Tender) throws(StoreError) -> any PaymentDriver {
    switch tender {
    case .cash(let tendered): CashDrawer(tendered: tendered)
    case .simulatedCard(let outcome): try simulator(TerminalSimulator.Outcome(outcome))
    case .card: try simulator(TerminalSimulator.Outcome(configuration.simulator.outcome))
    }
  }

  /// Those whose payments this kiosk may ask about.
  func all() -> [any PaymentDriver] {
    var drivers: [any PaymentDriver] = [CashDrawer(tendered: .zero)]
    if configuration.payment.methods.contains(.card), let card = try? simulator(.approve) {
      drivers.append(card)
    }
    return drivers
  }

  private func simulator(_ outcome: TerminalSimulator.Outcome) throws(StoreError) -> TerminalSimulator {
    if let known = simulators[outcome] { return known }
    do {
      let simulator = try TerminalSimulator(
        ledger: try configuration.simulator.ledgerPath(), outcome: outcome,
        delay: .milliseconds(configuration.simulator.delayMilliseconds))
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

  /// Of a simulator that asks nobody: one that approves.
  init(_ outcome: Configuration.Simulator.Outcome) {
    self =
      switch outcome {
      case .ask, .approve: .approve
      case .decline: .decline
      case .timeout: .timeout
      case .replyLost: .replyLost
      }
  }
}
