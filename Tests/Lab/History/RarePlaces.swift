/// Moments that few sales come to, and that prove most: a run that comes to none of them proves little.
struct RarePlaces: Codable, Hashable, Sendable {
  /// A claim or confirmation that nobody answered, and that had been carried out when its kiosk sent it again.
  var lostAcknowledgements = 0
  /// A claim that the database ended to break a deadlock, and that went through when it was sent again.
  var deadlockRetries = 0
  /// A booking that a reaper and the kiosk that sold it both confirmed, or tried to, while the kiosk sold it.
  var reaperAgainstConfirm = 0
  /// A sale whose holds ran out before it was paid.
  var holdsExpiredMidPayment = 0
  /// A payment whose outcome was unknown, and that was settled by its reference.
  var doubtsSettled = 0
  /// Money that came when its booking had ended.
  var latePayments = 0

  private static let names: [(name: String, count: any WritableKeyPath<RarePlaces, Int> & Sendable)] = [
    ("lost acknowledgement", \.lostAcknowledgements), ("deadlock retry", \.deadlockRetries),
    ("reaper against confirm", \.reaperAgainstConfirm),
    ("hold expired mid-payment", \.holdsExpiredMidPayment),
    ("doubt settled", \.doubtsSettled), ("late payment", \.latePayments),
  ]

  /// Each with its name, as it is printed.
  var all: [(name: String, count: Int)] { Self.names.map { ($0.name, self[keyPath: $0.count]) } }

  /// Those that the simulation comes to: the stores' twins know no deadlocks.
  var simulated: [(name: String, count: Int)] { all.filter { $0.name != "deadlock retry" } }

  static func += (left: inout RarePlaces, right: RarePlaces) {
    for (_, count) in names { left[keyPath: count] += right[keyPath: count] }
  }

  init() {}

  /// - Parameter moments: when each booking was claimed and confirmed, by the database's clock.
  init(in history: History, moments: [String: BookingMoments]) {
    var calls: [String: [History.Attempt]] = [:]
    var doubtful: Set<String> = []
    var settled: Set<String> = []
    var leases: [String: Int] = [:]
    for attempt in history.attempts {
      let event = attempt.invoked
      switch event.operation {
      case .claim, .confirm:
        if let booking = event.booking { calls[booking, default: []].append(attempt) }
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
        if let booking = event.booking { calls[booking, default: []].append(attempt) }
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
    for (booking, calls) in calls { count(calls, since: moments[booking]) }
    doubtsSettled = settled.count
  }

  /// - Parameter calls: all of one booking.
  private mutating func count(_ calls: [History.Attempt], since moments: BookingMoments?) {
    let claims = calls.filter { $0.invoked.operation == .claim }
    let confirms = calls.filter { $0.invoked.operation == .confirm }
    let sales = calls.filter { [.sell, .retry].contains($0.invoked.operation) }
    if let moments {
      if Self.isFoundDone(claims, since: moments.claimed) { lostAcknowledgements += 1 }
      if let confirmed = moments.confirmed, Self.isFoundDone(confirms, since: confirmed) {
        lostAcknowledgements += 1
      }
    }
    if let ended = claims.first(where: { $0.last.detail?.contains("deadlock") == true }),
      claims.contains(where: { $0.phase == .ok && $0.invoked.at > ended.last.at })
    {
      deadlockRetries += 1
    }
    let isMet = confirms.contains { reaper in
      reaper.isReapers && confirms.contains { !$0.isReapers }
        && sales.contains { $0.invoked.at <= reaper.last.at && reaper.invoked.at <= $0.last.at }
    }
    if isMet { reaperAgainstConfirm += 1 }
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

extension History.Attempt {
  fileprivate var isReapers: Bool { invoked.client.hasSuffix(".reaper") }
}
