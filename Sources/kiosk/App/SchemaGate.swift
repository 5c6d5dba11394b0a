internal import BoxOffice
internal import KioskRuntime
internal import PostgresStore

/// Keeps the kiosk from selling on a database whose schema does not fit the program. Once it fits, it is not
/// checked again.
actor SchemaGate: SchemaGuard {
  private let migrator: Migrator
  /// The check that is under way or has succeeded. Callers in the meantime wait for the same answer.
  private var question: Task<Result<Void, StoreError>, Never>?

  init(_ database: Database) {
    migrator = Migrator(database)
  }

  /// - Throws: an error whose text begins with what to do, since a screen may have no room for more.
  func pass() async throws(StoreError) {
    let question =
      self.question
      ?? Task { [self] in
        do throws(StoreError) {
          return .success(try await check())
        } catch {
          return .failure(error)
        }
      }
    self.question = question
    let answer = await question.value
    if case .failure = answer { self.question = nil }
    try answer.get()
  }

  /// The number of the last migration applied to the database; 0 if none.
  func version() async throws(StoreError) -> Int {
    do {
      return try await migrator.status().applied.last?.number ?? 0
    } catch MigrationError.newer(let database, _) {
      return database
    } catch MigrationError.server(let error) {
      throw .unavailable("The database cannot be reached: \(error.message).")
    } catch {
      throw .refused("\(error)")
    }
  }

  private func check() async throws(StoreError) {
    do {
      let pending = try await migrator.status().pending
      guard pending.isEmpty else {
        throw StoreError.refused(
          "Run `kiosk db migrate`: the database lacks \(pending.count) of this program's migrations.")
      }
    } catch MigrationError.newer(let database, let program) {
      throw .refused(
        "Update this program: the database is at migration \(database), and it knows only \(program).")
    } catch MigrationError.server(let error) where error.kind == .unreachable || error.kind == .lost {
      throw .unavailable("The database cannot be reached: \(error.message).")
    } catch let error as StoreError {
      throw error
    } catch {
      // Anything else that is wrong is left to `kiosk db check` and to the sale's own statements.
    }
  }
}
