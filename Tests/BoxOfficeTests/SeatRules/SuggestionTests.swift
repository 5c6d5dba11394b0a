import BoxOffice
import Testing

@Suite("Best available")
struct SuggestionTests {
  private static let house = [
    "w c w c   . . . . . . .   w c",
    ". . . .   . . . . . . .   . . . .",
    ". . . .   . . . . . . .   . . . .",
    ". . . .   . . x x . . .   . . . .",
    ". . . .   . . . . . . .   . . . .",
    ". . . .   . . . . . . .   . . . .",
    ". . . .   v v v v v v v   . . . .",
    ". . . .   v v v v v v v   . . . .",
    ". . x x   < > < > . . .   . . . .",
  ]

  @Test(
    "The first suggestion keeps the rules in their order",
    arguments: [
      // Side by side near the focus, and no single seat left over.
      (house, 2, "F7 F8", .together, "centre, row F"),
      (house, 4, "F5 F6 F7 F8", .together, "centre, row F"),
      // A single seat left over only where nothing else is.
      (
        ["x . . . x", "x x . x x"], 2, "A2 A3", .togetherLeavingOne,
        "side by side, leaves one seat free, row A"
      ),
      // Two rows behind one another, nobody alone.
      ([". . x x", ". . x x"], 4, "A1 A2 B1 B2", .twoRows, "rows A and B, two and two"),
      ([". . x .", ". . x .", ". . . x"], 5, "B1 B2 C1 C2 C3", .twoRows, "rows B and C, two and three"),
      // The smallest split: the fewest groups, then the fewest people alone.
      (
        [". . x x . .", "x x x x x x", ". x . x . ."], 4, "A5 A6 C5 C6", .split, "in two groups, two and two"
      ),
      ([". . x .", ". x x ."], 3, "A1 A2 B1", .split, "in two groups, two and one"),
      (["x x . .   . . x"], 4, "A3 A4 A5 A6", .split, "split across the aisle, row A"),
      // A love seat is whole or not at all.
      (["< > . < > x"], 4, "A1 A2 A4 A5", .split, "in two groups, two and two"),
      (["< > < >"], 2, "A1 A2", .together, "centre, row A"),
      (["< > . x x"], 3, "A1 A2 A3", .together, "centre, row A"),
      (["x < > ."], 1, "A4", .together, "right of the centre, row A"),
    ] as [([String], Int, String, Suggestion.Rule, String)])
  func keepsOrder(lines: [String], size: Int, seats: String, rule: Suggestion.Rule, reason: String) throws {
    let drawn = DrawnHall(lines)
    let first = try #require(drawn.suggestions(size).first)
    #expect(drawn.names(first.seats) == seats)
    #expect(first.rule == rule)
    #expect(first.words == reason)
  }

  @Test(
    "There is nothing for a party that does not fit",
    arguments: [
      ([". . ."], 4), (["w c w c"], 2), (["< > x"], 1), (["x #"], 1), ([". . . . . . . . . . . ."], 11),
      ([". ."], 0),
    ]
      as [([String], Int)])
  func findsNothing(lines: [String], size: Int) {
    #expect(DrawnHall(lines).suggestions(size) == [])
  }

  @Test("Places of different kinds are offered, each with a reason of its own, and no seat twice")
  func offersKinds() {
    let drawn = DrawnHall(Self.house)
    for size in 1...7 {
      let suggestions = drawn.suggestions(size)
      #expect(suggestions.count == 8)
      #expect(Set(suggestions.map(\.reason)).count == suggestions.count)
      let seats = suggestions.flatMap(\.seats)
      #expect(Set(seats).count == seats.count)
    }
    #expect(
      drawn.suggestions(2).map { "\(drawn.names($0.seats)): \($0.words)" } == [
        "F7 F8: centre, row F", "F5 F6: at the aisle, row F", "H7 H8: further back, row H",
        "D5 D6: further to the front, row D", "F3 F4: on the left, row F", "F12 F13: on the right, row F",
        "H3 H4: left of the centre, row H", "H12 H13: right of the centre, row H",
      ])
  }

  @Test("A price that was asked for is kept")
  func keepsPrice() {
    let drawn = DrawnHall(Self.house)
    #expect(
      drawn.suggestions(2, priceOf: .vip).allSatisfy {
        $0.seats.allSatisfy { drawn.hall.seats[$0].type == .vip }
      })
    #expect(drawn.suggestions(2, priceOf: .vip).first.map { drawn.names($0.seats) } == "G7 G8")
    // Types of one price are one zone.
    let same = DrawnHall(
      ["v v", ". ."], prices: [.vip: Money(minorUnits: 900), .standard: Money(minorUnits: 900)])
    #expect(same.suggestions(2, priceOf: .vip).count == 2)
  }

  @Test("The layout's focus decides where the best places are")
  func heedsFocus() {
    let drawn = DrawnHall(Array(repeating: ". . . . . . . .", count: 4), focus: .init(x: 0, y: 0))
    #expect(drawn.suggestions(2).first.map { drawn.names($0.seats) } == "A1 A2")
  }

  @Test(
    "A wheelchair space comes with its companion seats, then what is beside it, then what is nearest",
    arguments: [
      (["w c . . . . ."], 2, 1, "A1 A2", .together),
      (["w c . . . . ."], 3, 1, "A1 A2 A3", .together),
      (["c w c . . . ."], 4, 1, "A1 A2 A3 A4", .together),
      (["c w c . . . ."], 1, 1, "A2", .together),
      (["w c   w c", ". . . . ."], 3, 1, "A1 A2 B1", .split),
      (["w c w c", ". . . ."], 4, 2, "A1 A2 A3 A4", .together),
      (["W c   w c", ". . . . ."], 2, 1, "A3 A4", .together),
    ] as [([String], Int, Int, String, Suggestion.Rule)])
  func seatsWheelchairs(lines: [String], size: Int, wheelchairs: Int, seats: String, rule: Suggestion.Rule)
    throws
  {
    let drawn = DrawnHall(lines)
    let first = try #require(
      drawn.suggestions(size, wheelchairs: wheelchairs).first { drawn.names($0.seats) == seats })
    #expect(first.rule == rule)
  }

  @Test("There is nothing for more wheelchair users than there are spaces")
  func lacksSpaces() {
    #expect(DrawnHall(["w c . ."]).suggestions(3, wheelchairs: 2) == [])
  }
}

@Suite("The block cursor")
struct BlockTests {
  @Test(
    "The block contains the seat, or snaps to the nearest place in the row, or in another",
    arguments: [
      ([". . . . . ."], 3, "A3", "A2 A3 A4"),
      ([". . . . . ."], 3, "A1", "A1 A2 A3"),
      ([". . . . . ."], 2, "A6", "A5 A6"),
      (["x . . x . . ."], 2, "A4", "A2 A3"),
      ([". x . x .", ". . . . ."], 2, "A3", "B2 B3"),
      (["< > < > ."], 2, "A2", "A1 A2"),
      (["< > < > ."], 3, "A2", "A3 A4 A5"),
      ([". .   . ."], 3, "A1", nil),
      (["w c . ."], 2, "A1", "A1 A2"),
      (["w c . ."], 2, "A2", "A1 A2"),
      (["w c . ."], 1, "A2", "A3"),
      (["w c . ."], 2, "A3", "A3 A4"),
      // Released to everybody.
      (["w c w c x"], 1, "A2", "A2"),
      (["w c w c x"], 2, "A3", "A2 A3"),
    ] as [([String], Int, String, String?)])
  func snaps(lines: [String], size: Int, seat: String, block: String?) throws {
    let drawn = DrawnHall(lines)
    let cursor = try #require(drawn.seats(seat).first)
    #expect(drawn.hall.block(of: size, at: cursor, in: drawn.occupancy).map(drawn.names) == block)
  }
}
