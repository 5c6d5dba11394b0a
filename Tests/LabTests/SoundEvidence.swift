import BoxOffice
import FoundationEssentials
import Payments

@testable import lab

/// A run in which nothing went wrong in the end: `b1` was paid by card with a promo code, `b2` in cash, and the card payment
/// of `b3` came when its claim had ended, and went back. All that a test breaks, it breaks in this.
extension Evidence {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  static var sound: Evidence {
    var evidence = Evidence(history: History(soundLines))
    evidence.bookings = [
      BookingRow(
        id: "b1", reference: "BK1", showtime: "show", status: .confirmed, paymentStatus: .paid, tickets: 2,
        total: Money(minorUnits: 2_500), discount: Money(minorUnits: 500), amount: Money(minorUnits: 2_000),
        promoCode: "FIFTY", confirmedAt: start),
      BookingRow(
        id: "b2", reference: "BK2", showtime: "show", status: .confirmed, paymentStatus: .paid, tickets: 1,
        total: Money(minorUnits: 1_250), discount: .zero, amount: Money(minorUnits: 1_250), confirmedAt: start
      ),
      BookingRow(
        id: "b3", reference: "BK3", showtime: "show", status: .cancelled, paymentStatus: .pending, tickets: 1,
        total: Money(minorUnits: 1_250), discount: .zero, amount: Money(minorUnits: 1_250),
        cancellationReason: .expired),
    ]
    evidence.liveSeats = [
      SeatRow(booking: "b1", showtime: "show", seat: "A1", price: Money(minorUnits: 1_250)),
      SeatRow(booking: "b1", showtime: "show", seat: "A2", price: Money(minorUnits: 1_250)),
      SeatRow(booking: "b2", showtime: "show", seat: "A3", price: Money(minorUnits: 1_250)),
    ]
    evidence.payments = [
      PaymentRow(
        booking: "b1", bookingReference: "BK1", reference: "BK1-1", gateway: "SIMULATOR", status: .success,
        amount: Money(minorUnits: 2_000), paidAt: start, capturedAt: start),
      PaymentRow(
        booking: "b2", bookingReference: "BK2", reference: "BK2-1", gateway: "CASH", status: .success,
        amount: Money(minorUnits: 1_250), paidAt: start, capturedAt: start,
        tendered: Money(minorUnits: 2_000), change: Money(minorUnits: 750)),
      PaymentRow(
        booking: "b3", bookingReference: "BK3", reference: "BK3-1", gateway: "SIMULATOR", status: .refunded,
        amount: Money(minorUnits: 1_250), paidAt: start, refundAmount: Money(minorUnits: 1_250)),
    ]
    evidence.ledger = PaymentLedger([
      .card(.authorised, "BK1-1", 2_000), .card(.captured, "BK1-1", 2_000),
      .card(.authorised, "BK3-1", 1_250), .card(.released, "BK3-1", 1_250),
    ])
    evidence.showtimes = [ShowtimeRow(id: "show", status: .scheduled, total: 10, available: 7, capacity: 10)]
    evidence.promoCodes = [
      PromoRow(code: "FIFTY", limit: 50, count: 1), PromoRow(code: "TENOFF", limit: nil, count: 0),
    ]
    let steps = [
      ("CLAIMED", "BK1"), ("CLAIMED", "BK3"), ("CONFIRMED", "BK1"), ("PAYMENT_CAPTURED", "BK1"),
      ("CLAIMED", "BK2"), ("CONFIRMED", "BK2"), ("CLAIM_ENDED", "BK3"), ("LATE_PAYMENT", "BK3"),
      ("PAYMENT_REFUNDED", "BK3"),
    ]
    evidence.auditLog = steps.enumerated().map {
      AuditRow(id: $0.offset, action: $0.element.0, bookingReference: $0.element.1)
    }
    evidence.holds = [HoldRow(showtime: "show", seat: "A9", token: "t9", timeToLive: 30_000)]
    evidence.readAt = start + 600
    evidence.moment = 100_000_000
    return evidence
  }

  /// `t1` and `t2` hold one after the other; `t9` still does.
  private static var soundLines: [HistoryEvent] {
    [
      .line(1_000, "k1", 1, .invoked, .hold, seats: ["A1", "A2"], token: "t1"),
      .line(2_000, "k1", 1, .ok, .hold, seats: ["A1", "A2"], token: "t1", lease: 60_000),
      .line(
        10_000, "k1", 2, .invoked, .sell, seats: ["A1", "A2"], booking: "b1", payment: "BK1-1", amount: 2_000),
      .line(11_000, "k1", 4, .invoked, .claim, seats: ["A1", "A2"], booking: "b1", payment: "BK1-1"),
      .line(12_000, "k1", 4, .ok, .claim, seats: ["A1", "A2"], booking: "b1", payment: "BK1-1"),
      .line(
        90_000, "k1", 2, .ok, .sell, seats: ["A1", "A2"], booking: "b1", payment: "BK1-1", amount: 2_000),
      .line(13_000, "k3", 2, .invoked, .sell, seats: ["A3"], booking: "b3", payment: "BK3-1", amount: 1_250),
      .line(14_000, "k3", 3, .invoked, .claim, seats: ["A3"], booking: "b3", payment: "BK3-1"),
      .line(15_000, "k3", 3, .ok, .claim, seats: ["A3"], booking: "b3", payment: "BK3-1"),
      .line(
        30_000, "k3", 2, .unknown, .sell, seats: ["A3"], booking: "b3", payment: "BK3-1", amount: 1_250),
      .line(91_000, "k1", 3, .invoked, .release, seats: ["A1", "A2"], token: "t1"),
      .line(92_000, "k1", 3, .ok, .release, seats: ["A1", "A2"], token: "t1"),
      .line(93_000, "k2", 1, .invoked, .hold, seats: ["A1"], token: "t2"),
      .line(94_000, "k2", 1, .ok, .hold, seats: ["A1"], token: "t2", lease: 60_000),
      .line(95_000, "k2", 2, .invoked, .sell, seats: ["A3"], booking: "b2", payment: "BK2-1", amount: 1_250),
      .line(96_000, "k2", 3, .invoked, .claim, seats: ["A3"], booking: "b2", payment: "BK2-1"),
      .line(96_500, "k2", 3, .ok, .claim, seats: ["A3"], booking: "b2", payment: "BK2-1"),
      .line(97_000, "k2", 4, .invoked, .authorise, payment: "BK2-1", amount: 1_250),
      .line(97_500, "k2", 4, .ok, .authorise, payment: "BK2-1", detail: "cash 2000, change 750"),
      .line(99_000, "k2", 2, .ok, .sell, seats: ["A3"], booking: "b2", payment: "BK2-1", amount: 1_250),
      .line(70_000_000, "k3", 1, .invoked, .hold, seats: ["A9"], token: "t9"),
      .line(70_001_000, "k3", 1, .ok, .hold, seats: ["A9"], token: "t9", lease: 60_000),
    ]
  }

  /// Adds lines to the history.
  mutating func tell(_ lines: HistoryEvent...) {
    history = History(history.events + lines)
  }
}

extension HistoryEvent {
  static func line(
    _ at: Int, _ client: String, _ attempt: Int, _ phase: Phase, _ operation: Operation,
    seats: [String]? = nil, booking: String? = nil, payment: String? = nil, amount: Int? = nil,
    token: String? = nil, lease: Int? = nil, detail: String? = nil
  ) -> HistoryEvent {
    HistoryEvent(
      at: at, client: client, attempt: attempt, phase: phase, operation: operation, showtime: "show",
      seats: seats, booking: booking, payment: payment, amount: amount, token: token, lease: lease,
      detail: detail)
  }
}

extension LedgerEntry {
  static func card(_ event: Event, _ reference: String, _ amount: Int) -> LedgerEntry {
    LedgerEntry(
      event: event, reference: PaymentReference(reference), amount: Money(minorUnits: amount), at: 0)
  }
}
