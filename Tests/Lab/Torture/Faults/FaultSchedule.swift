internal import FaultInjection

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
  /// What is left of the time by those that have to last is shared by all. Where nothing is left, they take longer.
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
      let share = max((total - lead - order.reduce(.zero) { $0 + $1.shortest }) / order.count, .zero)
      var slot = lead
      tracks.append(
        order.map { fault in
          defer { slot += share + fault.shortest }
          return Entry(
            fault: fault,
            start: slot + share * Double.random(in: 0...0.3, using: &generator),
            duration: min(
              fault.shortest + share * Double.random(in: 0.3...0.6, using: &generator),
              max(fault.shortest, .seconds(3))),
            seed: generator.next())
        })
    }
    self.tracks = tracks
  }
}
