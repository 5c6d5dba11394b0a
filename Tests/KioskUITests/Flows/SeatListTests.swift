import BoxOffice
import KioskUI
import FaultInjection
import Terminal
import TestSupport
import Testing

/// The seats as a list of sentences: the same choice as on the map.
struct SeatListTests {
  /// The line under the hardware cursor, from where it stands on.
  private func line(_ harness: Harness) -> String {
    let frame = harness.frame()
    guard let cursor = frame.cursor else { return "" }
    return String(frame.rows[cursor.row].dropFirst(cursor.column))
  }

  private func list(_ seating: Seating, columns: Int = 80, rows: Int = 24) -> Harness {
    var harness = Harness.atSeats(seating, columns: columns, rows: rows)
    harness.press(.control("l"))
    return harness
  }

  @Test func `one key leads to the list and back, with the cursor on the same seat`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A2")
    #expect(harness.press(.control("l")) == [])
    #expect(line(harness) == "Row A, 5 of 5 seats free, from $12.50")
    harness.press(.down, .enter, .down)
    let seat = harness.cursor
    #expect(line(harness).hasPrefix("\(seat), "))
    harness.press(.function(2))
    #expect(harness.cursor == seat)
    #expect(harness.screen.contains("SCREEN"))
  }

  @Test(
    arguments: [
      ("A1", "A1, standard, $12.50, being bought at another kiosk, end of the row on your left"),
      ("A2", "A2, standard, $12.50, free, aisle on your right"),
      ("A3", "A3, standard, $12.50, one moment, aisle on your left"),
      ("A5", "A5, standard, $12.50, sold, end of the row on your right"),
      ("B4", "B4, VIP, $18.00, yours, aisle on your left"),
      ("B6", "B6, standard, $12.50, out of order: broken armrest, end of the row on your right"),
      ("C1", "C1, wheelchair space, $12.50, free, end of the row on your left"),
      ("C2", "C2, companion seat, beside C1, $12.50, free, aisle on your right"),
      ("C3", "C3, standard, love seat with C4, $12.50, free, aisle on your left"),
    ] as [(String, String)])
  func `a seat of every type and state is told in words`(label: String, sentence: String) throws {
    var harness = try ScreenCatalogue.seatsOfEveryState.harness(columns: 100)
    harness.press(.control("l"))
    harness.go(to: label)
    #expect(line(harness) == sentence)
  }

  @Test func `a row says how much of it is free, from what price, and what is yours`() throws {
    var harness = try ScreenCatalogue.seatsOfEveryState.harness()
    harness.press(.control("l"), .home)
    #expect(line(harness) == "Row A, 2 of 5 seats free, 1 yours, from $12.50")
    harness.press(.down)
    #expect(line(harness) == "Row B, 4 of 6 seats free, 1 yours, from $12.50")
    harness.press(.down)
    #expect(line(harness) == "Row C, 4 of 4 seats free, from $12.50, 1 wheelchair space")
    harness.press(.down)
    #expect(line(harness).hasPrefix("Row C"))
  }

  @Test func `a full row says so`() throws {
    let row = (1...5).map { SeatLabel(row: "A", number: $0) }
    var harness = list(try Fixtures.seating(sold: row))
    harness.press(.home)
    #expect(line(harness) == "Row A, none of 5 seats free")
  }

  @Test func `Space takes and gives back, Enter goes on to pay, as on the map`() throws {
    var harness = list(try Fixtures.seating())
    harness.press(.home, .enter, .home)
    #expect(harness.cursor == "A1")
    let seats = harness.ids("A1")
    #expect(
      harness.press(.character(" ")) == [
        .seatMap(.hold(seats, Harness.showtime, Harness.token, deadline: 480))
      ])
    harness.answerHold("A1")
    #expect(line(harness).contains("yours"))
    #expect(harness.press(.character(" ")) == [.seatMap(.release(seats, Harness.showtime, Harness.token))])
    harness.press(.enter)
    harness.answerHold("A1")
    harness.press(.enter)
    #expect(harness.state.scene == .details)
  }

  @Test func `Esc goes back to the rows, and from there asks before it gives seats back`() throws {
    var harness = list(try Fixtures.seating())
    harness.press(.enter)
    harness.takeSeat()
    let row = harness.cursor.prefix(1)
    harness.press(.escape)
    #expect(line(harness).hasPrefix("Row \(row), "))
    harness.press(.escape)
    #expect(harness.state.dialog == .leaveSeats)
  }

  @Test func `typing a row goes to it, and typing a seat into its row`() throws {
    var harness = list(try Fixtures.seating())
    harness.type("c")
    #expect(line(harness).hasPrefix("Row C, "))
    harness.wait(3)
    harness.type("a4")
    #expect(line(harness).hasPrefix("A4, "))
  }

  @Test func `a kiosk can begin with the list, and the next customer finds it as it was set up`() throws {
    var harness = Harness.atSeats(
      try Fixtures.seating(), settings: Settings(profile: .counter, seatView: .list))
    #expect(line(harness).hasPrefix("Row "))
    harness.press(.control("l"), .escape)
    #expect(!harness.state.environment.prefersSeatList)
    harness.state.environment.prefersSeatList = false
    harness.press(.escape, .escape, .enter)
    harness = Harness(settings: Settings(profile: .walkUp))
    harness.press(.control("l"))
    #expect(harness.state.environment.prefersSeatList)
    #expect(harness.notice == "Seats will be listed in sentences, row by row.")
  }

  @Test func `a row that is turned on the map is still told from the left of who sits there`() throws {
    let turned = Fixtures.smallLayout.replacing(
      #""version": 1,"#, with: #""version": 1, "screen": "bottom","#)
    var harness = list(try Fixtures.seating(turned))
    harness.press(.home, .enter, .home)
    #expect(harness.cursor == "A1")
    harness.press(.down)
    #expect(harness.cursor == "A2")
  }

  @Test(.ownThread, arguments: GeneratedHall.seeds.prefix(60))
  func `the list reaches every seat of a hall, and does with it what the map does`(seed: Int) throws {
    let layout = GeneratedHall.layout(seed)
    let seating = Fixtures.seating(layout)
    var random = SeededGenerator(seed: seed)
    var harness = list(seating)
    harness.press(.home)
    let rowCount = Set(layout.rows.filter { !$0.places.isEmpty }.map(\.label)).count
    var reached: [String] = []
    for row in 0..<rowCount {
      if row > 0 { harness.press(.down) }
      harness.press(.enter, .home)
      repeat {
        reached.append(harness.cursor)
        if random.happens(4) {
          var map = Harness.atSeats(seating)
          let seat = try #require(harness.state.sale?.map.cursor)
          map.state.changeSale { $0.map.cursor = seat }
          var other = harness
          #expect(other.press(.character(" ")) == map.press(.character(" ")))
          #expect(other.state.sale?.map.pending == map.state.sale?.map.pending)
        }
        harness.press(.down)
      } while harness.cursor != reached.last
      harness.press(.escape)
    }
    #expect(reached.sorted() == layout.places.map(\.label.description).sorted())
  }
}
