internal import BoxOffice
internal import FoundationEssentials
package import PostgresStore
internal import FaultInjection
internal import Testing

extension BookingStoreUnderTest {
  /// PostgreSQL, each world in a database of its own.
  package static let postgres = BookingStoreUnderTest("PostgreSQL") { body in
    try await TestDatabase.with { test in
      let world = BookingWorld(at: Date())
      try await world.store(in: test.database)
      try await body(
        BookingKiosks(
          world: world, one: PostgresStore(test.connect(), terminal: "till-1"),
          other: PostgresStore(test.connect(), terminal: "till-2"),
          layouts: PostgresStore(test.connect(), terminal: "office"),
          setStatus: { status, showtime in
            try await test.database.execute(
              "UPDATE showtimes SET status = $2, version = version + 1 WHERE id = $1", [showtime, status])
          },
          setActive: { isActive, seat in
            try await test.database.execute(
              "UPDATE seats SET is_active = $2 WHERE id = $1", [seat, isActive])
          },
          setDistance: { distance, showtime in
            let office = PostgresStore(test.connect(), terminal: "office")
            try #require(try await office.setDistance(distance, of: showtime))
          }))
    }
  }
}

extension BookingWorld {
  /// Writes everything that the contract needs into a migrated database.
  package func store(in database: Database) async throws {
    try await database.add(seatings, promoCodes: promoCodes)
  }
}
