import BoxOffice
import KioskUI
import Terminal
import Testing

/// Holds: leases that are renewed up to a deadline.
struct HoldTests {
  @Test func `the time runs from the first seat, and later holds ask for what is left of it`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.wait(100)
    stage.go(to: "A2")
    #expect(
      stage.press(.character(" ")) == [.hold(stage.ids("A2"), Stage.showtime, Stage.token, deadline: 380)])
    #expect(stage.state.sale?.deadline == 580)
  }

  @Test func `a choice that was given back whole begins anew`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.wait(100)
    stage.press(.character(" "))
    stage.wait(5)
    stage.take("A2")
    #expect(stage.state.sale?.deadline == 685)
  }

  @Test func `a first seat that was refused does not start the time`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A1")
    stage.press(.character(" "))
    let other = HeldSeat(seat: stage.id("A1"), secondsLeft: 30, isMine: false)
    stage.wait(10)
    stage.send(.holdAnswered(Stage.token, seats: [other.seat], .success(.refused([other]))))
    stage.take("A2")
    #expect(stage.state.sale?.deadline == 590)
  }

  @Test func `what is chosen is renewed every fifteen seconds, with what is left of the time`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B2")
    let renewals = (1...46).flatMap { second in
      stage.wait(1).compactMap { effect -> Renewal? in
        guard case .renew(let seats, _, _, let deadline) = effect else { return nil }
        return Renewal(second: second, seats: seats, deadline: deadline)
      }
    }
    let seats = stage.ids("A1", "B2")
    #expect(
      renewals == [
        Renewal(second: 15, seats: seats, deadline: 465), Renewal(second: 30, seats: seats, deadline: 450),
        Renewal(second: 45, seats: seats, deadline: 435),
      ])
  }

  @Test func `nothing is renewed without a choice, nor once the database has the seats`() throws {
    var stage = try Stage.atPayment(["B3"])
    stage.press(.enter)
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    #expect(stage.wait(60).filter(\.isRenewal) == [])
    var empty = Stage.atSeats(try Hall.seating())
    #expect(empty.wait(60).filter(\.isRenewal) == [])
  }

  @Test(arguments: [KioskState.Scene.seats, .details, .payment])
  func `when time is up the seats go back, and the map says so`(scene: KioskState.Scene) throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B2")
    stage.state.scene = scene
    let seats = stage.ids("A1", "B2")
    stage.wait(479)
    #expect(stage.chosen == ["A1", "B2"])
    #expect(stage.wait(1).contains(.release(seats, Stage.showtime, Stage.token)))
    #expect(stage.state.scene == .seats)
    #expect(stage.chosen == [])
    #expect(stage.notice == "Time is up: your seats have been given back. You can choose again.")
    // The map stays open, and the next choice has all the time again.
    stage.take("A1")
    #expect(stage.state.sale?.deadline == 1060)
  }

  @Test(arguments: [KioskState.Dialog.leaveSeats, .quit])
  func `a question about seats that are gone goes, too`(dialog: KioskState.Dialog) throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.state.dialog = dialog
    stage.wait(480)
    #expect(stage.state.dialog == nil)
  }

  @Test func `a seat that is granted after time was up is given back`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.wait(479)
    stage.go(to: "A2")
    stage.press(.character(" "))
    stage.wait(1)
    #expect(
      stage.answerHold("A2") == [.release(stage.ids("A2"), Stage.showtime, Stage.token)])
    #expect(stage.chosen == [])
    #expect(stage.state("A2") == .free)
  }

  @Test func `a seat that went to another kiosk while Redis was away is lost, the rest stays`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B2")
    stage.press(.control("p"))
    let lost = HeldSeat(seat: stage.id("B2"), secondsLeft: 50, isMine: false)
    let answer = RenewAnswer(renewed: [], retaken: stage.ids("A1"), lost: [lost], secondsLeft: 400)
    #expect(
      stage.send(.renewalAnswered(Stage.token, .success(answer))) == [
        .release(stage.ids("B2"), Stage.showtime, Stage.token)
      ])
    #expect(stage.chosen == ["A1"])
    #expect(stage.state("B2") == .held)
    #expect(stage.words.contains("B2 went to another kiosk while Redis was away."))
    // It is said where another one can be chosen.
    #expect(stage.state.scene == .seats)
  }

  @Test func `of a love seat that lost one half the other goes back, too`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "C3")
    stage.press(.character(" "))
    stage.answerHold("C3", "C4")
    let lost = HeldSeat(seat: stage.id("C4"), secondsLeft: 50, isMine: false)
    let answer = RenewAnswer(renewed: stage.ids("C3"), retaken: [], lost: [lost], secondsLeft: 400)
    #expect(
      stage.send(.renewalAnswered(Stage.token, .success(answer))) == [
        .release(stage.ids("C3", "C4"), Stage.showtime, Stage.token)
      ])
    #expect(stage.chosen == [])
    #expect(stage.state.sale?.deadline == nil)
  }

  @Test func `without Redis seats can be chosen all the same, under a banner that goes when it is back`()
    throws
  {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A1")
    stage.press(.character(" "))
    stage.send(.holdAnswered(Stage.token, seats: stage.ids("A1"), .unreachable("Redis")))
    #expect(stage.chosen == ["A1"])
    #expect(stage.rows[1].contains(" Holds are off, booking goes on: Redis does not answer. "))
    stage.press(.enter)
    #expect(stage.state.scene == .details)
    stage.send(
      .renewalAnswered(
        Stage.token,
        .success(RenewAnswer(renewed: [], retaken: stage.ids("A1"), lost: [], secondsLeft: 400))))
    #expect(stage.state.holdsTrouble == nil)
    #expect(!stage.rows[1].contains("Holds"))
  }

  @Test func `a map opens without Redis`() throws {
    var stage = Stage()
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter, .enter, .enter)
    stage.send(
      .seatingRead(
        Stage.showtime,
        .success(
          SeatingOpening(
            seating: try Hall.seating(), holds: .unreachable("Redis"), token: Stage.token, ids: Stage.ids))))
    #expect(stage.state.scene == .seats)
    #expect(stage.state.holdsTrouble == "Redis does not answer.")
    // Back at the lists nothing depends on it.
    stage.press(.escape)
    #expect(!stage.rows[1].contains("Redis"))
  }

  @Test func `a renewal that fails keeps the seats and says so`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.send(.renewalAnswered(Stage.token, .unreachable("Redis")))
    #expect(stage.chosen == ["A1"])
    #expect(stage.state.holdsTrouble == "Redis does not answer.")
  }

  @Test func `answers of an old sale change nothing`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let before = stage.state
    let old = HoldToken(high: 9, low: 9)
    let seat = stage.id("A1")
    let other = HeldSeat(seat: seat, secondsLeft: 50, isMine: false)
    stage.send(.holdAnswered(old, seats: [seat], .success(.held(secondsLeft: 480, revision: 9))))
    stage.send(.holdAnswered(old, seats: [seat], .success(.refused([other]))))
    stage.send(.holdAnswered(old, seats: [seat], .unreachable("Redis")))
    stage.send(
      .renewalAnswered(
        old, .success(RenewAnswer(renewed: [], retaken: [], lost: [other], secondsLeft: 9))))
    stage.send(.holdsRead(old, .success(HoldSnapshot(revision: 9, seats: [other]))))
    stage.send(.checkoutEnded(stage.payment(), .booked(approval: PaymentApproval(isCaptured: true))))
    stage.send(.checkoutStepped(.confirming))
    stage.send(.bookingRead(.unreachable("PostgreSQL")))
    stage.send(.printed(problem: "`lp` is not there."))
    stage.send(.promoRead("WELCOME10", .success(Hall.promo())))
    #expect(stage.state == before)
  }
}

private struct Renewal: Equatable {
  var second: Int
  var seats: [Seat.ID]
  var deadline: Double
}

extension Effect {
  fileprivate var isRenewal: Bool {
    if case .renew = self { true } else { false }
  }
}
