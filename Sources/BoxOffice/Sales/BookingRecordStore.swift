/// Where bookings are looked up. Every call is one round trip, and changes nothing.
package protocol BookingRecordStore: Sendable {
  /// What became of a booking: resolves a lost reply.
  func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord?

  /// A booking by what the customer was told.
  func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord?
}
