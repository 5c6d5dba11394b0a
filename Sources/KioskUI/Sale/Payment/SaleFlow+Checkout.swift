import BoxOffice

/// How a checkout ended.
extension SaleFlow {
  /// Seconds.
  private static let leastTimeToRetry = 60.0

  mutating func checkoutEnded(
    _ payment: PaymentReference, _ outcome: CheckoutOutcome, _ turn: inout Turn
  ) {
    guard let attempt = sale.currentAttempt, attempt.reference == payment, let order = sale.order else {
      return
    }
    sale.checkout = .idle
    turn.keepAwake()
    switch outcome {
    case .booked(let approval): booked(order, attempt, approval, &turn)
    case .declined(let reason, let until): declined(reason, isClaimed: until != nil, turn)
    case .taken(let seats):
      dropOrder(losing: seats, &turn) {
        "\($0 ? "was" : "were") sold to somebody else a moment before. Nothing was charged"
      }
    case .unavailable(let seats):
      dropOrder(losing: seats, &turn) { "\($0 ? "has" : "have") just been closed. Nothing was charged" }
    case .closed(let status):
      sale.order = nil
      sale.claimDeadline = nil
      let reason = status.reasonNotSold ?? "This showtime has begun and is not sold any more."
      interrupt(with: EndedDialog("\(reason) Nothing was charged."), &turn)
    case .repriced(let repricing):
      sale.dropOrder()
      adopt(repricing, &turn)
    case .promoRefused(let refusal, let quote):
      sale.dropOrder()
      let currency = sale.map.seating.cinema.currency
      let sentence = refusal.sentence(in: currency)
      sale.details.promo = .refused(sentence)
      // Back to the details, where the code can be corrected.
      screens.removeScreen()
      turn.notify(
        "\(sentence) Nothing was charged. Without it the seats cost \(currency.formatted(quote.amountDue)).",
        .warning)
    case .tooLate(let isRefunded):
      sale.dropOrder()
      let end = "The time to pay was over and the seats have been given back."
      interrupt(
        with: EndedDialog(
          isRefunded
            ? "\(end) No money was kept."
            : "\(end) The money that was taken is being returned; reference \(order.claim.reference)."), &turn
      )
    case .inDoubt(let reason):
      sale.checkout = .inDoubt(order.claim.reference.text)
      sale.payment.problem = reason
    case .failed(let error):
      turn.environment.databaseTrouble = error.message
      sale.payment.problem =
        "The booking could not be stored, and nothing was charged. \(error.message) Try again in a moment."
    }
  }

  private mutating func booked(
    _ order: Order, _ attempt: PaymentAttempt, _ approval: PaymentApproval, _ turn: inout Turn
  ) {
    sale.checkout = .booked
    turn.environment.databaseTrouble = nil
    let map = sale.map
    turn.run(.ticket(.read(order.claim.booking)))
    turn.run(.seatMap(.release(map.ids(of: map.chosen), map.seating.showtime.id, map.token)))
    turn.run(.seatMap(.unwatch))
    if let tender = sale.tender { turn.run(.checkout(.capture(attempt, approval, tender))) }
    screens.show(TicketScreen())
  }

  private mutating func declined(_ reason: String, isClaimed: Bool, _ turn: Turn) {
    var advice = "The seats are still yours: try again or pay another way."
    // The time to pay goes on through all attempts, but nobody is declined and out of time at once.
    if isClaimed, sale.claimDeadline == nil {
      sale.claimDeadline = turn.now + Double(turn.settings.paymentSeconds)
    }
    if let deadline = sale.claimDeadline, deadline < turn.now + Self.leastTimeToRetry {
      sale.claimDeadline = turn.now + Self.leastTimeToRetry
      advice += " You have one more minute."
    }
    sale.payment.problem = "\(reason) No money was taken. \(advice)"
  }

  /// The seats stay the customer's, who pays the new price by pressing the key again, or goes back.
  private mutating func adopt(_ repricing: Repricing, _ turn: inout Turn) {
    if sale.basket.promo != nil { sale.details.promo = repricing.promo.map { .found($0) } ?? .none }
    let (layout, seatingOverride) = (sale.map.seating.screen.layoutVersion, sale.map.seatingOverride)
    seatingReread(repricing.new.showtime, .success(repricing.seating), &turn)
    if layout == repricing.seating.screen.layoutVersion { sale.map.seatingOverride = seatingOverride }
    // What else has changed is told first.
    guard !isModal else { return }
    let currency = sale.map.seating.cinema.currency
    sale.payment.problem =
      "The price has changed: \(currency.formatted(repricing.new.amountDue)) instead of \(currency.formatted(repricing.old.amountDue)). Nothing was charged. Your seats are still yours: pay the new price, or go back."
  }

  private mutating func dropOrder(
    losing seats: [Seat.ID], _ turn: inout Turn, because reason: (_ isOne: Bool) -> String
  ) {
    sale.dropOrder()
    let spots = seats.compactMap(sale.map.plan.index(of:))
    sale.map.sold.formUnion(spots)
    lose(spots, &turn, because: reason)
  }
}

extension Sale {
  /// The claim does not stand.
  fileprivate mutating func dropOrder() {
    order = nil
    claimDeadline = nil
    attempts = 0
  }
}
