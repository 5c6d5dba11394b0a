/// Where bookings are looked up. Every call is one round trip, and changes nothing.
package protocol BookingRecordStore: Sendable {
  /// A booking by the reference that the customer was given.
  func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord?

  /// The references of the last 400 days that end in these eight characters, newest first: nearly always one.
  /// - Parameter tail: as ``BookingReference/tail(_:)`` gives it.
  func references(endingIn tail: String) async throws(StoreError) -> [BookingReference]
}
