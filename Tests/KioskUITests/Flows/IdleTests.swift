import BoxOffice
import KioskUI
import Terminal
import Testing

/// A walk-up customer who walks away.
struct IdleTests {
  private let settings = Settings(profile: .walkUp, idleSeconds: 120)

  @Test func `a kiosk that nobody touches asks, counts down, starts over, and the seats go back`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: settings)
    stage.take("A1")
    let seats = stage.ids("A1")
    stage.wait(99)
    #expect(stage.state.dialog == nil)
    stage.wait(1)
    #expect(stage.state.dialog == .stillThere(until: 220))
    #expect(stage.words.contains("This kiosk starts over in 20 s, and your seat is given back."))
    stage.wait(19)
    #expect(stage.words.contains("starts over in 1 s"))
    #expect(
      stage.wait(1) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .readProgramme,
      ])
    #expect(stage.state.scene == .attract)
    #expect(stage.state.dialog == nil)
    #expect(stage.state.sale == nil)
  }

  @Test func `any key goes on, and is only that`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: settings)
    stage.take("A1")
    stage.wait(110)
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.state.dialog == nil)
    #expect(stage.chosen == ["A1"])
    stage.wait(99)
    #expect(stage.state.dialog == nil)
  }

  @Test func `what the last customer typed and chose is forgotten`() throws {
    var stage = Stage(settings: settings)
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter)
    stage.type("orbit")
    stage.wait(120)
    #expect(stage.state.scene == .attract)
    #expect(stage.state.films == ListFocus())
  }

  @Test func `a declined payment is abandoned when the customer walks away`() throws {
    var stage = try Stage.atPayment(settings: settings)
    stage.press(.enter)
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    #expect(stage.wait(120).contains(.abandon(Stage.ids.booking, Stage.reference, of: Stage.showtime)))
    #expect(stage.state.scene == .attract)
  }

  @Test func `a payment that runs is never interrupted`() throws {
    var stage = try Stage.atPayment(settings: settings)
    stage.press(.enter)
    let effects = stage.wait(600)
    #expect(stage.state.dialog == nil)
    #expect(stage.state.scene == .payment)
    #expect(!effects.contains(.unwatchHolds))
    #expect(stage.chosen == ["B2", "B3"])
    // And whoever paid has all the time to look at the answer.
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(900)))
    stage.wait(99)
    #expect(stage.state.dialog == nil)
  }

  @Test func `a ticket left on the screen is no threat to its seats`() throws {
    var stage = try Stage.atPayment(settings: settings)
    stage.book()
    stage.wait(105)
    #expect(stage.words.contains("This kiosk starts over in 15 s."))
    #expect(stage.wait(15) == [.readProgramme])
    #expect(stage.state.scene == .attract)
  }

  @Test func `what ended the sale stays on the screen until the kiosk starts over`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: settings)
    stage.sendOccupancy(stage.occupancy(status: .cancelled))
    stage.wait(110)
    #expect(
      stage.state.dialog
        == .ended("This showtime has been cancelled. Nothing was booked and nothing was charged."))
    stage.wait(10)
    #expect(stage.state.scene == .attract)
  }

  @Test func `the attract screen waits for ever`() throws {
    var stage = Stage(settings: settings)
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.wait(1000)
    #expect(stage.state.dialog == nil)
  }

  @Test func `at the counter nobody is asked`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.wait(400)
    #expect(stage.state.dialog == nil)
    #expect(stage.state.scene == .seats)
  }

  @Test func `a kiosk that is told never to start over does not`() throws {
    var stage = Stage.atSeats(
      try Hall.seating(), settings: Settings(profile: .walkUp, idleSeconds: nil))
    stage.wait(1000)
    #expect(stage.state.scene == .seats)
  }
}
