/// How long the program waits for a server before it reports this and goes on.
///
/// The server has its own limits (`statement_timeout` and so on), so that a statement that the program gave
/// up does not go on there. The program has one more, so that a stopped server or a dead network cannot hang
/// it.
package struct Limits: Hashable, Sendable {
  /// Until a connection is established.
  package var connect: Duration
  /// Until everything requested in one round trip is answered.
  package var reply: Duration
  /// `statement_timeout` on the server; zero for none.
  package var statement: Duration
  /// `lock_timeout` on the server; zero for none.
  package var lock: Duration
  /// `idle_in_transaction_session_timeout` on the server; zero for none.
  package var idleInTransaction: Duration
  package var work: Work

  /// What a connection is for, if the server handles it differently.
  package enum Work: Hashable, Sendable {
    /// Short statements, which always use the same indexes, whatever their values.
    case selling
    /// Long statements that only read. They are planned for their values, and scan whole tables if that is
    /// faster.
    case reporting
    /// Anything that an owner does.
    case maintenance
  }

  package init(
    connect: Duration, reply: Duration, statement: Duration, lock: Duration, idleInTransaction: Duration,
    work: Work = .selling
  ) {
    self.connect = connect
    self.reply = reply
    self.statement = statement
    self.lock = lock
    self.idleInTransaction = idleInTransaction
    self.work = work
  }

  /// A customer is waiting.
  package static let kiosk = Limits(
    connect: .seconds(5), reply: .seconds(8), statement: .seconds(6), lock: .seconds(4),
    idleInTransaction: .seconds(15))

  /// Somebody waits for a search or a report, but no customer does.
  package static let report = Limits(
    connect: .seconds(5), reply: .seconds(35), statement: .seconds(30), lock: .seconds(4),
    idleInTransaction: .seconds(15), work: .reporting)

  /// A migration or the sample data: may rewrite a large table, and waits for another migrator.
  package static let maintenance = Limits(
    connect: .seconds(5), reply: .seconds(3600), statement: .zero, lock: .zero,
    idleInTransaction: .seconds(60), work: .maintenance)
}

extension Duration {
  /// Whole milliseconds, rounded up, so that a short wait does not become zero.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
