internal import BoxOffice
internal import KioskRuntime
internal import Payments

/// All payment drivers, by their names in `payment.methods`.
enum PaymentRegistry {
  private static let drivers: [(name: String, install: @Sendable (Configuration) -> InstalledDriver)] = [
    ("cash", { _ in .cash }),
    ("card", { .simulator($0.simulator) }),
  ]

  static let names: [String] = drivers.map(\.name)

  /// The drivers that a configuration names, in its order.
  static func installed(by configuration: Configuration) -> [InstalledDriver] {
    configuration.payment.methods.compactMap { name in
      drivers.first { $0.name == name }?.install(configuration)
    }
  }
}

extension InstalledDriver {
  fileprivate static func simulator(_ simulator: Configuration.Simulator) -> InstalledDriver {
    let outcome: TerminalSimulator.Outcome? =
      switch simulator.outcome {
      case .ask: nil
      case .approve: .approve
      case .decline: .decline
      case .timeout: .timeout
      case .replyLost: .replyLost
      }
    return .simulator(outcome: outcome, delay: .milliseconds(simulator.delayMilliseconds)) {
      try simulator.ledgerPath()
    }
  }
}
