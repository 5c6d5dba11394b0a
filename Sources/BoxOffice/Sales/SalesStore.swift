package import FoundationEssentials

/// Where sales are decided: the database. Every call is one round trip and one transaction.
///
/// All of them may be repeated without harm: they carry the ids that make the second one do nothing.
///
/// A payment is in doubt while it is PENDING, since its money may be moving. Cash is not: what no confirmed booking
/// accounts for was never taken, so that a PENDING payment of gateway `CASH` holds nothing up, and is written off
/// as FAILED when its booking ends.
package protocol SalesStore: Sendable {
  /// Claims seats: booking PENDING, its seats, the promo code's use, the payment PENDING, and the seat count.
  ///
  /// All or nothing. A claim that is past its time and not in doubt is not in the way: it is ended first. Where
  /// several things stand in the way, the first of these is told: closed, unavailable, taken, repriced, the promo code.
  /// - Throws: `refused` for what cannot be a booking: no seats, a seat twice, another booking's id or reference, its
  ///   payment's reference, a discount above the total.
  func claim(_ claim: Claim, by actor: Actor) async throws(StoreError) -> ClaimOutcome

  /// After a declined payment: writes that off and starts the next attempt, and gives the claim `lifetime`
  /// seconds from now, also when it is past its time and nobody has ended it. Attempts count up: where a later one has
  /// begun, this one was given up and changes nothing any more.
  /// - Returns: when the claim expires; nil when the booking is no longer PENDING, or is not the one whose reference
  ///   the attempt carries.
  /// - Throws: `refused` when a later attempt has begun.
  func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int, by actor: Actor
  ) async throws(StoreError) -> Date?

  /// Notes that an attempt did not succeed. The claim stands until it expires. Does nothing to a payment that
  /// is not PENDING.
  func failPayment(_ payment: PaymentReference, reason: String, by actor: Actor) async throws(StoreError)

  /// Settles a paid booking: CONFIRMED and PAID, the payment SUCCESS.
  ///
  /// A claim past its time that nobody has ended still stands, and so does one whose payment was written off: the
  /// money is real. A payment for a booking that has ended, or that another payment has paid, is owed back.
  /// - Throws: `refused` when the payment is not one of the booking's.
  func confirm(_ confirmation: Confirmation, by actor: Actor) async throws(StoreError) -> ConfirmOutcome

  /// Notes that the driver has captured an authorised payment.
  func noteCaptured(_ payment: PaymentReference, by actor: Actor) async throws(StoreError)

  /// Notes that `amount` of a payment has gone back: what was owed is no longer. Never more than was owed; a payment
  /// that has gone back whole is REFUNDED.
  func noteRefunded(_ payment: PaymentReference, amount: Money, by actor: Actor) async throws(StoreError)

  /// Ends a PENDING booking, unless its payment is in doubt: seats and promo code are given back.
  /// - Parameter reference: the booking's own: whoever came upon an id that is another booking's does not end that.
  /// - Returns: its status afterwards; nil when there is no such booking.
  func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason, by actor: Actor
  ) async throws(StoreError) -> BookingStatus?

  /// A booking by its id, for its ticket and to find out what happened when a reply was lost.
  func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord?

  /// Ends up to `limit` expired claims whose payment is not in doubt, skipping what another kiosk works on,
  /// and lists what the drivers must be asked about.
  func reap(limit: Int, by actor: Actor) async throws(StoreError) -> Reaping
}
