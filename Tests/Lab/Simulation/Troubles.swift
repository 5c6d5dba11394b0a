internal import Payments
internal import FaultInjection

/// How much goes wrong in a simulated run. Each seed draws a mix of its own, so that some runs have one sort of trouble
/// alone, and others all of them.
struct Troubles: Sendable {
  /// Of a thousand calls of a server.
  var requestLost = 0
  var replyLost = 0
  /// The caller gives up, and the server carries it out later.
  var carriedOutLate = 0
  /// Of a thousand steps of a kiosk.
  var death = 0
  /// It stands still for longer than a lease.
  var standstill = 0
  /// Of a hundred payments by card.
  var decline = 0
  var timeout = 0
  var terminalReplyLost = 0
  var lateApproval = 0
  /// Of a hundred sales.
  var pressedTwice = 0
  var walkAway = 0
  /// How often within the run.
  var serversAway = 0
  var flushes = 0
  var clockSteps = 0
  var cancelledShowtimes = 0
  /// Microseconds that a call takes at most.
  var latency = 20_000

  init() {}

  init(using generator: inout SeededGenerator) {
    func some(_ most: Int) -> Int {
      generator.happens(55) ? 0 : Int.random(in: 1...most, using: &generator)
    }
    requestLost = some(60)
    replyLost = some(80)
    carriedOutLate = some(30)
    death = some(16)
    standstill = some(15)
    decline = some(30)
    timeout = some(30)
    terminalReplyLost = some(40)
    lateApproval = some(30)
    pressedTwice = some(30)
    walkAway = some(25)
    serversAway = some(6)
    flushes = some(3)
    clockSteps = some(2)
    cancelledShowtimes = some(1)
    latency = generator.happens(30) ? 2_000_000 : 20_000
  }

  /// What becomes of a call.
  enum Fate {
    case delivered, requestLost, replyLost
    /// After so many microseconds.
    case carriedOutLate(Int)
  }

  func fate(using generator: inout SeededGenerator) -> Fate {
    var drawn = Int.random(in: 0..<1_000, using: &generator)
    if drawn < requestLost { return .requestLost }
    drawn -= requestLost
    if drawn < replyLost { return .replyLost }
    drawn -= replyLost
    if drawn < carriedOutLate {
      return .carriedOutLate(Int.random(in: 1_000...60_000_000, using: &generator))
    }
    return .delivered
  }

  /// What the card terminal does with a payment, and for how many milliseconds it says nothing of a late approval.
  func outcome(using generator: inout SeededGenerator) -> (TerminalSimulator.Outcome, lateBy: Int) {
    var drawn = Int.random(in: 0..<100, using: &generator)
    for (share, outcome) in [
      (decline, TerminalSimulator.Outcome.decline), (timeout, .timeout), (terminalReplyLost, .replyLost),
      (lateApproval, .lateApproval),
    ] {
      if drawn < share { return (outcome, Int.random(in: 100...90_000, using: &generator)) }
      drawn -= share
    }
    return (.approve, 0)
  }
}
