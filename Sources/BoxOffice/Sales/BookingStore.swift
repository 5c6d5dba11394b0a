/// All that is asked of bookings, for a store that has it whole, such as a twin. Who sells or shows asks
/// for the part that they use.
package typealias BookingStore = CatalogueStore & SalesStore & BookingRecordStore
