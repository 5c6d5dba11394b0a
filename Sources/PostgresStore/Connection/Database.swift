/// A PostgreSQL database over one connection, on its own thread.
///
/// The connection is opened when it is first used, and again after it broke. Calls queue for it; a kiosk's
/// are so short that one connection is enough.
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

  /// The same database over another connection, for work that may take long, so that calls on this one do not
  /// wait for it.
  package nonisolated func forReports() -> Database {
    var limits = Limits.report
    limits.connect = self.limits.connect
    return Database(server, limits: limits)
  }

  /// Runs a statement that changes nothing. If the connection turns out to be broken, it is replaced and the
  /// statement is sent once more.
  package func rows(
    _ statement: Statement, _ values: Bindings = []
  ) throws(PostgresError) -> Rows {
    do {
      return try session.rows(statement, values)
    } catch let error where error.kind == .lost || error.state == .featureNotSupported {
      return try session.rows(statement, values)
    }
  }

  /// Runs several reading statements in one round trip, all on the same snapshot of the database.
  package func snapshot(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    do {
      return try session.snapshot(steps)
    } catch let error where error.kind == .lost || error.state == .featureNotSupported {
      return try session.snapshot(steps)
    }
  }

  /// Runs `steps` as one transaction in one round trip (see ``Session/commit(_:)``).
  package func commit(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    do {
      return try session.commit(steps)
    } catch let error where error.state == .featureNotSupported {
      // Refused before anything happened, because a migration changed a table under a prepared statement.
      return try session.commit(steps)
    }
  }

  /// Several round trips on one connection; no other call to this actor comes between them.
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
