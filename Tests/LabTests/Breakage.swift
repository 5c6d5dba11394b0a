import BoxOffice
import Payments
import Testing

@testable import lab

/// A way to break sound evidence, and the rule that it breaks: the only one but for those that cannot stand then either.
struct Breakage: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let others: Set<Rule>
  let testDescription: String
  let apply: @Sendable (inout Evidence) -> Void

  init(
    _ rule: Rule, with others: Set<Rule> = [], _ description: String,
    _ apply: @escaping @Sendable (inout Evidence) -> Void
  ) {
    self.rule = rule
    self.others = others
    testDescription = description
    self.apply = apply
  }

  static let all: [Breakage] = seats + acknowledgements + money + states + holds

  private static let seats = [
    Breakage(.seatSoldOnce, "two bookings have A3") {
      $0.liveSeats.append(Evidence.SeatRow(booking: "b1", showtime: "show", seat: "A3", price: .zero))
      $0.showtimes[0].available -= 1
      $0.bookings[0].tickets = 3
      // What b1 was told is not the subject.
      $0.history = History(
        $0.history.events.filter { $0.booking != "b1" || $0.operation != .sell || $0.phase != .ok })
    },
    Breakage(.bookingHasSeats, "an ended booking keeps a seat, which nobody counts as free") {
      $0.liveSeats.append(
        Evidence.SeatRow(booking: "b3", showtime: "show", seat: "A4", price: Money(minorUnits: 1_250)))
      $0.showtimes[0].available -= 1
    },
    Breakage(.bookingHasSeats, "a seat of no booking") {
      $0.liveSeats.append(Evidence.SeatRow(booking: "b9", showtime: "show", seat: "A4", price: .zero))
      $0.showtimes[0].available -= 1
    },
    Breakage(.bookingHasSeats, "a booking of two has one") { $0.bookings[1].tickets = 2 },
    Breakage(.bookingHasSeats, "a booking that stands has no seat") {
      $0.liveSeats.removeLast()
      $0.showtimes[0].available += 1
      $0.history = History(
        $0.history.events.filter { $0.booking != "b2" || $0.operation != .sell || $0.phase != .ok })
    },
    Breakage(.bookingHasSeats, "a seat has another price than was added up") {
      $0.liveSeats[0].price = Money(minorUnits: 1_000)
    },
    Breakage(.bookingHasSeats, "the discount was not taken off") { $0.bookings[0].discount = .zero },
    Breakage(.seatCount, "a seat is free that is sold") { $0.showtimes[0].available += 1 },
    Breakage(.seatCount, "a seat is gone") {
      $0.showtimes[0].total -= 1
      $0.showtimes[0].available -= 1
    },
    Breakage(.promoCount, "a use is not counted") { $0.promoCodes[0].count = 0 },
    Breakage(.promoCount, "more uses than allowed") { $0.promoCodes[0].limit = 0 },
    Breakage(.pendingInTime, "a claim past its time") {
      $0.bookings[2].status = .pending
      $0.bookings[2].expiresAt = Evidence.start
      $0.sitAgain()
      $0.payments.remove(at: 2)
      $0.ledger = PaymentLedger(Array($0.ledger.entries.prefix(2)))
      $0.auditLog = Array($0.auditLog.prefix(6))
    },
    Breakage(.noDeadlock, "the database broke one") { $0.deadlocks = 1 },
    Breakage(.noDeadlock, "a claim was ended, and the database has forgotten it since") {
      $0.tell(
        .line(5, "lab", 1, .ok, .fault, seats: ["A9"], detail: "opposite-orders: 1"),
        .line(96_000, "k1", 7, .invoked, .claim, seats: ["A4"], booking: "b7"),
        .line(97_000, "k1", 7, .unknown, .claim, seats: ["A4"], booking: "b7", detail: "deadlock detected"))
    },
    Breakage(.cancelledStaysClosed, "a claim that nobody had asked for before") {
      $0.tell(
        .line(94_100, "lab", 1, .invoked, .fault, detail: "showtime-cancelled"),
        .line(94_200, "lab", 1, .ok, .fault, detail: "showtime-cancelled: 1"),
        .line(95_100, "k2", 3, .invoked, .claim, seats: ["A3"], booking: "b2"),
        .line(95_200, "k2", 3, .ok, .claim, seats: ["A3"], booking: "b2"))
    },
  ]

  private static let acknowledgements = [
    Breakage(.seatAcknowledgedOnce, with: [.acknowledgedStands], "A3 was sold to two") {
      // That somebody abandoned the first one's booking later is no excuse: it stood.
      $0.tell(
        .line(95_500, "k3", 7, .ok, .sell, seats: ["A3"], booking: "b3", amount: 1_250),
        .line(99_500, "k3", 8, .ok, .abandon, booking: "b3"))
    },
    Breakage(.acknowledgedStands, "the booking is not there") {
      $0.tell(.line(96_000, "k3", 7, .ok, .sell, seats: ["A7"], booking: "b7", amount: 1_250))
    },
    Breakage(.acknowledgedStands, "the booking was ended") {
      $0.tell(.line(96_000, "k3", 7, .ok, .confirm, booking: "b3"))
    },
    Breakage(.acknowledgedStands, "the booking was ended with its showtime, or since somebody abandoned it") {
      $0.tell(
        .line(96_000, "k3", 7, .ok, .confirm, booking: "b3"),
        .line(97_000, "k3", 8, .invoked, .abandon, booking: "b3"),
        .line(98_000, "k3", 8, .unknown, .abandon, booking: "b3"),
        .line(98_500, "lab", 1, .ok, .fault, detail: "showtime-cancelled"))
    },
    Breakage(.acknowledgedStands, "it has other seats") { $0.liveSeats[2].seat = "A4" },
    Breakage(.acknowledgedStands, "it has another price") {
      $0.tell(.line(99_900, "k2", 9, .ok, .retry, seats: ["A3"], booking: "b2", amount: 1_000))
    },
    Breakage(.oneBookingPerAttempt, "who had only claimed it has it") {
      $0.history = History(
        $0.history.events.filter { $0.booking != "b2" || ![.sell, .retry].contains($0.operation) })
    },
    Breakage(.oneBookingPerAttempt, "no kiosk has claimed it") {
      $0.history = History($0.history.events.filter { $0.booking != "b3" || $0.operation != .claim })
    },
    Breakage(.refusedStaysRefused, "who was told that the card was declined has paid with it") {
      $0.tell(
        .line(91_000, "k1", 9, .invoked, .retry, booking: "b1", payment: "BK1-1"),
        .line(92_000, "k1", 9, .failed, .retry, booking: "b1", payment: "BK1-1", detail: "declined: no"))
    },
    Breakage(.refusedStaysRefused, with: [.chargeHasPayment], "who was told that it was too late was charged")
    {
      $0.payments[2].status = .failed
      $0.payments[2].paidAt = nil
      $0.payments[2].refundAmount = nil
      $0.ledger = PaymentLedger(Array($0.ledger.entries.prefix(3)))
      $0.tell(
        .line(40_000, "k3", 9, .invoked, .sell, booking: "b3", payment: "BK3-1"),
        .line(41_000, "k3", 9, .failed, .sell, booking: "b3", payment: "BK3-1", detail: "too late, refunded"))
    },
    Breakage(.refusedStaysRefused, "a claim that was refused is there") {
      $0.history = History(
        $0.history.events.map { event in
          guard event.booking == "b3", event.operation == .claim, event.phase == .ok else { return event }
          var refused = event
          (refused.phase, refused.detail) = (.failed, "taken: A3")
          return refused
        })
    },
  ]

  private static let money = [
    Breakage(.oneChargePerBooking, "half by one key, half by another") {
      $0.payments[0].amount = Money(minorUnits: 1_000)
      var second = $0.payments[0]
      second.reference = "BK1-2"
      $0.payments.append(second)
      $0.ledger = PaymentLedger(
        [
          .card(.authorised, "BK1-1", 1_000), .card(.captured, "BK1-1", 1_000),
          .card(.authorised, "BK1-2", 1_000), .card(.captured, "BK1-2", 1_000),
        ] + $0.ledger.entries.suffix(2))
    },
    Breakage(.chargeHasPayment, "nobody knows the key") {
      $0.ledger.record(.card(.authorised, "BK9-1", 700))
    },
    Breakage(.chargeHasPayment, "the payment was written off") {
      $0.payments[2].status = .failed
      $0.payments[2].paidAt = nil
      $0.payments[2].refundAmount = nil
      $0.ledger = PaymentLedger(Array($0.ledger.entries.prefix(3)))
    },
    Breakage(.paymentHasCharge, "it was never captured") {
      $0.ledger = PaymentLedger([$0.ledger.entries[0]] + $0.ledger.entries[2...])
    },
    Breakage(.paymentHasCharge, "more went back than was noted") {
      $0.payments.append(
        Evidence.PaymentRow(
          booking: nil, bookingReference: "BK5", reference: "BK5-1", gateway: "SIMULATOR", status: .success,
          amount: Money(minorUnits: 900), paidAt: Evidence.start, capturedAt: Evidence.start))
      $0.ledger.record(.card(.authorised, "BK5-1", 900))
      $0.ledger.record(.card(.captured, "BK5-1", 900))
      $0.ledger.record(.card(.refunded, "BK5-1", 900))
    },
    Breakage(.cardAmountsAgree, "less was taken than it costs") {
      $0.payments[0].amount = Money(minorUnits: 1_900)
      $0.ledger = PaymentLedger(
        [.card(.authorised, "BK1-1", 1_900), .card(.captured, "BK1-1", 1_900)] + $0.ledger.entries[2...])
    },
    Breakage(.cardAmountsAgree, "it was captured twice") {
      $0.ledger.record(.card(.captured, "BK1-1", 2_000))
    },
    Breakage(.cardAmountsAgree, "less was captured than was reserved") {
      $0.ledger = PaymentLedger(
        [.card(.authorised, "BK1-1", 2_000), .card(.captured, "BK1-1", 1_500)] + $0.ledger.entries[2...])
    },
    Breakage(.cardAmountsAgree, "what was never captured was refunded") {
      $0.ledger = PaymentLedger($0.ledger.entries.prefix(3) + [.card(.refunded, "BK3-1", 1_250)])
    },
    Breakage(.drawerAddsUp, "other cash than was handed over") {
      $0.payments[1].tendered = Money(minorUnits: 3_000)
      $0.payments[1].change = Money(minorUnits: 1_750)
    },
    Breakage(.drawerAddsUp, "cash that nobody took") {
      $0.history = History($0.history.events.filter { $0.operation != .authorise })
    },
    Breakage(.drawerAddsUp, "cash that was taken for a booking is noted nowhere") {
      $0.tell(
        .line(99_100, "k2", 9, .invoked, .retry, booking: "b2", payment: "BK2-2"),
        .line(99_200, "k2", 10, .invoked, .authorise, payment: "BK2-2"),
        .line(99_300, "k2", 10, .ok, .authorise, payment: "BK2-2", detail: "cash 2000, change 750"),
        .line(99_400, "k2", 9, .ok, .retry, booking: "b2", payment: "BK2-2"))
    },
    Breakage(.drawerAddsUp, "too much change") { $0.payments[1].change = Money(minorUnits: 800) },
    Breakage(.drawerAddsUp, "less cash than it costs") {
      $0.payments[1].amount = Money(minorUnits: 1_000)
      $0.payments[1].change = Money(minorUnits: 1_000)
    },
    Breakage(.nothingLeftOpen, "a refund is owed") {
      $0.payments[2].status = .success
      $0.payments[2].refundAmount = nil
      $0.payments[2].refundOwed = Money(minorUnits: 1_250)
      $0.ledger = PaymentLedger(Array($0.ledger.entries.prefix(3)))
    },
    Breakage(.nothingLeftOpen, "a card was only authorised") {
      $0.payments[0].capturedAt = nil
      $0.ledger = PaymentLedger([$0.ledger.entries[0]] + $0.ledger.entries[2...])
    },
  ]

  private static let states = [
    Breakage(.statusesStay, "confirmed after it had ended") {
      $0.auditLog.append(Evidence.AuditRow(id: 20, action: "CONFIRMED", bookingReference: "BK3"))
    },
    Breakage(.statusesStay, "stands, and its last step was its end") {
      $0.auditLog[2].action = "CLAIM_ENDED"
    },
    Breakage(.paymentStates, "confirmed and not paid") { $0.bookings[0].paymentStatus = .pending },
    Breakage(.paymentStates, "paid without a time") { $0.payments[0].paidAt = nil },
    Breakage(.paymentStates, "given back by half, and called refunded") {
      $0.payments[2].refundAmount = Money(minorUnits: 600)
      $0.ledger = PaymentLedger($0.ledger.entries.prefix(3) + [.card(.released, "BK3-1", 600)])
      // It is about its columns alone, so that it is nobody's.
      $0.payments[2].booking = nil
    },
  ]

  private static let holds = [
    Breakage(.holdExclusive, "two tokens at once") {
      $0.tell(
        .line(50_000, "k4", 1, .invoked, .hold, seats: ["A1"], token: "t4"),
        .line(51_000, "k4", 1, .ok, .hold, seats: ["A1"], token: "t4", lease: 60_000))
    },
    Breakage(.holdsEnd, "a key without an end") { $0.holds[0].timeToLive = nil },
    Breakage(.holdsEnd, "a key beyond the cap") { $0.holds[0].timeToLive = 481_000 },
    Breakage(.holdsEnd, "a key that outlives its lease") { $0.holds[0].timeToLive = 45_000 },
    Breakage(.holdsEnd, "a key that nobody asked for") { $0.holds[0].token = "t10" },
  ]
}

extension Evidence {
  /// `b3` has not given its seat back.
  mutating func sitAgain() {
    liveSeats.append(SeatRow(booking: "b3", showtime: "show", seat: "A4", price: Money(minorUnits: 1_250)))
    showtimes[0].available -= 1
  }
}
