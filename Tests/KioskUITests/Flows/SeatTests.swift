import BoxOffice
import KioskUI
import Terminal
import Testing

/// Choosing seats, and what can be in the way.
struct SeatTests {
  @Test func `a love seat is taken and given back as one`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "C4")
    #expect(
      stage.press(.character(" ")) == [
        .hold(stage.ids("C3", "C4"), Stage.showtime, Stage.token, deadline: 480)
      ])
    #expect(stage.notice == "C3 and C4 are a love seat: both are yours.")
    stage.answerHold("C3", "C4")
    #expect(stage.chosen == ["C3", "C4"])
    stage.press(.left)
    #expect(
      stage.press(.character(" ")) == [.release(stage.ids("C3", "C4"), Stage.showtime, Stage.token)])
    #expect(stage.chosen == [])
    #expect(stage.state.sale?.deadline == nil)
  }

  @Test func `half of a love seat is not sold alone`() throws {
    var stage = Stage.atSeats(try Hall.seating(sold: [SeatLabel(row: "C", number: 3)]))
    stage.go(to: "C4")
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.notice == "C4 is half of a love seat, and C3 is not free: the two are sold together.")
    #expect(stage.state("C4") == .free)
  }

  @Test(arguments: [
    ("A1", "A1 is sold."),
    ("A2", "A2 is being bought at another kiosk. It comes back in 0:42 unless they go on."),
    ("B6", "B6 is out of order: broken armrest."),
  ])
  func `a seat that cannot be had says why`(label: String, reason: String) throws {
    var stage = Stage.atSeats(try Hall.seating(sold: [SeatLabel(row: "A", number: 1)]))
    let other = [HeldSeat(seat: stage.id("A2"), secondsLeft: 42, isMine: false)]
    stage.send(.holdsRead(Stage.token, .success(HoldSnapshot(revision: 4, seats: other))))
    stage.go(to: label)
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.notice == reason)
    #expect(stage.chosen == [])
  }

  @Test func `a seat that the manager closed without a word is out of order`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.sendOccupancy(stage.occupancy(inactive: ["B4"]))
    stage.go(to: "B4")
    #expect(stage.rows[21].hasPrefix(" B4   VIP, $18.00, out of order  "))
    stage.press(.character(" "))
    #expect(stage.notice == "B4 is out of order.")
  }

  @Test func `a seat that another kiosk took first is named and marked`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "B2")
    stage.press(.character(" "))
    let other = HeldSeat(seat: stage.id("B2"), secondsLeft: 60, isMine: false)
    #expect(
      stage.send(.holdAnswered(Stage.token, seats: stage.ids("B2"), .success(.refused([other])))) == [])
    #expect(stage.state("B2") == .held)
    #expect(stage.words.contains("B2 was taken at another kiosk a moment ago. Tab goes to B"))
    #expect(stage.state.sale?.deadline == nil)
  }

  @Test func `a love seat of which another kiosk took both halves names both`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "C3")
    stage.press(.character(" "))
    let others = stage.ids("C3", "C4").map { HeldSeat(seat: $0, secondsLeft: 60, isMine: false) }
    stage.send(.holdAnswered(Stage.token, seats: others.map(\.seat), .success(.refused(others))))
    #expect(stage.words.contains("C3, C4 were taken at another kiosk a moment ago."))
  }

  @Test func `a booking has at most so many seats`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: Settings(profile: .counter, maxSeats: 2))
    stage.take("A1")
    // A love seat would be one too many.
    stage.go(to: "C3")
    #expect(stage.press(.character(" ")) == [])
    stage.take("A2")
    stage.go(to: "A3")
    #expect(stage.press(.character(" ")) == [])
    #expect(
      stage.notice == "A booking has at most 2 seats. Give one back, or book the rest after this.")
    #expect(stage.chosen == ["A1", "A2"])
  }

  @Test func `seats that are asked for count, too`() throws {
    var stage = Stage.atSeats(try Hall.seating(), settings: Settings(profile: .counter, maxSeats: 1))
    stage.go(to: "A1")
    #expect(stage.press(.character(" ")).count == 1)
    stage.press(.right)
    #expect(stage.press(.character(" ")) == [])
  }

  @Test func `a seat without a price is not sold`() throws {
    var seating = try Hall.seating()
    seating.rules = [
      PricingRule(
        id: Hall.id(22), name: "VIP seat", kind: .base, seatType: .vip,
        modifier: .fixed(Money(minorUnits: 1800))
      )
    ]
    var stage = Stage.atSeats(seating)
    stage.go(to: "A1")
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.notice == "A1 has no price today: the manager has to set one before it can be sold.")
    #expect(stage.rows[21].hasPrefix(" A1   standard, no price, free"))
  }

  @Test func `Space pressed twice asks once`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let asked = stage.press(.character(" "), .character(" "))
    #expect(asked == [.hold(stage.ids("B3"), Stage.showtime, Stage.token, deadline: 480)])
    #expect(stage.state("B3") == .pending)
  }

  @Test func `Enter takes the seat, and goes on to the details only once it is held`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.press(.enter, .enter)
    #expect(stage.state.scene == .seats)
    #expect(stage.press(.control("p")) == [])
    #expect(stage.state.scene == .seats)
    stage.answerHold("B3")
    stage.press(.enter)
    #expect(stage.state.scene == .details)
  }

  @Test func `paying is shown as disabled without a seat, and says why when it is pressed`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let pay = try #require(stage.state.bindings.first { $0.action == .proceed })
    let why = "Choose a seat first: Space takes the one under the cursor."
    #expect(pay.availability == .disabled(why))
    #expect(stage.press(.control("p")) == [])
    #expect(stage.notice == why)
    #expect(stage.state.scene == .seats)
  }

  @Test func `the seats begin on the best free seat that everybody may take`() throws {
    let all = try Hall.seating()
    let sold = all.seats.map(\.label).filter { !["A1", "C1", "C2"].contains($0.description) }
    #expect(Stage.atSeats(try Hall.seating(sold: sold)).cursor == "A1")
  }

  @Test func `a sold-out map can be looked at`() throws {
    let all = try Hall.seating()
    var stage = Stage.atSeats(try Hall.seating(sold: all.seats.map(\.label)))
    #expect(stage.state.scene == .seats)
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.rows[19].hasSuffix("15 seats, 0 free"))
  }

  @Test func `a screen without a seat says so and stays on the list`() throws {
    var seating = try Hall.seating()
    seating.seats = []
    let stage = Stage.atSeats(seating)
    #expect(stage.state.scene == .showtimes)
    #expect(
      stage.notice == "Screen 2 has no seats in its layout: the manager has to store one.")
  }

  @Test(arguments: [
    (Showtime.Status.cancelled, "This showtime has been cancelled."), (.completed, "This showtime is over."),
  ])
  func `a showtime that is no longer sold stays closed, and the list is read anew`(
    status: Showtime.Status, sentence: String
  ) throws {
    var seating = try Hall.seating()
    seating.showtime.status = status
    let stage = Stage.atSeats(seating)
    #expect(stage.state.scene == .showtimes)
    #expect(stage.state.sale == nil)
    #expect(stage.notice == sentence)
    #expect(stage.effects.last == .readProgramme)
  }

  @Test func `seats that cannot be read leave the list, with the reason`() throws {
    var stage = Stage()
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter, .enter, .enter)
    stage.send(.seatingRead(Stage.showtime, .unreachable("PostgreSQL")))
    #expect(stage.state.scene == .showtimes)
    #expect(stage.notice == "The seats could not be read. PostgreSQL does not answer.")
    // They can be asked for again.
    #expect(stage.press(.enter) == [.openSeating(Stage.showtime)])
  }

  @Test func `whoever went back meanwhile does not get the seats`() throws {
    var stage = Stage()
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter, .enter, .enter, .escape)
    let opening = SeatingOpening(
      seating: try Hall.seating(), holds: .success(HoldSnapshot(revision: 3, seats: [])), token: Stage.token,
      ids: Stage.ids)
    #expect(stage.send(.seatingRead(Stage.showtime, .success(opening))) == [])
    #expect(stage.state.scene == .showtimes)
    #expect(stage.state.sale == nil)
  }
}
