import BoxOffice
import Terminal
import Testing

@testable import KioskUI

/// Clicks and the wheel. What is clicked is what is drawn.
struct MouseTests {
  @Test func `the whole way from the first screen to the payment can be clicked`() throws {
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.click("Press Enter")
    #expect(harness.state.scene == .films)
    harness.click("Orbit 9")
    #expect(harness.state.films.index == 1)
    harness.click("The Long Dark")
    harness.click("The Long Dark")
    #expect(harness.state.scene == .showtimes)
    harness.click("22:15")
    #expect(harness.state.showtimes.index == 1)
    harness.click("19:30")
    #expect(harness.click("19:30") == [.seatMap(.open(Harness.showtime))])
  }

  @Test(arguments: [Charset.unicode, .ascii])
  func `a click takes the seat that is drawn there, and another one gives it back`(charset: Charset) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.state.environment.charset = charset
    let place = try #require(harness.place(ofSeat: "A4"))
    harness.go(to: "B1")
    let seats = harness.ids("A4")
    #expect(harness.click(place) == [.seatMap(.hold(seats, Harness.showtime, Harness.token, deadline: 480))])
    #expect(harness.cursor == "A4")
    harness.answerHold("A4")
    #expect(harness.click(place) == [.seatMap(.release(seats, Harness.showtime, Harness.token))])
    harness.click("Esc")
    #expect(harness.state.scene == .showtimes)
  }

  @Test func `a click beside the seats does nothing`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let before = harness.state.sale
    #expect(harness.click("SCREEN") == [])
    #expect(harness.click("free 12.50") == [])
    #expect(harness.state.sale == before)
  }

  @Test func `a hint is its key, and a dialog's keys are clicked while what lies below cannot be`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.takeSeat()
    let place = try #require(harness.place(ofSeat: "A1"))
    harness.click("Esc back")
    #expect(harness.state.dialog == .leaveSeats)
    #expect(harness.click(place) == [])
    #expect(harness.state.dialog == .leaveSeats)
    harness.click("stay")
    #expect(harness.state.dialog == nil)
    harness.click("? keys")
    #expect(harness.state.dialog == .help)
    harness.click(Point(column: 0, row: 0))
    #expect(harness.state.dialog == nil)
    harness.click("pay")
    #expect(harness.state.scene == .details)
    harness.click("E-mail")
    #expect(harness.state.sale?.details.focus == .email)
    harness.click("continue")
    #expect(harness.state.scene == .payment)
    harness.click("Card")
    #expect(harness.state.sale?.payment.option == 1)
  }

  @Test func `the wheel moves through lists and rows`() throws {
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter)
    harness.wheel(.scrollDown)
    #expect(harness.state.films.index == 1)
    harness.wheel(.scrollUp)
    #expect(harness.state.films.index == 0)
    harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "B4")
    harness.wheel(.scrollUp)
    #expect(harness.cursor.hasPrefix("A"))
  }

  @Test func `in the list a click selects, and on what is selected it does what Enter and Space do`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.press(.control("l"))
    harness.click("Row A")
    harness.click("Row A")
    harness.click("A4, standard")
    #expect(harness.cursor == "A4")
    let seats = harness.ids("A4")
    #expect(
      harness.click("A4, standard") == [
        .seatMap(.hold(seats, Harness.showtime, Harness.token, deadline: 480))
      ])
  }

  @Test func `a click keeps a walk-up kiosk awake`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: Settings(profile: .walkUp))
    harness.wait(104)
    harness.click(Point(column: 0, row: 0))
    #expect(harness.state.dialog == nil)
    harness.wait(60)
    #expect(harness.state.scene == .seats)
  }
}

extension Harness {
  /// Clicks where the screen first shows `text`.
  @discardableResult
  mutating func click(_ text: String) -> [Effect] {
    for (row, line) in frame(state.environment.charset).rows.enumerated() {
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
    var harness = self
    harness.go(to: label)
    return harness.frame(state.environment.charset).cursor
  }
}
