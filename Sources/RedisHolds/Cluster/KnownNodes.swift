/// The servers in an address, and those that the cluster has named.
struct KnownNodes {
  let address: RedisAddress
  var slots = SlotMap()

  init(_ address: RedisAddress) {
    self.address = address
  }

  private var all: [RedisNode] { address.nodes + slots.nodes }

  func contains(_ node: RedisNode) -> Bool { all.contains(node) }

  /// The next server after `node` that is not among those that have `failed`.
  func next(after node: RedisNode, besides failed: Set<RedisNode>) -> RedisNode? {
    let place = all.firstIndex(of: node) ?? 0
    return (all[place...] + all[..<place]).first { $0 != node && !failed.contains($0) }
  }

  /// Takes over what a server says about itself and the others.
  /// - Throws: ``RedisFault/replica`` if another server of the address has to be the primary.
  mutating func learn(_ greeting: RedisConnection.Greeting, from node: RedisNode) throws(RedisFault) {
    if greeting.isOfCluster {
      slots.learn(greeting.slots, from: node)
    } else if greeting.isReplica, address.nodes.count > 1 {
      throw .replica
    }
  }
}
