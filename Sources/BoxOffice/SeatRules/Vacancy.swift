/// What each position of a hall is to a party that looks for seats.
struct Vacancy: Sendable {
  let graph: SeatingGraph
  let occupancy: SeatOccupancy
  /// What may be proposed to the party: free, for everybody, at its price, and far enough from others. Of a love seat, both
  /// halves or none.
  private(set) var isTakeable: PositionArray<Bool>
  /// Free and ordinary: it may be left alone, and a seat beside it is not alone.
  let isSingle: PositionArray<Bool>

  /// The price of each position: equal numbers are one price.
  let zones: PositionArray<Int>

  var geometry: SeatingGeometry { graph.geometry }

  /// - Parameter priceOf: only seats of this type's price.
  init(_ graph: SeatingGraph, _ occupancy: SeatOccupancy, priceOf: SeatType? = nil) {
    self.graph = graph
    self.occupancy = occupancy
    let geometry = graph.geometry
    let zoneOf = occupancy.zones
    let wanted = priceOf.map { zoneOf[$0.index] }
    let isForEverybody = SeatType.allCases.map(\.isForEverybody)
    var isTakeable = PositionArray(repeating: false, count: geometry.seats.count)
    var isSingle = isTakeable
    var zones = PositionArray(repeating: 0, count: geometry.seats.count)
    for (position, seat) in geometry.seats.indexed {
      let type = geometry.types[position]
      zones[position] = zoneOf[type]
      guard occupancy.states[seat].isOpen, isForEverybody[type] else { continue }
      isTakeable[position] = wanted == nil || wanted == zoneOf[type]
      isSingle[position] = geometry.partners[position] == nil
    }
    self.zones = zones
    self.isSingle = isSingle
    if occupancy.distance != .none {
      let isTooNear = graph.tooNear(in: occupancy)
      for position in isTakeable.indices where isTooNear[position] { isTakeable[position] = false }
    }
    let whole = isTakeable
    for (position, partner) in geometry.partners.indexed {
      if let partner, !whole[partner] { isTakeable[position] = false }
    }
    self.isTakeable = isTakeable
  }

  /// Changes whether some seats may be taken.
  mutating func setTakeable(_ positions: some Sequence<SeatPosition>, _ isTakeable: Bool) {
    for position in positions { self.isTakeable[position] = isTakeable }
  }

  /// The longest rows of neighbours that may all be taken.
  var stretches: [Range<SeatPosition>] {
    var stretches: [Range<SeatPosition>] = []
    for run in geometry.runs {
      var start = run.lowerBound
      for position in run where !isTakeable[position] {
        if start < position { stretches.append(start..<position) }
        start = position + 1
      }
      if start < run.upperBound { stretches.append(start..<run.upperBound) }
    }
    return stretches
  }

  /// Whether no love seat has one half in these positions and the other elsewhere.
  func keepsPairs(_ block: Range<SeatPosition>) -> Bool {
    for position in block {
      if let partner = geometry.partners[position], !block.contains(partner) { return false }
    }
    return true
  }

  /// The one price of ordinary seats; nil when there are several, or love seats among them.
  func zone(of block: Range<SeatPosition>) -> Int? {
    let zone = zones[block.lowerBound]
    for position in block where !isSingle[position] || zones[position] != zone { return nil }
    return zone
  }

  /// Whether a party in these neighbouring positions leaves a single seat on either side that was not single before.
  func leavesOne(
    _ block: Range<SeatPosition>,
    counts: (_ lone: SeatPosition, _ beside: SeatPosition) -> Bool = { _, _ in true }
  ) -> Bool {
    guard occupancy.distance == .none else { return false }
    let run = geometry.runs[geometry.runOf[block.lowerBound]]
    func isSingle(_ position: SeatPosition) -> Bool { run.contains(position) && self.isSingle[position] }
    let (first, last) = (block.lowerBound, block.upperBound - 1)
    if self.isSingle[first], isSingle(first - 1), !isSingle(first - 2), counts(first - 1, first) {
      return true
    }
    return self.isSingle[last] && isSingle(last + 1) && !isSingle(last + 2) && counts(last + 1, last)
  }

  /// Whether a single seat beside a taken one counts under the hall's rule.
  func countsAsLone(_ lone: SeatPosition, beside taken: SeatPosition) -> Bool {
    guard occupancy.distance == .none else { return false }
    switch graph.rules.loneSeats {
    case .strict: return true
    case .lenient: return geometry.fromMiddle[lone] < geometry.fromMiddle[taken] - 0.001
    case .off: return false
    }
  }

  /// The single seats that count and were not single before somebody took `chosen`, in ascending order.
  func loneSeats(after chosen: [SeatPosition]) -> [SeatPosition] {
    var isChosen = PositionArray(repeating: false, count: isSingle.count)
    for position in chosen { isChosen[position] = true }
    var lone: Set<SeatPosition> = []
    for position in chosen where isSingle[position] {
      let run = geometry.runs[geometry.runOf[position]]
      for beside in [position - 1, position + 1] where run.contains(beside) {
        guard isSingle[beside], !isChosen[beside], countsAsLone(beside, beside: position) else { continue }
        let beyond = beside + (beside - position)
        if !run.contains(beyond) || !isSingle[beyond] || isChosen[beyond] { lone.insert(beside) }
      }
    }
    return lone.sorted()
  }
}

extension SeatOccupancy {
  /// A number for each of `SeatType.allCases`: types that cost the same have the same one. A type whose price is not known
  /// has one of its own.
  var zones: [Int] {
    SeatType.allCases.enumerated().map { index, type in
      SeatType.allCases.prefix(index).firstIndex { prices[type] != nil && prices[$0] == prices[type] }
        ?? index
    }
  }
}

extension SeatOccupancy.SeatState {
  /// Whether the party may have it.
  var isOpen: Bool { self == .free || self == .own }
}

extension SeatType {
  /// In `allCases`.
  var index: Int { SeatType.allCases.firstIndex(of: self) ?? 0 }
}
