/// All that a sale needs, for whoever stands in for it whole: a twin, or what tests put around a store. Who sells or shows asks
/// for the part that they use.
package typealias BookingStore = CatalogueStore & SalesStore & BookingRecordStore
