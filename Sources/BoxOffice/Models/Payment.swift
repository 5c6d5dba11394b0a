package import FoundationEssentials

/// A row of `payments`: one attempt to pay, kept for ever.
package struct Payment: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Payment>

  package let id: ID
  /// Nil once the booking was deleted by retention.
  package var booking: Booking.ID?
  /// Survives the booking.
  package var bookingReference: BookingReference
  package var reference: PaymentReference
  /// Who moved the money: `CASH` for the drawer, else the driver's name.
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
  /// What must still go back to the customer; zero when nothing is owed.
  package var refundOwed: Money
  /// Cash handed over and handed back.
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

/// `payments.payment_reference`: made by the kiosk before anything is sent, and the idempotency key at the
/// driver: asking twice with the same one charges once.
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

  /// Whether it is one of this booking's.
  package func isAttempt(of booking: BookingReference) -> Bool { text.hasPrefix("\(booking)-") }

  /// Whether it is of an earlier attempt of the same booking.
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

  /// Nil when `tendered` does not cover `due`.
  package init?(tendered: Money, due: Money) {
    guard tendered >= due else { return nil }
    self.tendered = tendered
    change = tendered - due
  }
}
