internal import BoxOffice
internal import KioskRuntime
internal import PostgresStore

/// Sells nothing on a schema that is not this program's. Once it fits, the database is not asked again.
actor SchemaGate: SchemaGuard {
  private let migrator: Migrator
  /// The question that is under way, or was answered with yes: who comes meanwhile waits for the same answer.
  private var question: Task<Result<Void, StoreError>, Never>?

  init(_ database: Database) {
    migrator = Migrator(database)
  }

  /// - Throws: what to do, first, since a screen may have room for no more.
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

  /// The number of the last migration that the database has had; 0 for none.
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
      // What else is the matter is for `kiosk db check`, and for the sale's own statements.
    }
  }
}
