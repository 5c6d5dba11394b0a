internal import CPostgres
internal import Glibc

/// One connection to a server, opened when it is first used, and again after it broke.
///
/// Every wait has a limit: the socket never blocks, and ``Limits/reply`` bounds the whole of a round trip. A
/// session belongs to one owner, who calls it from one thread at a time (see ``Database``).
@safe
package struct Session: ~Copyable {
  let server: Conninfo
  let limits: Limits
  var connection: OpaquePointer?
  /// The names of the statements this connection has prepared.
  var prepared: Set<String> = []
  /// The columns of their answers.
  var shapes: [String: Rows.Shape] = [:]
  /// Set while ``transaction(_:failure:)`` runs, since a new connection would not be in the transaction.
  var isInTransaction = false

  package init(_ server: Conninfo, limits: Limits = .kiosk) {
    self.server = server
    self.limits = limits
    unsafe connection = nil
  }

  deinit {
    if let connection = unsafe connection { unsafe PQfinish(connection) }
  }

  /// Closes the connection; the next use opens another.
  package mutating func close() {
    if let open = unsafe connection { unsafe PQfinish(open) }
    unsafe connection = nil
    prepared = []
    shapes = [:]
  }

  /// The open connection. It is opened now if there is none, or if the server has closed it.
  mutating func open() throws(PostgresError) -> OpaquePointer {
    if let connection = unsafe connection {
      if unsafe isAlive(connection) { return unsafe connection }
      close()
    }
    if isInTransaction { throw PostgresError(.lost, "the server closed the connection") }
    let opened = unsafe try connect()
    unsafe connection = opened
    do throws(PostgresError) {
      let settings = Step(
        .sessionSettings,
        [
          "statement_timeout": limits.statement.milliseconds, "lock_timeout": limits.lock.milliseconds,
          "idle_timeout": limits.idleInTransaction.milliseconds, "sells": limits.work == .selling,
          "reports": limits.work == .reporting,
        ])
      _ = unsafe try exchange([settings], over: opened)
    } catch {
      close()
      throw PostgresError(.unreachable, error.message)
    }
    return unsafe opened
  }

  /// An idle connection should have nothing to read. If it does, it may be the server's last message and the
  /// end of the connection. Noticing this now keeps a sale from being sent over a closed connection.
  private func isAlive(_ connection: OpaquePointer) -> Bool {
    var socket = unsafe pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
    while unsafe poll(&socket, 1, 0) > 0 {
      guard unsafe PQconsumeInput(connection) == 1 else { return false }
    }
    return unsafe PQstatus(connection) == CONNECTION_OK
  }

  /// Waits until the socket is ready for one of `events`.
  ///
  /// The socket is checked even after `deadline`, because this process may have been stopped meanwhile, and
  /// an answer that came in time, for instance that the server has committed, can still be read.
  /// - Returns: what it is ready for; nil if `deadline` passed first.
  func wait(
    for events: Int32, on connection: OpaquePointer, until deadline: ContinuousClock.Instant
  ) -> Int32? {
    while true {
      let left = deadline - ContinuousClock.now
      var socket = unsafe pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
      let ready = unsafe poll(&socket, 1, Int32(clamping: max(left, .zero).milliseconds))
      if ready > 0 { return Int32(socket.revents) }
      // A signal may interrupt the wait; any other failure shows in libpq's next call.
      if ready < 0 && errno != EINTR { return events }
      guard left > .zero else { return nil }
    }
  }

  func lastMessage(of connection: OpaquePointer) -> String {
    unsafe PQerrorMessage(connection).map { unsafe String(cString: $0).oneLine } ?? "unknown error"
  }
}

// MARK: - Statements

extension Statement {
  static let sessionSettings = Statement("session_settings", PackageResources.session_settings_sql)
}
