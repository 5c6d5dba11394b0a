import BoxOffice
import Testing

/// Every pair of statuses, and whether the step is one.
@Suite("States")
struct StatesTests {
  @Test(
    "A booking's steps are these and no others", arguments: BookingStatus.allCases, BookingStatus.allCases)
  func bookingSteps(from: BookingStatus, to: BookingStatus) throws {
    let legal: [BookingStatus: [BookingStatus]] = [
      .pending: [.confirmed, .cancelled], .confirmed: [.completed, .cancelled, .refunded],
      .cancelled: [.refunded],
    ]
    if legal[from, default: []].contains(to) {
      #expect(try from.advanced(to: to) == to)
    } else {
      let error = #expect(throws: IllegalStep<BookingStatus>.self) { try from.advanced(to: to) }
      #expect(error?.from == from)
      #expect(error?.to == to)
    }
  }

  @Test("The end is reached at COMPLETED and REFUNDED")
  func terminalBookings() {
    #expect(BookingStatus.allCases.filter(\.isTerminal) == [.completed, .refunded])
  }

  @Test("Seats are held while a booking is PENDING, CONFIRMED or COMPLETED")
  func seatHolders() {
    #expect(BookingStatus.allCases.filter(\.holdsSeats) == [.pending, .confirmed, .completed])
  }

  @Test(
    "The steps of a booking's payment are these and no others",
    arguments: BookingPaymentStatus.allCases, BookingPaymentStatus.allCases)
  func bookingPaymentSteps(from: BookingPaymentStatus, to: BookingPaymentStatus) throws {
    let legal: [BookingPaymentStatus: [BookingPaymentStatus]] = [
      .pending: [.paid, .failed], .failed: [.pending, .paid], .paid: [.refunded],
    ]
    if legal[from, default: []].contains(to) {
      #expect(try from.advanced(to: to) == to)
    } else {
      #expect(throws: IllegalStep<BookingPaymentStatus>.self) { try from.advanced(to: to) }
    }
  }

  @Test(
    "A payment's steps are these and no others", arguments: PaymentStatus.allCases, PaymentStatus.allCases)
  func paymentSteps(from: PaymentStatus, to: PaymentStatus) throws {
    let legal: [PaymentStatus: [PaymentStatus]] = [
      .pending: [.success, .failed], .success: [.refunded], .failed: [.success],
    ]
    if legal[from, default: []].contains(to) {
      #expect(try from.advanced(to: to) == to)
    } else {
      #expect(throws: IllegalStep<PaymentStatus>.self) { try from.advanced(to: to) }
    }
  }

  @Test("The statuses are the document's words")
  func words() {
    #expect(
      BookingStatus.allCases.map(\.rawValue) == [
        "PENDING", "CONFIRMED", "COMPLETED", "CANCELLED", "REFUNDED",
      ])
    #expect(BookingPaymentStatus.allCases.map(\.rawValue) == ["PENDING", "PAID", "FAILED", "REFUNDED"])
    #expect(PaymentStatus.allCases.map(\.rawValue) == ["PENDING", "SUCCESS", "FAILED", "REFUNDED"])
  }
}
