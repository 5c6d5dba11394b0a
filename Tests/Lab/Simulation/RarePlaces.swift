extension Simulation {
  /// Places where sales go wrong, and that are reached seldom: a run that reaches none of them proves little.
  struct RarePlaces: Codable, Hashable, Sendable {
    /// A claim or confirmation that nobody answered, and that was found to be carried out when it was sent again.
    var lostAcknowledgements = 0
    /// A booking that a reaper and the kiosk that sold it both confirmed, or tried to.
    var reaperAgainstConfirm = 0
    /// A sale whose holds ran out before it was paid.
    var holdsExpiredMidPayment = 0
    /// A payment whose outcome was unknown, and that was settled by its reference.
    var doubtsSettled = 0
    /// Money that came when its booking had ended.
    var latePayments = 0

    static func + (left: RarePlaces, right: RarePlaces) -> RarePlaces {
      RarePlaces(
        lostAcknowledgements: left.lostAcknowledgements + right.lostAcknowledgements,
        reaperAgainstConfirm: left.reaperAgainstConfirm + right.reaperAgainstConfirm,
        holdsExpiredMidPayment: left.holdsExpiredMidPayment + right.holdsExpiredMidPayment,
        doubtsSettled: left.doubtsSettled + right.doubtsSettled,
        latePayments: left.latePayments + right.latePayments)
    }
  }
}

extension Simulation.RarePlaces {
  /// - Parameter isReaper: whether a client ends what others have left.
  init(in history: History, isReaper: (String) -> Bool) {
    struct Change: Hashable {
      let operation: HistoryEvent.Operation
      let booking: String
    }
    var unanswered: Set<Change> = []
    var resolved: Set<Change> = []
    var confirming: [String: (reaper: Bool, kiosk: Bool)] = [:]
    var doubtful: Set<String> = []
    var settled: Set<String> = []
    var leases: [String: Int] = [:]
    for attempt in history.attempts {
      let event = attempt.invoked
      switch event.operation {
      case .claim, .confirm:
        guard let booking = event.booking else { continue }
        let change = Change(operation: event.operation, booking: booking)
        if attempt.phase == .unknown { unanswered.insert(change) }
        if attempt.phase == .ok, unanswered.contains(change) { resolved.insert(change) }
        if event.operation == .confirm {
          if isReaper(event.client) {
            confirming[booking, default: (false, false)].reaper = true
          } else {
            confirming[booking, default: (false, false)].kiosk = true
          }
          if attempt.phase == .failed { latePayments += 1 }
        }
      case .authorise, .settle:
        guard let payment = event.payment else { continue }
        if attempt.phase == .unknown {
          doubtful.insert(payment)
        } else if doubtful.contains(payment) {
          settled.insert(payment)
        }
      case .hold, .swap, .renew:
        guard let token = event.token, attempt.phase == .ok, let ended = attempt.ended,
          let lease = ended.lease
        else { continue }
        leases[token] = ended.at + lease * 1_000
      case .sell, .retry:
        if let token = event.token, let end = leases[token], let ended = attempt.ended, event.at < end,
          ended.at > end
        {
          holdsExpiredMidPayment += 1
        }
      case .release, .startPayment, .failPayment, .noteCaptured, .noteRefunded, .capture, .refund, .abandon,
        .reap, .announce, .fault:
        continue
      }
    }
    lostAcknowledgements = resolved.count
    reaperAgainstConfirm = confirming.values.count { $0.reaper && $0.kiosk }
    doubtsSettled = settled.count
  }
}
