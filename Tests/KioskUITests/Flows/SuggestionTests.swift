import BoxOffice
import KioskUI
import Terminal
import Testing

/// Tab: the best places for a party, one after the other.
struct SuggestionTests {
  private static func harness(sold: [SeatLabel] = [], profile: Settings.Profile = .counter) throws -> Harness
  {
    Harness.atSeats(
      try Fixtures.seating(Fixtures.largeLayout, sold: sold), settings: Settings(profile: profile))
  }

  @Test func `Tab goes on, Shift-Tab back, and round in a circle`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"))
    let best = harness.focused
    harness.press(.tab)
    #expect(harness.focused != best)
    harness.press(.backTab)
    #expect(harness.focused == best)
    harness.press(.backTab)
    #expect(harness.words.contains("8 of 8"))
    harness.press(.tab)
    #expect(harness.focused == best)
  }

  @Test func `each is drawn on the map with its rank, reason and price, and no two are the same`() throws {
    var harness = try Self.harness()
    harness.press(.character("3"))
    var places: Set<[String]> = []
    for rank in 1...8 {
      let names = harness.focused
      #expect(places.insert(names).inserted)
      #expect(harness.words.contains("\(rank) of 8: "))
      #expect(harness.rows[2..<18].joined().count { $0 == "◆" } == 3)
      let dollars = harness.focusedTypes == [.vip] ? "$54.00" : "$37.50"
      #expect(harness.focusedTypes.count > 1 || harness.rows[21].contains("\(dollars), \(rank) of 8"))
      harness.press(.tab)
    }
  }

  @Test(arguments: [Key.enter, .character(" ")])
  func `one key takes what is shown`(key: Key) throws {
    var harness = try Self.harness()
    harness.press(.character("2"), .tab)
    let shown = harness.focused
    harness.agree(to: harness.press(key))
    #expect(harness.chosen == shown)
    #expect(harness.state.sale?.map.proposal == nil)
    #expect(shown.contains(harness.cursor))
  }

  @Test func `an arrow key leaves the suggestions and moves the block from there`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"))
    let shown = harness.focused
    harness.press(.right)
    #expect(harness.state.sale?.map.proposal == nil)
    #expect(harness.focused != shown)
    #expect(harness.focused.count == 2)
  }

  @Test func `Esc leaves the suggestions before it leaves the map`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"), .escape)
    #expect(harness.state.sale?.map.proposal == nil)
    #expect(harness.state.scene == .seats)
    harness.press(.escape)
    #expect(harness.state.scene == .showtimes)
  }

  @Test func `the rest of a party is looked for beside the seats that are chosen`() throws {
    var harness = try Self.harness()
    harness.take("C2")
    harness.press(.character("3"), .tab)
    #expect(harness.focused == ["C1", "C3"])
    #expect(harness.words.contains("side by side with C2, row C"))
    harness.agree(to: harness.press(.enter))
    #expect(harness.chosen.count == 3 && harness.chosen.contains("C2"))
  }

  @Test func `a party that has its seats is offered others in their place`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"))
    harness.agree(to: harness.press(.enter))
    let first = harness.chosen
    harness.press(.tab, .tab)
    let other = harness.focused
    #expect(other != first)
    harness.agree(to: harness.press(.enter))
    #expect(harness.chosen == other)
  }

  @Test func `what goes to somebody else is said, and the next best is one key away`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"))
    let gone = harness.focused
    harness.send(
      .seatMap(.holdsChanged(Harness.showtime, .held(gone.map { harness.id($0) }, seconds: 60, revision: 4))))
    #expect(harness.words.contains("\(gone.joined(separator: ", ")) just went to somebody else. Tab goes to"))
    // Whoever pressed Enter at the same moment meant the place that was shown.
    #expect(harness.press(.enter, .character(" ")) == [])
    harness.press(.tab)
    #expect(Set(harness.focused).isDisjoint(with: gone))
    #expect(harness.words.contains("1 of 8"))
  }

  @Test func `where nobody fits, it is said why, and what can be done`() throws {
    let all = try Fixtures.seating(Fixtures.largeLayout).seats.map(\.label)
    var harness = try Self.harness(sold: all.filter { !["A1", "A2", "G7"].contains($0.description) })
    harness.press(.character("5"))
    harness.press(.tab)
    #expect(
      harness.notice
        == "There is no room for 5 people: 3 seats are free. Try fewer, or press Esc for another showtime.")
    harness = try Self.harness(sold: all)
    harness.press(.tab)
    #expect(harness.notice == "Every seat is taken. Press Esc for another showtime.")
  }

  @Test func `a party with a wheelchair gets the space and its companion seat`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.press(.control("g"), .right, .down, .right, .enter)
    #expect(harness.focused == ["C1", "C2"])
    harness.agree(to: harness.press(.enter))
    harness.press(.enter)
    #expect(harness.state.scene == .details)
  }

  @Test func `no wheelchair space is given to a party that did not ask for one`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.press(.character("2"))
    for _ in 0..<8 {
      #expect(harness.focusedTypes.isDisjoint(with: [.wheelchair, .companion]))
      harness.press(.tab)
    }
  }
}
