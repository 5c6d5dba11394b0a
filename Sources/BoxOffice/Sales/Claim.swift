package import FoundationEssentials

/// Seats claimed for a booking that is about to be paid: what the first transaction of a sale writes.
///
/// All ids are made before anything is sent, so that a claim whose reply is lost can be asked for, and one
/// that is sent twice is carried out once.
package struct Claim: Sendable, Hashable {
  package let booking: Booking.ID
  package let reference: BookingReference
  package let guest: Guest
  /// What the seats cost.
  package let quote: Quote
  /// By seat id: locks taken in one order cannot deadlock.
  package let seats: [BookingSeat]
  package let payment: PaymentAttempt
  /// Seconds from the database's now until the unpaid claim gives its seats back.
  package let lifetime: Int
  /// Why staff sold these seats although a seating rule speaks against it, at most 200 characters; nil when none does.
  package let seatingOverride: String?

  package init(
    booking: Booking.ID, reference: BookingReference, quote: Quote, guest: Guest = Guest(),
    payment: PaymentAttempt, lifetime: Int, seatingOverride: String? = nil
  ) {
    self.booking = booking
    self.reference = reference
    self.quote = quote
    self.guest = guest
    seats = quote.seats.sorted { $0.seat < $1.seat }
    self.payment = payment
    self.lifetime = lifetime
    self.seatingOverride = seatingOverride
  }

  package var showtime: Showtime.ID { quote.showtime }
  package var promo: PromoRedemption? { quote.promo }
  package var total: Money { quote.total }
  package var discount: Money { quote.discount }
  /// What is to be paid.
  package var finalAmount: Money { quote.amountDue }

  /// The same claim at another quote that costs the same.
  func quoted(_ quote: Quote) -> Claim {
    Claim(
      booking: booking, reference: reference, quote: quote, guest: guest, payment: payment,
      lifetime: lifetime, seatingOverride: seatingOverride)
  }
}

/// A payment about to be tried: what stands in the database, as PENDING, before money can move.
package struct PaymentAttempt: Sendable, Hashable {
  package let id: Payment.ID
  package let reference: PaymentReference
  /// The driver that is asked: `CASH` or another's ``PaymentDriver/gateway``.
  package let gateway: String
  package let method: PaymentMethod
  package let amount: Money
  package let currency: Currency

  package init(
    id: Payment.ID, reference: PaymentReference, gateway: String, method: PaymentMethod, amount: Money,
    currency: Currency
  ) {
    self.id = id
    self.reference = reference
    self.gateway = gateway
    self.method = method
    self.amount = amount
    self.currency = currency
  }
}

package enum ClaimOutcome: Sendable, Hashable {
  /// The seats are the booking's until `expiresAt`. Also the answer to a claim that is sent again.
  case claimed(expiresAt: Date)
  /// These were sold or claimed by somebody else; nothing was changed.
  case taken([Seat.ID])
  /// These are out of order or not of this showtime's screen; nothing was changed.
  case unavailable([Seat.ID])
  /// The showtime is cancelled, over or too long begun; nothing was changed.
  case closed(Showtime.Status)
  /// The prices, or what the promo code gives, are not those of the quote any more; nothing was changed. They may come
  /// to the same: the showtime as it is now says so, and the promo code, nil where there is none any more.
  case repriced(Seating, PromoCode?)
  case promoRefused(PromoRefusal)
  /// The same booking id was claimed before and has ended since.
  case ended(BookingStatus)
}

/// A payment that succeeded: what the second transaction writes.
package struct Confirmation: Sendable, Hashable {
  package let booking: Booking.ID
  package let payment: PaymentReference
  package let approval: PaymentApproval

  package init(booking: Booking.ID, payment: PaymentReference, approval: PaymentApproval) {
    self.booking = booking
    self.payment = payment
    self.approval = approval
  }
}

package enum ConfirmOutcome: Sendable, Hashable {
  /// It stands. Also the answer to a confirmation that is sent again.
  case confirmed
  /// The booking had ended: the money has to go back. The database says now that it is owed.
  case tooLate(BookingStatus)
}

/// An expired or abandoned claim whose payment may have succeeded.
package struct PaymentInDoubt: Sendable, Hashable {
  package let booking: Booking.ID
  package let attempt: PaymentAttempt

  package init(booking: Booking.ID, attempt: PaymentAttempt) {
    self.booking = booking
    self.attempt = attempt
  }
}

/// What one run of the reaper did, and what it leaves to the drivers.
package struct Reaping: Sendable, Hashable {
  /// Claims that ended unpaid and gave back their seats and promo code.
  package var expired: [Booking.ID]
  /// To be asked at the driver, then confirmed or failed.
  package var inDoubt: [PaymentInDoubt]
  /// Confirmed and authorised, not yet captured.
  package var uncaptured: [PaymentAttempt]
  /// Approved, but the booking had ended: to be given back.
  package var refundsOwed: [PaymentAttempt]

  package init(
    expired: [Booking.ID] = [], inDoubt: [PaymentInDoubt] = [], uncaptured: [PaymentAttempt] = [],
    refundsOwed: [PaymentAttempt] = []
  ) {
    self.expired = expired
    self.inDoubt = inDoubt
    self.uncaptured = uncaptured
    self.refundsOwed = refundsOwed
  }
}
