import BoxOffice
import KioskUI
import Terminal
import Testing

/// Going back, quitting, and being quit.
struct LeavingTests {
  @Test func `Esc on the map asks before seats are given back`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B2")
    #expect(harness.press(.escape) == [])
    #expect(harness.state.dialog == .leaveSeats)
    #expect(harness.screen.contains("Your 2 seats are given back."))
    harness.press(.escape)
    #expect(harness.state.dialog == nil)
    #expect(harness.chosen == ["A1", "B2"])
    harness.press(.escape)
    let seats = harness.ids("A1", "B2")
    #expect(
      harness.press(.enter) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .programme(.read),
      ])
    #expect(harness.state.scene == .showtimes)
    #expect(harness.state.sale == nil)
  }

  @Test func `Esc asks for a seat that is not answered yet, too, and gives it back`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.press(.character(" "), .escape)
    #expect(harness.state.dialog == .leaveSeats)
    #expect(harness.screen.contains("Your seat is given back."))
    let seats = harness.ids("B3")
    #expect(
      harness.press(.enter) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .programme(.read),
      ])
  }

  @Test func `Esc leaves a map without a choice at once`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    #expect(harness.press(.escape) == [.seatMap(.unwatch), .programme(.read)])
    #expect(harness.state.scene == .showtimes)
  }

  @Test func `Esc steps back through the sale and keeps the seats`() throws {
    var harness = try Harness.atPayment()
    #expect(harness.press(.escape) == [])
    #expect(harness.state.scene == .details)
    #expect(harness.press(.escape) == [])
    #expect(harness.state.scene == .seats)
    #expect(harness.chosen == ["B2", "B3"])
  }

  @Test func `no other key answers a question`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.press(.escape)
    #expect(harness.press(.character(" "), .left, .character("y"), .tab) == [])
    #expect(harness.state.dialog == .leaveSeats)
    #expect(harness.chosen == ["A1"])
  }

  @Test(arguments: [Key.control("q"), .control("c")])
  func `quitting at the counter asks only when seats would be given back`(key: Key) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    #expect(harness.press(key) == [.seatMap(.unwatch), .quit])
    harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    let seats = harness.ids("A1")
    #expect(harness.press(key) == [])
    #expect(harness.state.dialog == .quit)
    #expect(
      harness.press(.enter) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .quit,
      ])
  }

  @Test func `after a booking there is nothing to give back`() throws {
    var harness = try Harness.atPayment()
    harness.book()
    #expect(harness.press(.control("q")) == [.quit])
  }

  @Test(arguments: [Key.control("q"), .control("c")])
  func `a walk-up kiosk has no key that quits`(key: Key) throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: Settings(profile: .walkUp))
    #expect(harness.press(key) == [])
    #expect(harness.state.scene == .seats)
  }

  @Test(arguments: [InputEvent.hangUp, .signal(15), .signal(1)])
  func `a closed terminal and a signal give the seats back at once`(input: InputEvent) throws {
    var harness = try Harness.atPayment()
    let seats = harness.ids("B2", "B3")
    #expect(
      harness.send(.input(input)) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .quit,
      ])
  }

  @Test(arguments: [InputEvent.hangUp, .signal(15)])
  func `an unpaid claim is abandoned on the way out`(input: InputEvent) throws {
    var harness = try Harness.atPayment()
    harness.press(.enter)
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    let seats = harness.ids("B2", "B3")
    #expect(
      harness.send(.input(input)) == [
        .seatMap(.unwatch), .checkout(.abandon(Harness.ids.booking, Harness.reference, of: Harness.showtime)),
        .seatMap(.release(seats, Harness.showtime, Harness.token)), .quit,
      ])
  }

  @Test func `a claim whose payment runs or is in doubt is not abandoned`() throws {
    for outcome in [CheckoutOutcome?.none, .inDoubt(reason: "No answer.")] {
      var harness = try Harness.atPayment()
      harness.press(.enter)
      if let outcome { harness.end(outcome) }
      let effects = harness.send(.input(.signal(15)))
      #expect(
        !effects.contains(.checkout(.abandon(Harness.ids.booking, Harness.reference, of: Harness.showtime))))
      #expect(effects.last == .quit)
    }
  }

  @Test func `nobody can quit while a payment runs`() throws {
    var harness = try Harness.atPayment()
    harness.press(.enter)
    #expect(harness.press(.control("q"), .escape, .enter) == [])
    #expect(harness.state.dialog == nil)
    #expect(harness.notice == "The payment is under way: please wait for its answer.")
  }

  @Test func `Esc closes a question, and nothing else`() throws {
    var harness = try Harness.atPayment()
    harness.press(.control("q"), .escape)
    #expect(harness.state.dialog == nil)
    #expect(harness.state.scene == .payment)
  }

  @Test func `help is shown by two keys and closed by any`() throws {
    for key in [Key.character("?"), .function(1)] {
      var harness = Harness.atSeats(try Fixtures.seating())
      harness.press(key)
      #expect(harness.state.dialog == .help)
      #expect(harness.press(.character(" ")) == [])
      #expect(harness.state.dialog == nil)
    }
  }
}
