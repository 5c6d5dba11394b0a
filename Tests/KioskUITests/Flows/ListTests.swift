import BoxOffice
import KioskUI
import Terminal
import Testing

/// The films and the showtimes.
struct ListTests {
  private func films(_ settings: Settings = Settings(profile: .counter)) -> Harness {
    var harness = Harness(settings: settings)
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter)
    return harness
  }

  /// The lines of the list.
  private func lines(_ harness: Harness) -> [String] {
    harness.rows[4..<19].filter { !$0.isEmpty }.map { String($0.dropFirst(3).prefix(15)) }
  }

  @Test func `the content advice stands behind the rating`() {
    var programme = Fixtures.programme
    programme.movies[0].contentAdvice = "flashing images"
    var harness = Harness(settings: Settings(profile: .counter))
    harness.send(.programme(.read(.success(programme))))
    harness.press(.enter)
    #expect(harness.screen.contains("PG-13 · flashing images · 2 h 11 min"))
  }

  @Test(arguments: [
    ("orbit", ["Orbit 9        "]), ("ORB", ["Orbit 9        "]), ("moreau", ["The Long Dark  "]),
    ("sand", ["The Long Dark  "]), ("fiction", ["Orbit 9        "]), ("imax", ["Orbit 9        "]),
    ("café", ["Café Zanzibar  "]), ("cafe z", ["Café Zanzibar  "]), ("ｃａｆｅ", ["Café Zanzibar  "]),
    ("zzz", ["Nothing matches"]),
  ])
  func `films are filtered by title, people, genre and format as one types`(typed: String, lines: [String]) {
    var harness = films()
    harness.type(typed)
    #expect(self.lines(harness) == lines)
    #expect(harness.rows[2].hasPrefix("   Films   \(typed)"))
  }

  @Test func `Backspace widens the filter, Esc clears it, and goes back only then`() {
    var harness = films(Settings(profile: .walkUp))
    harness.type("orbx")
    #expect(lines(harness) == ["Nothing matches"])
    harness.press(.backspace)
    #expect(lines(harness) == ["Orbit 9        "])
    harness.press(.escape)
    #expect(lines(harness).count == 3)
    #expect(harness.state.scene == .films)
    harness.press(.escape)
    #expect(harness.state.scene == .attract)
  }

  @Test func `a filter is mended where it is wrong, and its own cursor is seen`() {
    var harness = films()
    harness.type("obit")
    #expect(lines(harness) == ["Nothing matches"])
    harness.press(.home, .right)
    harness.type("r")
    #expect(lines(harness) == ["Orbit 9        "])
    #expect(harness.rows[2].hasPrefix("   Films   orbit"))
    // The terminal's cursor stays on the line that is selected.
    #expect(harness.frame().cursor == Point(column: 3, row: 4))
    func reversed(_ frame: Frame) -> [Int] {
      (0..<80).filter { frame[Point(column: $0, row: 2)].emphasis.contains(.reverse) }
    }
    #expect(reversed(harness.frame()) == [13])
    harness.press(.end)
    #expect(reversed(harness.frame()) == [16])
    harness.press(.control("w"))
    #expect(harness.state.films == ListFocus())
    #expect(reversed(harness.frame()) == [])
  }

  @Test func `Home and End are the list's as long as nothing is typed`() {
    var harness = films()
    harness.press(.end)
    #expect(harness.state.films.index == 2)
    harness.type("a")
    let index = harness.state.films.index
    harness.press(.home)
    harness.type("c")
    #expect(harness.state.films.filter.text == "ca")
    #expect(harness.state.films.index == index)
  }

  @Test func `what moves in the filter leaves the selected line alone`() {
    var harness = films()
    harness.type("a")
    harness.press(.down, .left, .right)
    #expect(harness.state.films.index == 1)
    harness.press(.left, .backspace)
    #expect(harness.state.films.index == 1)
    harness.press(.delete)
    #expect(harness.state.films == ListFocus())
  }

  @Test func `a filter can be pasted`() {
    var harness = films()
    harness.press(.down)
    harness.send(.input(.paste("Café Zanzibar")))
    #expect(lines(harness) == ["Café Zanzibar  "])
    #expect(harness.state.films.index == 0)
  }

  @Test func `at the counter the films are the first screen`() {
    var harness = films()
    harness.press(.escape)
    #expect(harness.state.scene == .films)
    #expect(!harness.rows[23].contains("Esc"))
  }

  @Test func `nothing opens from an empty list, and the key says why`() {
    var harness = films()
    harness.type("zzz")
    #expect(harness.press(.enter) == [])
    #expect(harness.notice == "There is nothing on the list.")
    #expect(harness.state.scene == .films)
  }

  @Test(arguments: [
    ([Key.down], 1), ([.down, .down, .down, .down], 2), ([.down, .up, .up], 0), ([.end], 2),
    ([.end, .home], 0),
    ([.pageDown], 2), ([.pageDown, .pageUp], 0),
  ])
  func `the cursor moves on the list and stops at its ends`(keys: [Key], index: Int) {
    var harness = films()
    for key in keys { harness.press(key) }
    #expect(harness.state.films.index == index)
    #expect(harness.frame().cursor == Point(column: 3, row: 4 + index))
  }

  @Test(arguments: [
    ("imax", ["Sun 29 Nov  23:"]), ("tomorrow", ["Tomorrow    14:"]), ("22:1", ["Today       22:"]),
    ("thu", ["Tomorrow    14:"]),
  ])
  func `showtimes are filtered by day, time, screen and format`(typed: String, lines: [String]) {
    var harness = films()
    harness.press(.enter)
    harness.type(typed)
    #expect(self.lines(harness) == lines)
  }

  @Test func `the showtimes begin with the first that is not sold out`() {
    var harness = films()
    var programme = Fixtures.programme
    programme.listings[1].showtime.availableSeats = 0
    harness.send(.programme(.read(.success(programme))))
    harness.press(.enter)
    #expect(harness.state.showtimes.index == 2)
  }

  @Test func `a list that is read again keeps its line, wherever that stands now`() {
    var harness = films()
    harness.press(.down)
    var programme = Fixtures.programme
    programme.movies.swapAt(0, 1)
    harness.send(.programme(.read(.success(programme))))
    #expect(harness.state.films.index == 0)
    harness.press(.down, .enter, .down, .down)
    #expect(lines(harness)[2].hasPrefix("Tomorrow    14:"))
    programme.listings.remove(at: 1)
    harness.send(.programme(.read(.success(programme))))
    #expect(harness.state.showtimes.index == 1)
    #expect(harness.rows[5].hasPrefix(" › Tomorrow    14:00"))
  }

  @Test func `a list that is shorter when it is read again keeps its cursor inside`() {
    var harness = films()
    harness.press(.end)
    var programme = Fixtures.programme
    programme.movies.removeLast()
    harness.send(.programme(.read(.success(programme))))
    #expect(harness.state.films.index == 1)
    programme.movies = []
    harness.send(.programme(.read(.success(programme))))
    #expect(harness.state.films.index == 0)
    #expect(harness.rows[4] == "   No film is on sale at the moment.")
  }

  @Test func `the programme is read anew every half minute`() {
    var harness = films()
    #expect(harness.wait(29) == [])
    #expect(harness.wait(1) == [.programme(.read)])
    // Asked once, and not again before the answer.
    #expect(harness.wait(60) == [])
    harness.send(.programme(.read(.success(Fixtures.programme))))
    #expect(harness.wait(1) == [.programme(.read)])
  }

  @Test func `while the database is away it is asked every three seconds, and the list stays`() {
    var harness = films()
    harness.wait(30)
    harness.send(.programme(.read(.unreachable("PostgreSQL"))))
    #expect(harness.rows[1].contains(" Database: PostgreSQL does not answer. "))
    #expect(lines(harness).count == 3)
    #expect(harness.wait(3) == [.programme(.read)])
    harness.send(.programme(.read(.success(Fixtures.programme))))
    #expect(harness.state.environment.databaseTrouble == nil)
  }

  @Test func `a kiosk that starts without a database waits for it and says so`() {
    var harness = Harness()
    harness.send(.programme(.read(.unreachable("PostgreSQL"))))
    harness.wait(2)
    #expect(harness.screen.contains("Waiting for the database… 2 s"))
    #expect(harness.wait(1) == [.programme(.read)])
    harness.send(.programme(.read(.success(Fixtures.programme))))
    #expect(harness.screen.contains("Press Enter to choose your seats"))
  }

  @Test func `a showtime that began is dropped once its grace is over, and the cursor keeps its line`() {
    var harness = films()
    harness.press(.enter, .down, .down)
    // 17:04 when it was read; 19:30 is sold until 19:45.
    harness.pass(minutes: 161)
    #expect(lines(harness).first?.hasPrefix("Today       19:") == true)
    harness.pass(minutes: 1)
    #expect(lines(harness).first?.hasPrefix("Today       22:") == true)
    #expect(harness.rows[5].hasPrefix(" › Tomorrow    14:00"))
  }

  @Test func `the cinema's clock goes on between two readings, past midnight, too`() {
    var harness = films()
    #expect(harness.rows[0].hasSuffix("Wed 25 Nov  17:04"))
    harness.pass(minutes: 7 * 60)
    #expect(harness.rows[0].hasSuffix("Thu 26 Nov  00:04"))
  }

  @Test func `after midnight tomorrow is today`() {
    var harness = films()
    harness.press(.enter)
    harness.pass(minutes: 7 * 60)
    #expect(lines(harness) == ["Today       14:", "Sun 29 Nov  23:"])
  }
}

extension Harness {
  /// Lets minutes pass at once, as after a pause of the process.
  mutating func pass(minutes: Int) {
    time += Double(minutes * 60)
    send(.tick)
  }
}
