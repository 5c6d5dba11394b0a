internal import ProvingGround

/// When which fault happens: the same for the same seed.
struct FaultSchedule: Sendable {
  struct Entry: Hashable, Sendable {
    let fault: Fault
    /// From the beginning of the run.
    let start: Duration
    /// How long it lasts, where it lasts.
    let duration: Duration
    /// For whatever is drawn while it is done.
    let seed: UInt64
  }

  /// By subject; each is over before the next of the same subject begins.
  let tracks: [[Entry]]

  /// Each fault `times` times, in any order, spread over the whole time; those of different subjects overlap as it comes.
  init(
    _ faults: [Fault], times: Int, within total: Duration, using generator: inout SeededGenerator
  ) {
    var tracks: [[Entry]] = []
    for subject in Fault.Subject.allCases {
      let own = faults.filter { $0.subject == subject }
      guard !own.isEmpty else { continue }
      // Round by round, so that a run that is broken off has tried each of them about as often.
      let order = (0..<times).flatMap { _ in own.shuffled(using: &generator) }
      let lead = min(total / 10, .seconds(1))
      let slot = (total - lead) / order.count
      tracks.append(
        order.enumerated().map { number, fault in
          Entry(
            fault: fault,
            start: lead + slot * number + slot * Double.random(in: 0...0.3, using: &generator),
            duration: min(
              max(slot * Double.random(in: 0.3...0.6, using: &generator), .milliseconds(250)), .seconds(3)),
            seed: generator.next())
        })
    }
    self.tracks = tracks
  }
}
