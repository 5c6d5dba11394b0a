internal import BoxOffice
internal import FoundationEssentials
internal import Testing

extension BookingStoreContract {
  static let repricing = [
    Self("A claim by rules that are others by now is refused, and told what the showtime's prices are") {
      kiosks in
      let claim = kiosks.claim([2, 3])
      try await kiosks.prices.setRule(kiosks.rule("Standard", 1_400))
      let before = try await kiosks.occupancy()
      let new = try await kiosks.repriced(claim)
      #expect(new.seats.map(\.price) == [Money(minorUnits: 1_400), Money(minorUnits: 2_000)])
      #expect(try await kiosks.occupancy() == before)
      #expect(try await kiosks.other.booking(claim.booking) == nil)
      #expect(try await kiosks.one.claim(kiosks.claim(claim, at: new)).isClaimed)
      #expect(try await kiosks.record(of: claim).booking.totalAmount == Money(minorUnits: 3_400))
    },

    Self("A rule that is added, one that ends, and a showtime of another tier are told as well") { kiosks in
      let showtime = kiosks.world.evening.showtime.id
      try await kiosks.prices.setRule(kiosks.surcharge)
      let dearer = try await kiosks.repriced(kiosks.claim([2]))
      #expect(dearer.total == Money(minorUnits: 1_250))
      try await kiosks.prices.setTier(.peak, showtime)
      let peak = try await kiosks.repriced(kiosks.claim(kiosks.claim([2]), at: dearer))
      #expect(peak.total == Money(minorUnits: 1_450))
      var ended = kiosks.surcharge
      ended.isActive = false
      try await kiosks.prices.setRule(ended)
      let usual = try await kiosks.repriced(kiosks.claim(kiosks.claim([2]), at: peak))
      #expect(usual.total == Money(minorUnits: 1_250))
      #expect(try await kiosks.one.claim(kiosks.claim(kiosks.claim([2]), at: usual)).isClaimed)
    },

    Self("A seat that is of another kind by now is claimed at its price") { kiosks in
      let claim = kiosks.claim([1])
      try await kiosks.change { $0.rows[0].places[0].type = .vip }
      #expect(try await kiosks.repriced(claim).total == Money(minorUnits: 1_850))
    },

    Self("What is taken is told before what is repriced, and a claim that stands is not repriced") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1]))
      try await kiosks.prices.setRule(kiosks.rule("Standard", 1_400))
      #expect(try await kiosks.other.claim(kiosks.claim([1, 2])) == .taken(kiosks.seats([1])))
      #expect(try await kiosks.one.claim(claim).isClaimed)
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .confirmed)
      #expect(try await kiosks.record(of: claim).booking.totalAmount == Money(minorUnits: 1_250))
    },

    Self("A promo code that gives something else by now is told, and what it gives") { kiosks in
      let claim = kiosks.claim([1, 2], promo: kiosks.promo(.tenOff, discount: 250))
      for (discount, minorUnits) in [
        (PromoCode.Discount.percentage(hundredths: 500, limit: nil), 125),
        (.percentage(hundredths: 500, limit: Money(minorUnits: 100)), 100),
        (.fixed(Money(minorUnits: 300)), 300),
      ] {
        var promo = kiosks.world.promoCode(.tenOff)
        promo.discount = discount
        try await kiosks.prices.setPromo(promo)
        let new = try await kiosks.repriced(claim)
        #expect(new.discount == Money(minorUnits: minorUnits) && new.total == Money(minorUnits: 2_500))
        #expect(new.promoRefusal == nil)
      }
      #expect(try await kiosks.uses(of: .tenOff) == 0)
      let new = try await kiosks.repriced(claim)
      #expect(try await kiosks.one.claim(kiosks.claim(claim, at: new)).isClaimed)
      #expect(try await kiosks.uses(of: .tenOff) == 1)
    },

    Self("A sale goes on where other rules come to the same price, and else tells the old and the new one") {
      kiosks in
      let checkout = Checkout(store: kiosks.one, driver: ApprovingDriver(), by: .test)
      func sell(_ claim: Claim) async -> CheckoutOutcome {
        await checkout.sell(Order(claim: claim, paymentLifetime: 60, statement: "")) { _ in }
      }
      try await kiosks.prices.setRule(kiosks.surcharge)
      let sold = kiosks.claim([1])
      #expect(await sell(sold) == .booked(approval: ApprovingDriver.approval))
      #expect(try await kiosks.record(of: sold).booking.totalAmount == Money(minorUnits: 1_250))

      try await kiosks.prices.setRule(kiosks.rule("Standard", 1_000))
      let refused = kiosks.claim([2, 3])
      guard case .repriced(let repricing) = await sell(refused) else {
        Issue.record("The old price was taken.")
        return
      }
      #expect(repricing.old == refused.quote && repricing.old.amountDue == Money(minorUnits: 3_100))
      #expect(repricing.new.seats.map(\.price) == [Money(minorUnits: 1_000), Money(minorUnits: 1_600)])
      #expect(repricing.new.amountDue == Money(minorUnits: 2_600))
      #expect(try await kiosks.other.booking(refused.booking) == nil)
      #expect(
        await sell(kiosks.claim(refused, at: repricing.new)) == .booked(approval: ApprovingDriver.approval))
    },

    Self("A sale with a promo code that has run out tells what the seats cost without it") { kiosks in
      let checkout = Checkout(store: kiosks.one, driver: ApprovingDriver(), by: .test)
      var (usedUp, inactive, expired) = (
        kiosks.world.promoCode(.tenOff), kiosks.world.promoCode(.tenOff), kiosks.world.promoCode(.tenOff)
      )
      (usedUp.usageLimit, usedUp.usageCount) = (2, 2)
      inactive.isActive = false
      expired.validUntil = expired.validFrom
      for (number, code) in [(1, usedUp), (2, inactive), (3, expired)] {
        try await kiosks.prices.setPromo(code)
        let claim = kiosks.claim([number], promo: kiosks.promo(.tenOff, discount: 125))
        let outcome = await checkout.sell(Order(claim: claim, paymentLifetime: 60, statement: "")) { _ in }
        guard case .promoRefused(_, let quote) = outcome else {
          Issue.record("\(outcome)")
          continue
        }
        #expect(quote.promo == nil && quote.amountDue == claim.total)
        #expect(try await kiosks.other.booking(claim.booking) == nil)
      }
    },

    Self("A seat that no rule gives a price any more is not sold") { kiosks in
      var rule = kiosks.rule("Standard", 1_250)
      rule.isActive = false
      try await kiosks.prices.setRule(rule)
      let claim = kiosks.claim([1, 2])
      let outcome = await Checkout(store: kiosks.one, driver: ApprovingDriver(), by: .test).sell(
        Order(claim: claim, paymentLifetime: 60, statement: "")
      ) { _ in }
      #expect(outcome == .unavailable(kiosks.seats([1, 2])))
    },
  ]
}

extension BookingKiosks {
  /// A rule of the world with another price.
  fileprivate func rule(_ name: String, _ minorUnits: Int) -> PricingRule {
    var rule = world.evening.rules.first { $0.name == name } ?? surcharge
    rule.modifier = .fixed(Money(minorUnits: minorUnits))
    return rule
  }

  /// At showtimes that the world has none of.
  fileprivate var surcharge: PricingRule {
    PricingRule(
      id: world.surcharge, cinema: world.cinema.id, name: "Peak", kind: .ticketType, ticketType: .adult,
      priceTier: .peak, modifier: .fixed(Money(minorUnits: 200)))
  }

  /// The same claim at another quote.
  fileprivate func claim(_ claim: Claim, at quote: Quote) -> Claim {
    Claim(
      booking: claim.booking, reference: claim.reference, quote: quote, guest: claim.guest,
      payment: PaymentAttempt(
        id: claim.payment.id, reference: claim.payment.reference, gateway: claim.payment.gateway,
        method: claim.payment.method, amount: quote.amountDue, currency: claim.payment.currency),
      lifetime: claim.lifetime)
  }

  /// What a claim's seats cost now, as its refusal tells.
  fileprivate func repriced(_ claim: Claim) async throws -> Quote {
    let outcome = try await one.claim(claim)
    guard case .repriced(let seating, let promo) = outcome else {
      throw Unexpected(outcome: "\(outcome)")
    }
    let seats = claim.seats.map(\.seat)
    let items = seating.seats.filter { seats.contains($0.id) }.map { Basket.Item($0) }
    return try Basket(items, promo: promo).quote(in: seating, at: seating.readAt)
  }
}

/// Another outcome than the one that was waited for.
private struct Unexpected: Error {
  let outcome: String
}

/// Approves everything.
private struct ApprovingDriver: PaymentDriver {
  static let approval = PaymentApproval(transactionID: "T", isCaptured: true)
  var gateway: String { "SIMULATOR" }
  var method: PaymentMethod { .card }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome { .approved(Self.approval) }
  func settle(_ reference: PaymentReference) async -> PaymentOutcome { .approved(Self.approval) }
  func capture(_ reference: PaymentReference) async -> Bool { true }
  func refund(_ reference: PaymentReference, amount: Money) async -> Bool { true }
}
