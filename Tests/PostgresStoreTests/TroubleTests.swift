import BoxOffice
import FoundationEssentials
import PostgresStore
import TestSupport
import Testing

@Suite("A store whose database is in trouble")
struct TroubleTests {
  @Test("says that it was never migrated")
  func unmigrated() async throws {
    try await TestDatabase.with(.empty) { test in
      let error = try await failure(of: PostgresStore(test.database))
      #expect(error.message.contains("kiosk db migrate"))
      guard case .refused = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("says that it is read-only for now, and still shows what is on")
  func readOnly() async throws {
    try await TestHall.with { hall in
      let store = PostgresStore(
        Database(
          hall.test.conninfo.setting(["options": "-c default_transaction_read_only=on"]),
          limits: TestDatabase.patient))
      let programme = try await store.programme(of: hall.cinema)
      #expect(programme?.listings.count == 1)
      await #expect {
        _ = try await store.claim(hall.claim([0]))
      } throws: { error in
        guard case StoreError.unavailable(let message) = error else { return false }
        return message.hasPrefix("The database is read-only at the moment")
      }
    }
  }

  @Test("says that it cannot be reached, and that trying again is safe")
  func down() async throws {
    let store = PostgresStore(Database(try Conninfo("host=/nowhere dbname=kiosk")))
    let error = try await failure(of: store)
    guard case .unavailable(let message) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(message.hasPrefix("The database cannot be reached: ") && message.hasSuffix("."))
  }

  @Test("says which right its user lacks")
  func rightless() async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute("REVOKE INSERT ON payments FROM kiosk_walkup")
      let store = PostgresStore(hall.test.connect(as: "kiosk_walkup"))
      await #expect {
        _ = try await store.claim(hall.claim([0]))
      } throws: { error in
        guard case StoreError.refused(let message) = error else { return false }
        return message.contains("payments") && message.contains("kiosk db check")
      }
      #expect(try await hall.violations() == [])
    }
  }

  @Test("names the screen whose layout is invalid")
  func brokenLayout() async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute(
        "UPDATE screens SET seat_layout = '{\"version\": 1, \"rows\": []}'")
      await #expect {
        _ = try await hall.store.seating(of: hall.showtime)
      } throws: { error in
        guard case StoreError.refused(let message) = error else { return false }
        return message == "The layout of screen “One” is invalid: The layout has no seats."
      }
    }
  }

  private func failure(of store: PostgresStore) async throws -> StoreError {
    do {
      _ = try await store.cinemas()
    } catch {
      return error
    }
    throw NoFailure()
  }

  private struct NoFailure: Error {}
}
