extension HistoryEvent {
  /// How the details of faults begin that make Redis forget what is held, or take another time for now. A seat may be held
  /// twice across them: the database decides. A fault's line may say more after that.
  static let faultsOfHolds = [
    "redis-kill", "redis-flush", "redis-clock", "redis-promotion", "redis-restart", "redis-stop",
    "redis-full", "redis-failover", "redis-power-loss",
  ]

  /// Whether holds may be lost or distorted by it.
  var disturbsHolds: Bool {
    guard operation == .fault, let detail else { return false }
    return Self.faultsOfHolds.contains { detail.hasPrefix($0) }
  }
}

extension History {
  /// When holds may have been lost or distorted: from the line that begins a fault until the one that ends it, or for ever.
  var disturbancesOfHolds: [ClosedRange<Int>] {
    let whole = attempts.filter(\.invoked.disturbsHolds).map { attempt in
      let end = attempt.ended?.at ?? Int.max
      return attempt.invoked.at...max(attempt.invoked.at, end)
    }
    // A fault that is over at once may be a single line.
    let momentary = events.filter { $0.disturbsHolds && $0.phase != .invoked }.map { $0.at...$0.at }
    return whole + momentary
  }
}
