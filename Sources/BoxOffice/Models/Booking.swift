package import FoundationEssentials

/// A row of `bookings`.
package struct Booking: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Booking>

  package let id: ID
  package var reference: BookingReference
  package var user: User.ID?
  package var showtime: Showtime.ID
  package var guest: Guest
  package var numTickets: Int
  package var totalAmount: Money
  package var discountAmount: Money
  package var finalAmount: Money
  package var promoCode: String?
  package var status: BookingStatus
  package var paymentStatus: BookingPaymentStatus
  package var paymentMethod: PaymentMethod?
  package var bookedAt: Date
  /// When an unpaid claim gives its seats back; nil once it is settled.
  package var expiresAt: Date?
  package var confirmedAt: Date?
  package var cancelledAt: Date?
  /// Why it was cancelled; nil if it is not.
  package var cancellationReason: CancellationReason?
  /// Why staff sold its seats against a seating rule.
  package var seatingOverride: String?

  package init(
    id: ID, reference: BookingReference, user: User.ID? = nil, showtime: Showtime.ID, guest: Guest = Guest(),
    numTickets: Int, totalAmount: Money, discountAmount: Money = .zero, finalAmount: Money,
    promoCode: String? = nil, status: BookingStatus = .pending,
    paymentStatus: BookingPaymentStatus = .pending,
    paymentMethod: PaymentMethod? = nil, bookedAt: Date, expiresAt: Date? = nil, confirmedAt: Date? = nil,
    cancelledAt: Date? = nil, cancellationReason: CancellationReason? = nil, seatingOverride: String? = nil
  ) {
    self.id = id
    self.reference = reference
    self.user = user
    self.showtime = showtime
    self.guest = guest
    self.numTickets = numTickets
    self.totalAmount = totalAmount
    self.discountAmount = discountAmount
    self.finalAmount = finalAmount
    self.promoCode = promoCode
    self.status = status
    self.paymentStatus = paymentStatus
    self.paymentMethod = paymentMethod
    self.bookedAt = bookedAt
    self.expiresAt = expiresAt
    self.confirmedAt = confirmedAt
    self.cancelledAt = cancelledAt
    self.cancellationReason = cancellationReason
    self.seatingOverride = seatingOverride
  }
}

/// Whom a guest booking is for; everything is optional for a walk-up.
package struct Guest: Hashable, Sendable {
  package var name: String?
  package var email: String?
  package var phone: String?

  package init(name: String? = nil, email: String? = nil, phone: String? = nil) {
    self.name = name
    self.email = email
    self.phone = phone
  }
}

/// A row of `booking_seats`: one seat of a booking, and what it costs. The seat is sold once per showtime.
package struct BookingSeat: Hashable, Sendable {
  package var seat: Seat.ID
  package var label: SeatLabel
  package var ticketType: TicketType
  package var price: Money
  /// What each pricing rule contributed.
  package var breakdown: [PriceStep]

  package init(
    seat: Seat.ID, label: SeatLabel, ticketType: TicketType = .adult, price: Money,
    breakdown: [PriceStep] = []
  ) {
    self.seat = seat
    self.label = label
    self.ticketType = ticketType
    self.price = price
    self.breakdown = breakdown
  }
}

/// `booking_seats.ticket_type`.
package enum TicketType: String, CaseIterable, Sendable {
  case adult = "ADULT"
  case child = "CHILD"
  case senior = "SENIOR"
  case student = "STUDENT"
}

/// `bookings.cancellation_reason`: why a booking no longer stands.
package enum CancellationReason: String, CaseIterable, Sendable {
  /// The customer or the staff gave it up before paying.
  case abandoned = "ABANDONED"
  /// Nobody paid in time.
  case expired = "EXPIRED"
  /// Cancelled at the counter.
  case customer = "CUSTOMER"
  /// The showtime was cancelled.
  case showtimeCancelled = "SHOWTIME_CANCELLED"
}

/// `bookings.booking_reference`: what a customer says at the counter. `BK20251201ABCD2345`.
///
/// `BK`, the day it was booked, and eight characters that cannot be guessed, from an alphabet without the
/// ones that are misread (no I, O, 0, 1): 32 to the 8th, about a million million a day.
package struct BookingReference: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// Nil unless it is 6 to 20 capital letters and digits that begin with `BK`. Lower case, spaces and hyphens
  /// are accepted, since people type it.
  package init?(_ text: some StringProtocol) {
    // Other alphabets have letters whose capitals are A to Z.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let folded = text.uppercased().filter { $0 != " " && $0 != "-" }
    guard folded.hasPrefix("BK"), (6...20).contains(folded.count),
      folded.allSatisfy({ $0.isASCIIDigit || $0.isASCIICapital })
    else { return nil }
    self.text = folded
  }

  /// A new reference.
  /// - Parameters:
  ///   - date: the cinema's day.
  ///   - random: at least 40 unguessable bits, of which the lowest 40 are used.
  package init(date: CalendarDate, random: UInt64) {
    var rest = random
    var tail = ""
    for _ in 0..<8 {
      tail.append(BookingReference.alphabet[Int(rest & 31)])
      rest >>= 5
    }
    text = "BK" + padded(date.year, to: 4) + padded(date.month, to: 2) + padded(date.day, to: 2) + tail
  }

  private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")

  /// The last eight characters of a reference, which people read out. Nil if the text cannot be that; lower
  /// case, spaces and hyphens are accepted.
  package static func tail(_ text: some StringProtocol) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let folded = text.uppercased().filter { $0 != " " && $0 != "-" }
    return folded.count == 8 && folded.allSatisfy(alphabet.contains) ? folded : nil
  }

  package var description: String { text }
}
