import FoundationEssentials
import Testing

@testable import lab

@Suite("History")
struct HistoryEventTests {
  @Test("A line of a history reads as it was written")
  func roundTrip() throws {
    let event = HistoryEvent(
      at: 17, client: "p1.k02", attempt: 3, phase: .ok, operation: .hold, showtime: "s", seats: ["a", "b"],
      token: "t", lease: 60_000)
    let line = try JSONEncoder().encode(event)
    #expect(try JSONDecoder().decode(HistoryEvent.self, from: line) == event)
    #expect(!line.contains(UInt8(ascii: "\n")))
  }
}
