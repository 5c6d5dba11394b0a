internal import BoxOffice

/// What happened in a run, counted from its history.
struct TortureFigures: Codable, Sendable {
  /// Calls of stores and drivers, and sales as customers see them.
  var operations = 0
  /// Sales that a customer was told of.
  var booked = 0
  /// How sales ended that were not booked.
  var refused = 0
  /// Calls whose outcome nobody told.
  var doubts = 0
  /// Among `doubts`: those of which it became known later.
  var doubtsResolved = 0
  /// By name: how often it was done.
  var faults: [String: Int] = [:]
  /// By name: how often it was felt, in what the fault is about: connections that broke, writes that were refused and so on.
  var effects: [String: Int] = [:]
  /// Orders that two processes sent at once.
  var twins = 0
  var rare = RarePlaces()
  var seconds = 0.0

  init(_ history: History, moments: [String: BookingMoments], seconds: Double) {
    let attempts = history.attempts
    self.seconds = (seconds * 10).rounded() / 10
    var known: Set<String> = []
    for attempt in attempts.reversed() {
      let event = attempt.invoked
      guard event.operation != .fault else {
        faults[event.detail ?? "", default: 0] += 1
        effects[event.detail ?? "", default: 0] += attempt.effects
        continue
      }
      operations += 1
      let ids = [event.booking, event.payment].compactMap { $0 }
      if [.sell, .retry].contains(event.operation) {
        if attempt.phase == .ok { booked += 1 } else { refused += 1 }
      } else if !ids.isEmpty {
        if attempt.phase == .unknown {
          doubts += 1
          if ids.contains(where: { known.contains($0) }) { doubtsResolved += 1 }
        } else {
          known.formUnion(ids)
        }
      }
    }
    rare = RarePlaces(attempts, moments: moments)
    twins = Self.twins(among: attempts)
  }

  private static func twins(among attempts: [History.Attempt]) -> Int {
    let sales = attempts.filter { $0.invoked.operation == .sell && $0.invoked.client.hasSuffix(".k00") }
    return Dictionary(grouping: sales) { $0.invoked.booking ?? "" }.values.count { sales in
      sales.contains { one in
        sales.contains { other in
          one.invoked.client < other.invoked.client && one.invoked.at < other.ended?.at ?? .max
            && other.invoked.at < one.ended?.at ?? .max
        }
      }
    }
  }
}

extension History.Attempt {
  /// Of a fault that is over: how often it was felt, as its last line says after its name.
  fileprivate var effects: Int {
    ended?.detail?.split(separator: ":").last.flatMap { Int($0.drop(while: \.isWhitespace)) } ?? 0
  }
}

/// Moments that few sales come to, and that prove most.
struct RarePlaces: Codable, Hashable, Sendable {
  /// A transaction was carried out, its reply was lost, and the sale found it by its id.
  var lostAcknowledgement = 0
  /// A claim was ended by the database to break a deadlock, and went through when it was sent again.
  var deadlockRetry = 0
  /// A reaper and the kiosk that sold both confirmed a sale.
  var reaperAgainstConfirm = 0
  /// A customer's hold ran out while the payment was under way.
  var holdExpiredMidPayment = 0

  /// Each with its name, as it is printed.
  var all: [(name: String, count: Int)] {
    [
      ("lost acknowledgement", lostAcknowledgement), ("deadlock retry", deadlockRetry),
      ("reaper against confirm", reaperAgainstConfirm), ("hold expired mid-payment", holdExpiredMidPayment),
    ]
  }

  init() {}

  init(_ attempts: [History.Attempt], moments: [String: BookingMoments]) {
    var sales: [String: [History.Attempt]] = [:]
    var holds: [String: [History.Attempt]] = [:]
    for attempt in attempts {
      if let booking = attempt.invoked.booking { sales[booking, default: []].append(attempt) }
      if [.hold, .swap, .renew, .release].contains(attempt.invoked.operation) {
        holds[attempt.invoked.client, default: []].append(attempt)
      }
    }
    for (booking, all) in sales {
      if let moments = moments[booking] {
        lostAcknowledgement += Self.foundByID(all, .claim, since: moments.claimed) ? 1 : 0
        if let confirmed = moments.confirmed {
          lostAcknowledgement += Self.foundByID(all, .confirm, since: confirmed) ? 1 : 0
        }
      }
      deadlockRetry += Self.isDeadlockRetried(all) ? 1 : 0
      reaperAgainstConfirm += Self.isConfirmedByBoth(all) ? 1 : 0
    }
    for attempt in attempts where [.sell, .retry].contains(attempt.invoked.operation) {
      let before = holds[attempt.invoked.client] ?? []
      holdExpiredMidPayment += Self.isHoldExpired(during: attempt, of: before) ? 1 : 0
    }
  }

  /// A call without an answer, and a later one with it, sent when the transaction had been carried out already.
  private static func foundByID(
    _ attempts: [History.Attempt], _ operation: HistoryEvent.Operation, since done: Int
  ) -> Bool {
    let calls = attempts.filter { $0.invoked.operation == operation }
    guard let lost = calls.first(where: { $0.ended?.phase == .unknown && $0.invoked.at <= done }) else {
      return false
    }
    return calls.contains {
      $0.phase == .ok && $0.invoked.client == lost.invoked.client && $0.invoked.at > lost.last.at
        && $0.invoked.at > done
    }
  }

  private static func isDeadlockRetried(_ attempts: [History.Attempt]) -> Bool {
    let claims = attempts.filter { $0.invoked.operation == .claim }
    guard let ended = claims.first(where: { $0.last.detail?.contains("deadlock") == true }) else {
      return false
    }
    return claims.contains { $0.phase == .ok && $0.invoked.at > ended.last.at }
  }

  private static func isConfirmedByBoth(_ attempts: [History.Attempt]) -> Bool {
    let confirms = attempts.filter { $0.invoked.operation == .confirm }
    return confirms.contains { reaper in
      reaper.invoked.client.hasSuffix(".reaper")
        && confirms.contains { !$0.invoked.client.hasSuffix(".reaper") }
        && attempts.contains {
          [.sell, .retry].contains($0.invoked.operation) && $0.invoked.at < reaper.invoked.at
            && reaper.invoked.at < $0.last.at
        }
    }
  }

  private static func isHoldExpired(
    during sale: History.Attempt, of holds: [History.Attempt]
  ) -> Bool {
    guard let ended = sale.ended, let seat = sale.invoked.seats?.first else { return false }
    // When the last lease that was given for the seat has ended for sure.
    var end: Int?
    for hold in holds[holds.firstBegun(at: sale.invoked.at - ClientPlan.terms.cap * 1_000_000)...] {
      guard hold.invoked.at < ended.at else { break }
      guard hold.invoked.showtime == sale.invoked.showtime,
        hold.last.seats?.contains(seat) == true
      else { continue }
      if hold.invoked.operation == .release {
        end = nil
      } else if hold.phase == .ok, let lease = hold.last.lease {
        end = hold.last.at + lease * 1_000
      }
    }
    guard let end else { return false }
    return sale.invoked.at < end && end < ended.at
  }
}

extension [History.Attempt] {
  /// The position of the first that began no earlier; they are in the order of time.
  fileprivate func firstBegun(at moment: Int) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].invoked.at < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
