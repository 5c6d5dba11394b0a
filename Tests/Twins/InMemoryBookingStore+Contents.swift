package import BoxOffice

extension InMemoryBookingStore {
  /// All that it holds, for whoever checks the sums.
  package struct Contents: Sendable {
    package var seatings: [Seating] = []
    package var sales: [Sold] = []
    package var payments: [Paid] = []
    package var promoCodes: [PromoCode] = []

    package struct Sold: Sendable {
      package var booking: Booking
      /// Also those that it has given back.
      package var seats: [BookingSeat]
    }

    package struct Paid: Sendable {
      package var payment: Payment
      package var isCaptured: Bool
    }
  }

  /// Everything, by id.
  package var contents: Contents {
    Contents(
      seatings: halls.values.map(\.seating).sorted { $0.showtime.id < $1.showtime.id },
      sales: sales.values.map { Contents.Sold(booking: $0.booking, seats: $0.seats) }
        .sorted { $0.booking.id < $1.booking.id },
      payments: payments.values.sorted { $0.order < $1.order }
        .map { Contents.Paid(payment: $0.payment, isCaptured: $0.isCaptured) },
      promoCodes: promoCodes.values.sorted { $0.code < $1.code })
  }
}
