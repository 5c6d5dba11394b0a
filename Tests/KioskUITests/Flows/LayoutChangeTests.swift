import BoxOffice
import KioskUI
import Terminal
import Testing

/// A manager changes the layout while the map is open.
struct LayoutChangeTests {
  /// The small hall with another layout; seats keep their ids by label, and those it has no more are inactive.
  private func seating(
    version: Int = 8, layoutVersion: Int = 1, sold: [SeatLabel] = [], _ edit: (inout SeatLayout) -> Void
  ) throws -> Seating {
    var seating = try Fixtures.seating(sold: sold)
    edit(&seating.screen.layout)
    seating.seats = seating.screen.layout.seats(of: seating.screen.id, keeping: seating.seats) { _ in
      Fixtures.id(2000)
    }
    seating.screen.layoutVersion = layoutVersion
    seating.showtime.version = version
    return seating
  }

  private func reread(_ seating: Seating, on harness: inout Harness) -> [Effect] {
    harness.send(.seatMap(.reread(Harness.showtime, .success(seating))))
  }

  @Test func `a layout that is another one than was drawn is read again`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    var occupancy = harness.occupancy(version: 8)
    occupancy.layoutVersion = 1
    #expect(harness.sendOccupancy(occupancy) == [.seatMap(.reread(Harness.showtime))])
    // What could not be read is asked for again.
    #expect(harness.send(.seatMap(.reread(Harness.showtime, .unreachable("PostgreSQL")))) == [])
    #expect(harness.state.environment.databaseTrouble == "PostgreSQL does not answer.")
    #expect(harness.wait(2).contains(.seatMap(.readOccupancy(Harness.showtime, since: 7))))
    #expect(reread(try seating { $0.rows[0].places[0].type = .vip }, on: &harness) == [])
    #expect(harness.state.environment.databaseTrouble == nil)
    #expect(harness.state.sale.map { $0.map.plan.seats[harness.index("A1")].type } == .vip)
    #expect(harness.wait(2).contains(.seatMap(.readOccupancy(Harness.showtime, since: 8))))
    #expect(harness.sendOccupancy(occupancy) == [])
  }

  @Test func `a chosen seat that goes out of order is given up with its reason, and the rest is kept`() throws
  {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B2", "B3")
    let seat = harness.id("B3")
    let effects = reread(try seating { $0.rows[1].places[2].outOfOrder = "spilt lemonade" }, on: &harness)
    #expect(effects == [.seatMap(.release([seat], Harness.showtime, Harness.token))])
    #expect(harness.chosen == ["B2"])
    #expect(harness.state("B3") == .outOfOrder)
    #expect(
      harness.words.contains("B3 is out of order: spilt lemonade; the rest is still yours."))
  }

  @Test func `a love seat goes whole, also from the payment back to the map`() throws {
    var harness = try Harness.atPayment(["C3"])
    let pair = harness.ids("C3", "C4")
    let effects = reread(
      try seating { layout in for place in [2, 3] { layout.rows[2].places[place].outOfOrder = "torn" } },
      on: &harness)
    #expect(effects == [.seatMap(.release(pair, Harness.showtime, Harness.token))])
    #expect(harness.chosen == [] && harness.state.scene == .seats && harness.state.sale?.map.deadline == nil)
    #expect(harness.words.contains("C3, C4 are out of order: torn."))
  }

  @Test func `a chosen seat that is removed is let go, and the cursor stays where it was`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B1")
    let seat = harness.id("B1")
    let effects = reread(try seating { $0.rows[1].places.removeFirst() }, on: &harness)
    #expect(effects == [.seatMap(.release([seat], Harness.showtime, Harness.token))])
    #expect(harness.chosen == ["A1"])
    #expect(harness.notice == "B1 is not part of the hall any more; the rest is still yours.")
    #expect(["B2", "C1"].contains(harness.cursor))
  }

  @Test func `seats stay with their holds when others come before them`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B2")
    harness.send(
      .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("C1"), seconds: 60, revision: 5))))
    let place = SeatLayout.Place(label: SeatLabel(row: "A", number: 6), x: 0, y: 0)
    #expect(reread(try seating { $0.rows[0].places.insert(place, at: 0) }, on: &harness) == [])
    #expect(harness.chosen == ["B2"] && harness.state("C1") == .held && harness.state("A6") == .free)
    #expect(harness.cursor == "B2" && harness.notice == "")
  }

  @Test func `a distance that is switched on is known from the next look on`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    var occupancy = harness.occupancy(version: 8)
    occupancy.distance = PartyDistance(seats: 2, rows: 1)
    harness.sendOccupancy(occupancy)
    #expect(harness.state.sale?.map.seating.showtime.distance == PartyDistance(seats: 2, rows: 1))
  }
}
