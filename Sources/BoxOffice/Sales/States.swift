/// `bookings.booking_status`, and the steps between them.
package enum BookingStatus: String, CaseIterable, Sendable {
  /// Its seats are claimed; nobody has paid yet.
  case pending = "PENDING"
  case confirmed = "CONFIRMED"
  /// The show is over.
  case completed = "COMPLETED"
  case cancelled = "CANCELLED"
  case refunded = "REFUNDED"

  /// Whether its seats are sold: exactly these count against a showtime.
  package var holdsSeats: Bool {
    switch self {
    case .pending, .confirmed, .completed: true
    case .cancelled, .refunded: false
    }
  }

  /// Whether no step leads on.
  package var isTerminal: Bool { successors.isEmpty }

  /// The statuses that may follow. CANCELLED leads on to REFUNDED only for a booking that was paid.
  package var successors: Set<BookingStatus> {
    switch self {
    case .pending: [.confirmed, .cancelled]
    case .confirmed: [.completed, .cancelled, .refunded]
    case .cancelled: [.refunded]
    case .completed, .refunded: []
    }
  }
}

/// `bookings.payment_status`.
package enum BookingPaymentStatus: String, CaseIterable, Sendable {
  case pending = "PENDING"
  case paid = "PAID"
  case failed = "FAILED"
  case refunded = "REFUNDED"

  package var successors: Set<BookingPaymentStatus> {
    switch self {
    case .pending: [.paid, .failed]
    // A declined card may be followed by one that works.
    case .failed: [.pending, .paid]
    case .paid: [.refunded]
    case .refunded: []
    }
  }
}

/// `payments.payment_status`.
package enum PaymentStatus: String, CaseIterable, Sendable {
  /// Asked for, and not yet known to have succeeded or failed: money may be moving.
  case pending = "PENDING"
  case success = "SUCCESS"
  case failed = "FAILED"
  case refunded = "REFUNDED"

  package var successors: Set<PaymentStatus> {
    switch self {
    case .pending: [.success, .failed]
    case .success: [.refunded]
    // An approval that arrives after the attempt was written off: the money is real, and is refunded.
    case .failed: [.success]
    case .refunded: []
    }
  }
}

/// A step that the state machine does not have.
package struct IllegalStep<Status: Sendable>: Error, Sendable {
  package let from: Status
  package let to: Status

  package init(from: Status, to: Status) {
    self.from = from
    self.to = to
  }
}

extension BookingStatus {
  /// The status after a step to `next`.
  package func advanced(to next: BookingStatus) throws(IllegalStep<BookingStatus>) -> BookingStatus {
    guard successors.contains(next) else { throw IllegalStep(from: self, to: next) }
    return next
  }
}

extension BookingPaymentStatus {
  /// The status after a step to `next`.
  package func advanced(
    to next: BookingPaymentStatus
  ) throws(IllegalStep<BookingPaymentStatus>) -> BookingPaymentStatus {
    guard successors.contains(next) else { throw IllegalStep(from: self, to: next) }
    return next
  }
}

extension PaymentStatus {
  /// The status after a step to `next`.
  package func advanced(to next: PaymentStatus) throws(IllegalStep<PaymentStatus>) -> PaymentStatus {
    guard successors.contains(next) else { throw IllegalStep(from: self, to: next) }
    return next
  }
}
