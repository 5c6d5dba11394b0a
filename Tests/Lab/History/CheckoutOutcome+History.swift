internal import BoxOffice

extension ClientHistory {
  /// Notes that an order is about to be sold or paid once more.
  /// - Parameter token: the one that holds its seats.
  func begin(
    _ order: Order, _ attempt: PaymentAttempt, isRetry: Bool, token: HoldToken? = nil
  ) -> HistoryEvent {
    begin(
      isRetry ? .retry : .sell, showtime: order.claim.showtime.description,
      seats: order.claim.seats.map(\.seat.description), booking: order.claim.booking.description,
      payment: attempt.reference.text, amount: attempt.amount.minorUnits,
      token: token?.description)
  }

  /// Notes what the customer was told. Only ``CheckoutOutcome/booked(approval:)`` is an `ok`: the acknowledgement.
  func end(_ begun: HistoryEvent, _ outcome: CheckoutOutcome) {
    switch outcome {
    case .booked: end(begun, .ok, detail: "booked")
    case .taken: end(begun, .failed, detail: "taken")
    case .unavailable: end(begun, .failed, detail: "not for sale")
    case .closed(let status): end(begun, .failed, detail: "closed: \(status.rawValue)")
    case .repriced: end(begun, .failed, detail: "repriced")
    case .promoRefused(let refusal, _): end(begun, .failed, detail: "promo code: \(refusal)")
    case .declined(let reason, _): end(begun, .failed, detail: "declined: \(reason)")
    case .tooLate(let isRefunded):
      end(begun, .failed, detail: isRefunded ? "too late, refunded" : "too late, refund owed")
    case .inDoubt(let reason): end(begun, .unknown, detail: "in doubt: \(reason)")
    case .failed(let error): end(begun, HistoryEvent.Phase(error), detail: error.message)
    }
  }
}
