/// How far a sale has come at the kiosk, from choosing seats to a booking.
///
/// Its functions are the steps that lead from one case to the next. A step that does not lead on from the present case
/// changes nothing and says so, so that an answer that comes late does no harm. Times are on the kiosk's monotonic clock.
package enum CheckoutState: Sendable, Hashable {
  /// Seats are being chosen, and nothing is claimed. The ids are for the order to come; nil until they are made, which after
  /// an order that was given up is when its claim has ended.
  case choosing(FreshIDs?)
  /// An order is being claimed, paid and confirmed.
  case paying(OpenOrder, by: Tender, CheckoutStep, since: Double)
  /// The latest attempt to pay the order did not succeed. The customer can try again or give the order up.
  case unpaid(OpenOrder)
  /// Nobody can say yet whether money moved. A kiosk settles the order as soon as it can.
  case inDoubt(Order)
  case booked(Order)
}

/// An order that was sent to the database, and the attempts to pay it.
package struct OpenOrder: Sendable, Hashable {
  package let order: Order
  /// The latest attempt.
  package fileprivate(set) var attempt: PaymentAttempt
  /// How many attempts there were, that one included.
  package fileprivate(set) var attempts = 1
  /// When the claim has to be paid; nil until it is known to stand.
  package fileprivate(set) var deadline: Double?
  /// For the next attempt or the next order; nil until they are made.
  package fileprivate(set) var nextIDs: FreshIDs?

  fileprivate init(_ order: Order) {
    self.order = order
    attempt = order.claim.payment
  }
}

/// An attempt that has just ended.
package struct EndedAttempt: Sendable, Hashable {
  package let order: Order
  package let payment: PaymentAttempt
  package let tender: Tender
  /// Whether the customer was given more time for another attempt.
  package let isExtended: Bool
}

// MARK: - What is known

extension CheckoutState {
  /// The order that the database was asked to claim; nil while seats are being chosen.
  package var order: Order? {
    switch self {
    case .choosing: nil
    case .paying(let open, _, _, _), .unpaid(let open): open.order
    case .inDoubt(let order), .booked(let order): order
    }
  }

  /// When the claim has to be paid; nil while none is known to stand, and once nobody waits for it.
  package var deadline: Double? {
    switch self {
    case .paying(let open, _, _, _), .unpaid(let open): open.deadline
    case .choosing, .inDoubt, .booked: nil
    }
  }

  /// The ids of the next order or attempt; nil until they are made.
  package var nextIDs: FreshIDs? {
    switch self {
    case .choosing(let ids): ids
    case .paying(let open, _, _, _), .unpaid(let open): open.nextIDs
    case .inDoubt, .booked: nil
    }
  }

  /// Whether the customer decides what comes next: which seats, how to pay, or to give all of it up.
  package var awaitsCustomer: Bool {
    switch self {
    case .choosing, .unpaid: true
    case .paying, .inDoubt, .booked: false
    }
  }

  package var isBooked: Bool {
    if case .booked = self { true } else { false }
  }
}

// MARK: - Steps

extension CheckoutState {
  /// The ids of the next order or attempt were made.
  package mutating func provide(_ ids: FreshIDs) {
    switch self {
    case .choosing: self = .choosing(ids)
    case .paying(var open, let tender, let step, let since):
      open.nextIDs = ids
      self = .paying(open, by: tender, step, since: since)
    case .unpaid(var open):
      open.nextIDs = ids
      self = .unpaid(open)
    case .inDoubt, .booked: break
    }
  }

  /// Begins to claim and pay an order, which uses up the ids.
  /// - Returns: whether it is to be sent.
  package mutating func sell(_ order: Order, by tender: Tender, at time: Double) -> Bool {
    guard case .choosing(.some) = self else { return false }
    self = .paying(OpenOrder(order), by: tender, .claiming, since: time)
    return true
  }

  /// Begins a further attempt to pay the order, which uses up the ids.
  /// - Returns: what is to be sent; nil when there is nothing to pay, or no ids.
  package mutating func retry(
    by method: PaymentMethod, gateway: String, tender: Tender, at time: Double
  ) -> OpenOrder? {
    guard case .unpaid(var open) = self, let ids = open.nextIDs else { return nil }
    open.attempts += 1
    open.attempt = open.order.attempt(open.attempts, id: ids.payment, by: method, gateway: gateway)
    open.nextIDs = nil
    self = .paying(open, by: tender, .claiming, since: time)
    return open
  }

  /// The attempt has come to its next step. With the first one after claiming, the time to pay begins, once for all
  /// attempts.
  /// - Returns: whether the claim is now known to stand.
  package mutating func reach(_ step: CheckoutStep, at time: Double) -> Bool {
    guard case .paying(var open, let tender, let before, let since) = self else { return false }
    var stands = false
    if before == .claiming, case .authorising = step {
      stands = true
      open.deadline = open.deadline ?? time + Double(open.order.paymentLifetime)
    }
    self = .paying(open, by: tender, step, since: since)
    return stands
  }

  /// The attempt has ended. Nothing is claimed any more unless it was paid, declined, left in doubt, or failed.
  /// - Parameter payment: which attempt; the answer to an earlier one is too late.
  package mutating func end(
    _ payment: PaymentReference, _ outcome: CheckoutOutcome, at time: Double
  ) -> EndedAttempt? {
    guard case .paying(var open, let tender, _, _) = self, open.attempt.reference == payment else {
      return nil
    }
    var isExtended = false
    switch outcome {
    case .booked: self = .booked(open.order)
    case .inDoubt: self = .inDoubt(open.order)
    case .failed: self = .unpaid(open)
    case .declined(_, let claimedUntil):
      isExtended = open.leaveTimeToRetry(isClaimed: claimedUntil != nil, at: time)
      self = .unpaid(open)
    case .taken, .unavailable, .closed, .repriced, .promoRefused, .tooLate: self = .choosing(open.nextIDs)
    }
    return EndedAttempt(
      order: open.order, payment: open.attempt, tender: tender, isExtended: isExtended)
  }

  /// Gives an unpaid order up.
  /// - Returns: the order, whose claim has to be ended; nil when there is none to give up.
  package mutating func giveUp() -> Order? {
    guard case .unpaid(let open) = self else { return nil }
    self = .choosing(nil)
    return open.order
  }
}

extension OpenOrder {
  /// Seconds.
  private static let leastTimeToRetry = 60.0

  /// The time to pay goes on through all attempts, but nobody is declined and out of time at once.
  /// - Returns: whether the customer has more time than before.
  fileprivate mutating func leaveTimeToRetry(isClaimed: Bool, at time: Double) -> Bool {
    if isClaimed, deadline == nil { deadline = time + Double(order.paymentLifetime) }
    guard let due = deadline, due < time + Self.leastTimeToRetry else { return false }
    deadline = time + Self.leastTimeToRetry
    return true
  }
}
