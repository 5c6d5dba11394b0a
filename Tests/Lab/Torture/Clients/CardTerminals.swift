internal import BoxOffice
internal import Payments
internal import FaultInjection

/// What a card terminal does with a payment.
enum CardBehaviour: String, CaseIterable, Codable, Sendable {
  case approve, decline, timeout
  case replyLost = "reply-lost"
  case late
  /// Approves after longer than a lease and a claim last.
  case slow

  var outcome: TerminalSimulator.Outcome {
    switch self {
    case .approve, .slow: .approve
    case .decline: .decline
    case .timeout: .timeout
    case .replyLost: .replyLost
    case .late: .lateApproval
    }
  }

  var delay: Duration {
    switch self {
    case .approve, .decline, .timeout, .replyLost: .zero
    case .late: .seconds(1)
    case .slow: .milliseconds(4_600)
    }
  }

  /// Such that the terminal begins to tell of it when the claim has just run out, and the kiosk still asks: it and the
  /// reapers hear of it at the same time.
  static let lateBy = Duration.milliseconds(3_500)

  /// How often of a hundred times the terminals do this when nobody has told them anything.
  private var share: Int {
    switch self {
    case .approve: 76
    case .decline: 7
    case .timeout: 4
    case .replyLost: 6
    case .late: 3
    case .slow: 4
    }
  }

  /// What comes next when nobody has told the terminals anything.
  static func drawn(using generator: inout SeededGenerator) -> CardBehaviour {
    var rest = Int.random(in: 0..<100, using: &generator)
    for behaviour in allCases {
      rest -= behaviour.share
      if rest < 0 { return behaviour }
    }
    return .approve
  }
}

/// A process's card terminals: one for each behaviour, all with one ledger, as at one bank.
struct CardTerminals: Sendable {
  private let terminals: [CardBehaviour: TerminalSimulator]
  /// What reapers ask.
  let counter: TerminalSimulator

  init(ledger: String) throws(LedgerError) {
    var terminals: [CardBehaviour: TerminalSimulator] = [:]
    let counter = try TerminalSimulator(ledger: ledger)
    for behaviour in CardBehaviour.allCases where behaviour != .approve {
      terminals[behaviour] = try TerminalSimulator(
        ledger: ledger, outcome: behaviour.outcome, delay: behaviour.delay,
        approvalLateBy: CardBehaviour.lateBy)
    }
    self.counter = counter
    self.terminals = terminals
  }

  /// The terminal that does so; one that approves is also the one that reapers ask.
  subscript(behaviour: CardBehaviour) -> TerminalSimulator { terminals[behaviour] ?? counter }
}
