/// Where bookings are looked up. Every call is one round trip, and changes nothing.
package protocol BookingRecordStore: Sendable {
  /// A booking by what the customer was told.
  func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord?

  /// Whose references of the last 400 days end in these eight characters, newest first: nearly always one.
  /// - Parameter tail: as ``BookingReference/tail(_:)`` gives it.
  func references(endingIn tail: String) async throws(StoreError) -> [BookingReference]
}
