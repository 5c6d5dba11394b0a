internal import BoxOffice
internal import Glibc

/// The servers that keep the holds: a cluster, a primary with its replicas, or a single server, which is
/// treated as a cluster of one that never redirects.
///
/// A connection to a node is opened when it is first needed. The cluster belongs to one owner, who calls it
/// from one thread at a time.
struct RedisCluster: ~Copyable {
  let limits: RedisLimits
  private let preparation: [RedisCommand]
  private var lines: [RedisNode: Line] = [:]
  private var known: KnownNodes
  /// The node to ask about a slot whose node is not known: the one that answered last.
  private var favourite: RedisNode

  /// One connection. It is an object, because a dictionary cannot hold noncopyable values.
  private final class Line {
    var connection: RedisConnection

    init(_ connection: consuming RedisConnection) {
      self.connection = connection
    }
  }

  /// - Parameter preparation: what is sent to every node as soon as it is connected.
  init(_ address: RedisAddress, limits: RedisLimits, preparation: [RedisCommand]) {
    self.limits = limits
    self.preparation = preparation
    known = KnownNodes(address)
    favourite = address.nodes[0]
  }

  /// Asks the node that keeps the slot, wherever that is by now.
  ///
  /// It takes no longer than connecting to one node and its answer, however many nodes are asked.
  /// - Parameter exchange: asks over an open connection. It may be called for several nodes, one after the
  ///   other.
  mutating func answer(
    about slot: HashSlot, _ exchange: (inout RedisConnection, RedisQuestion) throws(RedisFault) -> RedisReply
  ) throws(StoreError) -> RedisReply {
    var search = Search(limits)
    var node = known.slots[slot] ?? favourite
    var isAsking = false
    while true {
      let line = line(to: node)
      let wasOpen = line.connection.isOpen
      do throws(RedisFault) {
        try open(line, to: node, for: search)
        let reply = try exchange(
          &line.connection, RedisQuestion(isAsking: isAsking, deadline: search.replyDeadline))
        if !isAsking { favourite = node }
        return reply
      } catch {
        let redirection = Redirection(error, from: node)
        isAsking = false
        switch redirection {
        case .moved(let slot, let target):
          known.slots.note(slot, at: target)
          if let fault = search.faults[target] { throw StoreError(fault, at: target) }
          node = target
        case .ask(let target):
          if let fault = search.faults[target] { throw StoreError(fault, at: target) }
          (node, isAsking) = (target, true)
        case .later:
          guard search.pause() else { throw StoreError(error, at: node) }
          node = known.slots[slot] ?? favourite
        case .elsewhere where error.code == "READONLY" && wasOpen:
          // The address may lead to another server by now.
          break
        case .elsewhere:
          known.slots.forget(node)
          search.faults[node] = error
          guard let other = known.next(after: node, besides: search.failed) else {
            throw StoreError(error, at: node, of: known.address)
          }
          // Also if no time is left: the next call starts there, so that dead servers do not hide those that
          // are alive.
          if search.faults[favourite] != nil { favourite = other }
          guard search.hasTime else { throw StoreError(error, at: node, of: known.address) }
          node = other
        case nil:
          throw StoreError(error, at: node)
        }
        guard search.mayHop() else { throw StoreError(error, at: node) }
      }
    }
  }

  private mutating func line(to node: RedisNode) -> Line {
    if let line = lines[node] { return line }
    let line = Line(RedisConnection(node, limits: limits, preparation: preparation))
    lines[node] = line
    return line
  }

  private mutating func open(
    _ line: Line, to node: RedisNode, for search: borrowing Search
  ) throws(RedisFault) {
    if line.connection.isAlive { return }
    let limit = limits.connect(hasOthers: known.next(after: node, besides: search.failed) != nil)
    try line.connection.open(within: limit, until: search.end)
    do throws(RedisFault) {
      try known.learn(line.connection.greeting, from: node)
    } catch {
      line.connection.close()
      throw error
    }
    // The current node may be about to get its first slot, while the others do not list it yet.
    lines = lines.filter { $0.key == node || known.contains($0.key) }
  }
}

/// How to ask a node.
struct RedisQuestion {
  /// Whether the node has only part of the slot, so that it answers one command after `ASKING`.
  let isAsking: Bool
  let deadline: ContinuousClock.Instant
}

/// The search of one call through the nodes, and the time that it has.
private struct Search: ~Copyable {
  /// The nodes that did not answer the call, and why.
  var faults: [RedisNode: RedisFault] = [:]
  private let limits: RedisLimits
  private let start = ContinuousClock.now
  private var hops = 0
  private var nextPause = Duration.milliseconds(10)

  init(_ limits: RedisLimits) {
    self.limits = limits
  }

  var failed: Set<RedisNode> { Set(faults.keys) }

  /// When the call ends, whatever it waits for.
  var end: ContinuousClock.Instant { start + limits.connect + limits.reply }

  var hasTime: Bool { .now < end }

  var replyDeadline: ContinuousClock.Instant { min(.now + limits.reply, end) }

  /// Waits a moment.
  /// - Returns: false if there is no time left.
  mutating func pause() -> Bool {
    guard ContinuousClock.now + nextPause < start + limits.reply else { return false }
    usleep(UInt32(nextPause.milliseconds * 1000))
    nextPause = min(nextPause * 2, .milliseconds(80))
    // Waiting is not a redirection.
    hops -= 1
    return true
  }

  /// Nodes that disagree could otherwise redirect a client back and forth for ever.
  mutating func mayHop() -> Bool {
    hops += 1
    return hops <= 16
  }
}
