import BoxOffice
import FoundationEssentials
import Testing
import Tickets
import Words

/// Two adults' seats on a Wednesday evening, paid by card, as a ticket's record.
func sampleRecord(
  title: String = "The Long Dark", guestName: String? = nil, status: BookingStatus = .confirmed,
  cash: CashTender? = nil, discount: Money = .zero, currency: Currency = .usd,
  seats: [SeatLabel] = [
    SeatLabel(row: "G", number: 7), SeatLabel(row: "G", number: 8),
  ]
) throws -> BookingRecord {
  let start = Date(timeIntervalSince1970: 1_795_653_000)
  let cinema = Cinema(
    id: Cinema.ID(UUID()), name: "CinemaOS Downtown", address: "123 Main St", city: "New York", state: "NY",
    postalCode: "10001", country: "USA", currency: currency)
  let movie = Movie(
    id: Movie.ID(UUID()), title: title, duration: 131,
    releaseDate: try #require(CalendarDate(year: 2026, month: 11, day: 6)), rating: "PG-13", format: "IMAX")
  let showtime = Showtime(
    id: Showtime.ID(UUID()), screen: Screen.ID(UUID()), movie: movie.id, cinema: cinema.id,
    showDate: try #require(CalendarDate(year: 2026, month: 11, day: 25)),
    startTime: try #require(TimeOfDay(hour: 19, minute: 30)),
    endTime: try #require(TimeOfDay(hour: 21, minute: 41)), totalSeats: 180, availableSeats: 149,
    startsAt: start)
  let sold = seats.enumerated().map { index, label in
    BookingSeat(
      seat: Seat.ID(UUID()), label: label, ticketType: index == 0 ? .adult : .child,
      price: Money(minorUnits: index == 0 ? 1_800 : 1_250))
  }
  let total = sold.reduce(Money.zero) { $0 + $1.price }
  let reference = try #require(BookingReference("BK20261125ABCD2345"))
  let booking = Booking(
    id: Booking.ID(UUID()), reference: reference, showtime: showtime.id, guest: Guest(name: guestName),
    numTickets: sold.count, totalAmount: total, discountAmount: discount, finalAmount: total - discount,
    promoCode: discount == .zero ? nil : "WELCOME10", status: status, paymentStatus: .paid,
    paymentMethod: cash == nil ? .card : .cash, bookedAt: start)
  let declined = Payment(
    id: Payment.ID(UUID()), booking: booking.id, bookingReference: reference,
    reference: PaymentReference(booking: reference, attempt: 1), gateway: "SIMULATOR",
    amount: total - discount,
    currency: .usd, status: .failed, method: .card)
  let paid = Payment(
    id: Payment.ID(UUID()), booking: booking.id, bookingReference: reference,
    reference: PaymentReference(booking: reference, attempt: 2), gateway: cash == nil ? "SIMULATOR" : "CASH",
    amount: total - discount, currency: .usd, status: .success, method: cash == nil ? .card : .cash,
    cardLastFour: cash == nil ? "4242" : nil, paidAt: start, cash: cash)
  return BookingRecord(
    booking: booking, seats: sold, payments: [declined, paid], showtime: showtime, movie: movie,
    screenName: "Screen 2", cinema: cinema)
}

extension Ticket {
  /// In English.
  init(_ record: BookingRecord) throws(NoTicket) { try self.init(record, in: .english) }
}
