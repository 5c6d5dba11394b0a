internal import CPostgres
internal import Glibc

extension Session {
  /// Runs one statement outside a transaction, and returns its rows.
  package mutating func rows(
    _ statement: Statement, _ values: Bindings = []
  ) throws(PostgresError) -> Rows {
    let answers = try run([Step(statement, values)])
    return answers[0]
  }

  /// Runs `steps` as one transaction in one round trip.
  ///
  /// Everything that is sent up to a Sync is a transaction by itself. The server commits it there, or rolls
  /// it back if a step was refused (PostgreSQL's manual, “Pipelining” in “Frontend/Backend Protocol”), so
  /// BEGIN and COMMIT would only be two more statements. The error names the step in ``PostgresError/step``,
  /// unless a constraint reports it at the end of the transaction.
  /// - Throws: `outcomeUnknown` if it is not known whether it was committed.
  package mutating func commit(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    do {
      return try run(steps)
    } catch {
      throw error.afterSending()
    }
  }

  /// Reads with `steps` in one round trip, all on the same snapshot of the database.
  package mutating func snapshot(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    do {
      let answers = try run([Step(.beginSnapshot)] + steps + [Step(.commit)])
      return Array(answers[1...steps.count])
    } catch {
      rollBack()
      var failure = error
      failure.step = error.step.map { $0 - 1 }
      throw failure
    }
  }

  /// Runs `body` between BEGIN and COMMIT; an error from it undoes everything.
  package mutating func transaction<Value, Failure: Error>(
    _ body: (inout Session) throws(Failure) -> Value, failure: (PostgresError) -> Failure
  ) throws(Failure) -> Value {
    do { _ = try run([Step(.begin)]) } catch { throw failure(error) }
    isInTransaction = true
    defer { isInTransaction = false }
    let value: Value
    do {
      value = try body(&self)
    } catch {
      rollBack()
      throw error
    }
    do throws(PostgresError) {
      // A transaction in which something failed ends in ROLLBACK, which the server does not report as an
      // error.
      guard try run([Step(.commit)]).first?.tag == "COMMIT" else {
        throw PostgresError(.refused, "the transaction had failed before its end")
      }
    } catch {
      rollBack()
      throw failure(error.afterSending())
    }
    return value
  }

  /// Ends the transaction that the connection is in, if any. Closing the connection does this, too.
  private mutating func rollBack() {
    guard let connection = unsafe connection, unsafe PQtransactionStatus(connection) != PQTRANS_IDLE else {
      return
    }
    do { _ = unsafe try exchange([Step(.rollback)], over: connection) } catch { close() }
  }

  /// Sends all `steps` at once and reads all their answers.
  @discardableResult
  mutating func run(_ steps: [Step]) throws(PostgresError) -> [Rows] {
    let connection = unsafe try open()
    do {
      return unsafe try exchange(steps, over: connection)
    } catch {
      switch error.kind {
      case .refused:
        switch error.state {
        // A migration made a cached plan invalid. The next connection prepares it again.
        case .featureNotSupported?: close()
        // Not a primary, or no longer one: the next connection looks for the server that is.
        case .readOnlyTransaction?: close()
        default: break
        }
      case .lost, .outcomeUnknown, .unreachable: close()
      case .undecodable, .unsendable: break
      }
      throw error
    }
  }

  /// One round trip, in which statements are also prepared if they are not yet.
  mutating func exchange(
    _ steps: [Step], over connection: OpaquePointer
  ) throws(PostgresError) -> [Rows] {
    let deadline = ContinuousClock.now + limits.reply
    // Checked before anything is queued, since a half-sent transaction could not be taken back.
    let values = try steps.map { (step) throws(PostgresError) in
      try BoundValues(step.values.ordered(for: step.statement))
    }
    // A statement that is not prepared yet is prepared right before its first use, in the same transaction.
    var isPreparing: [Bool] = []
    var known = prepared
    for (step, values) in zip(steps, values) {
      let isNew = step.statement.name.map { known.insert($0).inserted } ?? false
      isPreparing.append(isNew)
      if isNew, unsafe PQsendPrepare(connection, step.statement.name, step.statement.sql, 0, nil) != 1 {
        throw PostgresError(.lost, unsafe lastMessage(of: connection))
      }
      guard unsafe values.send(step.statement, over: connection) else {
        throw PostgresError(.lost, unsafe lastMessage(of: connection))
      }
    }
    guard unsafe PQpipelineSync(connection) == 1 else {
      throw PostgresError(.lost, unsafe lastMessage(of: connection))
    }
    unsafe try flush(connection, until: deadline)

    var failure: PostgresError?
    var answers: [Rows] = []
    for (index, step) in steps.enumerated() {
      if isPreparing[index], let name = step.statement.name,
        try unsafe readAnswer(of: step.statement, step: index, over: connection, until: deadline, &failure)
          != nil
      {
        prepared.insert(name)
      }
      if let rows = try unsafe readAnswer(
        of: step.statement, step: index, over: connection, until: deadline, &failure)
      {
        answers.append(rows)
      }
    }
    unsafe try readSync(over: connection, until: deadline, &failure)
    if let failure { throw failure }
    return answers
  }

  private func flush(
    _ connection: OpaquePointer, until deadline: ContinuousClock.Instant
  ) throws(PostgresError) {
    while true {
      switch unsafe PQflush(connection) {
      case 0: return
      case 1:
        // The server may be waiting for its answers to be read before it reads on.
        guard let ready = unsafe wait(for: POLLIN | POLLOUT, on: connection, until: deadline) else {
          throw noAnswer()
        }
        if ready & POLLIN != 0, unsafe PQconsumeInput(connection) == 0 {
          throw PostgresError(.lost, unsafe lastMessage(of: connection))
        }
      default: throw PostgresError(.lost, unsafe lastMessage(of: connection))
      }
    }
  }

  /// The answer to one queued command: its rows, or nil if it failed or was skipped after a failure.
  private mutating func readAnswer(
    of statement: Statement, step: Int?, over connection: OpaquePointer,
    until deadline: ContinuousClock.Instant, _ failure: inout PostgresError?
  ) throws(PostgresError) -> Rows? {
    guard let result = unsafe try nextResult(over: connection, until: deadline) else {
      throw PostgresError(.lost, "the server's answers do not match what was sent")
    }
    defer { unsafe PQclear(result) }
    let status = unsafe PQresultStatus(result)
    var rows: Rows?
    switch status {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      rows = unsafe Rows(copying: result, as: shape(of: result, for: statement))
    case PGRES_PIPELINE_ABORTED: break
    default:
      var error = unsafe PostgresError(reportedBy: result, over: connection)
      error.statement = statement.name
      error.step = step
      // An error that ends the connection may have come after the work was done.
      if error.kind == .lost { throw failure ?? error }
      failure = failure ?? error
    }
    // The answers to each command end with a null.
    while let extra = unsafe try nextResult(over: connection, until: deadline) { unsafe PQclear(extra) }
    return rows
  }

  /// The columns of an answer. For a statement that this connection has prepared, they are always the same.
  private mutating func shape(of result: OpaquePointer, for statement: Statement) -> Rows.Shape {
    guard let name = statement.name, unsafe PQresultStatus(result) == PGRES_TUPLES_OK else {
      return unsafe Rows.Shape(of: result)
    }
    if let known = shapes[name], unsafe known.names.count == Int(PQnfields(result)) { return known }
    let shape = unsafe Rows.Shape(of: result)
    shapes[name] = shape
    return shape
  }

  /// The end of the answers. Outside a transaction, constraints that are checked at COMMIT report their
  /// errors here.
  private func readSync(
    over connection: OpaquePointer, until deadline: ContinuousClock.Instant,
    _ failure: inout PostgresError?
  ) throws(PostgresError) {
    guard let result = unsafe try nextResult(over: connection, until: deadline) else {
      throw PostgresError(.lost, "the server's answers do not match what was sent")
    }
    defer { unsafe PQclear(result) }
    if unsafe PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
    let error = unsafe PostgresError(reportedBy: result, over: connection)
    // Such an error ends with a null, as every answer does.
    guard failure == nil, error.kind == .refused,
      unsafe try nextResult(over: connection, until: deadline) == nil
    else { throw error }
    failure = error
    unsafe try readSync(over: connection, until: deadline, &failure)
  }

  private func nextResult(
    over connection: OpaquePointer, until deadline: ContinuousClock.Instant
  ) throws(PostgresError) -> OpaquePointer? {
    while unsafe PQisBusy(connection) == 1 {
      guard unsafe wait(for: POLLIN, on: connection, until: deadline) != nil else { throw noAnswer() }
      if unsafe PQconsumeInput(connection) == 0 {
        // What the server said before it closed the connection has still to be read. After that, libpq
        // reports the loss itself.
        guard unsafe PQstatus(connection) == CONNECTION_BAD else {
          throw PostgresError(.lost, unsafe lastMessage(of: connection))
        }
        break
      }
    }
    return unsafe PQgetResult(connection)
  }

  private func noAnswer() -> PostgresError {
    PostgresError(.lost, "no answer within \(limits.reply)")
  }
}

extension PostgresError {
  /// The server's error report, or libpq's own if the connection broke.
  init(reportedBy result: OpaquePointer, over connection: OpaquePointer) {
    func field(_ code: kiosk_pg_diag) -> String? {
      unsafe PQresultErrorField(result, Int32(code.rawValue)).map { unsafe String(cString: $0) }
    }
    let severity = field(kiosk_pg_diag_severity)
    let whole = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) }
    let message = field(kiosk_pg_diag_message) ?? whole ?? "unknown error"
    // FATAL and PANIC end the connection, and a report without a code comes from libpq itself.
    self.init(severity == "ERROR" ? .refused : .lost, message.oneLine)
    state = field(kiosk_pg_diag_sqlstate).map(SQLState.init)
    detail = field(kiosk_pg_diag_detail)
    hint = field(kiosk_pg_diag_hint)
    table = field(kiosk_pg_diag_table)
    constraint = field(kiosk_pg_diag_constraint)
    position = field(kiosk_pg_diag_position).flatMap { Int($0) }
  }
}
