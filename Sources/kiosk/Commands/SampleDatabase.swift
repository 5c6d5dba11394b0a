internal import BoxOffice
internal import PostgresStore

/// A database that is migrated and has the sample cinema's programme for the coming week.
struct SampleDatabase {
  /// The sample fills today and the six days after it.
  private static let lastDay = 6

  private let database: Database

  /// - Parameter conninfo: of its owner.
  init(conninfo: String) throws {
    database = Database(try Conninfo(conninfo), limits: .maintenance)
  }

  /// Does what is missing, and next to nothing when nothing is.
  /// - Parameter report: called with each step before it is taken.
  func prepare(report: @escaping @Sendable (String) -> Void) async throws {
    try await friendly {
      let migrator = Migrator(database)
      if try await !migrator.status().pending.isEmpty {
        report("Making the tables")
        _ = try await migrator.migrate()
      }
      if try await !hasThisWeek() {
        report("Loading the sample cinema")
        try await Seeder(database).seed()
      }
    }
    await database.close()
  }

  /// Whether the first cinema's programme reaches to the last day that the sample fills.
  private func hasThisWeek() async throws(StoreError) -> Bool {
    let store = PostgresStore(database)
    guard let cinema = try await store.cinemas().first,
      let programme = try await store.programme(of: cinema.id)
    else { return false }
    let lastDay = programme.today.advanced(byDays: Self.lastDay)
    return programme.listings.contains { $0.showtime.showDate >= lastDay }
  }
}
