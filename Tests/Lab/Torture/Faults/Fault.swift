internal import ArgumentParser
internal import BoxOffice
internal import PostgresStore
internal import RedisHolds

/// What goes wrong while kiosks sell.
enum Fault: String, CaseIterable, Codable, Sendable, ExpressibleByArgument {
  // The kiosks themselves.
  case clientKill = "client-kill"
  case clientStop = "client-stop"
  case doubleConfirm = "double-confirm"
  // The card terminals.
  case paymentTimeout = "payment-timeout"
  case paymentLate = "payment-late"
  case paymentReplyLost = "payment-reply-lost"
  // PostgreSQL.
  case postgresBackendKill = "postgres-backend-kill"
  case postgresBackendTerminate = "postgres-backend-terminate"
  case postgresBackendStop = "postgres-backend-stop"
  case postgresKill = "postgres-kill"
  case postgresRestart = "postgres-restart"
  case postgresStop = "postgres-stop"
  case connectionsExhausted = "connections-exhausted"
  case diskFull = "disk-full"
  case oppositeOrders = "opposite-orders"
  case slowNeighbour = "slow-neighbour"
  case showtimeCancelled = "showtime-cancelled"
  // The line to it.
  case postgresLatency = "postgres-latency"
  case postgresBandwidth = "postgres-bandwidth"
  case postgresReset = "postgres-reset"
  case postgresTimeout = "postgres-timeout"
  case postgresStall = "postgres-stall"
  case postgresCut = "postgres-cut"
  case postgresRefuse = "postgres-refuse"
  case commitReplyCut = "commit-reply-cut"
  // Redis.
  case redisKill = "redis-kill"
  case redisRestart = "redis-restart"
  case redisStop = "redis-stop"
  case redisFlushall = "redis-flushall"
  case redisScriptFlush = "redis-script-flush"
  case redisMaxmemory = "redis-maxmemory"
  case redisClockBack = "redis-clock-back"
  case redisClockForward = "redis-clock-forward"
  // The line to it.
  case redisLatency = "redis-latency"
  case redisBandwidth = "redis-bandwidth"
  case redisReset = "redis-reset"
  case redisTimeout = "redis-timeout"
  case redisStall = "redis-stall"
  case redisCut = "redis-cut"
  case redisRefuse = "redis-refuse"
  case redisReplyCut = "redis-reply-cut"

  /// Of faults in the same thing, one follows the other; those in different things overlap.
  enum Subject: CaseIterable, Sendable {
    case kiosks, postgres, redis
  }

  var subject: Subject {
    switch self {
    case .clientKill, .clientStop, .doubleConfirm, .paymentTimeout, .paymentLate, .paymentReplyLost: .kiosks
    case .postgresBackendKill, .postgresBackendTerminate, .postgresBackendStop, .postgresKill,
      .postgresRestart, .postgresStop, .connectionsExhausted, .diskFull, .oppositeOrders, .slowNeighbour,
      .showtimeCancelled, .postgresLatency, .postgresBandwidth, .postgresReset, .postgresTimeout,
      .postgresStall, .postgresCut, .postgresRefuse, .commitReplyCut:
      .postgres
    case .redisKill, .redisRestart, .redisStop, .redisFlushall, .redisScriptFlush, .redisMaxmemory,
      .redisClockBack, .redisClockForward,
      .redisLatency, .redisBandwidth, .redisReset, .redisTimeout,
      .redisStall, .redisCut, .redisRefuse, .redisReplyCut:
      .redis
    }
  }

  /// Those that have to outlast whoever waits: a lease, or the patience for an answer.
  private static let patient: [Fault: Duration] = [
    .clientStop: .seconds(ClientPlan.terms.lease + 1),
    .postgresBackendStop: .seconds(ClientPlan.terms.lease + 2),
    .postgresStop: ClientPlan.limits.reply + .seconds(2),
    .postgresStall: ClientPlan.limits.reply + .seconds(2),
    .redisStop: .seconds(2 * ClientPlan.terms.lease),
    .redisStall: RedisLimits().reply + .seconds(2),
  ]

  /// How long it lasts at least.
  var shortest: Duration { Self.patient[self] ?? .milliseconds(250) }
}
