package import BoxOffice

/// How an order is paid.
package enum Tender: Hashable, Sendable {
  case cash(tendered: Money)
  case card
  /// The simulator, told what to do.
  case simulatedCard(SimulatedOutcome)
}

/// What a tester wants of the card terminal simulator.
package enum SimulatedOutcome: String, CaseIterable, Hashable, Sendable {
  case approve
  case decline
  case timeout
  case replyLost = "reply-lost"

  /// As the payment screen names it.
  package var name: String {
    switch self {
    case .approve: "approves"
    case .decline: "declines"
    case .timeout: "does not answer"
    case .replyLost: "approves, but the reply is lost"
    }
  }
}
