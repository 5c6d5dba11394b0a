import BoxOffice
import KioskUI
import Terminal
import Testing

/// Holds: leases that are renewed up to a deadline.
struct HoldTests {
  @Test func `the time runs from the first seat, and later holds ask for what is left of it`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.wait(100)
    harness.go(to: "A2")
    #expect(
      harness.press(.character(" ")) == [
        .seatMap(.hold(harness.ids("A2"), Harness.showtime, Harness.token, deadline: 380))
      ])
    #expect(harness.state.sale?.map.deadline == 580)
  }

  @Test func `a choice that was given back whole begins anew`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.wait(100)
    harness.press(.character(" "))
    harness.wait(5)
    harness.take("A2")
    #expect(harness.state.sale?.map.deadline == 685)
  }

  @Test func `a first seat that was refused does not start the time`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A1")
    harness.press(.character(" "))
    let other = HeldSeat(seat: harness.id("A1"), secondsLeft: 30, isMine: false)
    harness.wait(10)
    harness.send(.seatMap(.holdAnswered(Harness.token, seats: [other.seat], .success(.refused([other])))))
    harness.take("A2")
    #expect(harness.state.sale?.map.deadline == 590)
  }

  @Test func `what is chosen is renewed every fifteen seconds, with what is left of the time`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B2")
    let renewals = (1...46).flatMap { second in
      harness.wait(1).compactMap { effect -> Renewal? in
        guard case .seatMap(.renew(let seats, _, _, let deadline)) = effect else { return nil }
        return Renewal(second: second, seats: seats, deadline: deadline)
      }
    }
    let seats = harness.ids("A1", "B2")
    #expect(
      renewals == [
        Renewal(second: 15, seats: seats, deadline: 465), Renewal(second: 30, seats: seats, deadline: 450),
        Renewal(second: 45, seats: seats, deadline: 435),
      ])
  }

  @Test func `nothing is renewed without a choice, nor once the database has the seats`() throws {
    var harness = try Harness.atPayment(["B3"])
    harness.press(.enter)
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    #expect(harness.wait(60).filter(\.isRenewal) == [])
    var empty = Harness.atSeats(try Fixtures.seating())
    #expect(empty.wait(60).filter(\.isRenewal) == [])
  }

  @Test(arguments: [KioskState.Scene.seats, .details, .payment])
  func `when time is up the seats go back, and the map says so`(scene: KioskState.Scene) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B2")
    switch scene {
    case .details: harness.press(.control("p"))
    case .payment: harness.press(.control("p"), .enter)
    default: break
    }
    #expect(harness.state.scene == scene)
    let seats = harness.ids("A1", "B2")
    harness.wait(479)
    #expect(harness.chosen == ["A1", "B2"])
    #expect(harness.wait(1).contains(.seatMap(.release(seats, Harness.showtime, Harness.token))))
    #expect(harness.state.scene == .seats)
    #expect(harness.chosen == [])
    #expect(harness.notice == "Time is up: your seats have been given back. You can choose again.")
    // The map stays open, and the next choice has all the time again.
    harness.take("A1")
    #expect(harness.state.sale?.map.deadline == 1060)
  }

  @Test(arguments: [KioskState.Dialog.leaveSeats, .quit])
  func `a question about seats that are gone goes, too`(dialog: KioskState.Dialog) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.press(dialog == .quit ? .control("q") : .escape)
    #expect(harness.state.dialog == dialog)
    harness.wait(480)
    #expect(harness.state.dialog == nil)
  }

  @Test func `a seat that is granted after time was up is given back`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.wait(479)
    harness.go(to: "A2")
    harness.press(.character(" "))
    harness.wait(1)
    #expect(
      harness.answerHold("A2") == [.seatMap(.release(harness.ids("A2"), Harness.showtime, Harness.token))])
    #expect(harness.chosen == [])
    #expect(harness.state("A2") == .free)
  }

  @Test func `a seat that went to another kiosk while Redis was away is lost, the rest stays`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B2")
    harness.press(.control("p"))
    let lost = HeldSeat(seat: harness.id("B2"), secondsLeft: 50, isMine: false)
    let answer = RenewAnswer(renewed: [], retaken: harness.ids("A1"), lost: [lost], secondsLeft: 400)
    #expect(
      harness.send(.seatMap(.renewalAnswered(Harness.token, .success(answer)))) == [
        .seatMap(.release(harness.ids("B2"), Harness.showtime, Harness.token))
      ])
    #expect(harness.chosen == ["A1"])
    #expect(harness.state("B2") == .held)
    #expect(harness.words.contains("B2 went to another kiosk while Redis was away."))
    // It is said where another one can be chosen.
    #expect(harness.state.scene == .seats)
  }

  @Test func `of a love seat that lost one half the other goes back, too`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "C3")
    harness.press(.character(" "))
    harness.answerHold("C3", "C4")
    let lost = HeldSeat(seat: harness.id("C4"), secondsLeft: 50, isMine: false)
    let answer = RenewAnswer(renewed: harness.ids("C3"), retaken: [], lost: [lost], secondsLeft: 400)
    #expect(
      harness.send(.seatMap(.renewalAnswered(Harness.token, .success(answer)))) == [
        .seatMap(.release(harness.ids("C3", "C4"), Harness.showtime, Harness.token))
      ])
    #expect(harness.chosen == [])
    #expect(harness.state.sale?.map.deadline == nil)
  }

  @Test func `without Redis seats can be chosen all the same, under a banner that goes when it is back`()
    throws
  {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A1")
    harness.press(.character(" "))
    harness.send(.seatMap(.holdAnswered(Harness.token, seats: harness.ids("A1"), .unreachable("Redis"))))
    #expect(harness.chosen == ["A1"])
    #expect(harness.rows[1].contains(" Holds are off, booking goes on: Redis does not answer. "))
    harness.press(.enter)
    #expect(harness.state.scene == .details)
    harness.send(
      .seatMap(
        .renewalAnswered(
          Harness.token,
          .success(RenewAnswer(renewed: [], retaken: harness.ids("A1"), lost: [], secondsLeft: 400)))))
    #expect(harness.state.environment.holdsTrouble == nil)
    #expect(!harness.rows[1].contains("Holds"))
  }

  @Test func `a map opens without Redis`() throws {
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter, .enter, .enter)
    harness.send(
      .seatMap(
        .opened(
          Harness.showtime,
          .success(
            SeatingOpening(
              seating: try Fixtures.seating(), holds: .unreachable("Redis"), token: Harness.token,
              ids: Harness.ids)))))
    #expect(harness.state.scene == .seats)
    #expect(harness.state.environment.holdsTrouble == "Redis does not answer.")
    // Back at the lists nothing depends on it.
    harness.press(.escape)
    #expect(!harness.rows[1].contains("Redis"))
  }

  @Test func `a renewal that fails keeps the seats and says so`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.send(.seatMap(.renewalAnswered(Harness.token, .unreachable("Redis"))))
    #expect(harness.chosen == ["A1"])
    #expect(harness.state.environment.holdsTrouble == "Redis does not answer.")
  }

  @Test func `answers of an old sale change nothing`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let before = harness.state
    let old = HoldToken(high: 9, low: 9)
    let seat = harness.id("A1")
    let other = HeldSeat(seat: seat, secondsLeft: 50, isMine: false)
    harness.send(.seatMap(.holdAnswered(old, seats: [seat], .success(.held(secondsLeft: 480, revision: 9)))))
    harness.send(.seatMap(.holdAnswered(old, seats: [seat], .success(.refused([other])))))
    harness.send(.seatMap(.holdAnswered(old, seats: [seat], .unreachable("Redis"))))
    harness.send(
      .seatMap(
        .renewalAnswered(
          old, .success(RenewAnswer(renewed: [], retaken: [], lost: [other], secondsLeft: 9)))))
    harness.send(.seatMap(.holdsRead(old, .success(HoldSnapshot(revision: 9, seats: [other])))))
    harness.send(.checkout(.ended(harness.payment(), .booked(approval: PaymentApproval(isCaptured: true)))))
    harness.send(.checkout(.stepped(.confirming)))
    harness.send(.ticket(.read(.unreachable("PostgreSQL"))))
    harness.send(.ticket(.printed(problem: "`lp` is not there.")))
    harness.send(.checkout(.promoRead("WELCOME10", .success(Fixtures.promo()))))
    #expect(harness.state == before)
  }
}

private struct Renewal: Equatable {
  var second: Int
  var seats: [Seat.ID]
  var deadline: Double
}

extension Effect {
  fileprivate var isRenewal: Bool {
    if case .seatMap(.renew) = self { true } else { false }
  }
}
