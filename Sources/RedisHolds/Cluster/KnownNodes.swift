/// The servers that an address names, and those that a cluster has told of.
struct KnownNodes {
  let address: RedisAddress
  var slots = SlotMap()

  init(_ address: RedisAddress) {
    self.address = address
  }

  private var all: [RedisNode] { address.nodes + slots.nodes }

  func contains(_ node: RedisNode) -> Bool { all.contains(node) }

  /// A server that is none of those that have `failed`, beginning behind `node`.
  func next(after node: RedisNode, besides failed: Set<RedisNode>) -> RedisNode? {
    let place = all.firstIndex(of: node) ?? 0
    return (all[place...] + all[..<place]).first { $0 != node && !failed.contains($0) }
  }

  /// Takes over what a server says of itself and of the others.
  /// - Throws: ``RedisFault/replica`` where another one of the address has to be the primary.
  mutating func learn(_ greeting: RedisConnection.Greeting, from node: RedisNode) throws(RedisFault) {
    if greeting.isOfCluster {
      slots.learn(greeting.slots, from: node)
    } else if greeting.isReplica, address.nodes.count > 1 {
      throw .replica
    }
  }
}
