import BoxOffice
import FaultInjection

/// A small random hall, known by its columns: the slow and plain answers to compare the rules' with. A seat's neighbours
/// are in the columns beside its own; an aisle is a column without a seat.
struct SmallHall {
  struct PlainSeat {
    var place: SeatLayout.Place
    var row: Int
    var column: Int
    var state: SeatOccupancy.SeatState
    /// The seats in the columns beside it.
    var beside: [SeatIndex] = []
    var partner: SeatIndex?
    var fromMiddle = 0
    var isFree: Bool { state == .free || state == .own }
    var isOrdinary: Bool { place.type.isForEverybody && place.partner == nil }
  }

  var seats: SeatArray<PlainSeat>
  /// Each row's y where it is not slanted, and where it has no seats beside others.
  let rowYs: [Double]
  let layout: SeatLayout
  let hall: SeatingGraph
  var occupancy: SeatOccupancy

  /// Two blocks of rows with their own spacing, aisles, odd ends, love seats, wheelchair spaces, broken and taken seats;
  /// slanted, standing on end, or straight.
  init(seats most: Int, isStraight: Bool = false, using generator: inout SeededGenerator) {
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    let rowCount = Int.random(in: 1...3, using: &generator)
    let columns = max(2, min(most / rowCount, Int.random(in: 3...9, using: &generator)))
    let aisle = columns >= 5 && chance(40) ? Int.random(in: 1...columns, using: &generator) : nil
    let slope: Double =
      isStraight || chance(60) ? 0 : ([-0.1, 0.1, 0.05] as [Double]).randomElement(using: &generator) ?? 0
    let standsOnEnd = !isStraight && chance(15)
    let taken = ([0, 25, 50, 70] as [Int]).randomElement(using: &generator) ?? 0
    let spacing = ([1, 1.8] as [Double]).randomElement(using: &generator) ?? 1
    let crossAisle = chance(20) ? Int.random(in: 1...2, using: &generator) : nil
    var placed: [PlainSeat] = []
    var rowYs: [Double] = []
    for row in 0..<rowCount {
      let y = (rowYs.last ?? 0) + (row == 0 ? 0 : row == crossAisle ? 2 * spacing : spacing)
      rowYs.append(y)
      let label = ["A", "B", "C"][row]
      let (skipped, cut) =
        chance(25)
        ? (Int.random(in: 0...1, using: &generator), Int.random(in: 0...1, using: &generator)) : (0, 0)
      var column = 0
      for number in 1...columns {
        column += number == aisle ? 2 : 1
        guard number > skipped, number <= columns - cut else { continue }
        let (x, y) = (Double(column), y + slope * Double(column) + 3)
        let place = SeatLayout.Place(
          label: SeatLabel(row: label, number: number), type: chance(15) ? .vip : .standard,
          x: standsOnEnd ? y : x, y: standsOnEnd ? x : y)
        placed.append(
          PlainSeat(place: place, row: row, column: column, state: chance(taken) ? .taken : .free))
      }
    }
    var seats = SeatArray(placed)
    for index in seats.indices.dropLast() {
      let next = index.advanced(by: 1)
      guard seats[next].row == seats[index].row, seats[next].column == seats[index].column + 1,
        seats[index].place.partner == nil, seats[index].place.type.isForEverybody
      else { continue }
      if chance(8) {
        seats[index].place.partner = seats[next].place.label
        seats[next].place.partner = seats[index].place.label
        seats[next].state = seats[index].state
      } else if chance(6) {
        seats[index].place.type = .wheelchair
        seats[next].place.type = .companion
        seats[next].place.companionOf = seats[index].place.label
      } else if chance(5) {
        seats[index].place.outOfOrder = "broken"
        seats[index].state = .outOfOrder
      }
    }
    if chance(50) {
      for index in seats.indices
      where seats[index].state == .free && chance(10) && seats[index].place.partner == nil {
        seats[index].state = .own
      }
    }
    for index in seats.indices {
      let row = seats.indices.filter { seats[$0].row == seats[index].row }
      seats[index].beside = row.filter { abs(seats[$0].column - seats[index].column) == 1 }
      seats[index].partner = row.first { seats[$0].place.label == seats[index].place.partner }
      let ends = row.map { seats[$0].column }
      seats[index].fromMiddle = abs(2 * seats[index].column - (ends.min() ?? 0) - (ends.max() ?? 0))
    }
    self.seats = seats
    self.rowYs = rowYs
    let loneSeats =
      [SeatingRules.LoneSeats.strict, .strict, .lenient, .off].randomElement(using: &generator) ?? .strict
    layout = SeatLayout(
      rows: (0..<rowCount).map { row in
        SeatLayout.Row(
          label: ["A", "B", "C"][row], places: seats.filter { $0.row == row }.map(\.place),
          section: "Stalls")
      },
      focus: chance(30) ? SeatLayout.Focus(x: Double(Int.random(in: 0...9, using: &generator)), y: 4.5) : nil,
      rules: SeatingRules(loneSeats: loneSeats))
    hall = SeatingGraph(layout: layout, places: seats.map(\.place))
    occupancy = SeatOccupancy(
      states: SeatArray(seats.map(\.state)), partyLimit: 6,
      prices: chance(50)
        ? [.standard: Money(minorUnits: 1), .vip: Money(minorUnits: chance(30) ? 1 : 2)] : [:])
  }

  func names(_ chosen: [SeatIndex]) -> String {
    chosen.map { "\(seats[$0].place.label)" }.joined(separator: " ")
  }

  // MARK: What a party may take

  func isFree(_ seat: SeatIndex) -> Bool { seats[seat].isFree }

  func isOrdinary(_ seat: SeatIndex) -> Bool { seats[seat].isOrdinary }

  func price(_ seat: SeatIndex) -> String {
    let type = seats[seat].place.type
    return occupancy.prices[type].map { "\($0)" } ?? type.rawValue
  }

  func isWhole(_ chosen: [SeatIndex]) -> Bool {
    chosen.allSatisfy { seats[$0].partner.map(chosen.contains) ?? true }
  }

  /// Too near to a taken seat: fewer seats between, and less room; only where rows are straight.
  func isTooNear(_ seat: SeatIndex) -> Bool {
    seats.indices.contains { taken in
      guard seats[taken].state == .taken, taken != seat else { return false }
      if seats[taken].row == seats[seat].row {
        let apart = abs(seats[taken].column - seats[seat].column)
        let between = seats.indices.count { other in
          seats[other].row == seats[seat].row
            && min(seats[taken].column, seats[seat].column) < seats[other].column
            && seats[other].column < max(seats[taken].column, seats[seat].column)
        }
        return between < occupancy.distance.seats && apart <= occupancy.distance.seats
      }
      let pitch = min(gap(of: seats[taken].row), gap(of: seats[seat].row))
      return seats[taken].column == seats[seat].column && occupancy.distance.rows > 0
        && abs(rowYs[seats[taken].row] - rowYs[seats[seat].row]) < (Double(occupancy.distance.rows) + 0.75)
          * pitch
    }
  }

  /// To the nearest row.
  func gap(of row: Int) -> Double {
    rowYs.indices.filter { $0 != row }.map { abs(rowYs[$0] - rowYs[row]) }.min() ?? .infinity
  }

  // MARK: How a choice lies

  func groups(_ chosen: [SeatIndex]) -> [[SeatIndex]] {
    var groups: [[SeatIndex]] = []
    for seat in chosen.sorted(by: { (seats[$0].row, seats[$0].column) < (seats[$1].row, seats[$1].column) }) {
      if let last = groups.last?.last, seats[last].beside.contains(seat) {
        groups[groups.count - 1].append(seat)
      } else {
        groups.append([seat])
      }
    }
    return groups
  }

  /// The single seats after a choice that were not single before.
  func loneSeats(_ chosen: [SeatIndex], _ rule: SeatingRules.LoneSeats) -> [SeatIndex] {
    guard rule != .off else { return [] }
    func isSingle(_ seat: SeatIndex, besides chosen: [SeatIndex]) -> Bool {
      seats[seat].isFree && seats[seat].isOrdinary && !chosen.contains(seat)
        && !seats[seat].beside.contains { seats[$0].isFree && seats[$0].isOrdinary && !chosen.contains($0) }
    }
    return Set(chosen.flatMap { seats[$0].beside }).filter { seat in
      guard isSingle(seat, besides: chosen), !isSingle(seat, besides: []) else { return false }
      return rule == .strict
        || seats[seat].beside.contains {
          chosen.contains($0) && seats[$0].isOrdinary && seats[seat].fromMiddle < seats[$0].fromMiddle
        }
    }.sorted()
  }

  func offset(_ seat: SeatIndex) -> SIMD2<Double> {
    SIMD2(
      seats[seat].place.x - hall.focus.x, (seats[seat].place.y - hall.focus.y) * hall.rowScale)
  }

  func square(_ way: SIMD2<Double>) -> Double { (way * way).sum() }

  func middle(_ chosen: [SeatIndex]) -> SIMD2<Double> {
    chosen.reduce(SIMD2(0, 0)) { $0 + offset($1) } / Double(chosen.count)
  }

  /// Whether as many seats can be taken another way that leaves none alone.
  func hasAnotherWay(than chosen: [SeatIndex]) -> Bool {
    let kept = chosen.filter { !isOrdinary($0) }
    let moved = chosen.filter(isOrdinary)
    let middle = middle(chosen)
    let reach = (chosen.map { square(offset($0) - middle) }.max() ?? 0).squareRoot() + 2
    let prices = moved.map(price).sorted()
    return seats.indices.filter { isFree($0) && isOrdinary($0) }.choices(of: moved.count).contains { others in
      guard others.map(price).sorted() == prices else { return false }
      let way = kept + others
      guard loneSeats(way, hall.rules.loneSeats).isEmpty else { return false }
      let count = groups(way).count
      return count == 1
        || count <= groups(chosen).count
          && others.allSatisfy { square(offset($0) - middle) <= reach * reach + 1e-6 }
    }
  }

  // MARK: Best available

  /// How a choice would be suggested, and how good it is; nil for none that is split in more than that.
  func rank(_ chosen: [SeatIndex]) -> (rule: Suggestion.Rule, costs: [Double]) {
    let groups = groups(chosen)
    let fromFocus = chosen.reduce(0) { $0 + square(offset($1)) }
    func around(_ point: SIMD2<Double>) -> Double { chosen.reduce(0) { $0 + square(offset($1) - point) } }
    let leaves = !loneSeats(chosen, .strict).isEmpty
    if groups.count == 1 { return (leaves ? .togetherLeavingOne : .together, [fromFocus]) }
    if groups.count == 2, groups.allSatisfy({ $0.count >= 2 }) {
      let rows = groups.map { seats[$0[0]].row }
      let columns = groups.map { Set($0.map { seats[$0].column }) }
      let apart = abs(rowYs[rows[0]] - rowYs[rows[1]])
      if rows[0] != rows[1], !columns[0].isDisjoint(with: columns[1]),
        apart <= 1.5 * min(gap(of: rows[0]), gap(of: rows[1]))
      {
        return (.twoRows, [leaves ? 1 : 0, fromFocus + around(middle(chosen))])
      }
    }
    let spread = groups.map { around(middle($0)) }.min() ?? 0
    return (
      .split, [Double(groups.count), Double(groups.count { $0.count == 1 }), fromFocus + spread]
    )
  }

  /// All that a party may be given: free seats for everybody, love seats whole.
  func offers(_ size: Int, priceOf: SeatType?) -> [[SeatIndex]] {
    let wanted = priceOf.map { type in occupancy.prices[type].map { "\($0)" } ?? type.rawValue }
    return seats.indices.filter { seat in
      isFree(seat) && seats[seat].place.type.isForEverybody && (wanted == nil || price(seat) == wanted)
        && (occupancy.distance == .none || !isTooNear(seat))
    }.choices(of: size).filter(isWhole)
  }
}

extension Array {
  /// All choices of so many elements.
  func choices(of count: Int) -> [[Element]] {
    guard count > 0 else { return [[]] }
    guard let first, self.count >= count else { return [] }
    let rest = Array(dropFirst())
    return rest.choices(of: count - 1).map { [first] + $0 } + rest.choices(of: count)
  }
}
