import BoxOffice
import Glibc
import FaultInjection
import SystemPackage
import TestSupport
import Testing

@testable import RedisHolds

@Suite("A mutant of the scripts")
struct MutantTests {
  @Test(
    "that compares no tokens is what the server runs, and without it the product is",
    arguments: [false, true])
  func comparesNoTokens(isMutated: Bool) async throws {
    let mutant = Mutant.tokensNotCompared
    try await withProxy(replacing: isMutated ? mutant.replacements : []) { proxy, address in
      let one = RedisHoldStore(address, limits: .patient)
      let other = RedisHoldStore(address, limits: .patient)
      let (showtime, seat) = (Showtime.ID.random(), Seat.ID.random())
      let (mine, theirs) = (HoldToken.random(), HoldToken.random())
      _ = try await one.hold([seat], in: showtime, token: mine, deadline: 480)
      // Giving back what is another's frees it only in the mutant.
      try await other.release([seat], in: showtime, token: theirs)
      let revision = try await one.revision(of: showtime)
      let renewed = try await one.renew([seat], in: showtime, token: mine, deadline: 480)
      #expect(renewed.renewed == (isMutated ? [] : [seat]) && renewed.retaken == (isMutated ? [seat] : []))
      #expect(try await one.revision(of: showtime) > revision)
      // So does holding what is another's.
      let answer = try await other.hold([seat], in: showtime, token: theirs, deadline: 480)
      switch answer {
      case .held: #expect(isMutated)
      case .refused(let seats): #expect(!isMutated && seats.map(\.seat) == [seat])
      }
      #expect((proxy.figures.replacements > 0) == isMutated)
    }
  }

  @Test("changes texts that the scripts have")
  func texts() {
    let sources = HoldScript.allCases.map(\.source)
    for replacement in Mutant.tokensNotCompared.replacements {
      #expect(sources.allSatisfy { $0.contains(replacement.from) && !$0.contains(replacement.to) })
    }
  }
}
