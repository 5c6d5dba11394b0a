import BoxOffice
import FoundationEssentials
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
  fileprivate mutating func sitAgain() {
    liveSeats.append(SeatRow(booking: "b3", showtime: "show", seat: "A4", price: Money(minorUnits: 1_250)))
    showtimes[0].available -= 1
  }
}

@Suite("Checker")
struct CheckerTests {
  @Test("Sound evidence breaks no rule")
  func sound() {
    #expect(Checker.violations(in: .sound) == [])
  }

  @Test("Evidence that breaks one rule is found by that rule alone", arguments: Breakage.all)
  func broken(by breakage: Breakage) throws {
    var evidence = Evidence.sound
    breakage.apply(&evidence)
    let found = Checker.violations(in: evidence)
    #expect(
      Set(found.map(\.rule)) == breakage.others.union([breakage.rule]), "\(found.map(\.description))")
  }

  @Test("Every rule can be broken")
  func everyRule() {
    #expect(Set(Breakage.all.map(\.rule)) == Set(Rule.allCases))
  }

  @Test("What is still in doubt while the drivers cannot be asked is none of the checker's business")
  func inDoubt() {
    var evidence = Evidence.sound
    evidence.isSettled = false
    evidence.bookings[2].status = .pending
    evidence.bookings[2].expiresAt = Evidence.start
    evidence.sitAgain()
    evidence.payments[2].status = .pending
    evidence.payments[2].paidAt = nil
    evidence.payments[2].refundAmount = nil
    evidence.ledger = PaymentLedger(Array(evidence.ledger.entries.prefix(3)))
    evidence.auditLog = Array(evidence.auditLog.prefix(6))
    #expect(Checker.violations(in: evidence) == [])
    evidence.isSettled = true
    #expect(Checker.violations(in: evidence).map(\.rule) == [.pendingInTime])
  }

  @Test("A seat may be held twice across a fault that loses holds, and only there")
  func acrossAFlush() {
    func evidence(flushedAt moment: Int, _ detail: String) -> Evidence {
      var evidence = Evidence.sound
      evidence.tell(
        .line(moment, "lab", 1, .invoked, .fault, detail: detail),
        .line(moment + 10, "lab", 1, .ok, .fault, detail: detail),
        .line(50_000, "k4", 1, .invoked, .hold, seats: ["A1"], token: "t4"),
        .line(51_000, "k4", 1, .ok, .hold, seats: ["A1"], token: "t4", lease: 20))
      return evidence
    }
    #expect(Checker.violations(in: evidence(flushedAt: 40_000, "redis-flush")) == [])
    #expect(
      Checker.violations(in: evidence(flushedAt: 40_000, "redis-script-flush")).map(\.rule) == [
        .holdExclusive
      ])
    #expect(Checker.violations(in: evidence(flushedAt: 500, "redis-flush")).map(\.rule) == [.holdExclusive])
  }

  @Test("A key that a wrong clock gave may outlive its lease, also if its kiosk has asked in vain since")
  func clockForward() {
    func evidence(renewed phase: HistoryEvent.Phase) -> Evidence {
      var evidence = Evidence.sound
      evidence.holds[0].timeToLive = 7_200_000
      evidence.tell(
        .line(70_000_500, "lab", 1, .invoked, .fault, detail: "redis-clock-forward"),
        .line(70_500_000, "lab", 1, .ok, .fault, detail: "redis-clock-forward: 9"),
        .line(71_000_000, "k3", 2, .invoked, .renew, seats: ["A9"], token: "t9"),
        .line(71_001_000, "k3", 2, phase, .renew, seats: ["A9"], token: "t9", lease: 60_000))
      return evidence
    }
    #expect(Checker.violations(in: evidence(renewed: .unknown)) == [])
    #expect(Checker.violations(in: evidence(renewed: .failed)) == [])
    // Whoever is given a lease by the right clock has a key that ends.
    #expect(Checker.violations(in: evidence(renewed: .ok)).map(\.rule) == [.holdsEnd])
  }

  @Test(
    "A Redis that was stopped or restarted has lost nothing, and a killed one nothing but the last seconds")
  func acrossAnEnd() {
    let second = 1_000_000
    /// Held from second 1 to 9, in some way again until later, and by another from second 12 on.
    func evidence(_ detail: String, renewedAt moment: Int) -> Evidence {
      var evidence = Evidence.sound
      evidence.tell(
        .line(second, "k4", 1, .invoked, .hold, seats: ["A5"], token: "t4"),
        .line(second + 1, "k4", 1, .ok, .hold, seats: ["A5"], token: "t4", lease: 8_000),
        .line(moment, "k4", 2, .invoked, .renew, seats: ["A5"], token: "t4"),
        .line(moment + 1, "k4", 2, .ok, .renew, seats: ["A5"], token: "t4", lease: 60_000),
        .line(10 * second, "lab", 1, .invoked, .fault, detail: detail),
        .line(11 * second, "lab", 1, .ok, .fault, detail: detail),
        .line(12 * second, "k5", 1, .invoked, .hold, seats: ["A5"], token: "t5"),
        .line(12 * second + 1, "k5", 1, .ok, .hold, seats: ["A5"], token: "t5", lease: 60_000))
      return evidence
    }
    for detail in ["redis-stop", "redis-restart", "redis-maxmemory"] {
      let found = Checker.violations(in: evidence(detail, renewedAt: 9 * second))
      #expect(found.map(\.rule) == [.holdExclusive], "\(detail)")
    }
    #expect(Checker.violations(in: evidence("redis-kill", renewedAt: 9 * second)) == [])
    #expect(
      Checker.violations(in: evidence("redis-kill", renewedAt: 6 * second)).map(\.rule) == [.holdExclusive])
    #expect(Checker.violations(in: evidence("redis-flushall", renewedAt: 6 * second)) == [])
  }

  @Test(
    "Who was refused by one, and told better or nothing by another one of the same order, may have bought")
  func refusedByOne() {
    func evidence(_ lines: HistoryEvent...) -> Evidence {
      var evidence = Evidence.sound
      evidence.history = History(evidence.history.events + lines)
      return evidence
    }
    func declined(_ from: Int, _ to: Int) -> [HistoryEvent] {
      [
        .line(from, "k1x2", 1, .invoked, .sell, booking: "b1", payment: "BK1-1"),
        .line(to, "k1x2", 1, .failed, .sell, booking: "b1", payment: "BK1-1", detail: "taken"),
      ]
    }
    // The sale by BK1-1 was from 10 to 90 ms.
    let meanwhile = declined(20_000, 95_000)
    #expect(Checker.violations(in: evidence(meanwhile[0], meanwhile[1])) == [])
    let later = declined(91_000, 95_000)
    #expect(Checker.violations(in: evidence(later[0], later[1])).map(\.rule) == [.refusedStaysRefused])
    // A claim without an answer may be carried out after one that was refused.
    var late = evidence(
      .line(15_500, "k3", 9, .invoked, .claim, booking: "b3"),
      .line(16_000, "k3", 9, .failed, .claim, booking: "b3", detail: "taken: A3"))
    #expect(Checker.violations(in: late) == [])
    late.history = History(
      late.history.events.filter { $0.operation != .claim || $0.booking != "b3" || $0.at > 15_000 })
    #expect(Checker.violations(in: late).map(\.rule) == [.refusedStaysRefused])
  }

  @Test("Nobody has to account for what was booked before")
  func earlier() {
    var evidence = Evidence.sound
    evidence.history = History(evidence.history.events.filter { $0.token != nil })
    #expect(Set(Checker.violations(in: evidence).map(\.rule)) == [.oneBookingPerAttempt, .drawerAddsUp])
    evidence.earlierBookings = ["b1", "b2", "b3"]
    #expect(Checker.violations(in: evidence) == [])
  }

  @Test("A deadlock that was asked for is none, and excuses no other")
  func oppositeOrders() {
    var evidence = Evidence.sound
    evidence.deadlocks = 1
    evidence.tell(
      .line(5, "lab", 1, .ok, .fault, seats: ["A4", "A5"], detail: "opposite-orders: 1"),
      .line(96_000, "k1", 7, .invoked, .claim, seats: ["A4"], booking: "b7"),
      .line(97_000, "k1", 7, .unknown, .claim, seats: ["A4"], booking: "b7", detail: "deadlock detected"))
    #expect(Checker.violations(in: evidence) == [])
    evidence.deadlocks = 2
    #expect(Checker.violations(in: evidence).map(\.rule) == [.noDeadlock])
    evidence.tell(
      .line(96_100, "k2", 8, .invoked, .claim, seats: ["A6"], booking: "b8"),
      .line(97_100, "k2", 8, .unknown, .claim, seats: ["A6"], booking: "b8", detail: "deadlock detected"))
    #expect(Checker.violations(in: evidence).map(\.ids) == [["b8"]])
  }

  @Test("A claim that is asked for again after its showtime was cancelled stands")
  func claimedBefore() {
    var evidence = Evidence.sound
    evidence.tell(
      .line(94_050, "k2", 3, .invoked, .claim, seats: ["A3"], booking: "b2"),
      .line(94_100, "lab", 1, .invoked, .fault, detail: "showtime-cancelled"),
      .line(94_200, "lab", 1, .ok, .fault, detail: "showtime-cancelled: 1"),
      .line(94_300, "k2", 3, .unknown, .claim, seats: ["A3"], booking: "b2"),
      .line(95_100, "k2", 4, .invoked, .claim, seats: ["A3"], booking: "b2"),
      .line(95_200, "k2", 4, .ok, .claim, seats: ["A3"], booking: "b2"))
    #expect(Checker.violations(in: evidence) == [])
  }

  @Test("A seat that was swapped away, lost or given back may be held by another")
  func givenBack() {
    var evidence = Evidence.sound
    evidence.tell(
      .line(10_000, "k1", 11, .invoked, .swap, seats: ["A4"], token: "t1", detail: "A2"),
      .line(11_000, "k1", 11, .ok, .swap, seats: ["A4"], token: "t1", lease: 60_000, detail: "A2"),
      .line(11_500, "k4", 1, .invoked, .hold, seats: ["A2"], token: "t4"),
      .line(12_000, "k4", 1, .ok, .hold, seats: ["A2"], token: "t4", lease: 60_000),
      .line(20_000, "k1", 12, .invoked, .renew, seats: ["A1", "A4"], token: "t1"),
      .line(21_000, "k1", 12, .ok, .renew, seats: ["A4"], token: "t1", lease: 60_000),
      .line(22_000, "k4", 2, .invoked, .hold, seats: ["A1"], token: "t4"),
      .line(23_000, "k4", 2, .ok, .hold, seats: ["A1"], token: "t4", lease: 1))
    #expect(Checker.violations(in: evidence) == [])
  }
}

@Suite("Shortest history")
struct ShortestHistoryTests {
  @Test("Of a long history, the four lines are left that show a seat held twice")
  func heldTwice() throws {
    var evidence = Evidence.sound
    evidence.tell(
      .line(50_000, "k4", 1, .invoked, .hold, seats: ["A1"], token: "t4"),
      .line(51_000, "k4", 1, .ok, .hold, seats: ["A1"], token: "t4", lease: 60_000),
      .line(52_000, "k4", 2, .invoked, .renew, seats: ["A1"], token: "t4"),
      .line(53_000, "k4", 2, .ok, .renew, seats: ["A1"], token: "t4", lease: 60_000))
    for number in 0..<200 {
      evidence.tell(
        .line(number * 400, "k5", number, .invoked, .hold, seats: ["B\(number)"], token: "u\(number)"),
        .line(
          number * 400 + 100, "k5", number, .ok, .hold, seats: ["B\(number)"], token: "u\(number)",
          lease: 60_000))
    }
    let violation = try #require(Checker.violations(in: evidence).first)
    let lines = violation.shortestHistory(in: evidence)
    #expect(
      lines.map { "\($0.client) \($0.operation) \($0.phase)" } == [
        "k1 hold invoked", "k1 hold ok", "k4 hold invoked", "k4 hold ok",
      ])
    evidence.history = History(lines)
    #expect(
      Checker.violations(in: evidence).contains { $0.rule == .holdExclusive && $0.ids == violation.ids })
    #expect(
      lines.readable.split(separator: "\n").last
        == "      50.0 ms  k4        hold          ok       seats A1  token t4  for 60000 ms")
  }

  @Test("Two acknowledgements are enough to show a seat sold twice, and one to show a booking lost")
  func acknowledged() throws {
    var evidence = Evidence.sound
    evidence.tell(
      .line(95_500, "k3", 7, .invoked, .sell, seats: ["A3"], booking: "b3", amount: 1_250),
      .line(95_600, "k3", 7, .ok, .sell, seats: ["A3"], booking: "b3", amount: 1_250))
    let found = Checker.violations(in: evidence)
    #expect(found.map(\.rule) == [.seatAcknowledgedOnce, .acknowledgedStands])
    #expect(found.first?.shortestHistory(in: evidence).map(\.at) == [95_600, 99_000])
    #expect(found.last?.shortestHistory(in: evidence).map(\.at) == [95_600])
  }

  @Test("Of what is wrong in the books, all lines about it are told, with the faults meanwhile")
  func inTheBooks() throws {
    var evidence = Evidence.sound
    evidence.showtimes[0].available = 7
    evidence.payments[0].capturedAt = nil
    evidence.tell(
      .line(50_000, "lab", 1, .ok, .fault, detail: "postgres-kill"),
      .line(95_000, "lab", 2, .ok, .fault, detail: "redis-kill"))
    let violation = try #require(Checker.violations(in: evidence).first)
    #expect(violation.rule == .nothingLeftOpen)
    #expect(
      violation.shortestHistory(in: evidence).map(\.at) == [10_000, 11_000, 12_000, 50_000, 90_000])
  }

  @Test("Of a count that is wrong, the claims are told and what ended them")
  func counted() throws {
    var evidence = Evidence.sound
    evidence.showtimes[0].available += 1
    evidence.promoCodes[0].count = 2
    evidence.tell(
      .line(98_000, "lab.reaper", 1, .invoked, .reap),
      .line(98_100, "lab.reaper", 1, .ok, .reap, detail: "expired b3"))
    let found = Checker.violations(in: evidence)
    #expect(found.map(\.rule) == [.seatCount, .promoCount])
    #expect(
      found.first?.shortestHistory(in: evidence).map(\.at) == [
        11_000, 12_000, 14_000, 15_000, 96_000, 96_500, 98_100,
      ])
    // Only b1 has the code.
    #expect(found.last?.shortestHistory(in: evidence).map(\.at) == [11_000, 12_000])
  }

  @Test("Of a deadlock, the call that was ended is told, and those of the same moment")
  func deadlocked() throws {
    var evidence = Evidence.sound
    evidence.deadlocks = 1
    evidence.tell(
      .line(50_000, "k7", 1, .invoked, .claim, booking: "b3"),
      .line(51_000, "k7", 1, .unknown, .claim, booking: "b3", detail: "too busy: deadlock detected."),
      .line(50_500, "k8", 1, .invoked, .abandon, booking: "b3"),
      .line(52_000, "k8", 1, .failed, .abandon, booking: "b3"))
    let violation = try #require(Checker.violations(in: evidence).first)
    #expect(violation.rule == .noDeadlock)
    #expect(violation.shortestHistory(in: evidence).map(\.at) == [50_000, 50_500, 51_000, 52_000])
  }

  @Test("A refusal that was none is shown by the refusal alone")
  func refused() throws {
    var evidence = Evidence.sound
    evidence.tell(
      .line(91_000, "k1", 9, .invoked, .retry, booking: "b1", payment: "BK1-1"),
      .line(92_000, "k1", 9, .failed, .retry, booking: "b1", payment: "BK1-1", detail: "declined: no"))
    let violation = try #require(Checker.violations(in: evidence).first)
    #expect(violation.shortestHistory(in: evidence).map(\.at) == [91_000, 92_000])
  }

  @Test("A complaint tells each rule with its lines, the command and the papers")
  func complaint() {
    var evidence = Evidence.sound
    evidence.showtimes[0].available += 1
    evidence.bookings.removeAll { $0.id == "b1" }
    let found = Checker.violations(in: evidence)
    var complaint = Complaint(found, in: evidence, problems: ["It rained."], command: "./.run lab again")
    complaint.papers = "/tmp/papers"
    let text = complaint.text
    for violation in found { #expect(text.contains("VIOLATION \(violation)")) }
    #expect(text.contains("k1        sell          ok"))
    #expect(text.hasSuffix("It rained.\nAgain: ./.run lab again\nThe papers of this run are in /tmp/papers."))
  }

  @Test(
    "What is left cannot do without any of its lines",
    arguments: [[0], [7, 8], [0, 15], [3, 4, 5, 11], Array(0..<16)])
  func minimal(needed: [Int]) {
    let lines = (0..<16).map { HistoryEvent.line($0, "k", $0, .ok, .sell) }
    let left = lines.minimised { events in Set(needed).isSubset(of: events.map(\.at)) }
    #expect(left.map(\.at) == needed)
  }
}
