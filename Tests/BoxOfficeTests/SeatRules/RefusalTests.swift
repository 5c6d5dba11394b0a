import BoxOffice
import Testing

@Suite("Why seats cannot be sold together")
struct RefusalTests {
  @Test(
    "A single seat left over is refused where as many seats can be taken another way",
    arguments: [
      // Between two seats of the choice, at the end of the row, at an aisle, beside a taken seat.
      ([". . . . . ."], "A1 A3", "A2"),
      ([". . . . . ."], "A2 A3", "A1"),
      ([". . . . . ."], "A4 A5", "A6"),
      ([". . . .   . . ."], "A2 A3", "A1 A4"),
      (["x . . . . x"], "A3 A4", "A2 A5"),
      // Beside what nobody else may take: out of order, a wheelchair space, a companion seat, a love seat.
      (["# . . . . ."], "A3 A4", "A2"),
      (["w . . . . ."], "A3 A4", "A2"),
      (["c w . . . . . w"], "A4 A5", "A3"),
      (["< > . . . . ."], "A4 A5", "A3"),
      // Two at once.
      (["x . . . x", ". . . ."], "A3", "A2 A4"),
      // Apart already: two single seats in the row behind would do.
      ([". . .", ". x ."], "A1 A3", "A2"),
    ] as [([String], String, String)])
  func refusesLoneSeats(lines: [String], choice: String, lone: String) throws {
    let drawn = DrawnHall(lines)
    let refusal = try #require(drawn.refusal(choice))
    #expect(refusal.rule == .loneSeat)
    #expect(drawn.names(refusal.seats) == lone)
    #expect(refusal.mayBeOverridden)
    let instead = try #require(refusal.instead)
    #expect(instead.count == choice.split(separator: " ").count)
    #expect(drawn.hall.refusal(of: instead, for: nil, in: drawn.occupancy) == nil)
  }

  @Test(
    "A choice is allowed when it leaves none alone, when the seat was alone before, or when there is no other way",
    arguments: [
      ([". . . . . ."], "A1 A2"),
      ([". . . . . ."], "A3 A4"),
      // Alone before: behind a taken seat, and beside a love seat or a wheelchair space, which go to others.
      (["x . x . . . ."], "A4 A5"),
      (["w . < > . ."], "A3 A4"),
      // A wheelchair space, a companion seat and a love seat are never left alone.
      (["w . . x"], "A2 A3"),
      (["x < > . . x"], "A4 A5"),
      (["w c . . x"], "A3 A4"),
      // No other way: the row has three seats, and so has every row.
      ([". . ."], "A1 A2"),
      ([". . .", "x . . ."], "A2 A3"),
      // The other way would be another price, or not together.
      (["v v v", ". . . ."], "A1 A2"),
      ([". . .", ". x ."], "A1 A2"),
      // Two single seats two rows behind are too far from the choice to be as near together.
      ([". . .", "x x x", ". x ."], "A1 A3"),
    ] as [([String], String)])
  func allows(lines: [String], choice: String) {
    let drawn = DrawnHall(lines)
    #expect(drawn.refusal(choice) == nil)
  }

  @Test("Seats of one's own that are given back count as free")
  func countsOwnAsFree() {
    let drawn = DrawnHall([". . o o . ."])
    #expect(drawn.refusal("A1 A2") == nil)
    #expect(drawn.refusal("A3 A4") == nil)
    #expect(drawn.refusal("A4 A5")?.seats == drawn.seats("A6"))
  }

  @Test(
    "Lenient counts only what is left towards the middle of the row, off counts nothing",
    arguments: [
      (.strict, "A2 A3", "A1"), (.lenient, "A2 A3", nil), (.off, "A2 A3", nil),
      (.strict, "A1 A3", "A2"), (.lenient, "A1 A3", "A2"), (.off, "A1 A3", nil),
      (.lenient, "A7 A8", nil), (.lenient, "B1 B2", "B3"), (.lenient, "B5 B6", nil),
    ] as [(SeatingRules.LoneSeats, String, String?)])
  func heedsRule(rule: SeatingRules.LoneSeats, choice: String, lone: String?) {
    let drawn = DrawnHall(
      [". . . . . . . . .", ". . . x . . ."], rules: SeatingRules(loneSeats: rule))
    #expect(drawn.refusal(choice).map { drawn.names($0.seats) } == lone)
  }

  @Test("The sentence names the seat, what it lies between, and the other way")
  func namesSeats() {
    let drawn = DrawnHall([". . . . . . . .   . ."])
    #expect(
      drawn.refusal("A3 A5")?.sentence
        == "A4 would be left alone between A3 and A5. A3 and A4 would leave no single seat.")
    #expect(
      drawn.refusal("A2 A3 A4")?.sentence
        == "A1 would be left alone between A2 and the end of the row. A1 to A3 would leave no single seat.")
    #expect(
      drawn.refusal("A6 A7")?.sentence.hasPrefix("A8 would be left alone between A7 and the aisle.") == true)
    let full = DrawnHall(["x . . . x . . x"])
    #expect(
      full.refusal("A2 A3")?.sentence
        == "A4 would be left alone between A3 and A5. Please take A6 and A7 instead.")
  }

  @Test("The first rule that is broken is told, in the documented order")
  func keepsOrder() {
    let drawn = DrawnHall(
      ["x # . . < > w c w c . . . ."], distance: PartyDistance(seats: 1), partyLimit: 4)
    #expect(drawn.refusal("A1 A2 A3 A5 A8")?.rule == .notFree)
    #expect(drawn.refusal("A1 A2")?.sentence == "A1 is taken. A2 is out of order.")
    #expect(
      DrawnHall([". x . . . .", ". . . . . ."]).refusal("A2 A3").map { $0.instead } == [
        SeatIndex(2), SeatIndex(3),
      ])
    #expect(drawn.refusal("A3 A4 A5 A8 A11")?.rule == .partyLimit)
    #expect(drawn.refusal("A4 A5 A8")?.rule == .halfOfPair)
    #expect(drawn.refusal("A4 A8 A9")?.rule == .companionAlone)
    #expect(drawn.refusal("A7 A9", for: Party(size: 2, wheelchairs: 1))?.rule == .accessible)
    #expect(drawn.refusal("A7 A9") == nil)
    let near = DrawnHall(["x . . . . . ."], distance: PartyDistance(seats: 1))
    #expect(near.refusal("A2 A3")?.rule == .distance)
    #expect(near.refusal("A2 A3")?.instead == near.seats("A3 A4"))
    #expect(
      near.refusal("A2 A3")?.sentence
        == "A2 is too near to other guests: one seat beside each party stays empty at this showtime.")
    #expect(near.refusal("A4 A5") == nil)
  }

  @Test("Only the lone seat, the distance and accessible seats are for staff to decide")
  func overrides() {
    let drawn = DrawnHall(["x . . . . < > w c w c"], partyLimit: 3)
    for choice in ["A1", "A2 A3 A4 A5", "A6", "A9"] {
      #expect(drawn.refusal(choice)?.mayBeOverridden == false)
    }
    #expect(drawn.refusal("A3 A4")?.mayBeOverridden == true)
    #expect(drawn.refusal("A8 A10", for: Party(size: 2, wheelchairs: 1))?.mayBeOverridden == true)
  }

  @Test("A wheelchair space takes up to three of its companion seats")
  func limitsCompanions() {
    let drawn = DrawnHall(["c c w c c . . ."])
    #expect(drawn.refusal("A2 A3 A4 A5") == nil)
    #expect(drawn.refusal("A1 A2 A3 A4 A5")?.rule == .accessible)
  }
}

@Suite("Distance between parties")
struct DistanceTests {
  @Test(
    "Seats stay empty in the row, an aisle counts with its width",
    arguments: [
      (1, "x . . . .", "A2"), (2, "x . . . .", "A2 A3"), (1, ". . x . .", "A2 A4"), (2, "x   . . .", "A2"),
      (1, "x   . . .", ""), (1, "x # . . .", "A2"), (2, "x     . .", ""),
    ] as [(Int, String, String)])
  func inRow(seats: Int, line: String, near: String) {
    let drawn = DrawnHall([line], distance: PartyDistance(seats: seats))
    let refused = drawn.hall.seats.indices.filter {
      drawn.hall.refusal(of: [$0], for: nil, in: drawn.occupancy)?.rule == .distance
    }
    #expect(drawn.names(refused) == (near == "A2" && line.contains("#") ? "" : near))
  }

  @Test("Rows stay empty before and behind, over the width of the party")
  func inRows() {
    let drawn = DrawnHall(
      [". . . . .", ". . . . .", ". . x . .", ". . . . .", ". . . . ."], distance: PartyDistance(rows: 1))
    let refused = drawn.hall.seats.indices.filter {
      drawn.hall.refusal(of: [$0], for: nil, in: drawn.occupancy)?.rule == .distance
    }
    #expect(drawn.names(refused) == "B3 D3")
    let both = DrawnHall([". x . . .", ". . . . ."], distance: PartyDistance(seats: 1, rows: 1))
    let near = both.hall.seats.indices.filter {
      both.hall.refusal(of: [$0], for: nil, in: both.occupancy)?.rule == .distance
    }
    #expect(both.names(near) == "A1 A3 B2")
    let further = DrawnHall([". x .", ". . .", ". . .", ". . ."], distance: PartyDistance(seats: 1, rows: 2))
    #expect(
      further.suggestions(1).map { further.names($0.seats) }.sorted() == [
        "B1", "B3", "C1", "C3", "D1", "D2", "D3",
      ])
  }
}

@Suite("When accessible seats are sold to everybody")
struct ReleaseTests {
  private static let lines = ["w c . .", "x x x x", "w v V V", "W v # V"]
  private static let prices: [SeatType: Money] = [
    .standard: Money(minorUnits: 1300), .wheelchair: Money(minorUnits: 1300),
    .companion: Money(minorUnits: 650),
    .vip: Money(minorUnits: 2100),
  ]

  @Test(
    "When all other seats of the hall, the section or the price are taken or out of order, or never",
    arguments: [
      (.hall, ["w c . x", "x x"], ""), (.hall, ["w c # x", "x o"], "A1 A2"),
      (.section, ["w c x x", "w . x x"], "A1 A2"), (.section, ["w c x .", "w x x x"], "B1"),
      (.tier, ["w c x v", "w x x x"], "A1 A2 B1"), (.tier, ["w c . V", "w x x x"], ""),
      (.never, ["w c x x", "x x"], ""),
    ] as [(SeatingRules.AccessibleRelease, [String], String)])
  func releases(rule: SeatingRules.AccessibleRelease, lines: [String], released: String) {
    for prices in [[:], Self.prices] {
      let drawn = DrawnHall(
        lines, rules: SeatingRules(releaseAccessible: rule), prices: prices,
        section: { $0 == 0 ? "Stalls" : "Balcony" })
      let seats = drawn.hall.seats.indices.filter { drawn.hall.isReleased($0, in: drawn.occupancy) }
      #expect(drawn.names(seats) == released)
    }
  }

  @Test("A released companion seat is sold without its space, and as many spaces as anybody wants")
  func sellsReleased() {
    let drawn = DrawnHall(["w c w c . x"])
    #expect(drawn.refusal("A2")?.rule == .companionAlone)
    // The last other seat is part of the choice.
    #expect(drawn.refusal("A2 A5") == nil)
    #expect(drawn.refusal("A1 A3 A5", for: Party(size: 3, wheelchairs: 1)) == nil)
  }

  @Test("Before that, a companion seat is told to which space it belongs")
  func tellsSpace() {
    #expect(
      DrawnHall(["w c . ."]).refusal("A2")?.sentence
        == "A2 is the companion seat of the wheelchair space A1. Please take that space as well, or another seat."
    )
  }
}
