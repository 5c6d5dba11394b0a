import BoxOffice
import KioskUI
import Testing

/// One projection for what is drawn, what the cursor reaches and what is booked.
struct ProjectionTests {
  @Test(arguments: GeneratedHall.seeds)
  func `no two seats share a cell, and a cell is its seat's`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    for projection in [plan.roomy, plan.wide, plan.narrow] {
      #expect(Set(projection.cells).count == plan.spots.count)
      for (spot, cell) in projection.cells.enumerated() {
        #expect(projection.spot(at: cell) == spot)
        #expect((0..<projection.columns).contains(cell.column))
        #expect((0..<projection.lines).contains(cell.line))
      }
      #expect(projection.spotsByLine.flatMap(\.self).sorted() == Array(plan.spots.indices))
    }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `between two seats of a line there is a blank`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    for projection in [plan.roomy, plan.wide, plan.narrow] {
      for line in projection.spotsByLine {
        let columns = line.map { projection.cells[$0].column }
        #expect(zip(columns, columns.dropFirst()).allSatisfy { $1 - $0 >= 2 })
      }
    }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `the seats of a row stand in their order, wherever it bends`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    for projection in [plan.roomy, plan.wide, plan.narrow] {
      for row in plan.rows {
        for (left, right) in zip(row, row.dropFirst())
        where projection.cells[left].line == projection.cells[right].line {
          #expect(projection.cells[left].column < projection.cells[right].column)
        }
      }
    }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `a seat's id, its label and its spot are one`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    for (index, spot) in plan.spots.enumerated() {
      #expect(plan.index(of: spot.id) == index)
      #expect(plan.index(of: spot.label) == index)
      if let partner = spot.partner { #expect(plan.spots[partner].partner == index) }
    }
  }

  @Test func `with the screen at the bottom the hall is turned by half a circle`() throws {
    let top = try plan(Hall.smallLayout)
    let bottom = try plan(
      Hall.smallLayout.replacing(#""version": 1,"#, with: #""version": 1, "screen": "bottom","#))
    for spot in top.spots {
      let turned = try #require(bottom.index(of: spot.label))
      let straight = try #require(top.index(of: spot.label))
      let cell = top.wide.cells[straight]
      let other = bottom.wide.cells[turned]
      #expect(other.column == top.wide.columns - 1 - cell.column)
      #expect(other.line == top.wide.lines - 1 - cell.line)
    }
  }

  @Test func `seats that the database does not know are left out`() throws {
    let seating = try Hall.seating()
    let plan = SeatPlan(
      layout: seating.screen.layout, seats: seating.seats.filter { $0.label.row != "B" })
    #expect(plan.spots.count == 9)
    #expect(plan.rows.map(\.count) == [5, 0, 4])
  }

  @Test func `the map takes two rows a line only where the window has them`() throws {
    let plan = try plan(Hall.largeLayout)
    #expect(plan.projection(fitting: 120, rows: 30).spacing == 2)
    #expect(plan.projection(fitting: 120, rows: 22).spacing == 1)
    #expect(plan.projection(fitting: 70, rows: 15).projection.pitch == 3)
    #expect(plan.projection(fitting: 50, rows: 15).projection.pitch == 2)
    #expect(plan.projection(fitting: 10, rows: 3).projection.pitch == 2)
  }

  private func plan(_ json: String) throws -> SeatPlan {
    let seating = try Hall.seating(json)
    return SeatPlan(layout: seating.screen.layout, seats: seating.seats)
  }
}
