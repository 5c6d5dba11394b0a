import BoxOffice
import FaultInjection
import RedisHolds
import TestSupport

/// The Redis Cluster that tests share, started by the first of them and gone with the process. Who kills a node of it
/// starts it again.
actor SharedCluster {
  private static let shared = SharedCluster()
  private var starting: Task<RedisClusterUnderTest, any Error>?

  static func get() async throws -> RedisClusterUnderTest { try await shared.cluster() }

  private func cluster() async throws -> RedisClusterUnderTest {
    let task =
      starting
      ?? Task { try await RedisClusterUnderTest(in: try await ServerRoom(), nodeTimeout: 15_000) }
    starting = task
    return try await task.value
  }
}

extension HoldStoreUnderTest {
  /// Two kiosks that begin at different nodes.
  static let cluster = HoldStoreUnderTest("Redis Cluster") { terms in
    let cluster = try await SharedCluster.get()
    return TwoKiosks(
      one: RedisHoldStore(try cluster.address(of: [cluster.servers[0]]), terms: terms, limits: .patient),
      other: RedisHoldStore(try cluster.address(of: [cluster.servers[1]]), terms: terms, limits: .patient),
      pass: { try await Task.sleep(for: .seconds($0)) })
  }
}
