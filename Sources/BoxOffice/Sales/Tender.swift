/// What an order is paid with.
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
}
