extension HoldTerms {
  /// The seconds that are left for a choice: never more than the cap, whatever was requested.
  package func secondsLeft(until deadline: Double) -> Double {
    min(deadline, Double(cap))
  }

  /// How long a lease given now lasts, in seconds; nil once the cap is passed.
  package func lease(until deadline: Double) -> Double? {
    let left = secondsLeft(until: deadline)
    // A millisecond is the shortest time that a store can keep. The comparison also fails for a value that is
    // not a number.
    guard left >= 0.001 else { return nil }
    return min(left, Double(lease))
  }
}

extension [Seat.ID] {
  /// Each seat once, at its first position.
  package var withoutRepetitions: [Seat.ID] {
    guard count > 1 else { return self }
    var known: Set<Seat.ID> = []
    return filter { known.insert($0).inserted }
  }
}
