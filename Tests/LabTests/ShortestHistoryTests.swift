import Testing

@testable import lab

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

  @Test("A complaint tells each rule with its lines, the command and the logs")
  func complaint() {
    var evidence = Evidence.sound
    evidence.showtimes[0].available += 1
    evidence.bookings.removeAll { $0.id == "b1" }
    let found = Checker.violations(in: evidence)
    var complaint = Complaint(found, in: evidence, problems: ["It rained."], command: "./.run lab again")
    complaint.logs = "/tmp/logs"
    let text = complaint.text
    for violation in found { #expect(text.contains("VIOLATION \(violation)")) }
    #expect(text.contains("k1        sell          ok"))
    #expect(text.hasSuffix("It rained.\nAgain: ./.run lab again\nThe logs of this run are in /tmp/logs."))
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
