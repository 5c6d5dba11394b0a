/// Ids for the next order, or for the next attempt to pay one, made where randomness is.
package struct FreshIDs: Sendable, Hashable {
  package var booking: Booking.ID
  package var payment: Payment.ID
  /// 64 unguessable bits for the booking's reference.
  package var random: UInt64

  package init(booking: Booking.ID, payment: Payment.ID, random: UInt64) {
    self.booking = booking
    self.payment = payment
    self.random = random
  }
}
