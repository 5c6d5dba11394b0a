@testable import RedisHolds

extension RedisConnection {
  /// A connection to the first of an address's servers.
  init(_ address: RedisAddress, limits: RedisLimits, preparation: [RedisCommand] = []) {
    self.init(address.nodes[0], limits: limits, preparation: preparation)
  }
}
