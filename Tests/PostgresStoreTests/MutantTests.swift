import BoxOffice
import FaultInjection
import TestSupport
import Testing

@testable import PostgresStore

@Suite("A mutant of the statements")
struct MutantTests {
  @Test("is what the server runs, and without it the product is", arguments: Mutant.all(of: .postgres))
  func reachesTheServer(mutant: Mutant) async throws {
    try await TestHall.with { hall in
      try await hall.addPromo("MUTE", limit: nil)
      for isMutated in [false, true] {
        try await hall.withProxy(replacing: isMutated ? mutant.replacements : []) { proxy, store in
          try await Self.sell([isMutated ? 0 : 1], in: hall, by: store)
          // As the server has them.
          let prepared = try await store.database.rows(
            Statement(unprepared: "SELECT statement FROM pg_prepared_statements")
          ).map { (row) throws(PostgresError) in try row.value("statement", as: String.self) }
          for replacement in mutant.replacements {
            let (wanted, unwanted) =
              isMutated ? (replacement.to, replacement.from) : (replacement.from, replacement.to)
            #expect(prepared.contains { $0.contains(wanted) }, "“\(wanted)” is not among the statements")
            #expect(!prepared.contains { $0.contains(unwanted) })
          }
          #expect((proxy.figures.replacements > 0) == isMutated)
        }
      }
    }
  }

  /// Uses every statement that a mutant changes.
  private static func sell(_ places: [Int], in hall: TestHall, by store: PostgresStore) async throws {
    let claim = hall.claim(
      places, promo: hall.promo("MUTE"))
    let outcome = try await store.claim(claim)
    guard case .claimed = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try await store.confirm(hall.confirmation(of: claim)) == .confirmed)
    _ = try await store.reap(limit: 10)
  }
}
