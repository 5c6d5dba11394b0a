import BoxOffice
import KioskUI
import Terminal
import Testing
import Words

/// From the attract screen to the ticket.
struct WholeSaleTests {
  @Test func `a sale goes from the attract screen to the ticket by keys alone`() throws {
    var harness = Harness()
    #expect(harness.effects == [.programme(.read)])
    #expect(harness.send(.programme(.read(.success(Fixtures.programme)))) == [])
    #expect(harness.state.scene == .attract)

    #expect(harness.press(.enter) == [])
    #expect(harness.state.scene == .films)
    #expect(harness.press(.enter) == [])
    #expect(harness.state.scene == .showtimes)
    #expect(harness.press(.enter) == [.seatMap(.open(Harness.showtime))])
    #expect(harness.state.scene == .opening(Harness.showtime, since: 100))

    let opening = SeatingOpening(
      seating: try Fixtures.seating(), holds: .success(HoldSnapshot(revision: 3, seats: [])),
      token: Harness.token,
      ids: Harness.ids)
    #expect(
      harness.send(.seatMap(.opened(Harness.showtime, .success(opening)))) == [
        .seatMap(.watch(Harness.showtime))
      ])
    #expect(harness.state.scene == .seats)
    #expect(harness.cursor == "B3")

    let seats = harness.ids("B3")
    #expect(harness.press(.enter) == [.seatMap(.hold(seats, Harness.showtime, Harness.token, deadline: 480))])
    #expect(harness.state("B3") == .pending)
    harness.send(
      .seatMap(.holdAnswered(Harness.token, seats: seats, .success(.held(secondsLeft: 480, revision: 4)))))
    #expect(harness.state("B3") == .mine)

    #expect(harness.press(.enter) == [])
    #expect(harness.state.scene == .details)
    #expect(harness.press(.enter) == [])
    #expect(harness.state.scene == .payment)

    let attempt = PaymentAttempt(
      id: Harness.ids.payment, reference: harness.payment(), gateway: "CASH", method: .cash,
      amount: Money(minorUnits: 1250), currency: .usd)
    let claim = Claim(
      booking: Harness.ids.booking, reference: try #require(BookingReference("BK20261125SZZ3MPCR")),
      quote: Quote(
        showtime: Harness.showtime,
        seats: [
          BookingSeat(
            seat: seats[0], label: SeatLabel(row: "B", number: 3), price: Money(minorUnits: 1250),
            breakdown: [
              PriceStep(
                rule: "Base price", minorUnits: 1250)
            ])
        ], version: PricingVersion()), payment: attempt, lifetime: 300)
    let order = Order(
      claim: claim, paymentLifetime: 300, statement: "CinemaOS Downtown BK20261125SZZ3MPCR")
    #expect(
      harness.press(.enter) == [
        .checkout(.sell(order, .cash(tendered: Money(minorUnits: 1250)))), .checkout(.makeIDs),
      ])

    #expect(
      harness.send(.checkout(.stepped(.authorising(.cash)))) == [.seatMap(.announceSale(Harness.showtime))])
    #expect(harness.step == .authorising(.cash))
    let approval = PaymentApproval(isCaptured: true)
    #expect(
      harness.end(.booked(approval: approval)) == [
        .ticket(.read(Harness.ids.booking)), .seatMap(.release(seats, Harness.showtime, Harness.token)),
        .seatMap(.unwatch),
        .checkout(.capture(attempt, approval, .cash(tendered: Money(minorUnits: 1250)))),
      ])
    #expect(harness.state.scene == .ticket)

    #expect(harness.send(.ticket(.read(.success(harness.ticket())))) == [])
    #expect(harness.press(.enter) == [.programme(.read)])
    #expect(harness.state.scene == .films)
    #expect(harness.state.sale == nil)
  }

  @Test func `a repeat sale of two seats side by side takes ten keys at the counter, from ticket to ticket`()
    throws
  {
    var harness = try Harness.atPayment()
    harness.book()
    let world = FakeServices(seating: try Fixtures.seating())
    let keys: [Key] = [
      .enter, .enter, .enter, .character(" "), .left, .character(" "), .enter, .enter, .enter,
    ]
    for key in keys { world.carryOut(harness.press(key), on: &harness) }
    #expect(harness.state.scene == .ticket)
    #expect(harness.chosen == ["B3", "B2"])
    #expect(keys.count <= 10)
  }

  @Test func `the seats that are booked are those that were chosen, with the ticket of each`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B4", "A3")
    harness.press(.control("p"), .up, .right, .enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    // By seat id, whatever the order of choosing: two kiosks that lock in one order cannot deadlock.
    #expect(order.claim.seats.map(\.label.description) == ["A3", "B4"])
    #expect(order.claim.seats.map(\.ticketType) == [.adult, .child])
    #expect(order.claim.seats.map(\.price.minorUnits) == [1250, 1080])
    #expect(order.claim.finalAmount == Money(minorUnits: 2330))
  }

  @Test func `a ticket is printed when it is read, if the kiosk prints, and again for P`() throws {
    var harness = try Harness.atPayment(settings: Settings(profile: .counter, printsTickets: true))
    harness.book()
    #expect(harness.press(.character("p")) == [])
    #expect(harness.notice == "The ticket is still being read.")
    let ticket = harness.ticket()
    #expect(harness.send(.ticket(.read(.success(ticket)))) == [.ticket(.print(ticket.record, in: .english))])
    // One at a time.
    #expect(harness.press(.character("p")) == [])
    harness.send(.ticket(.printed(problem: "`lp` is not there.")))
    #expect(harness.state.printing == .failed("`lp` is not there."))
    #expect(harness.press(.character("P")) == [.ticket(.print(ticket.record, in: .english))])
    harness.send(.ticket(.printed(problem: nil)))
    #expect(harness.state.printing == .done)
  }

  @Test func `a ticket that cannot be read leaves the reference on the screen`() throws {
    var harness = try Harness.atPayment()
    harness.book()
    harness.send(.ticket(.read(.unreachable("PostgreSQL"))))
    #expect(harness.state.environment.databaseTrouble == "PostgreSQL does not answer.")
    #expect(harness.screen.contains("BK20261125SZZ3MPCR"))
    #expect(harness.state.scene == .ticket)
  }
}
