/// The nearest way to take as many seats without leaving a single one, for a party that would leave some.
///
/// One walk over all positions keeps the cheapest way to every state: how many groups and seats of each price were taken
/// so far, and what the last two positions were. It looks at every way there is.
struct AnotherWay {
  let vacancy: Vacancy
  /// What the party keeps: wheelchair spaces, their companion seats and love seats.
  let isKept: PositionArray<Bool>
  /// Which of ``counts`` a seat there would be of; -1 where none can be taken.
  let zones: PositionArray<Int>
  /// How many seats of each price to take.
  let counts: [Int]

  /// What the last positions of a run were.
  private enum Last: Int, CaseIterable {
    /// One that nobody can be left alone beside.
    case edge
    case taken
    /// Kept by the party; what is beside it was alone before.
    case kept
    /// A free seat after an edge: alone before, unless another free one follows.
    case freeAfterEdge
    case freeAfterTaken
    /// Two free seats or more.
    case free
  }

  /// From what was last to what is, by taking the position or not.
  private struct Step {
    let from: Last
    let to: Last
    var takes: Bool { to == .taken || to == .kept }
    var opensGroup: Bool { takes && from != .taken && from != .kept }
  }

  /// The steps to a position of each sort.
  private static let steps = Last.allCases.map { to in Last.allCases.map { Step(from: $0, to: to) } }

  /// Those that leave no single seat before an edge.
  private static let closing = steps.map { $0.filter { $0.from != .freeAfterTaken } }

  private static let passing = [
    Step(from: .edge, to: .freeAfterEdge), Step(from: .kept, to: .freeAfterEdge),
    Step(from: .taken, to: .freeAfterTaken), Step(from: .freeAfterEdge, to: .free),
    Step(from: .freeAfterTaken, to: .free), Step(from: .free, to: .free),
  ]

  /// Steps to a seat that may be taken: all, without those that would leave the seat before alone between two edges of
  /// which the taken one counts, and so on.
  private static let passingOrTaking = [false, true].map { opens in
    [false, true].map { closes in
      passing
        + steps[Last.taken.rawValue].filter { step in
          switch step.from {
          case .edge, .taken, .kept, .free: true
          case .freeAfterEdge: !opens
          case .freeAfterTaken: !opens && !closes
          }
        }
    }
  }

  /// The cheapest way in at most so many groups, by position in ascending order; nil when there is none.
  /// - Parameter costs: of taking each position.
  func cheapest(inGroups most: Int, costs: PositionArray<Double>) -> [SeatPosition]? {
    var table = Table(groups: most, counts: counts)
    let hasKept = isKept.contains(true)
    // One group is as long as the party, or goes on from what is kept.
    let least = most > 1 ? 1 : hasKept ? Int.max : counts.reduce(0, +)
    for run in vacancy.geometry.runs {
      // What lies between two edges has nothing to do with what is beyond them.
      var start = run.lowerBound
      for end in run where !vacancy.isSingle[end] && !isKept[end] {
        walk(start..<end, atLeast: least, in: &table, costs)
        start = end + 1
      }
      walk(start..<run.upperBound, atLeast: least, in: &table, costs)
    }
    return table.cheapest
  }

  /// - Parameter least: how many seats side by side are of use.
  private func walk(
    _ stretch: Range<SeatPosition>, atLeast least: Int, in table: inout Table, _ costs: PositionArray<Double>
  ) {
    guard isOfUse(stretch, atLeast: least) else { return }
    for position in stretch {
      // Whether the position before would be alone, and count, were it the last between a taken one and an edge.
      let closes =
        position - 2 >= stretch.lowerBound && vacancy.countsAsLone(position - 1, beside: position - 2)
      if isKept[position] {
        table.walk(position, (closes ? Self.closing : Self.steps)[Last.kept.rawValue])
      } else if zones[position] < 0 {
        table.walk(position, Self.passing)
      } else {
        let opens = position > stretch.lowerBound && vacancy.countsAsLone(position - 1, beside: position)
        table.walk(
          position, Self.passingOrTaking[opens ? 1 : 0][closes ? 1 : 0], zone: zones[position],
          cost: costs[position])
      }
    }
    let closes =
      stretch.count >= 2 && vacancy.countsAsLone(stretch.upperBound - 1, beside: stretch.upperBound - 2)
    table.walk(nil, (closes ? Self.closing : Self.steps)[Last.edge.rawValue])
  }

  /// Whether enough seats side by side can be taken, or one is kept.
  private func isOfUse(_ stretch: Range<SeatPosition>, atLeast least: Int) -> Bool {
    var count = 0
    for position in stretch {
      if isKept[position] { return true }
      count = zones[position] < 0 ? 0 : count + 1
      if count >= least { return true }
    }
    return false
  }

  /// What the cheapest way to each state costs, and how it got there.
  private struct Table {
    private let groups: Int
    private let counts: [Int]
    /// What one seat of a price adds to the number of taken seats: that number has a digit for each price.
    private let places: [Int]
    /// How many such numbers there are. A state is (last * (groups + 1) + group) * all + taken.
    private let all: Int
    private var costs: [Double]
    private var walked: [(position: SeatPosition?, zone: Int, from: [UInt8])] = []

    private static let taking: UInt8 = 128
    private static let opening: UInt8 = 64

    init(groups: Int, counts: [Int]) {
      self.groups = groups
      self.counts = counts
      var places: [Int] = []
      var all = 1
      for count in counts {
        places.append(all)
        all *= count + 1
      }
      self.places = places
      self.all = all
      costs = Array(repeating: .infinity, count: Last.allCases.count * (groups + 1) * all)
      costs[0] = 0
    }

    private func state(_ last: Last, _ group: Int, _ taken: Int) -> Int {
      (last.rawValue * (groups + 1) + group) * all + taken
    }

    /// - Parameter position: nil for the edge behind a stretch.
    mutating func walk(_ position: SeatPosition?, _ steps: [Step], zone: Int = 0, cost: Double = 0) {
      var next = Array(repeating: Double.infinity, count: costs.count)
      var from = Array(repeating: UInt8(0), count: costs.count)
      for step in steps {
        let isCounted = step.to == .taken
        let added = isCounted ? places[zone] : 0
        let opened = step.opensGroup ? 1 : 0
        let mark =
          UInt8(step.from.rawValue) | (step.takes ? Self.taking : 0) | (step.opensGroup ? Self.opening : 0)
        for group in 0..<max(0, groups + 1 - opened) {
          let (old, new) = (state(step.from, group, 0), state(step.to, group + opened, added))
          for taken in 0..<(all - added) where costs[old + taken] < .infinity {
            if isCounted, taken / added % (counts[zone] + 1) == counts[zone] { continue }
            let total = costs[old + taken] + (isCounted ? cost : 0)
            if total < next[new + taken] {
              next[new + taken] = total
              from[new + taken] = mark
            }
          }
        }
      }
      costs = next
      walked.append((position, zone, from))
    }

    /// The positions of the cheapest way to take all.
    var cheapest: [SeatPosition]? {
      let ends = (0...groups).map { state(.edge, $0, all - 1) }
      guard var end = ends.min(by: { costs[$0] < costs[$1] }), costs[end] < .infinity else { return nil }
      var taken: [SeatPosition] = []
      for (position, zone, from) in walked.reversed() {
        let mark = from[end]
        var group = end / all % (groups + 1)
        var seats = end % all
        if mark & Self.taking != 0, let position {
          taken.append(position)
          if mark & Self.opening != 0 { group -= 1 }
        }
        let isCounted = end / all / (groups + 1) == Last.taken.rawValue
        if isCounted { seats -= places[zone] }
        end = (Int(mark & ~(Self.taking | Self.opening)) * (groups + 1) + group) * all + seats
      }
      return taken.reversed()
    }
  }
}
