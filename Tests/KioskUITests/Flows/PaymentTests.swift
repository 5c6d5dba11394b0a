import BoxOffice
import KioskUI
import Terminal
import Testing
import Words

/// Paying, and what can go wrong with it.
struct PaymentTests {
  private let card = Settings(profile: .counter, payments: [.simulator(), .cash])

  /// At the payment screen with 25.00 to pay.
  private func payment(_ settings: Settings = Settings(profile: .counter)) throws -> Harness {
    try Harness.atPayment(settings: settings)
  }

  @Test func `Enter pressed twice sells once`() throws {
    var harness = try payment()
    let effects = harness.press(.enter, .enter)
    #expect(effects.count == 2)
    #expect(effects.last == .checkout(.makeIDs))
    #expect(harness.notice == "The payment is under way: please wait for its answer.")
  }

  @Test(arguments: [
    ("", 2500), ("25", 2500), ("25.00", 2500), ("30", 3000), ("30,5", 3050), ("50.00", 5000), ("100", 10_000),
  ])
  func `cash is what was typed, with a point or a comma, or exactly what is due`(typed: String, cents: Int)
    throws
  {
    var harness = try payment()
    harness.type(typed)
    let sold = harness.press(.enter)
    guard case .checkout(.sell(_, let means)) = sold.first else {
      Issue.record("Nothing was sold: \(harness.notice)")
      return
    }
    #expect(means == .cash(tendered: Money(minorUnits: cents)))
  }

  @Test(arguments: [
    ("24.99", "$24.99 is less than the $25.00 due."), ("0", "$0.00 is less than the $25.00 due."),
    ("30.", "“30.” is not an amount. Type it like 50 or 50.00."),
    (".", "“.” is not an amount. Type it like 50 or 50.00."),
    ("1.2.3", "“1.2.3” is not an amount. Type it like 50 or 50.00."),
    ("30.555", "“30.555” is not an amount. Type it like 50 or 50.00."),
  ])
  func `too little cash and what is no amount are refused, and shown at once`(typed: String, reason: String)
    throws
  {
    var harness = try payment()
    harness.type(typed)
    #expect(harness.screen.contains(reason))
    #expect(harness.press(.enter) == [])
    #expect(harness.notice == reason)
    #expect(harness.state.sale?.order == nil)
  }

  @Test func `the change is shown while the cash is typed`() throws {
    var harness = try payment()
    harness.type("40")
    #expect(harness.rows[7].contains("Cash      given 40           change $15.00"))
    harness.press(.backspace, .backspace)
    #expect(harness.rows[7].contains("Cash      given 25.00        change $0.00"))
  }

  @Test func `letters are no cash`() throws {
    var harness = try payment()
    harness.type("ab€4x0")
    #expect(harness.state.sale?.payment.tendered.text == "40")
  }

  @Test func `what was typed is mended where it is wrong`() throws {
    var harness = try payment()
    harness.type("410")
    harness.press(.left, .left, .delete)
    #expect(harness.state.sale?.payment.tendered.text == "40")
    let row = try #require(harness.rows[7].firstRange(of: "given 40"))
    let column = harness.rows[7].distance(from: harness.rows[7].startIndex, to: row.lowerBound) + 7
    #expect(harness.frame().cursor == Point(column: column, row: 7))
    harness.press(.home)
    harness.type("1")
    #expect(harness.rows[7].contains("given 140"))
    harness.press(.end, .control("u"))
    #expect(harness.rows[7].contains("given 25.00        change $0.00"))
    #expect(harness.frame().cursor == Point(column: column - 1, row: 7))
  }

  @Test(arguments: [("40", "40"), ("$1 40.00", "140.00"), ("EUR 40,50", "40,50"), ("forty", "")])
  func `of a pasted amount the digits are taken`(text: String, typed: String) throws {
    var harness = try payment()
    harness.send(.input(.paste(text)))
    #expect(harness.state.sale?.payment.tendered.text == typed)
  }

  @Test func `more than an amount has is told`() throws {
    var harness = try payment()
    harness.type("12345678901")
    #expect(harness.state.sale?.payment.tendered.text == "1234567890")
    #expect(harness.state.notice?.kind == .warning)
  }

  @Test func `the methods are walked through in a circle, and the selected one is paid by`() throws {
    var harness = try payment()
    harness.press(.down)
    #expect(harness.state.sale?.payment.option == 1)
    harness.press(.down)
    #expect(harness.state.sale?.payment.option == 0)
    harness.press(.up)
    let sold = harness.press(.enter)
    guard case .checkout(.sell(let order, let means)) = sold.first else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(means == .driver(gateway: "SIMULATOR"))
    #expect(order.claim.payment.method == .card)
    #expect(order.claim.payment.gateway == "SIMULATOR")
  }

  @Test func `the simulator is told what the tester chose, where there is one`() throws {
    var settings = card
    settings.payments[0].asksTester = true
    var harness = try payment(settings)
    #expect(harness.screen.contains("simulator: ‹ approves ›"))
    harness.press(.right)
    #expect(harness.screen.contains("simulator: ‹ declines ›"))
    harness.press(.left, .left)
    #expect(harness.screen.contains("simulator: ‹ approves, but the reply is lost ›"))
    guard case .checkout(.sell(_, let means)) = harness.press(.enter).first else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(means == .simulatedCard(.replyLost))
  }

  @Test func `a declined card keeps seats and place, and the next attempt has the next reference`() throws {
    var harness = try payment(card)
    let sold = harness.press(.enter)
    guard case .checkout(.sell(let order, _)) = sold.first else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(order.claim.payment.reference == harness.payment(1))
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    #expect(harness.end(.declined(reason: "Insufficient funds.", claimedUntil: Fixtures.moment(300))) == [])
    #expect(harness.state.scene == .payment)
    #expect(harness.chosen == ["B2", "B3"])
    #expect(harness.screen.contains("Insufficient funds. No money was taken."))
    #expect(harness.state.sale?.checkout.deadline == 400)

    harness.press(.down)
    let again = PaymentAttempt(
      id: Harness.fresh.payment, reference: harness.payment(2), gateway: "CASH", method: .cash,
      amount: Money(minorUnits: 2500), currency: .usd)
    #expect(
      harness.press(.enter) == [
        .checkout(.retry(again, order, .cash(tendered: Money(minorUnits: 2500)))), .checkout(.makeIDs),
      ])
    // The first attempt's answer, come late, decides nothing.
    harness.end(.declined(reason: "No.", claimedUntil: nil), attempt: 1)
    #expect(harness.step == .claiming)
    harness.end(.booked(approval: PaymentApproval(isCaptured: true)), attempt: 2)
    #expect(harness.state.scene == .ticket)
  }

  @Test func `Esc after a declined card ends the claim and holds the seats again`() throws {
    var harness = try payment(card)
    harness.press(.enter)
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    #expect(
      harness.press(.escape) == [
        .checkout(.abandon(Harness.ids.booking, Harness.reference, of: Harness.showtime))
      ])
    #expect(harness.state.scene == .details)
    #expect(harness.state.sale?.order == nil)
    let seats = harness.ids("B2", "B3")
    #expect(harness.wait(1) == [.seatMap(.renew(seats, Harness.showtime, Harness.token, deadline: 479))])
    // A further claim has ids of its own.
    harness.send(
      .checkout(.freshIDs(FreshIDs(booking: Fixtures.id(55), payment: Fixtures.id(56), random: 7))))
    harness.press(.enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(order.claim.booking == Fixtures.id(55))
    #expect(order.claim.payment.reference.text.hasSuffix("-1"))
  }

  @Test func `the countdown goes down second by second, and a claim says that it has a time of its own`()
    throws
  {
    var harness = try payment(card)
    func countdown() -> String {
      let line = harness.rows[22]
      return ["held for", "pay within"].compactMap { words in
        line.firstRange(of: words).map { String(line[$0.lowerBound...].prefix(words.count + 5)) }
      }.joined()
    }
    harness.time += 0.4
    harness.send(.tick)
    #expect(countdown() == "held for 8:00")
    harness.time += 0.6
    harness.send(.tick)
    #expect(countdown() == "held for 7:59")
    harness.press(.enter)
    harness.send(.checkout(.stepped(.claiming)))
    #expect(countdown() == "held for 7:59")
    harness.send(.checkout(.stepped(.authorising(.card))))
    #expect(countdown() == "pay within 5:00")
    #expect(harness.rows[22].hasSuffix("▰▰▰▰▰▰▰▰"))
    harness.wait(150)
    #expect(countdown() == "pay within 2:30")
    #expect(harness.rows[22].hasSuffix("▰▰▰▰▱▱▱▱"))
    // Neither a decline nor a further attempt turns it back.
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    #expect(countdown() == "pay within 2:30")
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    harness.press(.enter)
    harness.send(.checkout(.stepped(.authorising(.card))))
    #expect(countdown() == "pay within 2:30")
    // Who is declined in the last minute has another one, and is told.
    harness.wait(130)
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)), attempt: 2)
    #expect(countdown() == "pay within 1:00")
    #expect(harness.words.contains("You have one more minute."))
  }

  @Test func `a claim that nobody pays in time is ended, and the seats go back`() throws {
    var harness = try payment(card)
    harness.press(.enter)
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    let effects = harness.wait(300)
    #expect(
      effects.contains(.checkout(.abandon(Harness.ids.booking, Harness.reference, of: Harness.showtime))))
    #expect(effects.contains(.seatMap(.release(harness.ids("B2", "B3"), Harness.showtime, Harness.token))))
    #expect(harness.state.scene == .seats)
    #expect(harness.state.sale?.order == nil)
    #expect(harness.chosen == [])
  }

  @Test func `without fresh ids nothing is sold`() throws {
    var harness = try payment(card)
    harness.press(.enter)
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    #expect(harness.press(.enter) == [])
    #expect(harness.notice == "One moment, please.")
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    #expect(harness.press(.enter).count == 2)
  }

  @Test func `money in doubt is said with a reference, and only the next customer can follow`() throws {
    var harness = try payment(card)
    harness.press(.enter)
    harness.send(.checkout(.stepped(.settling)))
    #expect(harness.screen.contains("The card terminal did not answer: asking it again…"))
    harness.end(.inDoubt(reason: "The terminal does not answer."))
    #expect(harness.words.contains("it is not certain whether the money was taken"))
    #expect(harness.screen.contains("BK20261125SZZ3MPCR"))
    #expect(harness.press(.escape, .up, .character("5")) == [])
    #expect(harness.state.scene == .payment)
    // The claim is left to be settled.
    let seats = harness.ids("B2", "B3")
    #expect(
      harness.press(.enter) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .programme(.read),
      ])
    #expect(harness.state.scene == .films)
  }

  @Test func `a database that fails keeps the order, and the next press tries it again`() throws {
    var harness = try payment()
    let order = try #require(harness.order(in: harness.press(.enter)))
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    harness.end(.failed(.unavailable("PostgreSQL does not answer.")))
    #expect(harness.state.environment.databaseTrouble == "PostgreSQL does not answer.")
    #expect(harness.screen.contains("The booking could not be stored, and nothing was charged."))
    #expect(harness.chosen == ["B2", "B3"])
    guard case .checkout(.retry(let attempt, let same, _)) = harness.press(.enter).first else {
      Issue.record("It was not tried again")
      return
    }
    #expect(same == order)
    #expect(attempt.reference == harness.payment(2))
  }

  @Test func `seats that somebody else bought first are lost, nothing is charged, and the rest stays`() throws
  {
    var harness = try payment()
    harness.press(.enter)
    #expect(
      harness.end(.taken(harness.ids("B3"))) == [
        .seatMap(.release(harness.ids("B3"), Harness.showtime, Harness.token))
      ]
    )
    #expect(harness.state.scene == .seats)
    #expect(harness.chosen == ["B2"])
    #expect(harness.state("B3") == .sold)
    #expect(harness.words.contains("B3 was sold to somebody else a moment ago. Nothing was charged."))
    #expect(harness.state.sale?.order == nil)
  }

  @Test func `seats that were closed meanwhile are lost`() throws {
    var harness = try payment()
    harness.press(.enter)
    harness.end(.unavailable(harness.ids("B2", "B3")))
    #expect(harness.state.scene == .seats)
    #expect(harness.chosen == [])
    #expect(harness.words.contains("B2, B3 have just been closed. Nothing was charged."))
  }

  @Test(arguments: [
    (CheckoutOutcome.closed(.cancelled), "This showtime has been cancelled. Nothing was charged."),
    (.closed(.scheduled), "This showtime has begun and is no longer on sale. Nothing was charged."),
    (
      .tooLate(isRefunded: true),
      "The time to pay ran out and the seats have been given back. No money was kept."
    ),
    (
      .tooLate(isRefunded: false),
      "The time to pay ran out and the seats have been given back. The money that was taken is being returned; reference BK20261125SZZ3MPCR."
    ),
  ])
  func `a sale that cannot go on ends with a sentence`(outcome: CheckoutOutcome, sentence: String) throws {
    var harness = try payment()
    harness.press(.enter)
    harness.end(outcome)
    #expect(harness.state.dialog == .ended(sentence))
    let seats = harness.ids("B2", "B3")
    #expect(
      harness.press(.enter) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .programme(.read),
      ])
    #expect(harness.state.scene == .showtimes)
  }

  @Test func `a promo code that was used up meanwhile leads back to it`() throws {
    var harness = try payment()
    harness.press(.escape, .tab, .tab, .tab)
    harness.type("WELCOME10")
    harness.press(.tab)
    harness.send(.checkout(.promoRead("WELCOME10", .success(Fixtures.promo()))))
    harness.press(.enter, .enter)
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    let quote = try #require(harness.state.sale?.order?.claim.quote)
    harness.end(.promoRefused(.usedUp, without: quote.withoutPromo))
    #expect(harness.state.scene == .details)
    #expect(
      harness.notice
        == "This promo code has been used up. Nothing was charged. Without it the seats cost $25.00.")
    #expect(harness.chosen == ["B2", "B3"])
    #expect(harness.press(.enter) == [])
    #expect(harness.state.scene == .details)
  }

  @Test
  func `a price that has changed meanwhile is told with the old one, and paid when the key is pressed again`()
    throws
  {
    var harness = try payment()
    harness.press(.enter)
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    let old = try #require(harness.state.sale?.order?.claim.quote)
    var seating = try Fixtures.seating()
    seating.pricingVersion.cinema = 1
    for index in seating.rules.indices where seating.rules[index].kind == .base {
      seating.rules[index].modifier = .fixed(Money(minorUnits: 1_500))
    }
    let new = try #require(
      try? Basket(
        old.seats.map { seat in
          Basket.Item(seat: seat.seat, label: seat.label, type: .standard, ticketType: seat.ticketType)
        }
      ).quote(in: seating, at: seating.readAt))
    harness.end(.repriced(Repricing(old: old, new: new, seating: seating, promo: nil)))
    #expect(harness.state.scene == .payment)
    #expect(harness.chosen == ["B2", "B3"])
    #expect(
      harness.state.sale?.payment.problem.map { Words.english($0) }
        == "The price has changed: $30.00 instead of $25.00. Nothing was charged. Your seats are still yours: pay the new price, or go back."
    )
    #expect(harness.screen.contains("$30.00"))
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(order.claim.quote == new)
    #expect(order.claim.payment.amount == Money(minorUnits: 3_000))
  }

  @Test func `a kiosk without a payment method says where one is set up`() throws {
    var harness = try payment(Settings(profile: .counter, payments: []))
    #expect(harness.press(.enter) == [])
    #expect(harness.notice == "No payment method is set up: see `kiosk.conf`.")
  }
}
