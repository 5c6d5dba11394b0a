package import BoxOffice

/// The box office's bookings in PostgreSQL.
package struct PostgresStore: BookingStore {
  let database: Database
  /// For searches and reports, so that no sale waits for them. Opened when it is first used.
  package let reports: Database

  /// - Parameter database: a migrated database (see ``Migrator``).
  package init(_ database: Database) {
    self.database = database
    reports = database.forReports()
  }

  package func cinemas() async throws(StoreError) -> [Cinema] {
    try await asking { () async throws(PostgresError) in
      try await database.rows(.cinemas).map { (row) throws(PostgresError) in try Cinema(row) }
    }
  }

  package func promoCode(_ code: String) async throws(StoreError) -> PromoCode? {
    try await asking { () async throws(PostgresError) in
      try await database.rows(.promoCode, ["code": code]).first.map { (row) throws(PostgresError) in
        try PromoCode(row)
      }
    }
  }

  /// Runs a conversation with the database, and turns errors into the store's.
  func asking<Answer: Sendable>(
    _ body: () async throws(PostgresError) -> Answer
  ) async throws(StoreError) -> Answer {
    do {
      return try await body()
    } catch {
      throw StoreError(error)
    }
  }
}

extension StoreError {
  /// What staff should read, and whether trying again can help.
  init(_ error: PostgresError) {
    switch error.kind {
    case .unreachable: self = .unavailable("The database cannot be reached: \(error.message).")
    case .lost: self = .unavailable("The connection to the database was lost: \(error.message).")
    case .outcomeUnknown:
      self = .outcomeUnknown(
        "The connection to the database was lost in the middle of a sale: \(error.message).")
    case .undecodable, .unsendable: self = .refused("\(error.message).")
    case .refused:
      switch error.state {
      case .deadlockDetected?, .lockNotAvailable?, .queryCanceled?, .serializationFailure?,
        .tooManyConnections?:
        self = .unavailable("The database is too busy: \(error.message).")
      case .undefinedTable?, .undefinedColumn?, .undefinedFunction?:
        self = .refused(
          "The database's schema is not this program's (\(error.message)). Run `kiosk db migrate`.")
      case .readOnlyTransaction?:
        // This is a standby, until it is promoted. The connection is closed, and the next one may reach the
        // primary.
        self = .unavailable(
          "The database is read-only at the moment, so nothing can be sold: \(error.message). "
            + "If this lasts, the connection string names a standby, or lacks `target_session_attrs=read-write`."
        )
      case .diskFull?:
        self = .refused("The database's disk is full, so nothing can be sold: \(error.message).")
      case .insufficientPrivilege?:
        self = .refused("The database's user lacks a right: \(error.message). Run `kiosk db check`.")
      default: self = .refused(error.description)
      }
    }
  }
}

// MARK: - Statements

extension Statement {
  static let cinemas = Statement("cinemas", PackageResources.cinemas_sql)
}
