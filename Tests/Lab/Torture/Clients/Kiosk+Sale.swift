internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import FaultInjection

extension Kiosk {
  /// Sells a choice, pays again after a declined card, and asks again where nobody said what happened.
  func sell(_ choice: Choice, to customer: Customer, in hall: SalesHall, by tender: Tender) async {
    var ids = customer.ids
    let seats = hall.bookingSeats(choice.seats)
    let promo =
      if let code = customer.promo { await promo(code, on: seats, in: hall) } else { PromoRedemption?.none }
    let order = Order(
      seats, in: hall, promo: promo, by: tender.driver(on: terminals, paying: .zero), using: &ids)
    if customer.leavesUnpaid {
      // Whether or not anybody said that the seats are theirs.
      _ = try? await store.claim(order.claim, by: actor)
      _ = try? await store.abandon(
        order.claim.booking, reference: order.claim.reference, because: .abandoned, by: actor)
      return
    }
    let isDoubling = rules.current.isDoubling
    var outcome: CheckoutOutcome
    if customer.isDouble(ordered: isDoubling) {
      if isDoubling { rules.met(.doubling(true)) }
      async let second = sell(order, by: tender, at: doubled, as: doubledHistory)
      outcome = await sell(order, by: tender, at: store, as: history)
      _ = await second
    } else {
      outcome = await sell(order, by: tender, at: store, as: history)
    }
    // Whoever was told that it failed presses the key again: for the same payment, or, as on the screen, for another.
    var attempts = 1
    if case .failed = outcome, customer.insists {
      if customer.insistsOnPayment {
        outcome = await sell(order, by: tender, at: store, as: history)
      } else {
        attempts += 1
        outcome = await pay(order, attempts, by: .card(.approve), using: &ids)
      }
    }
    if case .declined = outcome {
      guard customer.paysAgain else {
        _ = try? await store.abandon(
          order.claim.booking, reference: order.claim.reference, because: .abandoned, by: actor)
        return
      }
      outcome = await pay(order, attempts + 1, by: customer.nextTender, using: &ids)
    }
    if case .booked = outcome, customer.announces { try? await holds.announceSale(in: choice.showtime) }
  }

  /// A further attempt to pay an order.
  private func pay(
    _ order: Order, _ number: Int, by tender: Tender, using ids: inout SeededGenerator
  ) async -> CheckoutOutcome {
    let attempt = order.attempt(number, by: tender.driver(on: terminals, paying: .zero), using: &ids)
    return await sell(order, attempt, by: tender, at: store, as: history)
  }

  /// Sells an order, or pays it by a further attempt, and captures what was only reserved.
  nonisolated func sell(
    _ order: Order, _ further: PaymentAttempt? = nil, by tender: Tender, at store: any BookingStore,
    as history: ClientHistory
  ) async -> CheckoutOutcome {
    let attempt = further ?? order.claim.payment
    let terminal = tender.driver(on: terminals, paying: attempt.amount)
    let driver = RecordingDriver(
      plan.mutant == .newKeyOnRetry ? ForgetfulTerminal(terminal) : terminal, for: history
    ) { [rules] in
      if case .card(let behaviour) = tender, behaviour == rules.current.payments {
        rules.met(.payments(behaviour))
      }
    }
    let checkout = Checkout(store: store, driver: driver, by: actor, patience: ClientPlan.patience)
    let begun = history.begin(order, attempt, isRetry: further != nil)
    let outcome =
      if let further {
        await checkout.retry(further, of: order, progress: { _ in })
      } else {
        await checkout.sell(order, progress: { _ in })
      }
    history.end(begun, outcome)
    if case .booked(let approval) = outcome { await checkout.capture(attempt, approval: approval) }
    return outcome
  }
}

/// What a customer pays with.
enum Tender: Sendable {
  case cash
  case card(CardBehaviour)

  /// - Parameter amount: what the customer hands over, and a little more, in cash.
  func driver(on terminals: CardTerminals, paying amount: Money) -> any PaymentDriver {
    switch self {
    case .cash: CashDrawer(tendered: amount + Money(minorUnits: 500))
    case .card(let behaviour): terminals[behaviour]
    }
  }
}

extension Order {
  /// An order with ids that the generator makes.
  init(
    _ seats: [BookingSeat], in hall: SalesHall, promo: PromoRedemption? = nil, by driver: any PaymentDriver,
    using generator: inout SeededGenerator
  ) {
    let reference = BookingReference(
      date: CalendarDate(daysSinceEpoch: 20_000), random: generator.next())
    let amount = seats.reduce(.zero) { $0 + $1.price } - (promo?.discount ?? .zero)
    self.init(
      claim: Claim(
        booking: .made(by: &generator), reference: reference,
        quote: Quote(
          showtime: hall.seating.showtime.id, seats: seats, promo: promo, version: hall.seating.pricingVersion
        ),
        payment: PaymentAttempt(
          id: .made(by: &generator), reference: PaymentReference(booking: reference, attempt: 1),
          gateway: driver.gateway, method: driver.method, amount: amount, currency: .usd),
        lifetime: ClientPlan.claimLifetime),
      paymentLifetime: ClientPlan.paymentLifetime, statement: "Proving Ground")
  }

  /// A further attempt to pay it.
  func attempt(
    _ number: Int, by driver: any PaymentDriver, using generator: inout SeededGenerator
  ) -> PaymentAttempt {
    PaymentAttempt(
      id: .made(by: &generator), reference: PaymentReference(booking: claim.reference, attempt: number),
      gateway: driver.gateway, method: driver.method, amount: claim.finalAmount,
      currency: claim.payment.currency)
  }
}

/// ``Sabotage/newKeyOnRetry``: a terminal whose lost replies are asked for by a new payment.
private actor ForgetfulTerminal: PaymentDriver {
  nonisolated let gateway: String
  nonisolated let method: PaymentMethod
  private let driver: any PaymentDriver
  private var lost: PaymentRequest?

  init(_ driver: any PaymentDriver) {
    self.driver = driver
    gateway = driver.gateway
    method = driver.method
  }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    let outcome = await driver.authorise(request)
    if case .unknown = outcome { lost = request }
    return outcome
  }

  func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    guard let lost, lost.reference == reference else { return await driver.settle(reference) }
    let again = PaymentReference("\(reference)-again")
    _ = await driver.authorise(
      PaymentRequest(
        reference: again, amount: lost.amount, currency: lost.currency, description: lost.description))
    let outcome = await driver.settle(again)
    if case .approved = outcome { _ = await driver.capture(again) }
    return outcome
  }

  func capture(_ reference: PaymentReference) async -> Bool { await driver.capture(reference) }

  func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    await driver.refund(reference, amount: amount)
  }
}
