/// What is on, where, and for how much. Every call is one round trip, and changes nothing.
package protocol CatalogueStore: Sendable {
  /// The cinemas that sell, by name.
  func cinemas() async throws(StoreError) -> [Cinema]

  /// What a cinema shows, from those that began up to ``Showtime/salesGrace`` ago on. Nil when there is no
  /// such cinema.
  func programme(of cinema: Cinema.ID) async throws(StoreError) -> Programme?

  /// All that a seat map needs. Nil when there is no such showtime.
  func seating(of showtime: Showtime.ID) async throws(StoreError) -> Seating?

  /// What changed on a seat map. Nil while the showtime's version is still `version`.
  func occupancy(of showtime: Showtime.ID, since version: Int?) async throws(StoreError) -> Occupancy?

  /// A code as somebody typed it, whatever its case.
  func promoCode(_ code: String) async throws(StoreError) -> PromoCode?
}

extension Showtime {
  /// How long after its start a showtime is still sold, in seconds.
  package static let salesGrace = 900
}
