extension Hall {
  /// The best way to sit in several groups, then the best with other seats, and so on.
  func splitPlaces(of size: Int, in vacancy: Vacancy, for party: Party, limit: Int) -> [Place] {
    var vacancy = vacancy
    var places: [Place] = []
    var groups: Int?
    while places.count < limit, let split = Split(of: size, in: vacancy, hall: self) {
      guard groups.map({ split.groups <= $0 }) ?? true else { break }
      groups = split.groups
      guard var place = split.best() else { break }
      vacancy.setTakeable(place.positions, false)
      // Where it would leave a single seat and need not, the way that does not is taken.
      let seats = place.positions.map { geometry.seats[$0] }
      if let refusal = refusal(of: seats, for: party, in: vacancy.occupancy) {
        guard refusal.rule == .loneSeat, let instead = refusal.instead else { continue }
        place = Place(
          positions: instead.map { geometry.positions[$0] }, rule: .split, cost: place.cost)
        vacancy.setTakeable(place.positions, false)
      }
      places.append(place)
    }
    return places
  }
}

/// The smallest split of a party: the fewest groups, of these the fewest people alone, of these the least sum of the
/// squared distances of all seats from the focus and from the middle of one group.
private struct Split {
  private let hall: Hall
  private let size: Int
  /// By stretch: the blocks that a group can have, of every length.
  private let blocks: [[Range<Int>]]
  let groups: Int
  private let alone: Int

  private static let none = Int.max / 4

  /// Nil when there are not enough seats.
  init?(of size: Int, in vacancy: Vacancy, hall: Hall) {
    self.hall = hall
    self.size = size
    blocks = vacancy.stretches.map { stretch in
      (1...min(size, stretch.count)).flatMap { count in
        (stretch.lowerBound...(stretch.upperBound - count)).map { $0..<$0 + count }
      }.filter(vacancy.keepsPairs)
    }.filter { !$0.isEmpty }
    // Groups count a thousand, people alone one: the least number for so many seats.
    var least = Array(repeating: Split.none, count: size + 1)
    least[0] = 0
    for blocks in blocks {
      let options = Split.options(of: blocks, upTo: size)
      for seats in stride(from: size, to: 0, by: -1) {
        for (length, groups) in options where length <= seats && least[seats - length] < Split.none {
          least[seats] = min(least[seats], least[seats - length] + groups)
        }
      }
    }
    guard least[size] < Split.none else { return nil }
    groups = least[size] / 1_000
    alone = least[size] % 1_000
  }

  /// How many seats a stretch can give in one block, or in two where love seats keep one from being long enough.
  private static func options(of blocks: [Range<Int>], upTo size: Int) -> [(seats: Int, groups: Int)] {
    func weight(_ block: Range<Int>) -> Int { 1_000 + (block.count == 1 ? 1 : 0) }
    var least: [Int: Int] = [:]
    for block in blocks { least[block.count] = weight(block) }
    let stretch = (blocks.map(\.lowerBound).min() ?? 0)..<(blocks.map(\.upperBound).max() ?? 0)
    let lengths = Set(blocks.map(\.count))
    for length in 2...max(2, min(size, stretch.count)) where !lengths.contains(length) {
      for block in blocks {
        for other in blocks where block.count + other.count == length && block.upperBound < other.lowerBound {
          least[length] = min(least[length] ?? .max, weight(block) + weight(other))
        }
      }
    }
    return least.map { ($0.key, $0.value) }
  }

  /// Every block is tried as the group that the others gather around, the most promising first.
  func best() -> Place? {
    let anchors = blocks.joined().map { block in
      let (own, middle) = cost(of: block)
      // Wherever the others sit: the squares of the ways to two points are at least half that between them.
      return (
        block: block, own: own, middle: middle,
        bound: own + Double(size - block.count) * dot(middle, middle) / 2
      )
    }.sorted { ($0.bound, $0.block.lowerBound) < ($1.bound, $1.block.lowerBound) }
    var best: (positions: [Int], cost: Double)?
    for anchor in anchors {
      if let best, anchor.bound >= best.cost { break }
      guard
        let others = gathered(
          around: anchor.middle, without: anchor.block, below: (best?.cost ?? .infinity) - anchor.own)
      else { continue }
      best = (Array(anchor.block) + others.positions, anchor.own + others.cost)
    }
    return best.map { Place(positions: $0.positions.sorted(), rule: .split, cost: $0.cost) }
  }

  private func cost(of block: Range<Int>) -> (cost: Double, middle: SIMD2<Double>) {
    let geometry = hall.geometry
    var middle = SIMD2(0.0, 0.0)
    for position in block { middle += geometry.offsets[position] }
    middle /= Double(block.count)
    return (cost(of: block, around: middle), middle)
  }

  private func cost(of block: Range<Int>, around middle: SIMD2<Double>) -> Double {
    block.reduce(0) {
      let way = hall.geometry.offsets[$1] - middle
      return $0 + hall.geometry.squares[$1] + dot(way, way)
    }
  }

  /// The other groups, one block of a stretch each.
  private func gathered(around middle: SIMD2<Double>, without anchor: Range<Int>, below most: Double) -> (
    positions: [Int], cost: Double
  )? {
    let (seats, groups) = (size - anchor.count, self.groups - 1)
    let alone = self.alone - (anchor.count == 1 ? 1 : 0)
    guard alone >= 0, seats > 0, groups > 0 else { return nil }
    // By groups, seats and people alone: the cheapest way there, as a chain of blocks.
    let width = (seats + 1) * (alone + 1)
    var ways: [Way?] = Array(repeating: nil, count: (groups + 1) * width)
    ways[0] = Way(cost: 0, blocks: [])
    for stretch in blocks {
      var cheapest: [(block: Range<Int>, cost: Double)?] = Array(repeating: nil, count: seats + 1)
      for block in stretch where block.count <= seats && isApart(block, from: anchor) {
        let cost = cost(of: block, around: middle)
        if cost < min(most, cheapest[block.count]?.cost ?? .infinity) {
          cheapest[block.count] = (block, cost)
        }
      }
      for group in stride(from: groups, to: 0, by: -1) {
        for taken in stride(from: seats, to: 0, by: -1) {
          for lone in 0...alone {
            for case let (block, cost)? in cheapest.prefix(taken + 1) {
              let before = lone - (block.count == 1 ? 1 : 0)
              guard before >= 0,
                let way = ways[(group - 1) * width + (taken - block.count) * (alone + 1) + before]
              else { continue }
              let index = group * width + taken * (alone + 1) + lone
              if way.cost + cost < min(most, ways[index]?.cost ?? .infinity) {
                ways[index] = Way(cost: way.cost + cost, blocks: way.blocks + [block])
              }
            }
          }
        }
      }
    }
    return ways[groups * width + seats * (alone + 1) + alone].map {
      ($0.blocks.flatMap { Array($0) }, $0.cost)
    }
  }

  /// Whether two blocks are two groups.
  private func isApart(_ block: Range<Int>, from other: Range<Int>) -> Bool {
    block.upperBound < other.lowerBound || other.upperBound < block.lowerBound
      || hall.geometry.runOf[block.lowerBound] != hall.geometry.runOf[other.lowerBound]
  }

  private struct Way {
    let cost: Double
    let blocks: [Range<Int>]
  }
}
