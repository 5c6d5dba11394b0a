import BoxOffice
import KioskUI
import Terminal
import Testing

/// Tickets, the customer's details, the promo code.
struct DetailsTests {
  @Test(
    arguments: [
      ("ines@x", "", Details.Field.email), ("", "12", .phone), ("ines@x", "12", .email),
    ])
  func `going on with a wrong field puts the focus on it`(
    email: String, phone: String, focus: Details.Field
  ) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B4")
    harness.press(.control("p"))
    harness.press(.tab)
    harness.type(email)
    harness.press(.tab)
    harness.type(phone)
    harness.press(.tab)
    #expect(harness.state.sale?.details.focus == .promoCode)
    #expect(harness.press(.enter) == [])
    #expect(harness.state.scene == .details)
    #expect(harness.state.sale?.details.focus == focus)
  }

  private func details(_ labels: [String] = ["B2", "B3"]) throws -> Harness {
    var harness = Harness.atSeats(try Fixtures.seating())
    for label in labels { harness.take(label) }
    harness.press(.control("p"))
    return harness
  }

  /// Moves to the promo code, types it, and leaves the field.
  private func harness(asking code: String, seats: [String] = ["B2", "B3"]) throws -> Harness {
    var harness = try details(seats)
    harness.press(.tab, .tab, .tab)
    harness.type(code)
    #expect(harness.press(.tab) == [.checkout(.readPromo(code.uppercased()))])
    return harness
  }

  @Test func `the fields are walked through in a circle, tickets first`() throws {
    var harness = try details()
    var walked: [Details.Field?] = []
    for _ in 0..<7 {
      walked.append(harness.state.sale?.details.focus)
      harness.press(.tab)
    }
    #expect(walked == [.name, .email, .phone, .promoCode, .ticket(0), .ticket(1), .name])
    harness.press(.backTab, .backTab)
    #expect(harness.state.sale?.details.focus == .ticket(1))
  }

  @Test func `the cursor stands behind what is typed`() throws {
    var harness = try details()
    let start = try #require(harness.frame().cursor)
    harness.type("Łucja")
    #expect(harness.frame().cursor == Point(column: start.column + 5, row: start.row))
    harness.press(.backspace)
    #expect(harness.frame().cursor == Point(column: start.column + 4, row: start.row))
    #expect(harness.state.sale?.details.name.text == "Łucj")
  }

  @Test(arguments: [
    ("ann@example.com", true), ("a.b+c@mail.example.org", true), ("ann", false), ("ann@", false),
    ("@example.com", false), ("ann@example", false), ("ann@example.", false), ("ann@.com", false),
    ("a@b@example.com", false), ("ann smith@example.com", false),
  ])
  func `an e-mail address has a name, one @ and a domain, or is empty`(typed: String, isAccepted: Bool) throws
  {
    var harness = try details()
    harness.press(.tab)
    harness.type(typed)
    harness.press(.enter)
    #expect(harness.state.scene == (isAccepted ? .payment : .details))
    if !isAccepted {
      #expect(
        harness.notice
          == "The e-mail address is incomplete: type it like name@example.com, or leave it empty.")
    }
  }

  @Test(arguments: [
    ("+1 (212) 555-0100", true), ("110", true), ("030/1234567", true), ("12", false), ("12a34", false),
    ("()-+", false),
  ])
  func `a phone number has digits and what people put between them, or is empty`(
    typed: String, isAccepted: Bool
  ) throws {
    var harness = try details()
    harness.press(.tab, .tab)
    harness.type(typed)
    harness.press(.enter)
    #expect(harness.state.scene == (isAccepted ? .payment : .details))
  }

  @Test func `fields take no more than the database has room for`() throws {
    var harness = try details()
    let long = String(repeating: "x", count: 300)
    harness.type(long)
    harness.press(.tab)
    harness.type(long)
    harness.press(.tab)
    harness.type(long)
    let details = try #require(harness.state.sale?.details)
    #expect([details.name.text.count, details.email.text.count, details.phone.text.count] == [100, 200, 20])
  }

  @Test func `who the booking is for is trimmed, and nothing is nobody`() throws {
    var harness = try details()
    harness.type("  Ann Smith ")
    harness.press(.tab, .tab)
    harness.type("5550100")
    harness.press(.enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(order.claim.guest == Guest(name: "Ann Smith", email: nil, phone: "5550100"))
  }

  @Test func `another ticket changes the price, and each seat has its own`() throws {
    var harness = try details()
    harness.press(.up)
    #expect(harness.state.sale?.details.focus == .ticket(1))
    #expect(harness.rows[4].contains("B3     standard         ‹  Adult   ›"))
    harness.press(.right)
    #expect(harness.rows[4].contains("B3     standard         ‹  Child   ›"))
    #expect(harness.rows[4].hasSuffix("7.50"))
    #expect(harness.rows[3].hasSuffix("12.50"))
    #expect(harness.rows[22].contains("$20.00"))
    harness.press(.left, .left)
    #expect(harness.rows[4].contains("‹ Student  ›"))
    #expect(harness.rows[22].contains("$25.00"))
  }

  @Test func `tickets are kept by seat when the choice changes`() throws {
    var harness = try details()
    harness.press(.up, .right, .escape)
    harness.take("A1")
    harness.press(.control("p"))
    harness.press(.enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(
      order.claim.seats.map { "\($0.label) \($0.ticketType)" } == ["A1 adult", "B2 adult", "B3 child"])
  }

  @Test func `a field of a seat that was given back is left for the name`() throws {
    var harness = try details()
    harness.press(.up, .escape)
    harness.go(to: "B3")
    harness.press(.character(" "), .control("p"))
    #expect(harness.chosen == ["B2"])
    #expect(harness.state.sale?.details.focus == .name)
  }

  @Test func `a promo code that helps is quoted, paid and redeemed`() throws {
    var harness = try harness(asking: "welcome10")
    #expect(harness.state.sale?.details.promo == .asked("WELCOME10"))
    #expect(harness.screen.contains("looking it up…"))
    harness.send(.checkout(.promoRead("WELCOME10", .success(Fixtures.promo()))))
    #expect(harness.screen.contains("✓ 10% off, -2.50"))
    #expect(harness.rows[22].contains("$22.50"))
    harness.press(.enter)
    #expect(harness.screen.contains("Promo code WELCOME10"))
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(
      order.claim.promo
        == PromoRedemption(
          code: "WELCOME10", terms: Fixtures.promo().discount, discount: Money(minorUnits: 250)))
    #expect(order.claim.payment.amount == Money(minorUnits: 2250))
  }

  @Test func `Enter looks the code up first, and goes on when it is pressed again`() throws {
    var harness = try details()
    harness.press(.tab, .tab, .tab)
    harness.type("welcome10")
    #expect(harness.press(.enter) == [.checkout(.readPromo("WELCOME10"))])
    #expect(harness.press(.enter) == [])
    #expect(harness.notice == "One moment: the promo code is being looked up.")
    #expect(harness.state.scene == .details)
    harness.send(.checkout(.promoRead("WELCOME10", .success(Fixtures.promo()))))
    harness.press(.enter)
    #expect(harness.state.scene == .payment)
  }

  @Test func `a code is asked for once, and again when it was changed`() throws {
    var harness = try harness(asking: "WELCOME1")
    harness.send(.checkout(.promoRead("WELCOME1", .success(nil))))
    #expect(harness.press(.backTab, .tab) == [])
    harness.press(.backTab)
    #expect(harness.type("0") == [])
    #expect(harness.press(.tab) == [.checkout(.readPromo("WELCOME10"))])
    // The late answer about what was typed before.
    harness.send(.checkout(.promoRead("WELCOME1", .success(nil))))
    #expect(harness.state.sale?.details.promo == .asked("WELCOME10"))
  }

  @Test func `a cleared code is no code`() throws {
    var harness = try harness(asking: "X")
    harness.send(.checkout(.promoRead("X", .success(nil))))
    harness.press(.backTab, .backspace, .enter)
    #expect(harness.state.scene == .payment)
  }

  @Test(arguments: [
    (
      Result<PromoCode?, StoreError>.success(nil),
      "There is no such promo code. Correct the code or clear it."
    ),
    (
      .success(Fixtures.promo("CODE", minPurchase: 5000)),
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
    var harness = try harness(asking: "CODE")
    harness.send(.checkout(.promoRead("CODE", answer)))
    harness.press(.enter)
    #expect(harness.state.scene == .details)
    #expect(harness.notice == reason)
  }

  @Test func `a code that no longer helps after the choice changed is not redeemed`() throws {
    var harness = try harness(asking: "WELCOME10")
    harness.send(.checkout(.promoRead("WELCOME10", .success(Fixtures.promo()))))
    // One seat less is below the minimum of 20.00.
    harness.press(.escape)
    harness.go(to: "B3")
    harness.press(.character(" "), .control("p"))
    #expect(harness.screen.contains("✗ not valid"))
    harness.press(.enter)
    #expect(harness.state.scene == .details)
    #expect(
      harness.notice == "This promo code needs a purchase of at least $20.00. Correct the code or clear it.")
  }
}
