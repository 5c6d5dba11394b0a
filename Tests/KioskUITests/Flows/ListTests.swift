import BoxOffice
import KioskUI
import Terminal
import Testing

/// The films and the showtimes.
struct ListTests {
  private func films(_ settings: Settings = Settings(profile: .counter)) -> Stage {
    var stage = Stage(settings: settings)
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter)
    return stage
  }

  /// The lines of the list.
  private func lines(_ stage: Stage) -> [String] {
    stage.rows[4..<19].filter { !$0.isEmpty }.map { String($0.dropFirst(3).prefix(15)) }
  }

  @Test(arguments: [
    ("orbit", ["Orbit 9        "]), ("ORB", ["Orbit 9        "]), ("moreau", ["The Long Dark  "]),
    ("sand", ["The Long Dark  "]), ("fiction", ["Orbit 9        "]), ("imax", ["Orbit 9        "]),
    ("é", ["Café Zanzibar  "]), ("zzz", ["Nothing matches"]),
  ])
  func `films are filtered by title, people, genre and format as one types`(typed: String, lines: [String]) {
    var stage = films()
    stage.type(typed)
    #expect(self.lines(stage) == lines)
    #expect(stage.rows[2].hasPrefix("   Films   \(typed)"))
  }

  @Test func `Backspace widens the filter, Esc clears it, and goes back only then`() {
    var stage = films(Settings(profile: .walkUp))
    stage.type("orbx")
    #expect(lines(stage) == ["Nothing matches"])
    stage.press(.backspace)
    #expect(lines(stage) == ["Orbit 9        "])
    stage.press(.escape)
    #expect(lines(stage).count == 3)
    #expect(stage.state.scene == .films)
    stage.press(.escape)
    #expect(stage.state.scene == .attract)
  }

  @Test func `at the counter the films are the first screen`() {
    var stage = films()
    stage.press(.escape)
    #expect(stage.state.scene == .films)
    #expect(!stage.rows[23].contains("Esc"))
  }

  @Test func `nothing opens from an empty list, and the key says why`() {
    var stage = films()
    stage.type("zzz")
    #expect(stage.press(.enter) == [])
    #expect(stage.notice == "There is nothing on the list.")
    #expect(stage.state.scene == .films)
  }

  @Test(arguments: [
    ([Key.down], 1), ([.down, .down, .down, .down], 2), ([.down, .up, .up], 0), ([.end], 2),
    ([.end, .home], 0),
    ([.pageDown], 2), ([.pageDown, .pageUp], 0),
  ])
  func `the cursor moves on the list and stops at its ends`(keys: [Key], index: Int) {
    var stage = films()
    for key in keys { stage.press(key) }
    #expect(stage.state.films.index == index)
    #expect(stage.frame().cursor == Point(column: 3, row: 4 + index))
  }

  @Test(arguments: [
    ("imax", ["Sun 29 Nov  23:"]), ("tomorrow", ["Tomorrow    14:"]), ("22:1", ["Today       22:"]),
    ("thu", ["Tomorrow    14:"]),
  ])
  func `showtimes are filtered by day, time, screen and format`(typed: String, lines: [String]) {
    var stage = films()
    stage.press(.enter)
    stage.type(typed)
    #expect(self.lines(stage) == lines)
  }

  @Test func `the showtimes begin with the first that is not sold out`() {
    var stage = films()
    stage.state.programme?.listings[1].showtime.availableSeats = 0
    stage.press(.enter)
    #expect(stage.state.showtimes.index == 2)
  }

  @Test func `a list that is read again keeps its line, wherever that stands now`() {
    var stage = films()
    stage.press(.down)
    var programme = Hall.programme
    programme.movies.swapAt(0, 1)
    stage.send(.programmeRead(.success(programme)))
    #expect(stage.state.films.index == 0)
    stage.press(.down, .enter, .down, .down)
    #expect(lines(stage)[2].hasPrefix("Tomorrow    14:"))
    programme.listings.remove(at: 1)
    stage.send(.programmeRead(.success(programme)))
    #expect(stage.state.showtimes.index == 1)
    #expect(stage.rows[5].hasPrefix(" › Tomorrow    14:00"))
  }

  @Test func `a list that is shorter when it is read again keeps its cursor inside`() {
    var stage = films()
    stage.press(.end)
    var programme = Hall.programme
    programme.movies.removeLast()
    stage.send(.programmeRead(.success(programme)))
    #expect(stage.state.films.index == 1)
    programme.movies = []
    stage.send(.programmeRead(.success(programme)))
    #expect(stage.state.films.index == 0)
    #expect(stage.rows[4] == "   No film is on sale at the moment.")
  }

  @Test func `the programme is read anew every half minute`() {
    var stage = films()
    #expect(stage.wait(29) == [])
    #expect(stage.wait(1) == [.readProgramme])
    // Asked once, and not again before the answer.
    #expect(stage.wait(60) == [])
    stage.send(.programmeRead(.success(Hall.programme)))
    #expect(stage.wait(1) == [.readProgramme])
  }

  @Test func `while the database is away it is asked every three seconds, and the list stays`() {
    var stage = films()
    stage.wait(30)
    stage.send(.programmeRead(.unreachable("PostgreSQL")))
    #expect(stage.rows[1].contains(" Database: PostgreSQL does not answer. "))
    #expect(lines(stage).count == 3)
    #expect(stage.wait(3) == [.readProgramme])
    stage.send(.programmeRead(.success(Hall.programme)))
    #expect(stage.state.databaseTrouble == nil)
  }

  @Test func `a kiosk that starts without a database waits for it and says so`() {
    var stage = Stage()
    stage.send(.programmeRead(.unreachable("PostgreSQL")))
    stage.wait(2)
    #expect(stage.screen.contains("Waiting for the database… 2 s"))
    #expect(stage.wait(1) == [.readProgramme])
    stage.send(.programmeRead(.success(Hall.programme)))
    #expect(stage.screen.contains("Press Enter to choose your seats"))
  }

  @Test func `a showtime that began is dropped once its grace is over, and the cursor keeps its line`() {
    var stage = films()
    stage.press(.enter, .down, .down)
    // 17:04 when it was read; 19:30 is sold until 19:45.
    stage.pass(minutes: 161)
    #expect(lines(stage).first?.hasPrefix("Today       19:") == true)
    stage.pass(minutes: 1)
    #expect(lines(stage).first?.hasPrefix("Today       22:") == true)
    #expect(stage.rows[5].hasPrefix(" › Tomorrow    14:00"))
  }

  @Test func `the cinema's clock goes on between two readings, past midnight, too`() {
    var stage = films()
    #expect(stage.rows[0].hasSuffix("Wed 25 Nov  17:04"))
    stage.pass(minutes: 7 * 60)
    #expect(stage.rows[0].hasSuffix("Thu 26 Nov  00:04"))
  }

  @Test func `after midnight tomorrow is today`() {
    var stage = films()
    stage.press(.enter)
    stage.pass(minutes: 7 * 60)
    #expect(lines(stage) == ["Today       14:", "Sun 29 Nov  23:"])
  }
}

extension Stage {
  /// Lets minutes pass at once, as after a pause of the process.
  mutating func pass(minutes: Int) {
    time += Double(minutes * 60)
    send(.tick)
  }
}
