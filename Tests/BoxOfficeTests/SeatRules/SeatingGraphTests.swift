import BoxOffice
import Testing

@Suite("A hall as the rules see it")
struct HallTests {
  /// A hall of one row, with seats at these points, numbered as they stand here.
  private static func row(_ points: [(Double, Double)]) -> SeatingGraph {
    hall([points])
  }

  private static func hall(_ rows: [[(Double, Double)]], sections: [String?] = []) -> SeatingGraph {
    let layout = SeatLayout(
      rows: rows.enumerated().map { index, points in
        let label = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index)))
        return SeatLayout.Row(
          label: label,
          places: points.enumerated().map { number, point in
            SeatLayout.Place(label: SeatLabel(row: label, number: number + 1), x: point.0, y: point.1)
          }, section: sections.isEmpty ? nil : sections[index])
      })
    // The order of the places is nobody's business.
    return SeatingGraph(layout: layout, places: layout.places.reversed())
  }

  private static func numbers(_ hall: SeatingGraph, row: Int = 0) -> [Int] {
    hall.rows[row].map { hall.seats[$0].label.number }
  }

  @Test(
    "A row is in the order in which somebody walks along it",
    arguments: [
      // Straight, from right to left, slanted.
      ([(0, 0), (1, 0), (2, 0)], [1, 2, 3]), ([(2, 0), (1, 0), (0, 0)], [3, 2, 1]),
      ([(0, 0), (0.8, 0.6), (1.6, 1.2)], [1, 2, 3]),
      // Away from the screen, not quite straight; numbered from the back.
      ([(0, 3), (0.1, 2), (0, 1), (0.1, 0)], [4, 3, 2, 1]),
      // Odd numbers on one side of the aisle, even ones on the other.
      ([(3, 0), (4, 0), (2, 0), (5, 0), (1, 0), (6, 0)], [5, 3, 1, 2, 4, 6]),
      // Bent around the stage.
      ([(0, 3), (0, 2), (0.2, 1), (1, 0.3), (2, 0.3), (2.8, 1), (3, 2), (3, 3)], [1, 2, 3, 4, 5, 6, 7, 8]),
    ] as [([(Double, Double)], [Int])])
  func ordersRows(points: [(Double, Double)], order: [Int]) {
    #expect(Self.numbers(Self.row(points)) == order)
  }

  @Test("Neighbours in a row that runs away from the screen sit side by side")
  func seatsAlongVerticalRows() throws {
    let hall = Self.hall([
      (0..<6).map { (0, Double($0)) }, (0..<6).map { (1, Double($0)) }, (0..<6).map { (20, Double($0)) },
    ])
    let occupancy = SeatOccupancy(states: SeatArray(hall.seats.map { _ in .free }))
    let first = try #require(hall.suggestions(for: Party(size: 3), in: occupancy).first)
    #expect(first.rule == .together)
    #expect(Set(first.seats.map { hall.seats[$0].label.row }).count == 1)
    // Two and two in rows A and B, which stand side by side on the plan and behind one another in the house.
    let full = SeatOccupancy(
      states: SeatArray(hall.seats.map { $0.label.row != "C" && $0.label.number <= 2 ? .free : .taken }))
    #expect(hall.suggestions(for: Party(size: 4), in: full).first?.rule == .twoRows)
  }

  @Test(
    "An aisle is a gap of more than half a seat, whatever the seats' width",
    arguments: [
      ([0, 1, 2, 3, 4], 5), ([0, 1, 2, 3.6, 4.6], 3), ([0, 1, 2, 3.4, 4.4], 5),
      // Wide seats, and love seats whose halves are closer.
      ([0, 1.4, 2.8, 4.2], 4), ([0, 0.8, 2, 2.8, 4, 4.8], 6), ([0, 0.8, 2, 2.8, 5, 5.8], 4),
    ] as [([Double], Int)])
  func findsAisles(x: [Double], longest: Int) {
    let hall = Self.row(x.map { ($0, 0) })
    let occupancy = SeatOccupancy(states: SeatArray(hall.seats.map { _ in .free }), partyLimit: 20)
    let together = (1...x.count).filter { size in
      hall.suggestions(for: Party(size: size), in: occupancy).contains { $0.rule <= .togetherLeavingOne }
    }
    #expect(together.last == longest)
  }

  @Test(
    "A row is 1.8 seat widths deep, unless the plan has them deeper",
    arguments: [(1, 1.8), (0.9, 2), (1.8, 1), (2.5, 1)] as [(Double, Double)])
  func scalesRows(spacing: Double, scale: Double) {
    let hall = Self.hall((0..<4).map { row in (0..<5).map { (Double($0), Double(row) * spacing) } })
    #expect(abs(hall.rowScale - scale) < 0.001)
  }

  @Test("A balcony that lies over the stalls on the plan is not behind them")
  func keepsSectionsApart() {
    let rows = [[(0.0, 0.0), (1, 0)], [(0, 1), (1, 1)]]
    for (sections, rule) in [([nil, nil], .twoRows), (["Stalls", "Balcony"], .split)]
      as [([String?], Suggestion.Rule)]
    {
      let hall = Self.hall(rows, sections: sections)
      let occupancy = SeatOccupancy(states: SeatArray(hall.seats.map { _ in .free }))
      #expect(hall.suggestions(for: Party(size: 4), in: occupancy).map(\.rule) == [rule])
    }
  }

  @Test("The focus is two thirds back on the centre line, or the layout's")
  func placesFocus() {
    let hall = Self.hall([[(0, 0), (6, 0)], [(0, 3), (6, 3)]])
    #expect(hall.focus == SeatLayout.Focus(x: 3, y: 2))
  }
}
