import BoxOffice
import FoundationEssentials
import FaultInjection
import Testing
import Twins

@Suite("Holds in memory")
struct InMemoryHoldsTests {
  private let showtime: Showtime.ID
  private let seat: Seat.ID
  private let tokens: [HoldToken]

  init() {
    var generator = SeededGenerator(seed: 1)
    showtime = .made(by: &generator)
    seat = .made(by: &generator)
    tokens = [.random(using: &generator), .random(using: &generator)]
  }

  @Test("A hold that would last beyond the cap, since the clock has stepped back, is dead")
  func clockStepsBack() async throws {
    let clock = SteppedClock()
    let holds = InMemoryHolds { clock.now.timeIntervalSince1970 }
    _ = try await holds.hold([seat], in: showtime, token: tokens[0], deadline: 300)
    clock.advance(by: -3_600)
    guard
      case .held = try await holds.hold([seat], in: showtime, token: tokens[1], deadline: 300)
    else {
      Issue.record("The dead hold is in the way.")
      return
    }
  }

  @Test("What a server that loses its memory has forgotten is free, and the revision rises")
  func losesHolds() async throws {
    let holds = InMemoryHolds { 0 }
    _ = try await holds.hold([seat], in: showtime, token: tokens[0], deadline: 300)
    #expect(holds.contents.map(\.token) == [tokens[0]])
    let revision = try await holds.revision(of: showtime)
    holds.loseHolds()
    #expect(holds.contents == [])
    #expect(try await holds.revision(of: showtime) > revision)
  }
}
