package import FoundationEssentials

/// What a checkout does at the moment, for the screen.
package enum CheckoutStep: Sendable, Hashable {
  case claiming
  case authorising(PaymentMethod)
  /// The driver did not answer: it is asked again, with the same key.
  case settling
  case confirming
}

/// How a checkout ended.
package enum CheckoutOutcome: Sendable, Hashable {
  /// It stands in the database.
  case booked(approval: PaymentApproval)
  /// Seats went to somebody else before the claim; nothing was claimed or paid.
  case taken([Seat.ID])
  case unavailable([Seat.ID])
  case closed(Showtime.Status)
  /// The seats cost something else now; nothing was claimed or paid. The customer decides.
  case repriced(Repricing)
  /// The promo code does not help any more; nothing was claimed or paid. What the seats cost without it.
  case promoRefused(PromoRefusal, without: Quote)
  /// No money moved; the claim stands until then, for another attempt.
  case declined(reason: String, claimedUntil: Date?)
  /// The claim had ended before the money came; what was paid goes back.
  case tooLate(isRefunded: Bool)
  /// Nobody can say yet whether money moved. The claim stays, and a kiosk settles it as soon as it can.
  case inDoubt(reason: String)
  /// The database refused or cannot be reached. Nothing was paid.
  case failed(StoreError)
}

/// Claim, pay, confirm, capture: the order in which nobody pays without a seat and nobody sits without paying.
///
/// Every step may be repeated without harm. If the process dies between two of them, ``Reaper`` ends the sale.
package struct Checkout: Sendable {
  private let store: any SalesStore
  private let driver: any PaymentDriver
  private let actor: Actor
  /// How often a lost reply is asked for before the sale is left to the reaper, and how long to wait between.
  private let patience: Patience
  /// What it waits by.
  private let clock: any Clock<Duration>

  package init(
    store: any SalesStore, driver: any PaymentDriver, by actor: Actor,
    patience: Patience = Patience(),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.store = store
    self.driver = driver
    self.actor = actor
    self.patience = patience
    self.clock = clock
  }

  /// How often and after which pauses a lost reply is asked for again.
  package struct Patience: Sendable, Hashable {
    package var attempts: Int
    package var pause: Duration

    package init(attempts: Int = 5, pause: Duration = .milliseconds(400)) {
      self.attempts = attempts
      self.pause = pause
    }
  }

  /// Claims the order's seats and pays its first attempt.
  package func sell(
    _ order: Order, progress: @Sendable (CheckoutStep) async -> Void
  ) async -> CheckoutOutcome {
    await progress(.claiming)
    do {
      switch try await claim(order.claim) {
      case .stands(let until):
        return await pay(order.claim.payment, of: order, claimedUntil: until, progress: progress)
      case .refused(let outcome): return outcome
      }
    } catch {
      return await failure(error, of: order.claim.payment, for: order)
    }
  }

  /// Pays a claimed order by a further attempt, after a declined one.
  package func retry(
    _ attempt: PaymentAttempt, of order: Order, progress: @Sendable (CheckoutStep) async -> Void
  ) async -> CheckoutOutcome {
    await progress(.claiming)
    do {
      if let until = try await start(attempt, of: order) {
        return await pay(attempt, of: order, claimedUntil: until, progress: progress)
      }
      // The first attempt may have failed before its claim was stored: then it is stored now.
      if case .refused(let outcome) = try await claim(order.claim) { return outcome }
      guard let until = try await start(attempt, of: order) else { return .tooLate(isRefunded: true) }
      return await pay(attempt, of: order, claimedUntil: until, progress: progress)
    } catch {
      return await failure(error, of: attempt, for: order)
    }
  }

  /// What a refusal means for the sale. The same order may have been sent before, and be booked and paid by this attempt:
  /// a database that takes nothing in, such as one whose disk is full, can still say so.
  private func failure(
    _ error: StoreError, of attempt: PaymentAttempt, for order: Order
  ) async -> CheckoutOutcome {
    guard case .refused = error, let record = try? await store.booking(order.claim.booking),
      record.booking.reference == order.claim.reference, record.booking.status == .confirmed,
      record.payments.contains(where: { $0.reference == attempt.reference && $0.status == .success })
    else { return .failed(error) }
    return .booked(approval: PaymentApproval(isCaptured: true))
  }

  private func start(_ attempt: PaymentAttempt, of order: Order) async throws(StoreError) -> Date? {
    try await persist { () async throws(StoreError) in
      try await store.startPayment(
        attempt, of: order.claim.booking, lifetime: order.paymentLifetime, by: actor)
    }
  }

  private func pay(
    _ attempt: PaymentAttempt, of order: Order, claimedUntil: Date,
    progress: @Sendable (CheckoutStep) async -> Void
  ) async -> CheckoutOutcome {
    await progress(.authorising(driver.method))
    var outcome = await driver.authorise(
      PaymentRequest(
        reference: attempt.reference, amount: attempt.amount, currency: attempt.currency,
        description: order.statement))
    var asked = 0
    while case .unknown = outcome, asked < patience.attempts {
      await progress(.settling)
      try? await clock.sleep(for: patience.pause * asked)
      outcome = await driver.settle(attempt.reference)
      asked += 1
    }
    switch outcome {
    case .unknown(let reason):
      return .inDoubt(reason: reason)
    case .declined(let reason):
      // If this is lost, the reaper asks the driver and gets the same answer.
      try? await store.failPayment(attempt.reference, reason: reason, by: actor)
      return .declined(reason: reason, claimedUntil: claimedUntil)
    case .approved(let approval):
      await progress(.confirming)
      return await confirm(attempt, approval: approval, of: order)
    }
  }

  private func confirm(
    _ attempt: PaymentAttempt, approval: PaymentApproval, of order: Order
  ) async -> CheckoutOutcome {
    let confirmation = Confirmation(
      booking: order.claim.booking, payment: attempt.reference, approval: approval)
    do {
      switch try await persist({ () async throws(StoreError) in
        try await store.confirm(confirmation, by: actor)
      }) {
      case .confirmed:
        return .booked(approval: approval)
      case .tooLate:
        return .tooLate(isRefunded: await giveBack(attempt))
      }
    } catch {
      return .inDoubt(reason: error.message)
    }
  }

  /// Takes the reserved money, after "booked" is on the screen. If this fails, the reaper does it.
  package func capture(_ attempt: PaymentAttempt, approval: PaymentApproval) async {
    guard !approval.isCaptured, await driver.capture(attempt.reference) else { return }
    try? await store.noteCaptured(attempt.reference, by: actor)
  }

  private func giveBack(_ attempt: PaymentAttempt) async -> Bool {
    guard await driver.refund(attempt.reference, amount: attempt.amount) else { return false }
    // If this is lost, the reaper refunds again with the same key, which does nothing, and notes it.
    try? await store.noteRefunded(attempt.reference, amount: attempt.amount, by: actor)
    return true
  }

  private enum Claimed {
    case stands(until: Date)
    case refused(CheckoutOutcome)
  }

  /// How often a claim is sent again because prices of other seats have changed.
  private static let requotes = 5

  /// Claims an order's seats. Where the prices have changed and come to the same, it is the customer's order still, and
  /// is claimed by those.
  private func claim(_ claim: Claim) async throws(StoreError) -> Claimed {
    var claim = claim
    for _ in 0..<Self.requotes {
      let current = claim
      let outcome = try await persist { () async throws(StoreError) in
        try await store.claim(current, by: actor)
      }
      switch outcome {
      case .claimed(let until): return .stands(until: until)
      case .repriced(let seating, let promo):
        do {
          let quote = try claim.quote.requoted(in: seating, promo: promo)
          guard quote.costsTheSame(as: claim.quote) else {
            return .refused(
              .repriced(Repricing(old: claim.quote, new: quote, seating: seating, promo: promo)))
          }
          claim = claim.quoted(quote)
        } catch {
          return .refused(.unavailable(error.seats))
        }
      case .taken(let seats): return .refused(.taken(seats))
      case .unavailable(let seats): return .refused(.unavailable(seats))
      case .closed(let status): return .refused(.closed(status))
      case .promoRefused(let refusal):
        return .refused(.promoRefused(refusal, without: claim.quote.withoutPromo))
      // The same order was sent twice at once and the other one was quicker.
      case .ended(.confirmed): return .refused(.booked(approval: PaymentApproval(isCaptured: true)))
      case .ended: return .refused(.tooLate(isRefunded: true))
      }
    }
    throw .unavailable("The prices are being changed at this moment.")
  }

  /// Repeats a call whose outcome is unknown or whose server was away for a moment: all of them carry ids that
  /// make the second one harmless.
  private func persist<Answer: Sendable>(
    _ call: () async throws(StoreError) -> Answer
  ) async throws(StoreError) -> Answer {
    var attempt = 0
    while true {
      do {
        return try await call()
      } catch .refused(let message) {
        throw .refused(message)
      } catch {
        attempt += 1
        guard attempt < patience.attempts else { throw error }
        try? await clock.sleep(for: patience.pause * attempt)
      }
    }
  }
}
