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
    rare = RarePlaces(in: history, moments: moments)
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
