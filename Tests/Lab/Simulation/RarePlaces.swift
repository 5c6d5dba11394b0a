extension Simulation {
  /// Places where sales go wrong, and that are reached seldom: a run that reaches none of them proves little.
  struct RarePlaces: Codable, Hashable, Sendable {
    /// A claim or confirmation that nobody answered, and that had been carried out when its kiosk sent it again.
    var lostAcknowledgements = 0
    /// A booking that a reaper and the kiosk that sold it both confirmed, or tried to, while the kiosk sold it.
    var reaperAgainstConfirm = 0
    /// A sale whose holds ran out before it was paid.
    var holdsExpiredMidPayment = 0
    /// A payment whose outcome was unknown, and that was settled by its reference.
    var doubtsSettled = 0
    /// Money that came when its booking had ended.
    var latePayments = 0

    /// Each with its name, as it is printed.
    var all: [(name: String, count: Int)] {
      [
        ("lost acknowledgements resolved", lostAcknowledgements),
        ("reaper against confirm", reaperAgainstConfirm),
        ("holds expired mid-payment", holdsExpiredMidPayment), ("doubts settled", doubtsSettled),
        ("late payments", latePayments),
      ]
    }

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
  /// - Parameters:
  ///   - moments: when each booking was claimed and confirmed, by the database's clock.
  ///   - isReaper: whether a client ends what others have left.
  init(in history: History, moments: [String: BookingMoments], isReaper: (String) -> Bool) {
    var changes: [String: [History.Attempt]] = [:]
    var sales: [String: [History.Attempt]] = [:]
    var doubtful: Set<String> = []
    var settled: Set<String> = []
    var leases: [String: Int] = [:]
    for attempt in history.attempts {
      let event = attempt.invoked
      switch event.operation {
      case .claim, .confirm:
        if let booking = event.booking { changes[booking, default: []].append(attempt) }
        if event.operation == .confirm, attempt.phase == .failed { latePayments += 1 }
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
        if let booking = event.booking { sales[booking, default: []].append(attempt) }
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
    for (booking, calls) in changes {
      let claims = calls.filter { $0.invoked.operation == .claim }
      let confirms = calls.filter { $0.invoked.operation == .confirm }
      if let moments = moments[booking] {
        if Self.isFoundDone(claims, since: moments.claimed) { lostAcknowledgements += 1 }
        if let confirmed = moments.confirmed, Self.isFoundDone(confirms, since: confirmed) {
          lostAcknowledgements += 1
        }
      }
      let isMet = confirms.contains { reaper in
        isReaper(reaper.invoked.client) && confirms.contains { !isReaper($0.invoked.client) }
          && (sales[booking] ?? []).contains {
            $0.invoked.at <= reaper.last.at && reaper.invoked.at <= $0.last.at
          }
      }
      if isMet { reaperAgainstConfirm += 1 }
    }
    doubtsSettled = settled.count
  }

  /// A call without an answer, and a later one of the same kiosk with it, sent when what they ask for had been done.
  private static func isFoundDone(_ calls: [History.Attempt], since done: Int) -> Bool {
    calls.contains { lost in
      lost.ended?.phase == .unknown && lost.invoked.at <= done
        && calls.contains {
          $0.phase == .ok && $0.invoked.client == lost.invoked.client && $0.invoked.at >= lost.last.at
            && $0.invoked.at > done
        }
    }
  }
}
