import BoxOffice
import Words

/// How a checkout ended.
extension SaleFlow {
  mutating func checkoutEnded(
    _ payment: PaymentReference, _ outcome: CheckoutOutcome, _ turn: inout Turn
  ) {
    guard let ended = sale.checkout.end(payment, outcome, at: turn.now) else { return }
    turn.keepAwake()
    switch outcome {
    case .booked(let approval): booked(ended, approval, &turn)
    case .declined(let reason, _):
      let problem = Message.declined(reason)
      sale.payment.problem = ended.isExtended ? .sentences(problem, .oneMoreMinute) : problem
    case .taken(let seats): lose(seats, &turn, because: Message.soldBefore)
    case .unavailable(let seats): lose(seats, &turn, because: Message.closedBefore)
    case .closed(let status):
      let reason = Message.notSold(status) ?? .showtimeHasBegun
      interrupt(with: EndedDialog(.sentences(reason, .nothingCharged)), &turn)
    case .repriced(let repricing): adopt(repricing, &turn)
    case .promoRefused(let refusal, let quote):
      let currency = sale.map.seating.cinema.currency
      let sentence = Message.refusal(refusal, in: currency)
      sale.details.promo = .refused(sentence)
      // Back to the details, where the code can be corrected.
      screens.removeScreen()
      turn.notify(
        .sentences(sentence, .seatsCostWithoutPromo(quote.amountDue, currency)), .warning)
    case .tooLate(let isRefunded):
      let sentence: Message =
        isRefunded ? .tooLateNothingKept : .tooLateIsReturned(ended.order.claim.reference)
      interrupt(with: EndedDialog(sentence), &turn)
    case .inDoubt: break
    case .failed(let error):
      turn.environment.databaseTrouble = error.message
      sale.payment.problem =
        .notStored(error.message)
    }
  }

  private mutating func booked(_ ended: EndedAttempt, _ approval: PaymentApproval, _ turn: inout Turn) {
    turn.environment.databaseTrouble = nil
    let map = sale.map
    turn.run(.ticket(.read(ended.order.claim.booking)))
    turn.run(.seatMap(.release(map.ids(of: map.chosen), map.seating.showtime.id, map.token)))
    turn.run(.seatMap(.unwatch))
    turn.run(.checkout(.capture(ended.payment, approval, ended.tender)))
    screens.show(TicketScreen(ended.order))
  }

  /// Keeps the seats. The customer pays the new price by pressing the key again, or goes back.
  private mutating func adopt(_ repricing: Repricing, _ turn: inout Turn) {
    if sale.basket.promo != nil { sale.details.promo = repricing.promo.map { .found($0) } ?? .none }
    let (layout, seatingOverride) = (sale.map.seating.screen.layoutVersion, sale.map.seatingOverride)
    seatingReread(repricing.new.showtime, .success(repricing.seating), &turn)
    if layout == repricing.seating.screen.layoutVersion { sale.map.seatingOverride = seatingOverride }
    // A dialog about other changes comes first.
    guard !isModal else { return }
    let currency = sale.map.seating.cinema.currency
    sale.payment.problem =
      .priceHasChanged(from: repricing.old.amountDue, to: repricing.new.amountDue, currency)
  }

  /// Removes seats that somebody else bought before the claim.
  private mutating func lose(
    _ seats: [Seat.ID], _ turn: inout Turn, because reason: (_ seats: [SeatLabel]) -> Message
  ) {
    let gone = seats.compactMap(sale.map.plan.index(of:))
    sale.map.sold.formUnion(gone)
    lose(gone, &turn, because: reason)
  }
}
