import BoxOffice
import KioskUI
import Terminal
import Testing

/// The arrow keys, on halls of every shape.
struct MovementTests {
  @Test(arguments: GeneratedHall.seeds)
  func `every seat is reached by arrow keys alone`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    let start = try #require(plan.nearestToFocus { _ in true })
    let reached = Set(reachable(from: start, in: plan).map(\.spot))
    let missed = plan.spots.indices.filter { !reached.contains($0) }.map { plan.spots[$0].label }
    #expect(missed == [])
  }

  @Test(arguments: GeneratedHall.seeds)
  func `inside a row left and right undo each other`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    for row in plan.rows {
      for (left, right) in zip(row, row.dropFirst()) {
        #expect(plan.neighbour(of: left, to: .right, wanted: 0) == right)
        #expect(plan.neighbour(of: right, to: .left, wanted: 0) == left)
      }
    }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `up and down lead up and down, to the seat of that line that is nearest to the wanted column`(
    seed: Int
  )
    throws
  {
    let plan = try GeneratedHall.plan(seed)
    let cells = plan.wide.cells
    for spot in plan.spots.indices {
      for wanted in stride(from: 0, to: plan.wide.columns, by: 7) {
        for (direction, step) in [(Direction.up, -1), (.down, 1)] {
          guard let next = plan.neighbour(of: spot, to: direction, wanted: wanted) else { continue }
          #expect((cells[next].line - cells[spot].line) * step > 0)
          let nearest = plan.wide.spotsByLine[cells[next].line]
            .filter { plan.spots[$0].row != plan.spots[spot].row }
            .map { abs(cells[$0].column - wanted) }.min()
          #expect(abs(cells[next].column - wanted) == nearest)
        }
      }
    }
  }

  /// Every seat and wanted column that keys lead to.
  private func reachable(from start: Int, in plan: SeatPlan) -> Set<Place> {
    var known: Set<Place> = []
    var open = [Place(spot: start, wanted: plan.wide.cells[start].column)]
    while let place = open.popLast() {
      guard known.insert(place).inserted else { continue }
      for direction in [Direction.left, .right, .up, .down] {
        guard let next = plan.neighbour(of: place.spot, to: direction, wanted: place.wanted) else { continue }
        switch direction {
        case .left, .right: open.append(Place(spot: next, wanted: plan.wide.cells[next].column))
        case .up, .down: open.append(Place(spot: next, wanted: place.wanted))
        }
      }
    }
    return known
  }

  private struct Place: Hashable {
    var spot: Int
    var wanted: Int
  }

  // MARK: - By keys

  @Test func `vertical moves keep to the column that was wanted, across short rows`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 10], "x": 0}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 2], "x": 0}]},
        {"label": "C", "y": 2, "seats": [{"numbers": [1, 10], "x": 0}]}]}
      """
    var stage = Stage.atSeats(try Hall.seating(json))
    stage.go(to: "A9")
    stage.press(.down)
    #expect(stage.cursor == "B2")
    stage.press(.down)
    #expect(stage.cursor == "C9")
    stage.press(.up, .up)
    #expect(stage.cursor == "A9")
    // A move to the side is a new wish.
    stage.press(.down, .left, .down)
    #expect(stage.cursor == "C1")
  }

  @Test func `aisles and missing rows are crossed`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 3], "x": 0}, {"numbers": [4, 6], "x": 9}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 6], "x": 0}]},
        {"label": "F", "y": 5, "seats": [{"numbers": [1, 6], "x": 0}]}]}
      """
    var stage = Stage.atSeats(try Hall.seating(json))
    stage.go(to: "A3")
    stage.press(.right)
    #expect(stage.cursor == "A4")
    stage.press(.left, .down, .down)
    #expect(stage.cursor == "F3")
    stage.press(.down)
    #expect(stage.cursor == "F3")
  }

  @Test func `Home and End lead to the ends of the row`() throws {
    var stage = Stage.atSeats(try Hall.seating(Hall.largeLayout))
    stage.press(.end)
    #expect(stage.cursor == "H18")
    stage.press(.home)
    #expect(stage.cursor == "H1")
    stage.press(.left)
    #expect(stage.cursor == "H1")
  }

  @Test func `with the screen at the bottom Left is still left, and Down is towards the screen`() throws {
    let json = Hall.smallLayout.replacing(#""version": 1,"#, with: #""version": 1, "screen": "bottom","#)
    var stage = Stage.atSeats(try Hall.seating(json))
    stage.go(to: "B2")
    stage.press(.left)
    #expect(stage.cursor == "B3")
    stage.press(.down)
    #expect(stage.cursor.hasPrefix("A"))
  }
}
