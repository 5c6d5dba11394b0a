import BoxOffice

/// The steps between statuses that the database must allow; it must refuse all others.
extension BookingStatus {
  /// CANCELLED leads on to REFUNDED only for a booking that was paid.
  var successors: [BookingStatus] {
    switch self {
    case .pending: [.confirmed, .cancelled]
    case .confirmed: [.completed, .cancelled, .refunded]
    case .cancelled: [.refunded]
    case .completed, .refunded: []
    }
  }
}

extension BookingPaymentStatus {
  var successors: [BookingPaymentStatus] {
    switch self {
    case .pending: [.paid, .failed]
    // A declined card may be followed by one that works.
    case .failed: [.pending, .paid]
    case .paid: [.refunded]
    case .refunded: []
    }
  }
}

extension PaymentStatus {
  var successors: [PaymentStatus] {
    switch self {
    case .pending: [.success, .failed]
    case .success: [.refunded]
    // An approval that arrives after the attempt was written off: the money is real, and is refunded.
    case .failed: [.success]
    case .refunded: []
    }
  }
}
