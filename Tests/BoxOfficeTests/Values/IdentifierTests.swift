import BoxOffice
import FaultInjection
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test("A random one is of version 4 and like no other")
  func random() throws {
    let ids = (0..<1_000).map { _ in Booking.ID.random() }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      let text = Array(id.description)
      #expect(text[14] == "4" && "89ab".contains(text[19]), "\(id)")
    }
  }

  @Test("A generator that says the same makes the same, of all its 122 bits")
  func generated() {
    var (one, other) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    #expect(Seat.ID.random(using: &one) == Seat.ID.random(using: &other))
    #expect(Seat.ID.random(using: &one) != Seat.ID.random(using: &one))
    var ones = Ones()
    #expect(Seat.ID.random(using: &ones).description == "ffffffff-ffff-4fff-bfff-ffffffffffff")
  }
}

private struct Ones: RandomNumberGenerator {
  mutating func next() -> UInt64 { .max }
}
