import BoxOffice
import Words

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
      dropOrder(losing: seats, &turn, because: Message.soldBefore)
    case .unavailable(let seats):
      dropOrder(losing: seats, &turn, because: Message.closedBefore)
    case .closed(let status):
      sale.order = nil
      sale.claimDeadline = nil
      let reason = Message.notSold(status) ?? .showtimeHasBegun
      interrupt(with: EndedDialog(.sentences(reason, .nothingCharged)), &turn)
    case .repriced(let repricing):
      sale.dropOrder()
      adopt(repricing, &turn)
    case .promoRefused(let refusal, let quote):
      sale.dropOrder()
      let currency = sale.map.seating.cinema.currency
      let sentence = Message.refusal(refusal, in: currency)
      sale.details.promo = .refused(sentence)
      // Back to the details, where the code can be corrected.
      screens.removeScreen()
      turn.notify(
        .sentences(sentence, .seatsCostWithoutPromo(quote.amountDue, currency)), .warning)
    case .tooLate(let isRefunded):
      sale.dropOrder()
      interrupt(
        with: EndedDialog(isRefunded ? .tooLateNothingKept : .tooLateIsReturned(order.claim.reference)), &turn
      )
    case .inDoubt(let reason):
      sale.checkout = .inDoubt(order.claim.reference.text)
      sale.payment.problem = .verbatim(reason)
    case .failed(let error):
      turn.environment.databaseTrouble = error.message
      sale.payment.problem =
        .notStored(error.message)
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
    var problem = Message.declined(reason)
    // The time to pay goes on through all attempts, but nobody is declined and out of time at once.
    if isClaimed, sale.claimDeadline == nil {
      sale.claimDeadline = turn.now + Double(turn.settings.paymentSeconds)
    }
    if let deadline = sale.claimDeadline, deadline < turn.now + Self.leastTimeToRetry {
      sale.claimDeadline = turn.now + Self.leastTimeToRetry
      problem = .sentences(problem, .oneMoreMinute)
    }
    sale.payment.problem = problem
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
      .priceHasChanged(from: repricing.old.amountDue, to: repricing.new.amountDue, currency)
  }

  private mutating func dropOrder(
    losing seats: [Seat.ID], _ turn: inout Turn, because reason: (_ seats: [SeatLabel]) -> Message
  ) {
    sale.dropOrder()
    let seats = seats.compactMap(sale.map.plan.index(of:))
    sale.map.sold.formUnion(seats)
    lose(seats, &turn, because: reason)
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
