/// `bookings.booking_status`.
package enum BookingStatus: String, CaseIterable, Sendable {
  /// Its seats are claimed; nobody has paid yet.
  case pending = "PENDING"
  case confirmed = "CONFIRMED"
  /// The show is over.
  case completed = "COMPLETED"
  case cancelled = "CANCELLED"
  case refunded = "REFUNDED"
}

/// `bookings.payment_status`.
package enum BookingPaymentStatus: String, CaseIterable, Sendable {
  case pending = "PENDING"
  case paid = "PAID"
  case failed = "FAILED"
  case refunded = "REFUNDED"
}

/// `payments.payment_status`.
package enum PaymentStatus: String, CaseIterable, Sendable {
  /// Asked for, and not yet known to have succeeded or failed: money may be moving.
  case pending = "PENDING"
  case success = "SUCCESS"
  case failed = "FAILED"
  case refunded = "REFUNDED"
}
