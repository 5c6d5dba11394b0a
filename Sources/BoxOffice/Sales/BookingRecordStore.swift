/// Where bookings are looked up. Every call is one round trip, and changes nothing.
package protocol BookingRecordStore: Sendable {
  /// A booking by what the customer was told.
  func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord?
}
