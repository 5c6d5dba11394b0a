package import BoxOffice

/// What a sale asks of the stores and the payment drivers.
package enum CheckoutEffect: Hashable, Sendable {
  /// → ``CheckoutEvent/promoRead(_:_:)``
  case readPromo(String)
  /// → ``CheckoutEvent/stepped(_:)``, ``CheckoutEvent/ended(_:_:)``
  case sell(Order, Tender)
  /// The same for a further attempt after a declined one.
  case retry(PaymentAttempt, Order, Tender)
  case capture(PaymentAttempt, PaymentApproval, Tender)
  /// Ends a claim that will not be paid. → ``CheckoutEvent/freshIDs(_:)``, once it has ended or cannot be: until then its
  /// seats are among the sold.
  case abandon(Booking.ID, BookingReference, of: Showtime.ID)
  /// → ``CheckoutEvent/freshIDs(_:)``
  case makeIDs
}

/// What they answer.
package enum CheckoutEvent: Hashable, Sendable {
  case promoRead(String, Result<PromoCode?, StoreError>)
  case stepped(CheckoutStep)
  case ended(PaymentReference, CheckoutOutcome)
  case freshIDs(FreshIDs)
}
