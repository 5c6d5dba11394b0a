package import FoundationEssentials

/// A row of `payments`: one attempt to pay. It is never deleted.
package struct Payment: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Payment>

  package let id: ID
  /// Nil once the booking has been deleted for retention.
  package var booking: Booking.ID?
  /// Kept when the booking is deleted.
  package var bookingReference: BookingReference
  package var reference: PaymentReference
  /// Who moved the money: `CASH` for the drawer, otherwise the driver's name.
  package var gateway: String
  package var gatewayTransactionID: String?
  package var amount: Money
  package var currency: Currency
  package var status: PaymentStatus
  package var method: PaymentMethod
  package var cardLastFour: String?
  package var failureReason: String?
  package var paidAt: Date?
  package var refundedAt: Date?
  package var refundAmount: Money?
  /// What must still be paid back to the customer; zero if nothing is owed.
  package var refundOwed: Money
  /// Cash handed over, and the change.
  package var cash: CashTender?

  package init(
    id: ID, booking: Booking.ID?, bookingReference: BookingReference, reference: PaymentReference,
    gateway: String, gatewayTransactionID: String? = nil, amount: Money, currency: Currency,
    status: PaymentStatus = .pending, method: PaymentMethod, cardLastFour: String? = nil,
    failureReason: String? = nil, paidAt: Date? = nil, refundedAt: Date? = nil, refundAmount: Money? = nil,
    refundOwed: Money = .zero, cash: CashTender? = nil
  ) {
    self.id = id
    self.booking = booking
    self.bookingReference = bookingReference
    self.reference = reference
    self.gateway = gateway
    self.gatewayTransactionID = gatewayTransactionID
    self.amount = amount
    self.currency = currency
    self.status = status
    self.method = method
    self.cardLastFour = cardLastFour
    self.failureReason = failureReason
    self.paidAt = paidAt
    self.refundedAt = refundedAt
    self.refundAmount = refundAmount
    self.refundOwed = refundOwed
    self.cash = cash
  }
}

/// `payments.payment_reference`. The kiosk makes it before anything is sent. It is the idempotency key at the
/// driver: two requests with the same reference charge once.
package struct PaymentReference: Hashable, Sendable, CustomStringConvertible {
  /// At most 100 characters.
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// The reference of a booking's attempt number `attempt`, counted from 1: `BK20251201ABCD2345-1`.
  package init(booking: BookingReference, attempt: Int) {
    text = "\(booking)-\(attempt)"
  }

  /// Whether it belongs to this booking.
  package func isAttempt(of booking: BookingReference) -> Bool { text.hasPrefix("\(booking)-") }

  /// Whether it is from an earlier attempt of the same booking.
  package func isBefore(_ other: PaymentReference) -> Bool {
    (text.utf8.count, text) < (other.text.utf8.count, other.text)
  }

  package var description: String { text }
}

/// `payment_method`.
package enum PaymentMethod: String, CaseIterable, Sendable {
  case card = "CARD"
  case upi = "UPI"
  case wallet = "WALLET"
  case cash = "CASH"
}

/// Cash that changed hands: what the customer gave and what they got back.
package struct CashTender: Hashable, Sendable {
  package let tendered: Money
  package let change: Money

  /// Nil if `tendered` does not cover `due`.
  package init?(tendered: Money, due: Money) {
    guard tendered >= due else { return nil }
    self.tendered = tendered
    change = tendered - due
  }
}
