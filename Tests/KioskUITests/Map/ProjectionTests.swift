import BoxOffice
import KioskUI
import Testing

/// One projection for what is drawn, what the cursor reaches and what is booked.
struct ProjectionTests {
  @Test(arguments: GeneratedHall.seeds)
  func `no two seats share a cell, and all are on the map`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    for projection in [plan.roomy, plan.wide, plan.narrow] {
      #expect(Set(projection.cells).count == plan.seats.count)
      #expect(projection.seatsByLine.flatMap(\.self).sorted() == Array(plan.seats.indices))
      let outside = projection.cells.filter {
        $0.column < 0 || $0.column >= projection.columns || $0.line < 0 || $0.line >= projection.lines
      }
      #expect(outside == [])
    }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `between two seats of a line there is a blank, and a row's seats stand in their order`(seed: Int)
    throws
  {
    let plan = try GeneratedHall.plan(seed)
    for projection in [plan.roomy, plan.wide, plan.narrow] {
      let tight = projection.seatsByLine.filter { line in
        zip(line, line.dropFirst()).contains {
          projection.cells[$1].column - projection.cells[$0].column < 2
        }
      }
      #expect(tight == [])
      // A row that goes straight up or down has no left and right.
      let across = plan.rows.filter { row in
        guard let first = row.first, let last = row.last else { return false }
        let (one, other) = (plan.seats[first].place, plan.seats[last].place)
        return abs(one.x - other.x) > abs(one.y - other.y)
      }
      let crossed = across.filter { row in
        zip(row, row.dropFirst()).contains { left, right in
          projection.cells[left].line == projection.cells[right].line
            && projection.cells[left].column > projection.cells[right].column
        }
      }
      #expect(crossed == [])
    }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `a seat's id, its label and its index are one`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    let all = Array(plan.seats.indices)
    #expect(plan.seats.compactMap { plan.index(of: $0.id) } == all)
    #expect(plan.seats.compactMap { plan.index(of: $0.label) } == all)
    #expect(all.filter { plan.seats[$0].partner.map { plan.seats[$0].partner } == .some(nil) } == [])
  }

  @Test func `rows keep lines of their own, however unequal their distances are`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 6], "x": 0}]},
        {"label": "B", "y": 0.9, "seats": [{"numbers": [1, 6], "x": 0}]},
        {"label": "C", "y": 3, "seats": [{"numbers": [1, 6], "x": 0}]},
        {"label": "D", "y": 7, "seats": [{"numbers": [1, 6], "x": 0}]}]}
      """
    let plan = try plan(json)
    #expect(plan.wide.rowLabels.map(\.line) == [0, 1, 3, 7])
  }

  @Test func `a curved hall has a line for each row, with its own label, and so has a slanted one`() throws {
    for bend in [{ 1.2 - 1.2 * $0 * $0 }, { 3 * $0 * $0 }, { 2 * $0 }] as [(Double) -> Double] {
      let rows = "ABCDEF".map { label in
        // The first rows are shorter.
        let count = label == "A" ? 11 : 21
        return SeatLayout.Row(
          label: "\(label)",
          places: (0..<count).map { seat in
            let across = (Double(seat) - Double(count - 1) / 2) / 10
            return SeatLayout.Place(
              label: SeatLabel(row: "\(label)", number: seat + 1), x: 10 + 10 * across,
              y: Double(label.asciiValue ?? 0) + bend(across))
          })
      }
      let plan = plan(SeatLayout(rows: rows))
      for row in plan.rows { #expect(Set(row.map { plan.wide.cells[$0].line }).count == 1) }
      let labels = plan.wide.rowLabels
      #expect(labels.map(\.line) == labels.map(\.lastLine))
      #expect(labels.map(\.line) == labels.map(\.line).sorted() && Set(labels.map(\.line)).count == 6)
    }
  }

  @Test func `blocks that are turned stand turned, their rows straight`() throws {
    let blocks = [
      GeneratedHall.block(rows: 3, seats: 5, angle: 0, pitch: 1),
      GeneratedHall.block(rows: 3, seats: 5, angle: 45, pitch: 1).map { $0.map { $0 + SIMD2(20, 0) } },
      GeneratedHall.block(rows: 3, seats: 5, angle: 90, pitch: 1).map { $0.map { $0 + SIMD2(40, 0) } },
    ]
    let plan = plan(
      GeneratedHall.layout(
        of: blocks.flatMap(\.self), sections: Array(repeating: nil, count: 9), numbering: 0))
    func steps(_ row: Int) -> Set<[Int]> {
      let cells = plan.rows[row].map { plan.wide.cells[$0] }
      return Set(zip(cells, cells.dropFirst()).map { [$1.column - $0.column, $1.line - $0.line] })
    }
    #expect((0..<3).map(steps) == Array(repeating: [[3, 0]], count: 3))
    #expect((3..<6).map(steps) == Array(repeating: [[2, 1]], count: 3))
    #expect((6..<9).map(steps) == Array(repeating: [[0, 1]], count: 3))
    // Their labels stand at the rows' ends.
    #expect(plan.wide.rowLabels == [])
    #expect(Set(plan.wide.signs.map(\.text)).count == 9)
  }

  @Test func `an amphitheatre's rows bend together, and none is torn apart`() throws {
    let arcs = GeneratedHall.arcs(rows: 8, radius: 14, degrees: 50)
    let plan = plan(
      GeneratedHall.layout(of: arcs, sections: Array(repeating: nil, count: 8), numbering: 0))
    for row in plan.rows {
      let cells = row.map { plan.wide.cells[$0] }
      let torn = zip(cells, cells.dropFirst()).filter { one, other in
        other.column - one.column != 3 || abs(other.line - one.line) > 1
      }
      #expect(torn.isEmpty)
      // The ends lie nearer to the screen than the middle, by much.
      #expect((cells[cells.count / 2].line - (cells.first?.line ?? 0)) >= 3)
    }
  }

  @Test func `floors above one another are drawn one behind the other, with their names`() throws {
    let floor = GeneratedHall.block(rows: 3, seats: 8, angle: 0, pitch: 1)
    let upper = floor.map { $0.map { $0 + SIMD2(0.05, 0.05) } }
    let plan = plan(
      GeneratedHall.layout(
        of: floor + upper, sections: ["Stalls", "Stalls", "Stalls", "Circle", "Circle", "Circle"],
        numbering: 0))
    #expect(plan.rows.map { plan.wide.cells[$0[0]].line } == [0, 1, 2, 5, 6, 7])
    #expect(plan.wide.signs.map(\.text) == ["Stalls", "Circle"])
    #expect(plan.wide.signs.map(\.cell.line) == [-1, 4])
  }

  @Test func `a row that jumps has a line for each of its parts`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 4], "x": 0}, {"numbers": [5, 6], "x": 5, "y": 2}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 4], "x": 0}]},
        {"label": "C", "y": 2, "seats": [{"numbers": [1, 4], "x": 0}]}]}
      """
    let plan = try plan(json)
    #expect(
      plan.rows.map { $0.map { plan.wide.cells[$0].line } } == [
        [0, 0, 0, 0, 2, 2], [1, 1, 1, 1], [2, 2, 2, 2],
      ])
  }

  @Test(arguments: [(SeatLayout.ScreenSide.top, [3, 4, 5, nil]), (.bottom, [8, 7, 6, nil])])
  func `a door behind the last row stands there, and one before the first before it`(
    side: SeatLayout.ScreenSide, rows: [Int?]
  ) throws {
    let json = """
      {"version": 1, "screen": "\(side.rawValue)", "rows": [{"label": "A", "y": 1, "seats": [{"numbers": [1, 4], "x": 0}]}],
       "fixtures": [{"text": "IN", "x": 0, "y": 0}, {"text": "OUT", "x": 0, "y": 2}, {"text": "BAR", "x": 1, "y": 1}]}
      """
    let harness = Harness.atSeats(try Fixtures.seating(json), columns: 40, rows: 14)
    let shown = ["IN", "[□]", "OUT", "BAR"].map { text in harness.rows.firstIndex { $0.contains(text) } }
    // Among the seats it would only be in their way.
    #expect(shown == rows)
  }

  @Test func `with the screen at the bottom the hall is turned by half a circle`() throws {
    let top = try plan(Fixtures.smallLayout)
    let bottom = try plan(
      Fixtures.smallLayout.replacing(#""version": 1,"#, with: #""version": 1, "screen": "bottom","#))
    for seat in top.seats {
      let turned = try #require(bottom.index(of: seat.label))
      let straight = try #require(top.index(of: seat.label))
      let cell = top.wide.cells[straight]
      let other = bottom.wide.cells[turned]
      #expect(other.column == top.wide.columns - 1 - cell.column)
      #expect(other.line == top.wide.lines - 1 - cell.line)
    }
  }

  @Test func `seats that the database does not know are left out`() throws {
    let seating = try Fixtures.seating()
    let plan = SeatMapModel(
      layout: seating.screen.layout, seats: seating.seats.filter { $0.label.row != "B" })
    #expect(plan.seats.count == 9)
    #expect(plan.rows.map(\.count) == [5, 0, 4])
  }

  @Test func `the map takes two rows a line only where the window has them`() throws {
    let plan = try plan(Fixtures.largeLayout)
    #expect(plan.projection(fitting: 120, rows: 30).spacing == 2)
    #expect(plan.projection(fitting: 120, rows: 22).spacing == 1)
    #expect(plan.projection(fitting: 70, rows: 15).projection.pitch == 3)
    #expect(plan.projection(fitting: 50, rows: 15).projection.pitch == 2)
    #expect(plan.projection(fitting: 10, rows: 3).projection.pitch == 2)
  }

  private func plan(_ layout: SeatLayout) -> SeatMapModel {
    let seats = layout.places.enumerated().map { index, place in
      Seat(
        id: Fixtures.id(1000 + index), screen: Fixtures.id(41), label: place.label, type: place.type,
        x: place.x,
        y: place.y)
    }
    return SeatMapModel(layout: layout, seats: seats)
  }

  private func plan(_ json: String) throws -> SeatMapModel {
    let seating = try Fixtures.seating(json)
    return SeatMapModel(layout: seating.screen.layout, seats: seating.seats)
  }
}
