import BoxOffice
import Payments
import Testing

@testable import lab

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

  @Test(
    "A lease that ends with the choice takes the place of a longer one, unless it was refused",
    arguments: [
      (HistoryEvent.Phase.ok, 1_000, false), (.unknown, 1_000, false), (.failed, 1_000, true),
      (.unknown, 60_000, true),
    ])
  func shorterLease(_ phase: HistoryEvent.Phase, _ lease: Int, isStillHeld: Bool) {
    let second = 1_000_000
    var evidence = Evidence.sound
    evidence.tell(
      .line(second, "k4", 1, .invoked, .hold, seats: ["A5"], token: "t4", lease: 8_000),
      .line(second + 1, "k4", 1, .ok, .hold, seats: ["A5"], token: "t4", lease: 8_000),
      .line(2 * second, "k4", 2, .invoked, .renew, seats: ["A5"], token: "t4", lease: lease),
      .line(
        2 * second + 1, "k4", 2, phase, .renew, seats: ["A5"], token: "t4", lease: phase == .ok ? lease : nil),
      .line(4 * second, "k5", 1, .invoked, .hold, seats: ["A5"], token: "t5"),
      .line(4 * second + 1, "k5", 1, .ok, .hold, seats: ["A5"], token: "t5", lease: 60_000))
    #expect(Checker.violations(in: evidence).map(\.rule) == (isStillHeld ? [.holdExclusive] : []))
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
