import BoxOffice
import KioskUI
import Terminal
import Testing

/// The whole hall in one window, in parts.
struct OverviewTests {
  @Test(arguments: GeneratedHall.seeds)
  func `every seat is in one part, and arrow keys lead from every part to every other`(seed: Int) throws {
    let plan = try GeneratedHall.plan(seed)
    let parts = plan.parts.parts
    #expect(parts.flatMap(\.self).sorted() == Array(plan.seats.indices))
    #expect(plan.seats.indices.filter { !parts[plan.parts.partBySeat[$0]].contains($0) } == [])
    #expect(parts.filter { $0.count > max(24, plan.seats.count / 20) } == [])
    for start in parts.indices {
      var known: Set<Int> = []
      var open = [start]
      while let part = open.popLast() {
        guard known.insert(part).inserted else { continue }
        open += [Direction.left, .right, .up, .down].compactMap { plan.parts.neighbour(of: part, to: $0) }
      }
      #expect(known.count == parts.count)
    }
  }

  @Test func `one key shows the whole hall, another goes into a part, to a free seat`() throws {
    var harness = Harness.atSeats(Fixtures.seating(try HallCatalogue.storeys.layout()))
    #expect(harness.rows[23].contains("^O whole hall"))
    let start = harness.cursor
    harness.press(.control("o"))
    #expect(
      harness.rows.contains { $0.contains("[150/150]") || $0.contains("[125/125]") || $0.contains("/") })
    harness.press(.escape)
    #expect(harness.cursor == start)
    harness.press(.control("o"), .home)
    let first = try #require(harness.state.sale?.map.plan.parts.parts.first)
    harness.press(.enter)
    #expect(first.contains(try #require(harness.state.sale?.map.cursor)))
    // A seat's name leads to the seat also from there.
    harness.press(.control("o"))
    harness.go(to: "A7")
    #expect(harness.cursor == "A7")
    #expect(harness.screen.contains("[□]"))
  }

  @Test func `a click on a part goes into it`() throws {
    var harness = Harness.atSeats(Fixtures.seating(try HallCatalogue.storeys.layout()))
    harness.press(.control("o"), .home)
    let first = try #require(harness.state.sale?.map.plan.parts.parts.first)
    let place = try #require(harness.frame(.unicode).cursor)
    harness.press(.end)
    harness.click(place)
    #expect(harness.state.sale?.map.view == .map)
    #expect(first.contains(try #require(harness.state.sale?.map.cursor)))
    #expect(harness.state.sale?.map.chosen == [])
  }

  @Test func `a part without a free seat says so, and can be looked at`() throws {
    let layout = try HallCatalogue.storeys.layout()
    let sold = layout.rows[0..<12].flatMap { $0.places.map(\.label) }
    var harness = Harness.atSeats(Fixtures.seating(layout, sold: sold))
    harness.press(.control("o"), .home)
    #expect(harness.rows[21].contains("no seat free"))
    harness.press(.enter)
    #expect(harness.rows[21].contains("sold"))
  }

  @Test func `in a window that shows the whole hall the overview is not offered in the hints, but there`()
    throws
  {
    var harness = Harness.atSeats(try Fixtures.seating())
    #expect(!harness.rows[23].contains("^O"))
    harness.press(.control("o"))
    #expect(harness.rows[21].contains("Rows A–C"))
  }
}
