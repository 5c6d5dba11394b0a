internal import BoxOffice
internal import PostgresStore

/// Adds what to do to PostgreSQL's error message.
func friendly<Value>(_ body: () async throws -> Value) async throws -> Value {
  do {
    return try await body()
  } catch MigrationError.server(let error) {
    throw Failure(error.advice)
  } catch let error as PostgresError {
    throw Failure(error.advice)
  } catch let error as StoreError {
    throw Failure(error.message)
  }
}

extension PostgresError {
  /// The description, and what to do about the error.
  fileprivate var advice: String {
    switch (kind, state) {
    case (.unreachable, _):
      "\(self) Start the server, or say where it is: by --conninfo, by `conninfo` in `kiosk.conf`, or by PGHOST "
        + "and the like."
    case (_, .undefinedTable?), (_, .undefinedColumn?), (_, .undefinedFunction?):
      "\(self) The schema is not this program's: run `kiosk db migrate`."
    case (_, .insufficientPrivilege?):
      "\(self) Give this command a user who owns the database, by --conninfo."
    case (_, .readOnlyTransaction?):
      "\(self) The server is read-only, such as a standby is: name the one that is written to."
    case (_, .diskFull?):
      "\(self) Make room on the server's disk."
    default:
      "\(self)"
    }
  }
}
