internal import BoxOffice

/// A sale that went wrong, and what became of it.
struct Ordeal: Sendable {
  /// How the sale stands once a kiosk has been started anew.
  enum Ending: String, Codable, CaseIterable, Sendable {
    /// Nothing reached the database.
    case neverClaimed = "never claimed"
    case givenBack = "given back"
    case booked
    case other
  }

  let means: SaleMeans
  let mishap: Mishap
  let run: TracedProgram.Run
  let ending: Ending
  let violations: [String]
  /// The fewest lines of the history that show it.
  let story: String
  /// Whether some call of it was not answered, and so made again or left out.
  let hasDoubts: Bool

  init(
    means: SaleMeans, mishap: Mishap, run: TracedProgram.Run, evidence: Evidence, showtime: Showtime.ID,
    restartProblem: String?
  ) {
    self.means = means
    self.mishap = mishap
    self.run = run
    let statuses = evidence.bookings.filter { $0.showtime == showtime.description }.map(\.status)
    ending =
      switch statuses {
      case []: .neverClaimed
      case [.confirmed]: .booked
      case [.cancelled]: .givenBack
      default: .other
      }
    hasDoubts = evidence.history.attempts.contains { $0.phase == .unknown }
    let broken = Checker.violations(in: evidence)
    var sentences = broken.map(\.description)
    if ending == .other {
      sentences.append(
        "In the end it stands as \(statuses.map(\.rawValue).joined(separator: " and ")), neither booked nor given back."
      )
    }
    if let restartProblem {
      sentences.append("The kiosk that was started anew did not end: \(restartProblem)")
    }
    // Whose calls fail has to end by themselves, and has nothing to complain of that a screen would not have shown.
    // One that hung is tried again, and has not been reached if it always hangs.
    if !run.isTracerLost, !run.isTimedOut, run.killedAfter == nil, mishap != .killBeforeAll,
      run.status != 0 || !run.said.isEmpty
    {
      sentences.append(
        "The sale ended \(run.status.map { "with status \($0)" } ?? "by a signal"), and said: \(run.said)")
    }
    if case .none = mishap, !run.isTracerLost, !run.isTimedOut, ending != .booked {
      sentences.append("Without a mishap nothing was booked.")
    }
    violations = sentences
    story =
      broken.isEmpty
      ? evidence.history.events.readable
      : broken.map { $0.story(in: evidence).readable }.joined(separator: "\n\n")
  }

  var isRight: Bool { violations.isEmpty }

  /// The options of `lab crash-points` that let it happen again.
  var repetition: String {
    switch mishap {
    case .none: "--\(means.rawValue) --point none"
    case .killBeforeAll: "--\(means.rawValue) --point before-all"
    case .kill(let point): "--\(means.rawValue) --point \(point)"
    case .fault(let fault): "--\(means.rawValue) --fault \(fault)"
    }
  }
}
