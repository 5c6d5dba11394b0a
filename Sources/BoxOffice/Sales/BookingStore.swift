/// All that is asked about bookings, for types that implement the whole of it, such as twins. Other code asks for the protocols
/// that it uses.
package typealias BookingStore = CatalogueStore & SalesStore & BookingRecordStore
