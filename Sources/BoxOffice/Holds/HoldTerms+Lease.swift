extension HoldTerms {
  /// What is left of a choice, in seconds: no more than the cap, whatever is asked for.
  package func secondsLeft(until deadline: Double) -> Double {
    min(deadline, Double(cap))
  }

  /// How long a lease given now lasts, in seconds; nil once the cap is passed.
  package func lease(until deadline: Double) -> Double? {
    let left = secondsLeft(until: deadline)
    // A millisecond is the shortest that a store can keep. What is not a number fails this comparison, too.
    guard left >= 0.001 else { return nil }
    return min(left, Double(lease))
  }
}

extension [Seat.ID] {
  /// Each seat once, where it stood first.
  package var withoutRepetitions: [Seat.ID] {
    guard count > 1 else { return self }
    var known: Set<Seat.ID> = []
    return filter { known.insert($0).inserted }
  }
}
