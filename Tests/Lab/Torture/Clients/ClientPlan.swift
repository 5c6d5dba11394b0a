internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore

/// What a client process has to know before it can sell.
struct ClientPlan: Codable, Sendable {
  /// Its number, never used again in a run: a process that takes a killed one's place has the next.
  var process: Int
  var kiosks: Int
  var seed: UInt64
  /// The servers as the clients see them: through what breaks their connections.
  var postgres: String
  var redis: String
  /// The card terminals' file, which all processes share.
  var ledger: String
  /// This process's own.
  var history: String
  /// Showtimes that are sold side by side, each list one after the other: the next when one is sold out.
  var lanes: [[Identifier<Showtime>]]
  /// Showtimes whose orders two processes send at the same moments.
  var twins: [Identifier<Showtime>]
  /// When the first of those is sent, in microseconds of the monotonic clock.
  var twinsBegin: Int
  /// Whether this process is one of the two that send them.
  var sendsTwins: Bool
  var mutant: Sabotage?

  /// `p3`, as in its lines of the history.
  var name: String { "p\(process)" }

  /// So short that leases and claims run out many times in a run.
  static let terms = HoldTerms(lease: 3, cap: 8)
  /// How long an unpaid claim stands, in seconds.
  static let claimLifetime = 4
  /// How long a further attempt to pay makes it stand, in seconds.
  static let paymentLifetime = 3
  /// Shorter than a customer's, so that more comes to pass in a run.
  static let limits = Limits(
    connect: .seconds(2), reply: .seconds(4), statement: .seconds(3), lock: .seconds(2),
    idleInTransaction: .seconds(5))
  static let patience = Checkout.Patience(attempts: 5, pause: .milliseconds(200))
  /// Between two orders that two processes send at once.
  static let twinsEvery = Duration.milliseconds(300)
}
