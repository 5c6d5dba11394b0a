import BoxOffice
import KioskUI
import ProvingGround
import Terminal
import TestSupport
import Testing

/// The seats as a list of sentences: the same choice as on the map.
struct SeatListTests {
  /// The line under the hardware cursor, from where it stands on.
  private func line(_ stage: Stage) -> String {
    let frame = stage.frame()
    guard let cursor = frame.cursor else { return "" }
    return String(frame.rows[cursor.row].dropFirst(cursor.column))
  }

  private func list(_ seating: Seating, columns: Int = 80, rows: Int = 24) -> Stage {
    var stage = Stage.atSeats(seating, columns: columns, rows: rows)
    stage.press(.control("l"))
    return stage
  }

  @Test func `one key leads to the list and back, with the cursor on the same seat`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A2")
    #expect(stage.press(.control("l")) == [])
    #expect(line(stage) == "Row A, 5 of 5 seats free, from $12.50")
    stage.press(.down, .enter, .down)
    let seat = stage.cursor
    #expect(line(stage).hasPrefix("\(seat), "))
    stage.press(.function(2))
    #expect(stage.cursor == seat)
    #expect(stage.screen.contains("SCREEN"))
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
    var stage = try Gallery.seatsOfEveryState.stage(columns: 100)
    stage.press(.control("l"))
    stage.go(to: label)
    #expect(line(stage) == sentence)
  }

  @Test func `a row says how much of it is free, from what price, and what is yours`() throws {
    var stage = try Gallery.seatsOfEveryState.stage()
    stage.press(.control("l"), .home)
    #expect(line(stage) == "Row A, 2 of 5 seats free, 1 yours, from $12.50")
    stage.press(.down)
    #expect(line(stage) == "Row B, 4 of 6 seats free, 1 yours, from $12.50")
    stage.press(.down)
    #expect(line(stage) == "Row C, 4 of 4 seats free, from $12.50, 1 wheelchair space")
    stage.press(.down)
    #expect(line(stage).hasPrefix("Row C"))
  }

  @Test func `a full row says so`() throws {
    let row = (1...5).map { SeatLabel(row: "A", number: $0) }
    var stage = list(try Hall.seating(sold: row))
    stage.press(.home)
    #expect(line(stage) == "Row A, none of 5 seats free")
  }

  @Test func `Space takes and gives back, Enter goes on to pay, as on the map`() throws {
    var stage = list(try Hall.seating())
    stage.press(.home, .enter, .home)
    #expect(stage.cursor == "A1")
    let seats = stage.ids("A1")
    #expect(stage.press(.character(" ")) == [.hold(seats, Stage.showtime, Stage.token, deadline: 480)])
    stage.answerHold("A1")
    #expect(line(stage).contains("yours"))
    #expect(stage.press(.character(" ")) == [.release(seats, Stage.showtime, Stage.token)])
    stage.press(.enter)
    stage.answerHold("A1")
    stage.press(.enter)
    #expect(stage.state.scene == .details)
  }

  @Test func `Esc goes back to the rows, and from there asks before it gives seats back`() throws {
    var stage = list(try Hall.seating())
    stage.press(.enter)
    stage.takeSeat()
    let row = stage.cursor.prefix(1)
    stage.press(.escape)
    #expect(line(stage).hasPrefix("Row \(row), "))
    stage.press(.escape)
    #expect(stage.state.dialog == .leaveSeats)
  }

  @Test func `typing a row goes to it, and typing a seat into its row`() throws {
    var stage = list(try Hall.seating())
    stage.type("c")
    #expect(line(stage).hasPrefix("Row C, "))
    stage.wait(3)
    stage.type("a4")
    #expect(line(stage).hasPrefix("A4, "))
  }

  @Test func `a kiosk can begin with the list, and the next customer finds it as it was set up`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: Settings(profile: .counter, seatView: .list))
    #expect(line(stage).hasPrefix("Row "))
    stage.press(.control("l"), .escape)
    #expect(!stage.state.prefersSeatList)
    stage.state.prefersSeatList = false
    stage.press(.escape, .escape, .enter)
    stage = Stage(settings: Settings(profile: .walkUp))
    stage.press(.control("l"))
    #expect(stage.state.prefersSeatList)
    #expect(stage.notice == "Seats will be told as a list, row by row, in sentences.")
  }

  @Test func `a row that is turned on the map is still told from the left of who sits there`() throws {
    let turned = Hall.smallLayout.replacing(#""version": 1,"#, with: #""version": 1, "screen": "bottom","#)
    var stage = list(try Hall.seating(turned))
    stage.press(.home, .enter, .home)
    #expect(stage.cursor == "A1")
    stage.press(.down)
    #expect(stage.cursor == "A2")
  }

  @Test(.ownThread, arguments: GeneratedHall.seeds.prefix(60))
  func `the list reaches every seat of a hall, and does with it what the map does`(seed: Int) throws {
    let layout = GeneratedHall.layout(seed)
    let seating = Hall.seating(layout)
    var random = SeededGenerator(seed: seed)
    var stage = list(seating)
    stage.press(.home)
    let rowCount = Set(layout.rows.filter { !$0.places.isEmpty }.map(\.label)).count
    var reached: [String] = []
    for row in 0..<rowCount {
      if row > 0 { stage.press(.down) }
      stage.press(.enter, .home)
      repeat {
        reached.append(stage.cursor)
        if random.happens(4) {
          var map = Stage.atSeats(seating)
          let spot = try #require(stage.state.sale?.cursor)
          map.state.sale?.cursor = spot
          var other = stage
          #expect(other.press(.character(" ")) == map.press(.character(" ")))
          #expect(other.state.sale?.pending == map.state.sale?.pending)
        }
        stage.press(.down)
      } while stage.cursor != reached.last
      stage.press(.escape)
    }
    #expect(reached.sorted() == layout.places.map(\.label.description).sorted())
  }
}
