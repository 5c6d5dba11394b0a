import BoxOffice
import KioskUI
import Terminal
import Testing

/// Tickets, the customer's details, the promo code.
struct DetailsTests {
  private func details(_ labels: [String] = ["B2", "B3"]) throws -> Stage {
    var stage = Stage.atSeats(try Hall.seating())
    for label in labels { stage.take(label) }
    stage.press(.control("p"))
    return stage
  }

  /// Moves to the promo code, types it, and leaves the field.
  private func stage(asking code: String, seats: [String] = ["B2", "B3"]) throws -> Stage {
    var stage = try details(seats)
    stage.press(.tab, .tab, .tab)
    stage.type(code)
    #expect(stage.press(.tab) == [.readPromo(code.uppercased())])
    return stage
  }

  @Test func `the fields are walked through in a circle, tickets first`() throws {
    var stage = try details()
    var walked: [Details.Field?] = []
    for _ in 0..<7 {
      walked.append(stage.state.sale?.details.focus)
      stage.press(.tab)
    }
    #expect(walked == [.name, .email, .phone, .promoCode, .ticket(0), .ticket(1), .name])
    stage.press(.backTab, .backTab)
    #expect(stage.state.sale?.details.focus == .ticket(1))
  }

  @Test func `the cursor stands behind what is typed`() throws {
    var stage = try details()
    let start = try #require(stage.frame().cursor)
    stage.type("Łucja")
    #expect(stage.frame().cursor == Point(column: start.column + 5, row: start.row))
    stage.press(.backspace)
    #expect(stage.frame().cursor == Point(column: start.column + 4, row: start.row))
    #expect(stage.state.sale?.details.name == "Łucj")
  }

  @Test(arguments: [
    ("ann@example.com", true), ("a.b+c@mail.example.org", true), ("ann", false), ("ann@", false),
    ("@example.com", false), ("ann@example", false), ("ann@example.", false), ("ann@.com", false),
    ("a@b@example.com", false), ("ann smith@example.com", false),
  ])
  func `an e-mail address has a name, one @ and a domain, or is empty`(typed: String, isAccepted: Bool) throws
  {
    var stage = try details()
    stage.press(.tab)
    stage.type(typed)
    stage.press(.enter)
    #expect(stage.state.scene == (isAccepted ? .payment : .details))
    if !isAccepted {
      #expect(
        stage.notice
          == "The e-mail address lacks something: it looks like name@example.com. It may also stay empty.")
    }
  }

  @Test(arguments: [
    ("+1 (212) 555-0100", true), ("110", true), ("030/1234567", true), ("12", false), ("12a34", false),
    ("()-+", false),
  ])
  func `a phone number has digits and what people put between them, or is empty`(
    typed: String, isAccepted: Bool
  ) throws {
    var stage = try details()
    stage.press(.tab, .tab)
    stage.type(typed)
    stage.press(.enter)
    #expect(stage.state.scene == (isAccepted ? .payment : .details))
  }

  @Test func `fields take no more than the database has room for`() throws {
    var stage = try details()
    let long = String(repeating: "x", count: 300)
    stage.type(long)
    stage.press(.tab)
    stage.type(long)
    stage.press(.tab)
    stage.type(long)
    let details = try #require(stage.state.sale?.details)
    #expect([details.name.count, details.email.count, details.phone.count] == [100, 200, 20])
  }

  @Test func `who the booking is for is trimmed, and nothing is nobody`() throws {
    var stage = try details()
    stage.type("  Ann Smith ")
    stage.press(.tab, .tab)
    stage.type("5550100")
    stage.press(.enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(order.claim.guest == Guest(name: "Ann Smith", email: nil, phone: "5550100"))
  }

  @Test func `another ticket changes the price, and each seat has its own`() throws {
    var stage = try details()
    stage.press(.up)
    #expect(stage.state.sale?.details.focus == .ticket(1))
    #expect(stage.rows[4].contains("B3     standard         ‹  Adult   ›"))
    stage.press(.right)
    #expect(stage.rows[4].contains("B3     standard         ‹  Child   ›"))
    #expect(stage.rows[4].hasSuffix("7.50"))
    #expect(stage.rows[3].hasSuffix("12.50"))
    #expect(stage.rows[22].contains("$20.00"))
    stage.press(.left, .left)
    #expect(stage.rows[4].contains("‹ Student  ›"))
    #expect(stage.rows[22].contains("$25.00"))
  }

  @Test func `tickets are kept by seat when the choice changes`() throws {
    var stage = try details()
    stage.press(.up, .right, .escape)
    stage.take("A1")
    stage.press(.control("p"))
    stage.press(.enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(
      order.claim.seats.map { "\($0.label) \($0.ticketType)" } == ["A1 adult", "B2 adult", "B3 child"])
  }

  @Test func `a field of a seat that was given back is left for the name`() throws {
    var stage = try details()
    stage.press(.up, .escape)
    stage.go(to: "B3")
    stage.press(.character(" "), .control("p"))
    #expect(stage.chosen == ["B2"])
    #expect(stage.state.sale?.details.focus == .name)
  }

  @Test func `a promo code that helps is quoted, paid and redeemed`() throws {
    var stage = try stage(asking: "welcome10")
    #expect(stage.state.sale?.details.promo == .asked("WELCOME10"))
    #expect(stage.screen.contains("looking it up…"))
    stage.send(.promoRead("WELCOME10", .success(Hall.promo())))
    #expect(stage.screen.contains("✓ 10% off, -2.50"))
    #expect(stage.rows[22].contains("$22.50"))
    stage.press(.enter)
    #expect(stage.screen.contains("Promo code WELCOME10"))
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(
      order.claim.promo == PromoRedemption(code: "WELCOME10", discount: Money(minorUnits: 250)))
    #expect(order.claim.payment.amount == Money(minorUnits: 2250))
  }

  @Test func `Enter looks the code up first, and goes on when it is pressed again`() throws {
    var stage = try details()
    stage.press(.tab, .tab, .tab)
    stage.type("welcome10")
    #expect(stage.press(.enter) == [.readPromo("WELCOME10")])
    #expect(stage.press(.enter) == [])
    #expect(stage.notice == "One moment: the promo code is being looked up.")
    #expect(stage.state.scene == .details)
    stage.send(.promoRead("WELCOME10", .success(Hall.promo())))
    stage.press(.enter)
    #expect(stage.state.scene == .payment)
  }

  @Test func `a code is asked for once, and again when it was changed`() throws {
    var stage = try stage(asking: "WELCOME1")
    stage.send(.promoRead("WELCOME1", .success(nil)))
    #expect(stage.press(.backTab, .tab) == [])
    stage.press(.backTab)
    #expect(stage.type("0") == [])
    #expect(stage.press(.tab) == [.readPromo("WELCOME10")])
    // The late answer about what was typed before.
    stage.send(.promoRead("WELCOME1", .success(nil)))
    #expect(stage.state.sale?.details.promo == .asked("WELCOME10"))
  }

  @Test func `a cleared code is no code`() throws {
    var stage = try stage(asking: "X")
    stage.send(.promoRead("X", .success(nil)))
    stage.press(.backTab, .backspace, .enter)
    #expect(stage.state.scene == .payment)
  }

  @Test(arguments: [
    (
      Result<PromoCode?, StoreError>.success(nil),
      "There is no such promo code. Correct the code or clear it."
    ),
    (
      .success(Hall.promo("CODE", minPurchase: 5000)),
      "This promo code needs a purchase of at least $50.00. Correct the code or clear it."
    ),
    (
      .unreachable("PostgreSQL"),
      "The code could not be looked up. PostgreSQL does not answer. Correct the code or clear it."
    ),
  ])
  func `a code that does not help keeps the customer here and says why`(
    answer: Result<PromoCode?, StoreError>, reason: String
  ) throws {
    var stage = try stage(asking: "CODE")
    stage.send(.promoRead("CODE", answer))
    stage.press(.enter)
    #expect(stage.state.scene == .details)
    #expect(stage.notice == reason)
  }

  @Test func `a code that no longer helps after the choice changed is not redeemed`() throws {
    var stage = try stage(asking: "WELCOME10")
    stage.send(.promoRead("WELCOME10", .success(Hall.promo())))
    // One seat less is below the minimum of 20.00.
    stage.press(.escape)
    stage.go(to: "B3")
    stage.press(.character(" "), .control("p"))
    #expect(stage.screen.contains("✗ not valid"))
    stage.press(.enter)
    #expect(stage.state.scene == .details)
    #expect(
      stage.notice == "This promo code needs a purchase of at least $20.00. Correct the code or clear it.")
  }
}
