/// A basket on its way to a booking: what one press of "pay" asks for. The ids are made before anything is
/// sent and stay the same when it is asked again.
package struct Order: Sendable, Hashable {
  package var claim: Claim
  /// Seconds that a further attempt to pay gives the claim.
  package var paymentLifetime: Int
  /// What the customer's statement says.
  package var statement: String

  package init(claim: Claim, paymentLifetime: Int, statement: String) {
    self.claim = claim
    self.paymentLifetime = paymentLifetime
    self.statement = statement
  }
}

extension Order {
  /// The ids of a booking and its first payment.
  package struct IDs: Sendable, Hashable {
    package var booking: Booking.ID
    package var reference: BookingReference
    package var payment: Payment.ID

    package init(booking: Booking.ID, reference: BookingReference, payment: Payment.ID) {
      self.booking = booking
      self.reference = reference
      self.payment = payment
    }
  }

  /// The order of a basket at the price that was quoted for it.
  /// - Parameter lifetime: seconds that the customer has to pay, at each attempt.
  package init(
    _ basket: Basket, at quote: Quote, in cinema: Cinema, ids: IDs, by method: PaymentMethod,
    gateway: String, lifetime: Int
  ) {
    let payment = PaymentAttempt(
      id: ids.payment, reference: PaymentReference(booking: ids.reference, attempt: 1), gateway: gateway,
      method: method, amount: quote.amountDue, currency: cinema.currency)
    self.init(
      claim: Claim(
        booking: ids.booking, reference: ids.reference, quote: quote, guest: basket.guest, payment: payment,
        lifetime: lifetime, seatingOverride: basket.seatingOverride),
      paymentLifetime: lifetime, statement: "\(cinema.name) \(ids.reference)")
  }

  /// A further attempt to pay it.
  package func attempt(
    _ number: Int, id: Payment.ID, by method: PaymentMethod, gateway: String
  ) -> PaymentAttempt {
    PaymentAttempt(
      id: id, reference: PaymentReference(booking: claim.reference, attempt: number), gateway: gateway,
      method: method, amount: claim.finalAmount, currency: claim.payment.currency)
  }
}
