import BoxOffice
import KioskUI
import Terminal
import Testing

/// Choosing seats, and what can be in the way.
struct SeatTests {
  @Test func `a love seat is taken and given back as one`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "C4")
    #expect(
      harness.press(.character(" ")) == [
        .seatMap(.hold(harness.ids("C3", "C4"), Harness.showtime, Harness.token, deadline: 480))
      ])
    #expect(harness.notice == "C3 and C4 are a love seat: both are yours.")
    harness.answerHold("C3", "C4")
    #expect(harness.chosen == ["C3", "C4"])
    harness.press(.left)
    #expect(
      harness.press(.character(" ")) == [
        .seatMap(.release(harness.ids("C3", "C4"), Harness.showtime, Harness.token))
      ])
    #expect(harness.chosen == [])
    #expect(harness.state.sale?.map.deadline == nil)
  }

  @Test func `half of a love seat is not sold alone`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(sold: [SeatLabel(row: "C", number: 3)]))
    harness.go(to: "C4")
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.notice == "C4 is half of a love seat, and C3 is not free: the two are sold together.")
    #expect(harness.state("C4") == .free)
  }

  @Test(arguments: [
    ("A1", "A1 is sold."),
    ("A2", "A2 is being bought at another kiosk. It is free in 0:42 unless they buy it."),
    ("B6", "B6 is out of order: broken armrest."),
  ])
  func `a seat that cannot be had says why`(label: String, reason: String) throws {
    var harness = Harness.atSeats(try Fixtures.seating(sold: [SeatLabel(row: "A", number: 1)]))
    let other = [HeldSeat(seat: harness.id("A2"), secondsLeft: 42, isMine: false)]
    harness.send(.seatMap(.holdsRead(Harness.token, .success(HoldSnapshot(revision: 4, seats: other)))))
    harness.go(to: label)
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.notice == reason)
    #expect(harness.chosen == [])
  }

  @Test func `a seat that the manager closed without a word is out of order`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.sendOccupancy(harness.occupancy(inactive: ["B4"]))
    harness.go(to: "B4")
    #expect(harness.rows[21].hasPrefix(" B4   VIP, $18.00, out of order  "))
    harness.press(.character(" "))
    #expect(harness.notice == "B4 is out of order.")
  }

  @Test func `a seat that another kiosk took first is named and marked`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "B2")
    harness.press(.character(" "))
    let other = HeldSeat(seat: harness.id("B2"), secondsLeft: 60, isMine: false)
    #expect(
      harness.send(
        .seatMap(.holdAnswered(Harness.token, seats: harness.ids("B2"), .success(.refused([other]))))) == [])
    #expect(harness.state("B2") == .held)
    #expect(harness.words.contains("B2 was taken at another kiosk a moment ago. Tab goes to B"))
    #expect(harness.state.sale?.map.deadline == nil)
  }

  @Test func `nobody is blamed if the time to choose was over before Redis could be asked`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "B2")
    harness.press(.character(" "))
    harness.send(.seatMap(.holdAnswered(Harness.token, seats: harness.ids("B2"), .success(.refused([])))))
    #expect(harness.state("B2") == .free)
    #expect(harness.notice.isEmpty)
    #expect(harness.state.sale?.map.deadline == nil)
  }

  @Test func `a love seat of which another kiosk took both halves names both`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "C3")
    harness.press(.character(" "))
    let others = harness.ids("C3", "C4").map { HeldSeat(seat: $0, secondsLeft: 60, isMine: false) }
    harness.send(
      .seatMap(.holdAnswered(Harness.token, seats: others.map(\.seat), .success(.refused(others)))))
    #expect(harness.words.contains("C3, C4 were taken at another kiosk a moment ago."))
  }

  @Test func `a booking has at most so many seats`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: Settings(profile: .counter, maxSeats: 2))
    harness.take("A1")
    // A love seat would be one too many.
    harness.go(to: "C3")
    #expect(harness.press(.character(" ")) == [])
    harness.take("A2")
    harness.go(to: "A3")
    #expect(harness.press(.character(" ")) == [])
    #expect(
      harness.notice == "A booking has at most 2 seats. Give one back, or book the rest after this.")
    #expect(harness.chosen == ["A1", "A2"])
  }

  @Test func `seats that are asked for count, too`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(), settings: Settings(profile: .counter, maxSeats: 1))
    harness.go(to: "A1")
    #expect(harness.press(.character(" ")).count == 1)
    harness.press(.right)
    #expect(harness.press(.character(" ")) == [])
  }

  @Test func `a seat without a price is not sold`() throws {
    var seating = try Fixtures.seating()
    seating.rules = [
      PricingRule(
        id: Fixtures.id(22), name: "VIP seat", kind: .base, seatType: .vip,
        modifier: .fixed(Money(minorUnits: 1800))
      )
    ]
    var harness = Harness.atSeats(seating)
    harness.go(to: "A1")
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.notice == "A1 has no price today: the manager has to set one before it can be sold.")
    #expect(harness.rows[21].hasPrefix(" A1   standard, no price, free"))
  }

  @Test func `Space pressed twice asks once`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let asked = harness.press(.character(" "), .character(" "))
    #expect(asked == [.seatMap(.hold(harness.ids("B3"), Harness.showtime, Harness.token, deadline: 480))])
    #expect(harness.state("B3") == .pending)
  }

  @Test func `Enter takes the seat, and goes on to the details only once it is held`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.press(.enter, .enter)
    #expect(harness.state.scene == .seats)
    #expect(harness.press(.control("p")) == [])
    #expect(harness.state.scene == .seats)
    harness.answerHold("B3")
    harness.press(.enter)
    #expect(harness.state.scene == .details)
  }

  @Test func `paying is shown as disabled without a seat, and says why when it is pressed`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let pay = try #require(harness.state.keys.first { $0.keys.contains(.control("p")) })
    let why = "Choose a seat first: Space takes the one under the cursor."
    #expect(!pay.isEnabled)
    #expect(harness.press(.control("p")) == [])
    #expect(harness.notice == why)
    #expect(harness.state.scene == .seats)
  }

  @Test func `the seats begin on the best free seat that everybody may take`() throws {
    let all = try Fixtures.seating()
    let sold = all.seats.map(\.label).filter { !["A1", "C1", "C2"].contains($0.description) }
    #expect(Harness.atSeats(try Fixtures.seating(sold: sold)).cursor == "A1")
  }

  @Test func `a sold-out map can be looked at`() throws {
    let all = try Fixtures.seating()
    var harness = Harness.atSeats(try Fixtures.seating(sold: all.seats.map(\.label)))
    #expect(harness.state.scene == .seats)
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.rows[19].hasSuffix("15 seats, 0 free"))
  }

  @Test func `a screen without a seat says so and stays on the list`() throws {
    var seating = try Fixtures.seating()
    seating.seats = []
    let harness = Harness.atSeats(seating)
    #expect(harness.state.scene == .showtimes)
    #expect(
      harness.notice == "Screen 2 has no seats in its layout: the manager has to store one.")
  }

  @Test(arguments: [
    (Showtime.Status.cancelled, "This showtime has been cancelled."), (.completed, "This showtime is over."),
  ])
  func `a showtime that is no longer sold stays closed, and the list is read anew`(
    status: Showtime.Status, sentence: String
  ) throws {
    var seating = try Fixtures.seating()
    seating.showtime.status = status
    let harness = Harness.atSeats(seating)
    #expect(harness.state.scene == .showtimes)
    #expect(harness.state.sale == nil)
    #expect(harness.notice == sentence)
    #expect(harness.effects.last == .programme(.read))
  }

  @Test func `seats that cannot be read leave the list, with the reason`() throws {
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter, .enter, .enter)
    harness.send(.seatMap(.opened(Harness.showtime, .unreachable("PostgreSQL"))))
    #expect(harness.state.scene == .showtimes)
    #expect(harness.notice == "The seats could not be read. PostgreSQL does not answer.")
    // They can be asked for again.
    #expect(harness.press(.enter) == [.seatMap(.open(Harness.showtime))])
  }

  @Test func `whoever went back meanwhile does not get the seats`() throws {
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter, .enter, .enter, .escape)
    let opening = SeatingOpening(
      seating: try Fixtures.seating(), holds: .success(HoldSnapshot(revision: 3, seats: [])),
      token: Harness.token,
      ids: Harness.ids)
    #expect(harness.send(.seatMap(.opened(Harness.showtime, .success(opening)))) == [])
    #expect(harness.state.scene == .showtimes)
    #expect(harness.state.sale == nil)
  }
}
