internal import BoxOffice

extension BookingStatus {
  /// Whether its seats are sold: exactly these count against a showtime.
  var holdsSeats: Bool {
    switch self {
    case .pending, .confirmed, .completed: true
    case .cancelled, .refunded: false
    }
  }
}
