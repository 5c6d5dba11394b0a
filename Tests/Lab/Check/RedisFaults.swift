/// A time in which Redis may have lost holds, or given them by a wrong clock.
struct DisturbanceOfHolds: Sendable {
  /// From the line that begins the fault until the one that ends it, or for ever; microseconds.
  let span: ClosedRange<Int>
  /// How long before its beginning something may have been given that is lost, in microseconds; nil for everything.
  let reach: Int?

  /// Whether a hold may be lost or distorted that was asked for and known at these moments.
  func concerns(asked: Int, known: Int) -> Bool {
    asked <= span.upperBound && (reach.map { known >= span.lowerBound - $0 } ?? true)
  }
}

extension HistoryEvent {
  /// How the details of faults begin that make Redis forget what is held, or take another time for now. A seat may be held
  /// twice across them: the database decides. A fault's line may say more after that.
  ///
  /// One that is stopped for a while loses nothing, and neither does one that is restarted: it writes its file before it
  /// ends. Nor does one that has no room.
  private static let forgetting = [
    "redis-flush", "redis-clock", "redis-promotion", "redis-failover", "redis-power-loss",
  ]

  /// A killed one has handed to the system what it has answered, unless the disk was so busy that it waited for it: two
  /// seconds at most with `appendfsync everysec`, and a while until it notices.
  private static let killed = (name: "redis-kill", reach: 3_000_000)

  /// By how much a fault may disturb holds; nil where it does not.
  fileprivate var disturbance: (Int?)? {
    guard operation == .fault, let detail else { return nil }
    if detail.hasPrefix(Self.killed.name) { return .some(Self.killed.reach) }
    return Self.forgetting.contains { detail.hasPrefix($0) } ? .some(nil) : nil
  }

  /// Whether holds that are given meanwhile may end at any time.
  var stepsClockOfHolds: Bool { operation == .fault && detail?.hasPrefix("redis-clock") == true }
}

extension History {
  /// When holds may have been lost or distorted.
  var disturbancesOfHolds: [DisturbanceOfHolds] {
    spans { $0.disturbance != nil }.compactMap { event, span in
      event.disturbance.map { DisturbanceOfHolds(span: span, reach: $0) }
    }
  }

  /// When the clock of the holds' server was wrong.
  var clockStepsOfHolds: [ClosedRange<Int>] { spans(\.stepsClockOfHolds).map(\.span) }

  private func spans(_ isMeant: (HistoryEvent) -> Bool) -> [(event: HistoryEvent, span: ClosedRange<Int>)] {
    let whole = attempts.filter { isMeant($0.invoked) }.map { attempt in
      let end = attempt.ended?.at ?? Int.max
      return (attempt.invoked, attempt.invoked.at...max(attempt.invoked.at, end))
    }
    // A fault that is over at once may be a single line.
    let momentary = events.filter { isMeant($0) && $0.phase != .invoked }.map { ($0, $0.at...$0.at) }
    return whole + momentary
  }
}
