import BoxOffice
import KioskUI
import Terminal
import Testing

/// Going back, quitting, and being quit.
struct LeavingTests {
  @Test func `Esc on the map asks before seats are given back`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B2")
    #expect(stage.press(.escape) == [])
    #expect(stage.state.dialog == .leaveSeats)
    #expect(stage.screen.contains("Your 2 seats are given back."))
    stage.press(.escape)
    #expect(stage.state.dialog == nil)
    #expect(stage.chosen == ["A1", "B2"])
    stage.press(.escape)
    let seats = stage.ids("A1", "B2")
    #expect(
      stage.press(.enter) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .readProgramme,
      ])
    #expect(stage.state.scene == .showtimes)
    #expect(stage.state.sale == nil)
  }

  @Test func `Esc asks for a seat that is not answered yet, too, and gives it back`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.press(.character(" "), .escape)
    #expect(stage.state.dialog == .leaveSeats)
    #expect(stage.screen.contains("Your seat is given back."))
    let seats = stage.ids("B3")
    #expect(
      stage.press(.enter) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .readProgramme,
      ])
  }

  @Test func `Esc leaves a map without a choice at once`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    #expect(stage.press(.escape) == [.unwatchHolds, .readProgramme])
    #expect(stage.state.scene == .showtimes)
  }

  @Test func `Esc steps back through the sale and keeps the seats`() throws {
    var stage = try Stage.atPayment()
    #expect(stage.press(.escape) == [])
    #expect(stage.state.scene == .details)
    #expect(stage.press(.escape) == [])
    #expect(stage.state.scene == .seats)
    #expect(stage.chosen == ["B2", "B3"])
  }

  @Test func `no other key answers a question`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.press(.escape)
    #expect(stage.press(.character(" "), .left, .character("y"), .tab) == [])
    #expect(stage.state.dialog == .leaveSeats)
    #expect(stage.chosen == ["A1"])
  }

  @Test(arguments: [Key.control("q"), .control("c")])
  func `quitting at the counter asks only when seats would be given back`(key: Key) throws {
    var stage = Stage.atSeats(try Hall.seating())
    #expect(stage.press(key) == [.unwatchHolds, .quit])
    stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    let seats = stage.ids("A1")
    #expect(stage.press(key) == [])
    #expect(stage.state.dialog == .quit)
    #expect(
      stage.press(.enter) == [.unwatchHolds, .release(seats, Stage.showtime, Stage.token), .quit])
  }

  @Test func `after a booking there is nothing to give back`() throws {
    var stage = try Stage.atPayment()
    stage.book()
    #expect(stage.press(.control("q")) == [.quit])
  }

  @Test(arguments: [Key.control("q"), .control("c")])
  func `a walk-up kiosk has no key that quits`(key: Key) throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: Settings(profile: .walkUp))
    #expect(stage.press(key) == [])
    #expect(stage.state.scene == .seats)
  }

  @Test(arguments: [InputEvent.hangUp, .signal(15), .signal(1)])
  func `a closed terminal and a signal give the seats back at once`(input: InputEvent) throws {
    var stage = try Stage.atPayment()
    let seats = stage.ids("B2", "B3")
    #expect(
      stage.send(.input(input)) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .quit,
      ])
  }

  @Test(arguments: [InputEvent.hangUp, .signal(15)])
  func `an unpaid claim is abandoned on the way out`(input: InputEvent) throws {
    var stage = try Stage.atPayment()
    stage.press(.enter)
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    let seats = stage.ids("B2", "B3")
    #expect(
      stage.send(.input(input)) == [
        .unwatchHolds, .abandon(Stage.ids.booking, Stage.reference, of: Stage.showtime),
        .release(seats, Stage.showtime, Stage.token), .quit,
      ])
  }

  @Test func `a claim whose payment runs or is in doubt is not abandoned`() throws {
    for outcome in [CheckoutOutcome?.none, .inDoubt(reason: "No answer.")] {
      var stage = try Stage.atPayment()
      stage.press(.enter)
      if let outcome { stage.end(outcome) }
      let effects = stage.send(.input(.signal(15)))
      #expect(!effects.contains(.abandon(Stage.ids.booking, Stage.reference, of: Stage.showtime)))
      #expect(effects.last == .quit)
    }
  }

  @Test func `nobody can quit while a payment runs`() throws {
    var stage = try Stage.atPayment()
    stage.press(.enter)
    #expect(stage.press(.control("q"), .escape, .enter) == [])
    #expect(stage.state.dialog == nil)
    #expect(stage.notice == "The payment is under way: please wait for its answer.")
  }

  @Test func `Esc closes a question, and nothing else`() throws {
    var stage = try Stage.atPayment()
    stage.press(.control("q"), .escape)
    #expect(stage.state.dialog == nil)
    #expect(stage.state.scene == .payment)
  }

  @Test func `help is shown by two keys and closed by any`() throws {
    for key in [Key.character("?"), .function(1)] {
      var stage = Stage.atSeats(try Hall.seating())
      stage.press(key)
      #expect(stage.state.dialog == .help)
      #expect(stage.press(.character(" ")) == [])
      #expect(stage.state.dialog == nil)
    }
  }
}
