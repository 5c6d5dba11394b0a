import BoxOffice
import Terminal
import Testing

@testable import KioskUI

/// Clicks and the wheel. What is clicked is what is drawn.
struct MouseTests {
  @Test func `the whole way from the first screen to the payment can be clicked`() throws {
    var stage = Stage()
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.click("Press Enter")
    #expect(stage.state.scene == .films)
    stage.click("Orbit 9")
    #expect(stage.state.films.index == 1)
    stage.click("The Long Dark")
    stage.click("The Long Dark")
    #expect(stage.state.scene == .showtimes)
    stage.click("22:15")
    #expect(stage.state.showtimes.index == 1)
    stage.click("19:30")
    #expect(stage.click("19:30") == [.openSeating(Stage.showtime)])
  }

  @Test(arguments: [Charset.unicode, .ascii])
  func `a click takes the seat that is drawn there, and another one gives it back`(charset: Charset) throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.state.charset = charset
    let place = try #require(stage.place(ofSeat: "A4"))
    stage.go(to: "B1")
    let seats = stage.ids("A4")
    #expect(stage.click(place) == [.hold(seats, Stage.showtime, Stage.token, deadline: 480)])
    #expect(stage.cursor == "A4")
    stage.answerHold("A4")
    #expect(stage.click(place) == [.release(seats, Stage.showtime, Stage.token)])
    stage.click("Esc")
    #expect(stage.state.scene == .showtimes)
  }

  @Test func `a click beside the seats does nothing`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let before = stage.state.sale
    #expect(stage.click("SCREEN") == [])
    #expect(stage.click("free 12.50") == [])
    #expect(stage.state.sale == before)
  }

  @Test func `a hint is its key, and a dialog's keys are clicked while what lies below cannot be`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.takeSeat()
    let place = try #require(stage.place(ofSeat: "A1"))
    stage.click("Esc back")
    #expect(stage.state.dialog == .leaveSeats)
    #expect(stage.click(place) == [])
    #expect(stage.state.dialog == .leaveSeats)
    stage.click("stay")
    #expect(stage.state.dialog == nil)
    stage.click("? keys")
    #expect(stage.state.dialog == .help)
    stage.click(Point(column: 0, row: 0))
    #expect(stage.state.dialog == nil)
    stage.click("pay")
    #expect(stage.state.scene == .details)
    stage.click("E-mail")
    #expect(stage.state.sale?.details.focus == .email)
    stage.click("continue")
    #expect(stage.state.scene == .payment)
    stage.click("Card")
    #expect(stage.state.selectedMethod == .card)
  }

  @Test func `the wheel moves through lists and rows`() throws {
    var stage = Stage()
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter)
    stage.wheel(.scrollDown)
    #expect(stage.state.films.index == 1)
    stage.wheel(.scrollUp)
    #expect(stage.state.films.index == 0)
    stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "B4")
    stage.wheel(.scrollUp)
    #expect(stage.cursor.hasPrefix("A"))
  }

  @Test func `in the list a click selects, and on what is selected it does what Enter and Space do`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.press(.control("l"))
    stage.click("Row A")
    stage.click("Row A")
    stage.click("A4, standard")
    #expect(stage.cursor == "A4")
    let seats = stage.ids("A4")
    #expect(stage.click("A4, standard") == [.hold(seats, Stage.showtime, Stage.token, deadline: 480)])
  }

  @Test func `a click keeps a walk-up kiosk awake`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: Settings(profile: .walkUp))
    stage.wait(104)
    stage.click(Point(column: 0, row: 0))
    #expect(stage.state.dialog == nil)
    stage.wait(60)
    #expect(stage.state.scene == .seats)
  }
}

extension Stage {
  /// Clicks where the screen first shows `text`.
  @discardableResult
  mutating func click(_ text: String) -> [Effect] {
    for (row, line) in frame(state.charset).rows.enumerated() {
      if let range = line.firstRange(of: text) {
        return click(Point(column: line.distance(from: line.startIndex, to: range.lowerBound), row: row))
      }
    }
    preconditionFailure("The screen does not show \(text)")
  }

  @discardableResult
  mutating func click(_ point: Point) -> [Effect] {
    send(.input(.mouse(MouseEvent(action: .press, position: point))))
  }

  mutating func wheel(_ action: MouseEvent.Action) {
    send(.input(.mouse(MouseEvent(action: action, position: Point(column: 5, row: 5)))))
  }

  /// Where the map draws a seat.
  func place(ofSeat label: String) -> Point? {
    var stage = self
    stage.go(to: label)
    return stage.frame(state.charset).cursor
  }
}
