extension SeatingGraph {
  /// The best way to sit in several groups, then the best with other seats, and so on.
  /// - Parameters:
  ///   - vacancy: the seats that the party may be given.
  ///   - all: those of other prices as well.
  func splitPlaces(of size: Int, in vacancy: Vacancy, _ all: Vacancy, limit: Int) -> [Place] {
    var vacancy = vacancy
    var places: [Place] = []
    var groups: Int?
    while places.count < limit, let split = Split(of: size, in: vacancy) {
      guard groups.map({ split.groups <= $0 }) ?? true, var place = split.best() else { break }
      groups = split.groups
      vacancy.setTakeable(place.positions, false)
      // If it would leave a single seat and another way would not, take that one.
      if let instead = wayWithoutLoneSeats(than: place.positions, all) {
        place = Place(positions: instead, rule: .split, cost: place.cost)
        vacancy.setTakeable(instead, false)
      }
      places.append(place)
    }
    return places
  }
}

/// The smallest split of a party: the fewest groups, of these the fewest people alone, of these the least sum of the
/// squared distances of all seats from the focus and from the middle of one group.
private struct Split {
  private let geometry: SeatingGeometry
  private let size: Int
  /// The blocks that a group can have, of every length, stretch by stretch.
  private var blocks: [(block: Range<SeatPosition>, stretch: Int)] = []
  let groups: Int
  private let alone: Int

  private static let none = Int.max / 4

  /// Nil when there are not enough seats.
  init?(of size: Int, in vacancy: Vacancy) {
    geometry = vacancy.geometry
    self.size = size
    // Groups count a thousand, people alone one: the least number for so many seats.
    var least = Array(repeating: Split.none, count: size + 1)
    least[0] = 0
    for (index, stretch) in vacancy.stretches.enumerated() {
      let start = blocks.count
      for count in 1...min(size, stretch.count) {
        for first in stretch.lowerBound...(stretch.upperBound - count)
        where vacancy.keepsPairs(first..<first + count) {
          blocks.append((first..<first + count, index))
        }
      }
      let options = Split.options(of: blocks[start...].map(\.block), upTo: size)
      for seats in stride(from: size, to: 0, by: -1) {
        for length in 1...seats where options[length] < Split.none && least[seats - length] < Split.none {
          least[seats] = min(least[seats], least[seats - length] + options[length])
        }
      }
    }
    guard least[size] < Split.none else { return nil }
    groups = least[size] / 1_000
    alone = least[size] % 1_000
  }

  /// By length: what a stretch can give in one block, or in two where love seats keep one from being long enough.
  private static func options(of blocks: [Range<SeatPosition>], upTo size: Int) -> [Int] {
    func weight(_ block: Range<SeatPosition>) -> Int { 1_000 + (block.count == 1 ? 1 : 0) }
    var least = Array(repeating: none, count: size + 1)
    for block in blocks { least[block.count] = weight(block) }
    guard let last = blocks.map(\.upperBound).max(), let first = blocks.map(\.lowerBound).min() else {
      return least
    }
    for length in 2...max(2, min(size, last - first)) where length <= size && least[length] == none {
      for block in blocks {
        for other in blocks where block.count + other.count == length && block.upperBound < other.lowerBound {
          least[length] = min(least[length], weight(block) + weight(other))
        }
      }
    }
    return least
  }

  /// Every block is tried as the group that the others gather around, the most promising first.
  func best() -> Place? {
    guard groups > 1 else { return nil }
    // What the others cost at least, wherever they gather.
    var least = Gathering(seats: size, groups: groups - 1, alone: alone, below: .infinity)
    for option in options(around: nil, seats: size, groups: groups - 1, below: .infinity) {
      least.add(option.blocks)
    }
    let anchors = blocks.enumerated().compactMap { index, entry -> Anchor? in
      let rest = size - entry.block.count
      let lone = alone - (entry.block.count == 1 ? 1 : 0)
      guard rest > 0, lone >= 0, let others = least.cost(seats: rest, alone: lone) else { return nil }
      return Anchor(entry.block, index: index, others: rest, atLeast: others, in: geometry)
    }.sorted { ($0.bound, $0.index) < ($1.bound, $1.index) }
    var best: (positions: [SeatPosition], cost: Double)?
    for anchor in anchors {
      if let best, anchor.bound >= best.cost { break }
      guard
        let others = gathered(
          around: anchor.middle, besides: anchor.block, below: (best?.cost ?? .infinity) - anchor.own)
      else { continue }
      best = (Array(anchor.block) + others.positions, anchor.own + others.cost)
    }
    return best.map { Place(positions: $0.positions.sorted(), rule: .split, cost: $0.cost) }
  }

  private struct Anchor {
    let block: Range<SeatPosition>
    let index: Int
    let middle: SIMD2<Double>
    /// What its own seats cost.
    let own: Double
    /// What all cost at least.
    let bound: Double

    /// - Parameters:
    ///   - others: how many seats gather around it.
    ///   - least: what the ways from the focus of so many cost at least.
    init(
      _ block: Range<SeatPosition>, index: Int, others: Int, atLeast least: Double,
      in geometry: SeatingGeometry
    ) {
      self.block = block
      self.index = index
      middle = geometry.offsetSum(of: block) / Double(block.count)
      own = geometry.cost(of: block, around: middle)
      // A seat so far from the focus is at least the rest of the way from the anchor; and the squares of the ways to two
      // points are at least half that between them.
      let away = length(middle)
      let each = least / Double(others)
      let beyond = max(0, each.squareRoot() - away)
      bound = own + Double(others) * max(each + beyond * beyond, away * away / 2) - 1e-6
    }
  }

  /// The other groups, one block of a stretch each.
  private func gathered(around middle: SIMD2<Double>, besides anchor: Range<SeatPosition>, below most: Double)
    -> (
      positions: [SeatPosition], cost: Double
    )?
  {
    let (seats, groups) = (size - anchor.count, self.groups - 1)
    let alone = self.alone - (anchor.count == 1 ? 1 : 0)
    guard alone >= 0, seats > 0, groups > 0 else { return nil }
    var table = Gathering(seats: seats, groups: groups, alone: alone, below: most)
    for option in options(around: middle, besides: anchor, seats: seats, groups: groups, below: most) {
      table.add(option.blocks)
    }
    return table.cheapest
  }

  /// The cheapest blocks of each length, at most as many as there are groups, each of another stretch: of more, one would
  /// always be free to take the place of a dearer one. By stretch.
  private func options(
    around middle: SIMD2<Double>?, besides anchor: Range<SeatPosition>? = nil, seats: Int, groups: Int,
    below most: Double
  ) -> [(stretch: Int, blocks: [(block: Range<SeatPosition>, cost: Double)])] {
    var cheapest: [[(block: Range<SeatPosition>, stretch: Int, cost: Double)]] = Array(
      repeating: [], count: seats + 1)
    for (block, stretch) in blocks where block.count <= seats {
      let cost = middle.map { geometry.cost(of: block, around: $0) } ?? geometry.cost(of: block)
      guard cost < most, anchor.map({ isApart(block, from: $0) }) ?? true else { continue }
      let length = block.count
      if let same = cheapest[length].firstIndex(where: { $0.stretch == stretch }) {
        guard cost < cheapest[length][same].cost else { continue }
        cheapest[length].remove(at: same)
      } else if cheapest[length].count == groups {
        guard let last = cheapest[length].last, cost < last.cost else { continue }
        cheapest[length].removeLast()
      }
      let place = cheapest[length].firstIndex { cost < $0.cost } ?? cheapest[length].count
      cheapest[length].insert((block, stretch, cost), at: place)
    }
    var options: [(stretch: Int, blocks: [(block: Range<SeatPosition>, cost: Double)])] = []
    for entry in cheapest.joined().sorted(by: { ($0.stretch, $0.block.count) < ($1.stretch, $1.block.count) })
    {
      if options.last?.stretch == entry.stretch {
        options[options.count - 1].blocks.append((entry.block, entry.cost))
      } else {
        options.append((entry.stretch, [(entry.block, entry.cost)]))
      }
    }
    return options
  }

  /// Whether two blocks are two groups.
  private func isApart(_ block: Range<SeatPosition>, from other: Range<SeatPosition>) -> Bool {
    block.upperBound < other.lowerBound || other.upperBound < block.lowerBound
      || geometry.runOf[block.lowerBound] != geometry.runOf[other.lowerBound]
  }
}

/// The cheapest blocks for so many seats in so many groups with so many people alone, one block of each stretch.
private struct Gathering {
  private let seats: Int
  private let groups: Int
  private let alone: Int
  private let most: Double
  /// By groups, seats and people alone.
  private var costs: [Double]
  private var lasts: [Int]
  /// What was taken last, and what before.
  private var chain: [(block: Range<SeatPosition>, before: Int)] = []

  init(seats: Int, groups: Int, alone: Int, below most: Double) {
    self.seats = seats
    self.groups = groups
    self.alone = alone
    self.most = most
    let count = (groups + 1) * (seats + 1) * (alone + 1)
    costs = Array(repeating: .infinity, count: count)
    lasts = Array(repeating: -1, count: count)
    costs[0] = 0
  }

  private func index(_ group: Int, _ taken: Int, _ lone: Int) -> Int {
    (group * (seats + 1) + taken) * (alone + 1) + lone
  }

  /// One of these may be taken.
  mutating func add(_ blocks: [(block: Range<SeatPosition>, cost: Double)]) {
    for group in stride(from: groups, to: 0, by: -1) {
      for taken in stride(from: seats, to: 0, by: -1) {
        for (block, cost) in blocks where block.count <= taken {
          let single = block.count == 1 ? 1 : 0
          for lone in stride(from: alone, through: single, by: -1) {
            let before = index(group - 1, taken - block.count, lone - single)
            let total = costs[before] + cost
            guard total < min(most, costs[index(group, taken, lone)]) else { continue }
            costs[index(group, taken, lone)] = total
            lasts[index(group, taken, lone)] = chain.count
            chain.append((block, lasts[before]))
          }
        }
      }
    }
  }

  func cost(seats: Int, alone: Int) -> Double? {
    let cost = costs[index(groups, seats, alone)]
    return cost < .infinity ? cost : nil
  }

  var cheapest: (positions: [SeatPosition], cost: Double)? {
    let all = index(groups, seats, alone)
    guard costs[all] < .infinity else { return nil }
    var positions: [SeatPosition] = []
    var link = lasts[all]
    while link >= 0 {
      positions += chain[link].block
      link = chain[link].before
    }
    return (positions, costs[all])
  }
}
