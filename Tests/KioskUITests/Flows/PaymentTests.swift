import BoxOffice
import KioskUI
import Terminal
import Testing

/// Paying, and what can go wrong with it.
struct PaymentTests {
  private let card = Settings(profile: .counter, paymentMethods: [.card, .cash])

  /// At the payment screen with 25.00 to pay.
  private func payment(_ settings: Settings = Settings(profile: .counter)) throws -> Stage {
    try Stage.atPayment(settings: settings)
  }

  @Test func `Enter pressed twice sells once`() throws {
    var stage = try payment()
    let effects = stage.press(.enter, .enter)
    #expect(effects.count == 2)
    #expect(effects.last == .makeIDs)
    #expect(stage.notice == "The payment is under way: please wait for its answer.")
  }

  @Test(arguments: [
    ("", 2500), ("25", 2500), ("25.00", 2500), ("30", 3000), ("30,5", 3050), ("50.00", 5000), ("100", 10_000),
  ])
  func `cash is what was typed, with a point or a comma, or exactly what is due`(typed: String, cents: Int)
    throws
  {
    var stage = try payment()
    stage.type(typed)
    let sold = stage.press(.enter)
    guard case .sell(_, let means) = sold.first else {
      Issue.record("Nothing was sold: \(stage.notice)")
      return
    }
    #expect(means == .cash(tendered: Money(minorUnits: cents)))
  }

  @Test(arguments: [
    ("24.99", "$24.99 is less than the $25.00 due."), ("0", "$0.00 is less than the $25.00 due."),
    ("30.", "“30.” is no amount. Type it like 50 or 50.00."),
    (".", "“.” is no amount. Type it like 50 or 50.00."),
    ("1.2.3", "“1.2.3” is no amount. Type it like 50 or 50.00."),
    ("30.555", "“30.555” is no amount. Type it like 50 or 50.00."),
  ])
  func `too little cash and what is no amount are refused, and shown at once`(typed: String, reason: String)
    throws
  {
    var stage = try payment()
    stage.type(typed)
    #expect(stage.screen.contains(reason))
    #expect(stage.press(.enter) == [])
    #expect(stage.notice == reason)
    #expect(stage.state.sale?.order == nil)
  }

  @Test func `the change is shown while the cash is typed`() throws {
    var stage = try payment()
    stage.type("40")
    #expect(stage.rows[7].contains("Cash      given 40           change $15.00"))
    stage.press(.backspace, .backspace)
    #expect(stage.rows[7].contains("Cash      given 25.00        change $0.00"))
  }

  @Test func `letters are no cash`() throws {
    var stage = try payment()
    stage.type("ab€4x0")
    #expect(stage.state.sale?.payment.tendered == "40")
  }

  @Test func `the methods are walked through in a circle, and the selected one is paid by`() throws {
    var stage = try payment()
    stage.press(.down)
    #expect(stage.state.sale?.payment.method == 1)
    stage.press(.down)
    #expect(stage.state.sale?.payment.method == 0)
    stage.press(.up)
    let sold = stage.press(.enter)
    guard case .sell(let order, let means) = sold.first else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(means == .card)
    #expect(order.claim.payment.method == .card)
    #expect(order.claim.payment.gateway == "SIMULATOR")
  }

  @Test func `the simulator is told what the tester chose, where there is one`() throws {
    var settings = card
    settings.isCardSimulated = true
    var stage = try payment(settings)
    #expect(stage.screen.contains("simulator: ‹ approves ›"))
    stage.press(.right)
    #expect(stage.screen.contains("simulator: ‹ declines ›"))
    stage.press(.left, .left)
    #expect(stage.screen.contains("simulator: ‹ approves, but the reply is lost ›"))
    guard case .sell(_, let means) = stage.press(.enter).first else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(means == .simulatedCard(.replyLost))
  }

  @Test func `a declined card keeps seats and place, and the next attempt has the next reference`() throws {
    var stage = try payment(card)
    let sold = stage.press(.enter)
    guard case .sell(let order, _) = sold.first else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(order.claim.payment.reference == stage.payment(1))
    stage.send(.freshIDs(Stage.fresh))
    #expect(stage.end(.declined(reason: "Insufficient funds.", claimedUntil: Hall.moment(300))) == [])
    #expect(stage.state.scene == .payment)
    #expect(stage.chosen == ["B2", "B3"])
    #expect(stage.screen.contains("Insufficient funds. No money was taken."))
    #expect(stage.state.sale?.claimDeadline == 400)

    stage.press(.down)
    let again = PaymentAttempt(
      id: Stage.fresh.payment, reference: stage.payment(2), gateway: "CASH", method: .cash,
      amount: Money(minorUnits: 2500), currency: .usd)
    #expect(
      stage.press(.enter) == [.retry(again, order, .cash(tendered: Money(minorUnits: 2500))), .makeIDs])
    // The first attempt's answer, come late, decides nothing.
    stage.end(.declined(reason: "No.", claimedUntil: nil), attempt: 1)
    #expect(stage.state.sale?.checkout == .running(.claiming, since: 100))
    stage.end(.booked(approval: PaymentApproval(isCaptured: true)), attempt: 2)
    #expect(stage.state.scene == .ticket)
  }

  @Test func `Esc after a declined card ends the claim and holds the seats again`() throws {
    var stage = try payment(card)
    stage.press(.enter)
    stage.send(.freshIDs(Stage.fresh))
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    #expect(stage.press(.escape) == [.abandon(Stage.ids.booking, Stage.reference, of: Stage.showtime)])
    #expect(stage.state.scene == .details)
    #expect(stage.state.sale?.order == nil)
    let seats = stage.ids("B2", "B3")
    #expect(stage.wait(1) == [.renew(seats, Stage.showtime, Stage.token, deadline: 479)])
    // A further claim has ids of its own.
    stage.send(.freshIDs(FreshIDs(booking: Hall.id(55), payment: Hall.id(56), random: 7)))
    stage.press(.enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(order.claim.booking == Hall.id(55))
    #expect(order.claim.payment.reference.text.hasSuffix("-1"))
  }

  @Test func `the countdown goes down second by second, and a claim says that it has a time of its own`()
    throws
  {
    var stage = try payment(card)
    func countdown() -> String {
      let line = stage.rows[22]
      return ["held for", "pay within"].compactMap { words in
        line.firstRange(of: words).map { String(line[$0.lowerBound...].prefix(words.count + 5)) }
      }.joined()
    }
    stage.time += 0.4
    stage.send(.tick)
    #expect(countdown() == "held for 8:00")
    stage.time += 0.6
    stage.send(.tick)
    #expect(countdown() == "held for 7:59")
    stage.press(.enter)
    stage.send(.checkoutStepped(.claiming))
    #expect(countdown() == "held for 7:59")
    stage.send(.checkoutStepped(.authorising(.card)))
    #expect(countdown() == "pay within 5:00")
    #expect(stage.rows[22].hasSuffix("▰▰▰▰▰▰▰▰"))
    stage.wait(150)
    #expect(countdown() == "pay within 2:30")
    #expect(stage.rows[22].hasSuffix("▰▰▰▰▱▱▱▱"))
    // Neither a decline nor a further attempt turns it back.
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    #expect(countdown() == "pay within 2:30")
    stage.send(.freshIDs(Stage.fresh))
    stage.press(.enter)
    stage.send(.checkoutStepped(.authorising(.card)))
    #expect(countdown() == "pay within 2:30")
    // Who is declined in the last minute has another one, and is told.
    stage.wait(130)
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)), attempt: 2)
    #expect(countdown() == "pay within 1:00")
    #expect(stage.words.contains("You have one more minute."))
  }

  @Test func `a claim that nobody pays in time is ended, and the seats go back`() throws {
    var stage = try payment(card)
    stage.press(.enter)
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    let effects = stage.wait(300)
    #expect(effects.contains(.abandon(Stage.ids.booking, Stage.reference, of: Stage.showtime)))
    #expect(effects.contains(.release(stage.ids("B2", "B3"), Stage.showtime, Stage.token)))
    #expect(stage.state.scene == .seats)
    #expect(stage.state.sale?.order == nil)
    #expect(stage.chosen == [])
  }

  @Test func `without fresh ids nothing is sold`() throws {
    var stage = try payment(card)
    stage.press(.enter)
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    #expect(stage.press(.enter) == [])
    #expect(stage.notice == "One moment, please.")
    stage.send(.freshIDs(Stage.fresh))
    #expect(stage.press(.enter).count == 2)
  }

  @Test func `money in doubt is said with a reference, and only the next customer can follow`() throws {
    var stage = try payment(card)
    stage.press(.enter)
    stage.send(.checkoutStepped(.settling))
    #expect(stage.screen.contains("The card terminal did not answer: asking it again…"))
    stage.end(.inDoubt(reason: "The terminal does not answer."))
    #expect(stage.words.contains("it is not certain that the money moved"))
    #expect(stage.screen.contains("BK20261125SZZ3MPCR"))
    #expect(stage.press(.escape, .up, .character("5")) == [])
    #expect(stage.state.scene == .payment)
    // The claim is left to be settled.
    let seats = stage.ids("B2", "B3")
    #expect(
      stage.press(.enter) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .readProgramme,
      ])
    #expect(stage.state.scene == .films)
  }

  @Test func `a database that fails keeps the order, and the next press tries it again`() throws {
    var stage = try payment()
    let order = try #require(stage.order(in: stage.press(.enter)))
    stage.send(.freshIDs(Stage.fresh))
    stage.end(.failed(.unavailable("PostgreSQL does not answer.")))
    #expect(stage.state.databaseTrouble == "PostgreSQL does not answer.")
    #expect(stage.screen.contains("The booking could not be stored, and nothing was charged."))
    #expect(stage.chosen == ["B2", "B3"])
    guard case .retry(let attempt, let same, _) = stage.press(.enter).first else {
      Issue.record("It was not tried again")
      return
    }
    #expect(same == order)
    #expect(attempt.reference == stage.payment(2))
  }

  @Test func `seats that somebody else bought first are lost, nothing is charged, and the rest stays`() throws
  {
    var stage = try payment()
    stage.press(.enter)
    #expect(
      stage.end(.taken(stage.ids("B3"))) == [.release(stage.ids("B3"), Stage.showtime, Stage.token)])
    #expect(stage.state.scene == .seats)
    #expect(stage.chosen == ["B2"])
    #expect(stage.state("B3") == .sold)
    #expect(stage.words.contains("B3 was sold to somebody else a moment before. Nothing was charged."))
    #expect(stage.state.sale?.order == nil)
  }

  @Test func `seats that were closed meanwhile are lost`() throws {
    var stage = try payment()
    stage.press(.enter)
    stage.end(.unavailable(stage.ids("B2", "B3")))
    #expect(stage.state.scene == .seats)
    #expect(stage.chosen == [])
    #expect(stage.words.contains("B2, B3 have just been closed. Nothing was charged."))
  }

  @Test(arguments: [
    (CheckoutOutcome.closed(.cancelled), "This showtime has been cancelled. Nothing was charged."),
    (.closed(.scheduled), "This showtime has begun and is not sold any more. Nothing was charged."),
    (
      .tooLate(isRefunded: true),
      "The time to pay was over and the seats have been given back. No money was kept."
    ),
    (
      .tooLate(isRefunded: false),
      "The time to pay was over and the seats have been given back. The money that was taken is being returned; reference BK20261125SZZ3MPCR."
    ),
  ])
  func `a sale that cannot go on ends with a sentence`(outcome: CheckoutOutcome, sentence: String) throws {
    var stage = try payment()
    stage.press(.enter)
    stage.end(outcome)
    #expect(stage.state.dialog == .ended(sentence))
    let seats = stage.ids("B2", "B3")
    #expect(
      stage.press(.enter) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .readProgramme,
      ])
    #expect(stage.state.scene == .showtimes)
  }

  @Test func `a promo code that was used up meanwhile leads back to it`() throws {
    var stage = try payment()
    stage.press(.escape, .tab, .tab, .tab)
    stage.type("WELCOME10")
    stage.press(.tab)
    stage.send(.promoRead("WELCOME10", .success(Hall.promo())))
    stage.press(.enter, .enter)
    stage.send(.freshIDs(Stage.fresh))
    stage.end(.promoRefused(.usedUp))
    #expect(stage.state.scene == .details)
    #expect(stage.notice == "This promo code has been used up. Nothing was charged.")
    #expect(stage.chosen == ["B2", "B3"])
    #expect(stage.press(.enter) == [])
    #expect(stage.state.scene == .details)
  }

  @Test func `a kiosk without a payment method says where one is set up`() throws {
    var stage = try payment(Settings(profile: .counter, paymentMethods: []))
    #expect(stage.press(.enter) == [])
    #expect(stage.notice == "No payment method is set up: see `kiosk.conf`.")
  }
}
