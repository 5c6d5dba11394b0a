package import BoxOffice
package import FoundationEssentials

extension InMemoryBookingStore {
  package func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int, by actor: Actor
  ) async throws(StoreError) -> Date? {
    guard let reference = sales[booking]?.booking.reference, attempt.reference.isAttempt(of: reference),
      sales[booking]?.booking.status == .pending
    else { return nil }
    // One that arrives late is of a caller who has long begun the next.
    guard !attempts(of: booking).contains(where: { attempt.reference.isBefore($0.payment.reference) }) else {
      throw .refused("A later attempt to pay has begun than \(attempt.reference).")
    }
    let expiresAt = now() + Double(lifetime)
    sales[booking]?.booking.expiresAt = expiresAt
    sales[booking]?.booking.paymentStatus = .pending
    sales[booking]?.booking.paymentMethod = attempt.method
    for other in attempts(of: booking)
    where other.payment.status == .pending && other.payment.reference != attempt.reference {
      writeOff(other.payment.reference, because: "another attempt began")
    }
    write(attempt, of: booking, reference: reference)
    audit("PAYMENT_STARTED", by: actor, reference)
    return expiresAt
  }

  package func failPayment(_ payment: PaymentReference, reason: String, by actor: Actor)
    async throws(StoreError)
  {
    guard let found = payments[payment]?.payment, found.status == .pending else { return }
    writeOff(payment, because: reason)
    audit("PAYMENT_FAILED", by: actor, found.bookingReference)
    guard let booking = found.booking, let sale = sales[booking]?.booking, sale.status == .pending,
      sale.paymentStatus == .pending
    else { return }
    sales[booking]?.booking.paymentStatus = .failed
  }

  package func confirm(_ confirmation: Confirmation, by actor: Actor) async throws(StoreError)
    -> ConfirmOutcome
  {
    guard let booking = sales[confirmation.booking]?.booking,
      let payment = payments[confirmation.payment]?.payment, payment.booking == booking.id
    else { throw .refused("The payment \(confirmation.payment) is not one of this booking.") }
    let isOpen = payment.status == .pending || payment.status == .failed
    switch booking.status {
    case .pending:
      guard isOpen else { throw .refused("The payment \(payment.reference) cannot be confirmed.") }
      settle(confirmation)
      audit("CONFIRMED", by: actor, booking.reference)
      sales[booking.id]?.booking.status = .confirmed
      sales[booking.id]?.booking.paymentStatus = .paid
      sales[booking.id]?.booking.paymentMethod = payment.method
      sales[booking.id]?.booking.confirmedAt = now()
      sales[booking.id]?.booking.expiresAt = nil
      return .confirmed
    case .confirmed, .completed, .cancelled, .refunded:
      if isOpen {
        settle(confirmation)
        audit("LATE_PAYMENT", by: actor, booking.reference)
        payments[payment.reference]?.payment.refundOwed = payment.amount
      }
      let stands = booking.status == .confirmed || booking.status == .completed
      let isItsPayment =
        payment.status == .success && payment.refundOwed == .zero && payment.refundAmount == nil
      return stands && isItsPayment ? .confirmed : .tooLate(booking.status)
    }
  }

  package func noteCaptured(_ payment: PaymentReference, by actor: Actor) async throws(StoreError) {
    guard let found = payments[payment], found.payment.status == .success, !found.isCaptured else { return }
    payments[payment]?.isCaptured = true
    audit("PAYMENT_CAPTURED", by: actor, found.payment.bookingReference)
  }

  package func noteRefunded(
    _ payment: PaymentReference, amount: Money, by actor: Actor
  ) async throws(StoreError) {
    guard var found = payments[payment]?.payment, found.status == .success, found.refundOwed > .zero else {
      return
    }
    let returned = min(amount, found.refundOwed)
    let total = (found.refundAmount ?? .zero) + returned
    found.refundOwed -= returned
    found.refundAmount = total
    found.refundedAt = now()
    if total == found.amount { found.status = .refunded }
    payments[payment]?.payment = found
    audit("PAYMENT_REFUNDED", by: actor, found.bookingReference)
  }

  private func settle(_ confirmation: Confirmation) {
    guard var payment = payments[confirmation.payment]?.payment else { return }
    let approval = confirmation.approval
    payment.status = .success
    payment.paidAt = now()
    payment.failureReason = nil
    payment.gatewayTransactionID = approval.transactionID
    payment.cardLastFour = approval.cardLastFour
    payment.cash = approval.cash
    payments[confirmation.payment]?.payment = payment
    payments[confirmation.payment]?.isCaptured = approval.isCaptured
  }

  func writeOff(_ payment: PaymentReference, because reason: String) {
    payments[payment]?.payment.status = .failed
    payments[payment]?.payment.failureReason = reason
  }
}
