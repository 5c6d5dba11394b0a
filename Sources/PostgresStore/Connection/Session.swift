internal import CPostgres
internal import Glibc

/// One connection to a server, opened when first used and opened anew after it broke.
///
/// Every wait has an end: the socket never blocks, and ``Limits/reply`` bounds the whole of a round trip.
/// It belongs to one owner, who calls it from one thread at a time (see ``Database``).
@safe
package struct Session: ~Copyable {
  let server: Conninfo
  let limits: Limits
  var connection: OpaquePointer?
  /// The names of the statements this connection has prepared.
  var prepared: Set<String> = []
  /// While ``transaction(_:failure:)`` runs: a new connection would not be in it.
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
  }

  /// The open connection, opened now if there is none or if the server has closed it meanwhile.
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
          limits.statement.milliseconds, limits.lock.milliseconds, limits.idleInTransaction.milliseconds,
        ])
      _ = unsafe try exchange([settings], over: opened)
    } catch {
      close()
      throw PostgresError(.unreachable, error.message)
    }
    return unsafe opened
  }

  /// An idle connection has nothing to read: if it has, that may be the server's farewell, and after it the
  /// end of the line. Knowing it now keeps a sale from being sent into a closed connection.
  private func isAlive(_ connection: OpaquePointer) -> Bool {
    var socket = unsafe pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
    while unsafe poll(&socket, 1, 0) > 0 {
      guard unsafe PQconsumeInput(connection) == 1 else { return false }
    }
    return unsafe PQstatus(connection) == CONNECTION_OK
  }

  private func connect() throws(PostgresError) -> OpaquePointer {
    let deadline = ContinuousClock.now + limits.connect
    // Defaults for what the text leaves out. A network that swallows packets is noticed within seconds.
    let complete = server.defaulting([
      "application_name": "kiosk", "client_encoding": "UTF8", "keepalives_idle": "10",
      "keepalives_interval": "5", "keepalives_count": "3",
      "tcp_user_timeout": String(limits.reply.milliseconds),
    ])
    guard let connection = unsafe PQconnectStart(complete.connectionString) else {
      throw PostgresError(.unreachable, "out of memory")
    }
    // libpq prints the server's notices to standard error otherwise, over the screen.
    unsafe PQsetNoticeProcessor(connection, { _, _ in }, nil)
    do throws(PostgresError) {
      unsafe try finishConnecting(connection, until: deadline)
      guard unsafe PQserverVersion(connection) >= 150_000 else {
        let version = unsafe PQparameterStatus(connection, "server_version").map {
          unsafe String(cString: $0)
        }
        throw PostgresError(
          .unreachable, "the server is version \(version ?? "unknown"); kiosk needs PostgreSQL 15 or newer")
      }
      guard unsafe PQsetnonblocking(connection, 1) == 0, unsafe PQenterPipelineMode(connection) == 1 else {
        throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
      }
    } catch {
      unsafe PQfinish(connection)
      throw error
    }
    return unsafe connection
  }

  private func finishConnecting(
    _ connection: OpaquePointer, until deadline: ContinuousClock.Instant
  ) throws(PostgresError) {
    guard unsafe PQstatus(connection) != CONNECTION_BAD else {
      throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
    }
    var wanted = POLLOUT
    while true {
      guard unsafe wait(for: wanted, on: connection, until: deadline) != nil else {
        throw PostgresError(.unreachable, "no answer within \(limits.connect) from \(server)")
      }
      switch unsafe PQconnectPoll(connection) {
      case PGRES_POLLING_OK: return
      case PGRES_POLLING_READING: wanted = POLLIN
      case PGRES_POLLING_WRITING: wanted = POLLOUT
      default: throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
      }
    }
  }

  /// Waits until the socket is ready for one of `events`.
  /// - Returns: what it is ready for; nil when `deadline` passed first.
  func wait(
    for events: Int32, on connection: OpaquePointer, until deadline: ContinuousClock.Instant
  ) -> Int32? {
    while true {
      let left = deadline - ContinuousClock.now
      guard left > .zero else { return nil }
      var socket = unsafe pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
      let ready = unsafe poll(&socket, 1, Int32(clamping: left.milliseconds))
      if ready > 0 { return Int32(socket.revents) }
      // A signal may interrupt the wait; any other failure shows itself in libpq's next call.
      if ready < 0 && errno != EINTR { return events }
    }
  }

  func lastMessage(of connection: OpaquePointer) -> String {
    unsafe PQerrorMessage(connection).map { unsafe String(cString: $0).oneLine } ?? "unknown error"
  }
}
