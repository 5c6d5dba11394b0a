import BoxOffice
import KioskUI
import Terminal
import Testing

/// From the attract screen to the ticket.
struct WholeSaleTests {
  @Test func `a sale goes from the attract screen to the ticket by keys alone`() throws {
    var stage = Stage()
    #expect(stage.effects == [.readProgramme])
    #expect(stage.send(.programmeRead(.success(Hall.programme))) == [])
    #expect(stage.state.scene == .attract)

    #expect(stage.press(.enter) == [])
    #expect(stage.state.scene == .films)
    #expect(stage.press(.enter) == [])
    #expect(stage.state.scene == .showtimes)
    #expect(stage.press(.enter) == [.openSeating(Stage.showtime)])
    #expect(stage.state.scene == .opening(Stage.showtime, since: 100))

    let opening = SeatingOpening(
      seating: try Hall.seating(), holds: .success(HoldSnapshot(revision: 3, seats: [])), token: Stage.token,
      ids: Stage.ids)
    #expect(stage.send(.seatingRead(Stage.showtime, .success(opening))) == [.watchHolds(Stage.showtime)])
    #expect(stage.state.scene == .seats)
    #expect(stage.cursor == "B3")

    let seats = stage.ids("B3")
    #expect(stage.press(.enter) == [.hold(seats, Stage.showtime, Stage.token, deadline: 480)])
    #expect(stage.state("B3") == .pending)
    stage.send(.holdAnswered(Stage.token, seats: seats, .success(.held(secondsLeft: 480, revision: 4))))
    #expect(stage.state("B3") == .mine)

    #expect(stage.press(.enter) == [])
    #expect(stage.state.scene == .details)
    #expect(stage.press(.enter) == [])
    #expect(stage.state.scene == .payment)

    let attempt = PaymentAttempt(
      id: Stage.ids.payment, reference: stage.payment(), gateway: "CASH", method: .cash,
      amount: Money(minorUnits: 1250), currency: .usd)
    let claim = Claim(
      booking: Stage.ids.booking, reference: try #require(BookingReference("BK20261125SZZ3MPCR")),
      showtime: Stage.showtime,
      seats: [
        BookingSeat(
          seat: seats[0], label: SeatLabel(row: "B", number: 3), price: Money(minorUnits: 1250),
          breakdown: [
            PriceStep(
              rule: "Base price", minorUnits: 1250)
          ])
      ], payment: attempt, lifetime: 300, terminal: "kiosk")
    let order = Order(
      claim: claim, paymentLifetime: 300, statement: "CinemaOS Downtown BK20261125SZZ3MPCR")
    #expect(
      stage.press(.enter) == [.sell(order, .cash(tendered: Money(minorUnits: 1250))), .makeIDs])

    #expect(stage.send(.checkoutStepped(.authorising(.cash))) == [.announceSale(Stage.showtime)])
    #expect(stage.state.sale?.checkout == .running(.authorising(.cash), since: 100))
    let approval = PaymentApproval(isCaptured: true)
    #expect(
      stage.end(.booked(approval: approval)) == [
        .readBooking(Stage.ids.booking), .release(seats, Stage.showtime, Stage.token), .unwatchHolds,
        .capture(attempt, approval, .cash(tendered: Money(minorUnits: 1250))),
      ])
    #expect(stage.state.scene == .ticket)

    #expect(stage.send(.bookingRead(.success(stage.ticket()))) == [])
    #expect(stage.press(.enter) == [.readProgramme])
    #expect(stage.state.scene == .films)
    #expect(stage.state.sale == nil)
  }

  @Test func `a repeat sale of two seats side by side takes ten keys at the counter, from ticket to ticket`()
    throws
  {
    var stage = try Stage.atPayment()
    stage.book()
    let world = World(seating: try Hall.seating())
    let keys: [Key] = [
      .enter, .enter, .enter, .character(" "), .left, .character(" "), .enter, .enter, .enter,
    ]
    for key in keys { world.carryOut(stage.press(key), on: &stage) }
    #expect(stage.state.scene == .ticket)
    #expect(stage.chosen == ["B3", "B2"])
    #expect(keys.count <= 10)
  }

  @Test func `the seats that are booked are those that were chosen, with the ticket of each`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B4", "A3")
    stage.press(.control("p"), .up, .right, .enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    // By seat id, whatever the order of choosing: two kiosks that lock in one order cannot deadlock.
    #expect(order.claim.seats.map(\.label.description) == ["A3", "B4"])
    #expect(order.claim.seats.map(\.ticketType) == [.adult, .child])
    #expect(order.claim.seats.map(\.price.minorUnits) == [1250, 1080])
    #expect(order.claim.finalAmount == Money(minorUnits: 2330))
  }

  @Test func `a ticket is printed when it is read, if the kiosk prints, and again for P`() throws {
    var stage = try Stage.atPayment(settings: Settings(profile: .counter, printsTickets: true))
    stage.book()
    #expect(stage.press(.character("p")) == [])
    #expect(stage.notice == "The ticket is still being read.")
    let ticket = stage.ticket()
    #expect(stage.send(.bookingRead(.success(ticket))) == [.printTicket(ticket.record)])
    // One at a time.
    #expect(stage.press(.character("p")) == [])
    stage.send(.printed(problem: "`lp` is not there."))
    #expect(stage.state.sale?.printing == .failed("`lp` is not there."))
    #expect(stage.press(.character("P")) == [.printTicket(ticket.record)])
    stage.send(.printed(problem: nil))
    #expect(stage.state.sale?.printing == .done)
  }

  @Test func `a ticket that cannot be read leaves the reference on the screen`() throws {
    var stage = try Stage.atPayment()
    stage.book()
    stage.send(.bookingRead(.unreachable("PostgreSQL")))
    #expect(stage.state.databaseTrouble == "PostgreSQL does not answer.")
    #expect(stage.screen.contains("BK20261125SZZ3MPCR"))
    #expect(stage.state.scene == .ticket)
  }
}
