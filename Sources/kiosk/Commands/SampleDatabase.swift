internal import BoxOffice
internal import PostgresStore

/// A migrated database with the sample cinema's programme for the coming week.
struct SampleDatabase {
  /// The sample has a programme for today and the next six days.
  private static let lastDay = 6

  private let database: Database

  /// - Parameter conninfo: a connection as the database's owner.
  init(conninfo: String) throws {
    database = Database(try Conninfo(conninfo), limits: .maintenance)
  }

  /// Does whatever is missing, and almost nothing if nothing is.
  /// - Parameter report: called before each step.
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

  /// Whether the first cinema's programme reaches the last day that the sample would fill.
  private func hasThisWeek() async throws(StoreError) -> Bool {
    let store = PostgresStore(database)
    guard let cinema = try await store.cinemas().first,
      let programme = try await store.programme(of: cinema.id)
    else { return false }
    let lastDay = programme.today.advanced(byDays: Self.lastDay)
    return programme.listings.contains { $0.showtime.showDate >= lastDay }
  }
}
