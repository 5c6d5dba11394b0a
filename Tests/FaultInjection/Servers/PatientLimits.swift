package import PostgresStore
package import RedisHolds

extension Limits {
  /// Where nothing is about time: the tests of a whole machine run at once, so nothing is late until it is very late.
  package static let patient = Limits(
    connect: .seconds(60), reply: .seconds(60), statement: .seconds(60), lock: .seconds(60),
    idleInTransaction: .seconds(60))
}

extension RedisLimits {
  /// Where nothing is about time.
  package static let patient = RedisLimits(connect: .seconds(60), reply: .seconds(60))
}
