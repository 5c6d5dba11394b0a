import BoxOffice
import KioskUI
import Terminal
import Testing

/// A walk-up customer who walks away.
struct IdleTests {
  private let settings = Settings(profile: .walkUp, idleSeconds: 120)

  @Test func `a kiosk that nobody touches asks, counts down, starts over, and the seats go back`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: settings)
    harness.take("A1")
    let seats = harness.ids("A1")
    harness.wait(99)
    #expect(harness.state.dialog == nil)
    harness.wait(1)
    #expect(harness.state.dialog == .stillThere(until: 220))
    #expect(harness.words.contains("This kiosk starts over in 20 s, and your seat is given back."))
    harness.wait(19)
    #expect(harness.words.contains("starts over in 1 s"))
    #expect(
      harness.wait(1) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .programme(.read),
      ])
    #expect(harness.state.scene == .attract)
    #expect(harness.state.dialog == nil)
    #expect(harness.state.sale == nil)
  }

  @Test func `any key goes on, and is only that`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: settings)
    harness.take("A1")
    harness.wait(110)
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.state.dialog == nil)
    #expect(harness.chosen == ["A1"])
    harness.wait(99)
    #expect(harness.state.dialog == nil)
  }

  @Test func `what the last customer typed and chose is forgotten`() throws {
    var harness = Harness(settings: settings)
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter)
    harness.type("orbit")
    harness.wait(120)
    #expect(harness.state.scene == .attract)
    #expect(harness.state.films == ListFocus())
  }

  @Test func `a declined payment is abandoned when the customer walks away`() throws {
    var harness = try Harness.atPayment(settings: settings)
    harness.press(.enter)
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    #expect(
      harness.wait(120).contains(
        .checkout(.abandon(Harness.ids.booking, Harness.reference, of: Harness.showtime))))
    #expect(harness.state.scene == .attract)
  }

  @Test func `a payment that runs is never interrupted`() throws {
    var harness = try Harness.atPayment(settings: settings)
    harness.press(.enter)
    let effects = harness.wait(600)
    #expect(harness.state.dialog == nil)
    #expect(harness.state.scene == .payment)
    #expect(!effects.contains(.seatMap(.unwatch)))
    #expect(harness.chosen == ["B2", "B3"])
    // And whoever paid has all the time to look at the answer.
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(900)))
    harness.wait(99)
    #expect(harness.state.dialog == nil)
  }

  @Test func `a ticket left on the screen is no threat to its seats`() throws {
    var harness = try Harness.atPayment(settings: settings)
    harness.book()
    harness.wait(105)
    #expect(harness.words.contains("This kiosk starts over in 15 s."))
    #expect(harness.wait(15) == [.programme(.read)])
    #expect(harness.state.scene == .attract)
  }

  @Test func `what ended the sale stays on the screen until the kiosk starts over`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: settings)
    harness.sendOccupancy(harness.occupancy(status: .cancelled))
    harness.wait(110)
    #expect(
      harness.state.dialog
        == .ended("This showtime has been cancelled. Nothing was booked and nothing was charged."))
    harness.wait(10)
    #expect(harness.state.scene == .attract)
  }

  @Test func `the attract screen waits for ever`() throws {
    var harness = Harness(settings: settings)
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.wait(1000)
    #expect(harness.state.dialog == nil)
  }

  @Test func `at the counter nobody is asked`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.wait(400)
    #expect(harness.state.dialog == nil)
    #expect(harness.state.scene == .seats)
  }

  @Test func `a kiosk that is told never to start over does not`() throws {
    var harness = Harness.atSeats(
      try Fixtures.seating(), settings: Settings(profile: .walkUp, idleSeconds: 0))
    harness.wait(1000)
    #expect(harness.state.scene == .seats)
  }
}
