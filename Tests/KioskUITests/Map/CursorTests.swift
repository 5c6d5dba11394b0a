import BoxOffice
import KioskUI
import FaultInjection
import Terminal
import TestSupport
import Testing

/// What is drawn under the cursor is what gets booked, in windows of every size.
@Suite(.ownThread)
struct CursorTests {
  @Test(arguments: GeneratedHall.seeds)
  func `the seat drawn under the cursor is the one that is asked for`(seed: Int) throws {
    let sizes = [(40, 12), (80, 24), (120, 40)]
    let (columns, rows) = sizes[seed % sizes.count]
    var harness = Harness.atSeats(GeneratedHall.seating(seed), columns: columns, rows: rows)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<8 {
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        harness.press([Key.left, .right, .up, .down].randomElement(using: &random) ?? .left)
      }
      let sale = try #require(harness.state.sale)
      let point = try #require(harness.frame().cursor)
      #expect(harness.state.seatWindow?.seat(at: point) == sale.map.cursor)
      #expect(harness.state.seatWindow?.cursorPoint == point)
      guard case .seatMap(.hold(let seats, _, _, _))? = harness.press(.character(" ")).first else { continue }
      #expect(seats == sale.map.plan.unit(of: sale.map.cursor).map { sale.map.plan.seats[$0].id })
      harness.press(.character(" "))
    }
  }

  @Test func `a seat is found at its glyph and where its brackets stand, and nowhere else`() throws {
    let harness = Harness.atSeats(try Fixtures.seating())
    let window = try #require(harness.state.seatWindow)
    let sale = try #require(harness.state.sale)
    let frame = harness.frame()
    var found: [String] = []
    var hits = 0
    for row in 0..<24 {
      for column in 0..<80 {
        guard let seat = window.seat(at: Point(column: column, row: row)) else { continue }
        hits += 1
        let isSeat = Role.seats.contains(frame[Point(column: column, row: row)].role)
        if isSeat { found.append(sale.map.plan.seats[seat].label.description) }
      }
    }
    #expect(Set(found).count == 15)
    #expect(hits == 45)
  }
}
