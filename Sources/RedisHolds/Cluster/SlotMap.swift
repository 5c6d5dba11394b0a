/// Which node keeps which hash slots, as far as the cluster has said. Empty for a server that is not part of
/// a cluster.
struct SlotMap {
  private var ranges: [(slots: ClosedRange<Int>, node: RedisNode)] = []
  /// Slots that have moved since.
  private var moved: [HashSlot: RedisNode] = [:]
  /// All nodes that are known, including replicas, in the order of the slots.
  private(set) var nodes: [RedisNode] = []

  /// The primary that keeps a slot; nil where it is not known.
  subscript(slot: HashSlot) -> RedisNode? {
    moved[slot] ?? ranges.first { $0.slots.contains(slot.rawValue) }?.node
  }

  /// Takes over a node's answer to `CLUSTER SLOTS`. Other answers are ignored.
  mutating func learn(_ answer: RedisReply, from node: RedisNode) {
    guard let lines = answer.array, !lines.isEmpty else { return }
    var ranges: [(slots: ClosedRange<Int>, node: RedisNode)] = []
    var nodes: [RedisNode] = []
    for line in lines {
      guard let fields = line.array, fields.count > 2, let first = fields[0].integer,
        let last = fields[1].integer, first <= last
      else { continue }
      let servers = fields[2...].map { Self.server($0, toldBy: node) }
      if let primary = servers.first, let primary { ranges.append((first...last, primary)) }
      for server in servers.compactMap(\.self) where !nodes.contains(server) { nodes.append(server) }
    }
    guard !ranges.isEmpty else { return }
    (self.ranges, self.nodes, moved) = (ranges, nodes, [:])
  }

  /// Nil for a server without a name that others can use, or without a port.
  private static func server(_ fields: RedisReply, toldBy node: RedisNode) -> RedisNode? {
    guard let fields = fields.array, fields.count > 1, let port = fields[1].integer, port > 0,
      fields[0].string != "?"
    else { return nil }
    return node.sibling(host: fields[0].string, port: port)
  }

  /// A node has said where a slot is now.
  mutating func note(_ slot: HashSlot, at node: RedisNode) {
    moved[slot] = node
    if !nodes.contains(node) { nodes.append(node) }
  }

  /// The node does not answer. Another one may soon keep its slots, and the others will know.
  mutating func forget(_ node: RedisNode) {
    ranges.removeAll { $0.node == node }
    moved = moved.filter { $0.value != node }
  }
}
