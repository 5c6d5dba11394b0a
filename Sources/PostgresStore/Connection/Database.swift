/// A PostgreSQL database over one connection, on a thread of its own.
///
/// Nothing is opened until the first use, and a connection that broke is opened anew by the next one.
/// Calls queue for the connection; a kiosk's are so short that one connection serves it.
package actor Database {
  private nonisolated let executor = ConnectionExecutor(label: "kiosk.postgres")
  private nonisolated let server: Conninfo
  private nonisolated let limits: Limits
  private var session: Session

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  package init(_ server: Conninfo, limits: Limits = .kiosk) {
    self.server = server
    self.limits = limits
    session = Session(server, limits: limits)
  }

  /// The same database over a connection of its own, for what may take long: nothing that is asked here waits for it.
  package nonisolated func forReports() -> Database {
    var limits = Limits.report
    limits.connect = self.limits.connect
    return Database(server, limits: limits)
  }

  /// Reads: a statement that changes nothing, so that a connection found broken is replaced and the
  /// question asked once more.
  package func rows(
    _ statement: Statement, _ values: Bindings = []
  ) throws(PostgresError) -> Rows {
    do {
      return try session.rows(statement, values)
    } catch let error where error.kind == .lost || error.state == .featureNotSupported {
      return try session.rows(statement, values)
    }
  }

  /// Reads with several statements in one round trip, all of them at the same moment of the database.
  package func snapshot(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    do {
      return try session.snapshot(steps)
    } catch let error where error.kind == .lost || error.state == .featureNotSupported {
      return try session.snapshot(steps)
    }
  }

  /// Changes: `steps` as one transaction in one round trip (see ``Session/commit(_:)``).
  package func commit(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    do {
      return try session.commit(steps)
    } catch let error where error.state == .featureNotSupported {
      // Refused before anything happened, because a migration changed a table under a prepared statement.
      return try session.commit(steps)
    }
  }

  /// Several round trips on one connection with nothing of this actor's in between.
  package func withSession<Value: Sendable, Failure: Error>(
    _ body: @Sendable (inout Session) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(&session)
  }

  /// Closes the connection; the next use opens another.
  package func close() {
    session.close()
  }
}
