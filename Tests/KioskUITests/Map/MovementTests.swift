import BoxOffice
import KioskUI
import Terminal
import TestSupport
import Testing

/// The arrow keys, on halls of every shape.
@Suite(.ownThread)
struct MovementTests {
  @Test(arguments: GeneratedHall.seeds)
  func `every seat is reached by arrow keys alone`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    let start = try #require(plan.nearestToFocus { _ in true })
    #expect(Self.missed(in: plan, from: start) == [])
    #expect(plan.unreachable == [])
  }

  /// The seats that no sequence of arrow keys leads to.
  static func missed(in plan: SeatMapModel, from start: SeatIndex) -> [String] {
    let reached = Set(reachable(from: start, in: plan).map(\.seat))
    return plan.seats.indices.filter { !reached.contains($0) }.map { plan.seats[$0].label.description }
  }

  @Test(arguments: GeneratedHall.seeds)
  func `inside a row left and right undo each other, and lead from one end to the other`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    guard !plan.isWalkedLikeText else { return }
    for row in plan.rows where !goesUpOrDown(row, in: plan) {
      let there = walk(from: row.first, to: row.last, .right, in: plan)
      // A short row in the aisle is passed on the way.
      #expect(there.filter { row.contains($0) } == row)
      #expect(walk(from: row.last, to: row.first, .left, in: plan) == there.reversed())
    }
  }

  /// Whether a row leads up or down rather than to the side, somewhere.
  private func goesUpOrDown(_ row: [SeatIndex], in plan: SeatMapModel) -> Bool {
    zip(row, row.dropFirst()).contains { one, other in
      let (cell, next) = (plan.wide.cells[one], plan.wide.cells[other])
      return next.column - cell.column < 2 * abs(next.line - cell.line)
    }
  }

  @Test func `hardly any hall needs left and right to go on from line to line`() throws {
    let halls = try GeneratedHall.seeds.filter { try GeneratedHall.plan($0).isWalkedLikeText }
    #expect(halls.count < GeneratedHall.seeds.count / 20)
  }

  /// The seats that one arrow key leads to, until the last one.
  private func walk(
    from first: SeatIndex?, to last: SeatIndex?, _ direction: Direction, in plan: SeatMapModel
  ) -> [SeatIndex] {
    var walked = first.map { [$0] } ?? []
    while let seat = walked.last, seat != last, walked.count <= plan.seats.count,
      let next = plan.neighbour(of: seat, to: direction, wanted: 0)
    {
      walked.append(next)
    }
    return walked
  }

  @Test(arguments: GeneratedHall.seeds)
  func `up and down lead up and down, to the seat of that line that is nearest to the wanted column`(
    seed: Int
  )
    throws
  {
    let plan = try GeneratedHall.plan(seed)
    let cells = plan.wide.cells
    var odd: [SeatLabel] = []
    for seat in stride(from: SeatIndex(seed % 5), to: plan.seats.endIndex, by: 5) {
      for wanted in stride(from: 0, to: plan.wide.columns, by: 11) {
        for (direction, step) in [(Direction.up, -1), (.down, 1)] {
          guard let next = plan.neighbour(of: seat, to: direction, wanted: wanted) else { continue }
          let nearest = plan.wide.seatsByLine[cells[next].line]
            .map { abs(cells[$0].column - wanted) }.min()
          let isOnTheWay = (cells[next].line - cells[seat].line) * step > 0
          if !isOnTheWay || abs(cells[next].column - wanted) != nearest { odd.append(plan.seats[seat].label) }
        }
      }
    }
    #expect(odd == [])
  }

  /// Every seat and wanted column that keys lead to.
  private static func reachable(from start: SeatIndex, in plan: SeatMapModel) -> Set<Place> {
    var known: Set<Place> = []
    var open = [Place(seat: start, wanted: plan.wide.cells[start].column)]
    while let place = open.popLast() {
      guard known.insert(place).inserted else { continue }
      for direction in [Direction.left, .right, .up, .down] {
        guard let next = plan.neighbour(of: place.seat, to: direction, wanted: place.wanted) else { continue }
        switch direction {
        case .left, .right: open.append(Place(seat: next, wanted: plan.wide.cells[next].column))
        case .up, .down: open.append(Place(seat: next, wanted: place.wanted))
        }
      }
    }
    return known
  }

  private struct Place: Hashable {
    var seat: SeatIndex
    var wanted: Int
  }

  // MARK: - By keys

  @Test func `vertical moves keep to the column that was wanted, across shorter rows`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 10], "x": 0}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]},
        {"label": "C", "y": 2, "seats": [{"numbers": [1, 2], "x": 0}]},
        {"label": "D", "y": 3, "seats": [{"numbers": [1, 10], "x": 0}]}]}
      """
    var harness = Harness.atSeats(try Fixtures.seating(json))
    harness.go(to: "A10")
    harness.press(.down)
    #expect(harness.cursor == "B8")
    // Of a row that ends far from there, the next one is nearer.
    harness.press(.down)
    #expect(harness.cursor == "D10")
    harness.press(.up, .up)
    #expect(harness.cursor == "A10")
    // A move to the side is a new wish.
    harness.press(.down, .left, .up)
    #expect(harness.cursor == "A7")
    // Also one that leads nowhere.
    harness.press(.end, .down)
    #expect(harness.cursor == "B8")
    harness.press(.right, .up)
    #expect(harness.cursor == "A8")
  }

  @Test func `a box beside the stalls that shares no line with them is reached from the side`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 3], "x": 0}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 3], "x": 0}]},
        {"label": "X", "y": 2, "seats": [{"numbers": [1, 2], "x": 9}]},
        {"label": "C", "y": 3, "seats": [{"numbers": [1, 3], "x": 0}]}]}
      """
    var harness = Harness.atSeats(try Fixtures.seating(json))
    harness.go(to: "B1")
    var walked: [String] = []
    for key in [Key.right, .right, .right, .right, .right, .left, .left] {
      harness.press(key)
      walked.append(harness.cursor)
    }
    #expect(walked == ["B2", "B3", "X1", "X2", "X2", "X1", "B3"])
  }

  @Test func `a short row in the aisle of a longer one is walked through`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 3], "x": 0}, {"numbers": [4, 6], "x": 7}]},
        {"label": "W", "y": 0, "seats": [{"numbers": [1, 2], "x": 4}]}]}
      """
    var harness = Harness.atSeats(try Fixtures.seating(json))
    harness.go(to: "A3")
    var walked: [String] = []
    for _ in 0..<3 {
      harness.press(.right)
      walked.append(harness.cursor)
    }
    for _ in 0..<3 {
      harness.press(.left)
      walked.append(harness.cursor)
    }
    #expect(walked == ["W1", "W2", "A4", "W2", "W1", "A3"])
  }

  @Test func `aisles and missing rows are crossed`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 3], "x": 0}, {"numbers": [4, 6], "x": 9}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 6], "x": 0}]},
        {"label": "F", "y": 5, "seats": [{"numbers": [1, 6], "x": 0}]}]}
      """
    var harness = Harness.atSeats(try Fixtures.seating(json))
    harness.go(to: "A3")
    harness.press(.right)
    #expect(harness.cursor == "A4")
    harness.press(.left, .down, .down)
    #expect(harness.cursor == "F3")
    harness.press(.down)
    #expect(harness.cursor == "F3")
  }

  @Test func `Home and End lead to the ends of the row`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(Fixtures.largeLayout))
    harness.press(.end)
    #expect(harness.cursor == "H18")
    harness.press(.home)
    #expect(harness.cursor == "H1")
    harness.press(.left)
    #expect(harness.cursor == "H1")
  }

  @Test func `with the screen at the bottom Left is still left, and Down is towards the screen`() throws {
    let json = Fixtures.smallLayout.replacing(#""version": 1,"#, with: #""version": 1, "screen": "bottom","#)
    var harness = Harness.atSeats(try Fixtures.seating(json))
    harness.go(to: "B2")
    harness.press(.left)
    #expect(harness.cursor == "B3")
    harness.press(.down)
    #expect(harness.cursor.hasPrefix("A"))
  }
}
