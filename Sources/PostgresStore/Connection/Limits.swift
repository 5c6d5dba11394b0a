/// How long the program waits for a server before it says so and goes on.
///
/// The server keeps its own limits (`statement_timeout` and so on), so that what the program gave up does
/// not go on there; the program keeps one more, so that a stopped server or a dead network cannot hang it.
package struct Limits: Hashable, Sendable {
  /// Until a connection stands.
  package var connect: Duration
  /// Until everything asked in one round trip is answered.
  package var reply: Duration
  /// `statement_timeout` on the server; zero for none.
  package var statement: Duration
  /// `lock_timeout` on the server; zero for none.
  package var lock: Duration
  /// `idle_in_transaction_session_timeout` on the server; zero for none.
  package var idleInTransaction: Duration
  package var work: Work

  /// What a connection is for, as far as the server goes about it in another way.
  package enum Work: Hashable, Sendable {
    /// Short statements, each by the same indexes whatever its values.
    case selling
    /// Long ones that only read, planned for their values, and through whole tables where that is quicker.
    case reporting
    /// Whatever an owner does.
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

  /// Somebody waits for a search or a report, and no customer does.
  package static let report = Limits(
    connect: .seconds(5), reply: .seconds(35), statement: .seconds(30), lock: .seconds(4),
    idleInTransaction: .seconds(15), work: .reporting)

  /// A migration or the sample data: may rewrite a large table, and waits for another migrator.
  package static let maintenance = Limits(
    connect: .seconds(5), reply: .seconds(3600), statement: .zero, lock: .zero,
    idleInTransaction: .seconds(60), work: .maintenance)
}

extension Duration {
  /// Whole milliseconds, rounded up so that a short wait is not none at all.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
