import BoxOffice
import FaultInjection
import RedisHolds
import TestSupport
import Twins

/// The Redis that all tests share. Showtimes are random, so that they do not meet there; a test that stops or
/// flushes its server starts a ``PrivateRedis``.
func sharedRedis() async throws -> RedisAddress {
  try await RedisAddress(TestServers.shared.redisSocket)
}

extension HoldStoreUnderTest {
  static let all = [redis, cluster, inMemory]

  private static let redis = HoldStoreUnderTest("Redis") { terms in
    let address = try await sharedRedis()
    return TwoKiosks(
      one: RedisHoldStore(address, terms: terms, limits: .patient),
      other: RedisHoldStore(address, terms: terms, limits: .patient),
      // Redis's clock cannot be set: its seconds have to go by.
      pass: { try await Task.sleep(for: .seconds($0)) })
  }

  private static let inMemory = HoldStoreUnderTest("memory") { terms in
    let clock = TestClock()
    let kiosk = InMemoryHolds(terms: terms) { clock.now }
    return TwoKiosks(one: kiosk, other: kiosk.anotherKiosk(), pass: { clock.advance(by: $0) })
  }
}
