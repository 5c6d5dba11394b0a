package import BoxOffice
package import Terminal

/// Everything that happens to the kiosk: keys, time, and what became of its effects.
package enum Event: Sendable, Hashable {
  case input(InputEvent)
  /// Once a second and after every pause: the monotonic clock, in seconds. Handed in with every event, see
  /// ``KioskState/update(_:at:)``.
  case tick
  case programmeRead(Result<Programme, StoreError>)
  case seatingRead(Showtime.ID, Result<SeatingOpening, StoreError>)
  case seatingReread(Showtime.ID, Result<Seating, StoreError>)
  case holdsChanged(Showtime.ID, HoldChange)
  /// Nil where nothing has changed.
  case holdsRead(HoldToken, Result<HoldSnapshot?, StoreError>)
  case occupancyRead(Showtime.ID, Result<Occupancy?, StoreError>)
  case holdAnswered(HoldToken, seats: [Seat.ID], Result<HoldAnswer, StoreError>)
  case swapAnswered(HoldToken, released: [Seat.ID], seats: [Seat.ID], Result<HoldAnswer, StoreError>)
  case renewalAnswered(HoldToken, Result<RenewAnswer, StoreError>)
  case promoRead(String, Result<PromoCode?, StoreError>)
  case checkoutStepped(CheckoutStep)
  case checkoutEnded(PaymentReference, CheckoutOutcome)
  case bookingRead(Result<IssuedTicket?, StoreError>)
  /// Nil when it was printed, else why not.
  case printed(problem: String?)
  case freshIDs(FreshIDs)
}

/// What opening a seat map brings. Without holds when Redis cannot be reached: the database decides anyway.
package struct SeatingOpening: Sendable, Hashable {
  package var seating: Seating
  package var holds: Result<HoldSnapshot, StoreError>
  package var token: HoldToken
  package var ids: FreshIDs

  package init(seating: Seating, holds: Result<HoldSnapshot, StoreError>, token: HoldToken, ids: FreshIDs) {
    self.seating = seating
    self.holds = holds
    self.token = token
    self.ids = ids
  }
}

/// A booked ticket as the screen shows it.
package struct IssuedTicket: Sendable, Hashable {
  package var record: BookingRecord
  /// The QR code's modules, row by row; true is dark. Without its quiet zone.
  package var qrCode: [[Bool]]

  package init(record: BookingRecord, qrCode: [[Bool]]) {
    self.record = record
    self.qrCode = qrCode
  }
}

/// Ids for the next claim, made where randomness is.
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
