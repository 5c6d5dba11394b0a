import BoxOffice
import FaultInjection

extension SeatLayout {
  /// A sound hall: runs up and down, gaps, curves, pairs, wheelchair spaces with companions, broken seats.
  static func random(using generator: inout SeededGenerator) -> SeatLayout {
    var rows: [Row] = []
    for index in 0..<Int.random(in: 1...8, using: &generator) {
      rows.append(
        .random(
          label: String(repeating: "ABCDEFGH".dropFirst(index).first ?? "Z", count: 1 + index % 2), index,
          using: &generator))
    }
    let hasMeasures = Bool.random(using: &generator)
    return SeatLayout(
      screenSide: Bool.random(using: &generator) ? .top : .bottom, rows: rows,
      fixtures: Bool.random(using: &generator) ? [Fixture(text: "EXIT", x: 0, y: 9.5)] : [],
      metresPerSeat: hasMeasures ? 0.55 : nil, metresToScreen: hasMeasures ? 4.25 : nil)
  }
}

extension SeatLayout.Row {
  fileprivate static func random(label: String, _ index: Int, using generator: inout SeededGenerator)
    -> SeatLayout.Row
  {
    let count = 2 * Int.random(in: 1...12, using: &generator)
    let isDescending = Bool.random(using: &generator)
    let isCurved = Bool.random(using: &generator)
    var x = Double(Int.random(in: 0...300, using: &generator)) / 100
    var places = (0..<count).map { position in
      x = ((x + Double(Int.random(in: 0...2, using: &generator)) * 0.55 + 0.5) * 100).rounded() / 100
      let number = isDescending ? count - position : position + 1
      let bend = isCurved ? Double(position % 4) / 10 : 0
      return SeatLayout.Place(
        label: SeatLabel(row: label, number: number),
        type: [.standard, .premium, .vip].randomElement(using: &generator) ?? .standard,
        x: x, y: ((Double(index) + bend) * 100).rounded() / 100)
    }
    for first in stride(from: 0, to: count, by: 2) {
      switch Int.random(in: 0...5, using: &generator) {
      case 0:
        places[first].partner = places[first + 1].label
        places[first + 1].partner = places[first].label
        if Bool.random(using: &generator) {
          (places[first + 1].type, places[first + 1].y) = (places[first].type, places[first].y)
        }
      case 1:
        places[first].type = .wheelchair
        places[first + 1].type = .companion
        places[first + 1].companionOf = places[first].label
      case 2: places[first].outOfOrder = "broken armrest"
      default: break
      }
    }
    return SeatLayout.Row(label: label, places: places)
  }
}
