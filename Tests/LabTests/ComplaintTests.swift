import Testing

@testable import lab

@Suite("What is told of a violation")
struct ComplaintTests {
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
      violation.story(in: evidence).map(\.at) == [10_000, 11_000, 12_000, 50_000, 90_000])
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
}
