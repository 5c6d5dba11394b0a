import BoxOffice
import Testing

@Suite("States")
struct StatesTests {
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
