import BoxOffice
import KioskUI
import Terminal
import Testing

/// Tab: the best places for a party, one after the other.
struct SuggestionTests {
  private static func stage(sold: [SeatLabel] = [], profile: Settings.Profile = .counter) throws -> Stage {
    Stage.atSeats(try Hall.seating(Hall.largeLayout, sold: sold), settings: Settings(profile: profile))
  }

  @Test func `Tab goes on, Shift-Tab back, and round in a circle`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"))
    let best = stage.focused
    stage.press(.tab)
    #expect(stage.focused != best)
    stage.press(.backTab)
    #expect(stage.focused == best)
    stage.press(.backTab)
    #expect(stage.words.contains("8 of 8"))
    stage.press(.tab)
    #expect(stage.focused == best)
  }

  @Test func `each is drawn on the map with its rank, reason and price, and no two are the same`() throws {
    var stage = try Self.stage()
    stage.press(.character("3"))
    var places: Set<[String]> = []
    for rank in 1...8 {
      let names = stage.focused
      #expect(places.insert(names).inserted)
      #expect(stage.words.contains("\(rank) of 8: "))
      #expect(stage.rows[2..<18].joined().count { $0 == "◆" } == 3)
      let dollars = stage.focusedTypes == [.vip] ? "$54.00" : "$37.50"
      #expect(stage.focusedTypes.count > 1 || stage.rows[21].contains("\(dollars), \(rank) of 8"))
      stage.press(.tab)
    }
  }

  @Test(arguments: [Key.enter, .character(" ")])
  func `one key takes what is shown`(key: Key) throws {
    var stage = try Self.stage()
    stage.press(.character("2"), .tab)
    let shown = stage.focused
    stage.agree(to: stage.press(key))
    #expect(stage.chosen == shown)
    #expect(stage.state.sale?.proposal == nil)
    #expect(shown.contains(stage.cursor))
  }

  @Test func `an arrow key leaves the suggestions and moves the block from there`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"))
    let shown = stage.focused
    stage.press(.right)
    #expect(stage.state.sale?.proposal == nil)
    #expect(stage.focused != shown)
    #expect(stage.focused.count == 2)
  }

  @Test func `Esc leaves the suggestions before it leaves the map`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"), .escape)
    #expect(stage.state.sale?.proposal == nil)
    #expect(stage.state.scene == .seats)
    stage.press(.escape)
    #expect(stage.state.scene == .showtimes)
  }

  @Test func `the rest of a party is looked for beside the seats that are chosen`() throws {
    var stage = try Self.stage()
    stage.take("C2")
    stage.press(.character("3"), .tab)
    #expect(stage.focused == ["C1", "C3"])
    #expect(stage.words.contains("side by side with C2, row C"))
    stage.agree(to: stage.press(.enter))
    #expect(stage.chosen.count == 3 && stage.chosen.contains("C2"))
  }

  @Test func `a party that has its seats is offered others in their place`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"))
    stage.agree(to: stage.press(.enter))
    let first = stage.chosen
    stage.press(.tab, .tab)
    let other = stage.focused
    #expect(other != first)
    stage.agree(to: stage.press(.enter))
    #expect(stage.chosen == other)
  }

  @Test func `what goes to somebody else is said, and the next best is one key away`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"))
    let gone = stage.focused
    stage.send(
      .holdsChanged(Stage.showtime, .held(gone.map { stage.id($0) }, seconds: 60, revision: 4)))
    #expect(stage.words.contains("\(gone.joined(separator: ", ")) just went to somebody else. Tab goes to"))
    // Whoever pressed Enter at the same moment meant the place that was shown.
    #expect(stage.press(.enter, .character(" ")) == [])
    stage.press(.tab)
    #expect(Set(stage.focused).isDisjoint(with: gone))
    #expect(stage.words.contains("1 of 8"))
  }

  @Test func `where nobody fits, it is said why, and what can be done`() throws {
    let all = try Hall.seating(Hall.largeLayout).seats.map(\.label)
    var stage = try Self.stage(sold: all.filter { !["A1", "A2", "G7"].contains($0.description) })
    stage.press(.character("5"))
    stage.press(.tab)
    #expect(
      stage.notice
        == "There is no room for 5 people, 3 seats are free. Try fewer, or another showtime is one Esc away.")
    stage = try Self.stage(sold: all)
    stage.press(.tab)
    #expect(stage.notice == "Every seat is taken: another showtime is one Esc away.")
  }

  @Test func `a party with a wheelchair gets the space and its companion seat`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.press(.control("g"), .right, .down, .right, .enter)
    #expect(stage.focused == ["C1", "C2"])
    stage.agree(to: stage.press(.enter))
    stage.press(.enter)
    #expect(stage.state.scene == .details)
  }

  @Test func `no wheelchair space is given to a party that did not ask for one`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.press(.character("2"))
    for _ in 0..<8 {
      #expect(stage.focusedTypes.isDisjoint(with: [.wheelchair, .companion]))
      stage.press(.tab)
    }
  }
}
