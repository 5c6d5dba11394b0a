/// What an order is paid with.
package enum Tender: Hashable, Sendable {
  case cash(tendered: Money)
  /// The simulator, told what to do.
  case simulatedCard(SimulatedOutcome)
  /// Whatever the driver of that gateway asks the customer for.
  case driver(gateway: String)

  /// ``PaymentDriver/gateway`` of the driver that takes it.
  package var gateway: String {
    switch self {
    case .cash: PaymentOption.cash.gateway
    case .simulatedCard: PaymentOption.simulator().gateway
    case .driver(let gateway): gateway
    }
  }
}

/// What a tester wants of the card terminal simulator.
package enum SimulatedOutcome: String, CaseIterable, Hashable, Sendable {
  case approve
  case decline
  case timeout
  case replyLost = "reply-lost"
}
