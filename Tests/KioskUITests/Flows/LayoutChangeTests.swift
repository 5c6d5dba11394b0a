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
    var seating = try Hall.seating(sold: sold)
    edit(&seating.screen.layout)
    seating.seats = seating.screen.layout.seats(of: seating.screen.id, keeping: seating.seats) { _ in
      Hall.id(2000)
    }
    seating.screen.layoutVersion = layoutVersion
    seating.showtime.version = version
    return seating
  }

  private func reread(_ seating: Seating, on stage: inout Stage) -> [Effect] {
    stage.send(.seatingReread(Stage.showtime, .success(seating)))
  }

  @Test func `a layout that is another one than was drawn is read again`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    var occupancy = stage.occupancy(version: 8)
    occupancy.layoutVersion = 1
    #expect(stage.sendOccupancy(occupancy) == [.rereadSeating(Stage.showtime)])
    // What could not be read is asked for again.
    #expect(stage.send(.seatingReread(Stage.showtime, .unreachable("PostgreSQL"))) == [])
    #expect(stage.state.databaseTrouble == "PostgreSQL does not answer.")
    #expect(stage.wait(2).contains(.readOccupancy(Stage.showtime, since: 7)))
    #expect(reread(try seating { $0.rows[0].places[0].type = .vip }, on: &stage) == [])
    #expect(stage.state.databaseTrouble == nil)
    #expect(stage.state.sale.map { $0.plan.spots[stage.spot("A1")].type } == .vip)
    #expect(stage.wait(2).contains(.readOccupancy(Stage.showtime, since: 8)))
    #expect(stage.sendOccupancy(occupancy) == [])
  }

  @Test func `a chosen seat that goes out of order is given up with its reason, and the rest is kept`() throws
  {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B2", "B3")
    let seat = stage.id("B3")
    let effects = reread(try seating { $0.rows[1].places[2].outOfOrder = "spilt lemonade" }, on: &stage)
    #expect(effects == [.release([seat], Stage.showtime, Stage.token)])
    #expect(stage.chosen == ["B2"])
    #expect(stage.state("B3") == .outOfOrder)
    #expect(
      stage.words.contains("B3 is out of order: spilt lemonade; the rest is still yours."))
  }

  @Test func `a love seat goes whole, also from the payment back to the map`() throws {
    var stage = try Stage.atPayment(["C3"])
    let pair = stage.ids("C3", "C4")
    let effects = reread(
      try seating { layout in for place in [2, 3] { layout.rows[2].places[place].outOfOrder = "torn" } },
      on: &stage)
    #expect(effects == [.release(pair, Stage.showtime, Stage.token)])
    #expect(stage.chosen == [] && stage.state.scene == .seats && stage.state.sale?.deadline == nil)
    #expect(stage.words.contains("C3, C4 are out of order: torn."))
  }

  @Test func `a chosen seat that is removed is let go, and the cursor stays where it was`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B1")
    let seat = stage.id("B1")
    let effects = reread(try seating { $0.rows[1].places.removeFirst() }, on: &stage)
    #expect(effects == [.release([seat], Stage.showtime, Stage.token)])
    #expect(stage.chosen == ["A1"])
    #expect(stage.notice == "B1 is not part of the hall any more; the rest is still yours.")
    #expect(["B2", "C1"].contains(stage.cursor))
  }

  @Test func `seats stay with their holds when others come before them`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B2")
    stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("C1"), seconds: 60, revision: 5)))
    let place = SeatLayout.Place(label: SeatLabel(row: "A", number: 6), x: 0, y: 0)
    #expect(reread(try seating { $0.rows[0].places.insert(place, at: 0) }, on: &stage) == [])
    #expect(stage.chosen == ["B2"] && stage.state("C1") == .held && stage.state("A6") == .free)
    #expect(stage.cursor == "B2" && stage.notice == "")
  }

  @Test func `a distance that is switched on is known from the next look on`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    var occupancy = stage.occupancy(version: 8)
    occupancy.distance = PartyDistance(seats: 2, rows: 1)
    stage.sendOccupancy(occupancy)
    #expect(stage.state.sale?.seating.showtime.distance == PartyDistance(seats: 2, rows: 1))
  }
}
