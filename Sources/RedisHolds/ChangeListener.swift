internal import BoxOffice
internal import Dispatch

/// Listens to a showtime's channel on its own connection and thread, until the stream's reader stops.
///
/// In a cluster, every node receives all messages. The listener uses the node that keeps the showtime, so
/// that listeners are spread as the showtimes are, and another node while that one does not answer.
struct ChangeListener: Sendable {
  let address: RedisAddress
  let limits: RedisLimits
  /// The store whose own messages are ignored.
  let origin: String
  let showtime: Showtime.ID

  /// A reader that stalls loses the oldest messages, and is notified.
  private static let backlog = 1024

  func stream() -> AsyncStream<HoldChange> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: HoldChange.self, bufferingPolicy: .bufferingNewest(Self.backlog))
    let bell = WakePipe()
    continuation.onTermination = { _ in bell.ring() }
    DispatchQueue(label: "kiosk.changes").async { listen(for: continuation, until: bell) }
    return stream
  }

  private func listen(for reader: AsyncStream<HoldChange>.Continuation, until bell: WakePipe) {
    var round = Round(address)
    var pause = Backoff()
    var isLost = false
    while !bell.hasRung {
      var isSubscribed = false
      do throws(RedisFault) {
        guard var connection = try subscribed(in: &round) else { continue }
        reader.deliver(.gap)
        round.begin()
        (isSubscribed, isLost) = (true, false)
        try relay(from: &connection, to: reader, until: bell) { pause = Backoff() }
      } catch {
        let failed = round.node
        let hasOthers = round.goOn()
        // Once for each time that it is lost, not for each attempt to reconnect.
        if !hasOthers && !isLost {
          reader.deliver(.lost(StoreError(error, at: failed, of: address).message))
          isLost = true
        }
        // Otherwise servers that accept a listener and then hang up would be tried without a pause.
        if isSubscribed || !hasOthers { bell.wait(atMost: pause.next()) }
      }
    }
  }

  /// The server that is being used, and what happened with the others since a listener last succeeded.
  private struct Round {
    var known: KnownNodes
    private(set) var node: RedisNode
    private var failed: Set<RedisNode> = []
    /// The servers that have named another one, so that servers that name each other are not asked for ever.
    private var asked: Set<RedisNode> = []

    init(_ address: RedisAddress) {
      known = KnownNodes(address)
      node = address.nodes[0]
    }

    var hasOthers: Bool { known.next(after: node, besides: failed) != nil }

    mutating func begin() {
      failed = []
      asked = []
    }

    /// Switches to the server that the current one names, unless it has been tried already.
    mutating func turn(to keeper: RedisNode) -> Bool {
      guard keeper != node, !failed.contains(keeper), !asked.contains(keeper) else { return false }
      asked.insert(node)
      node = keeper
      return true
    }

    /// Switches to a server that has not failed.
    /// - Returns: false if there is none, and the next round begins.
    mutating func goOn() -> Bool {
      known.slots.forget(node)
      failed.insert(node)
      if let next = known.next(after: node, besides: failed) {
        node = next
        return true
      }
      begin()
      node = known.address.nodes[0]
      return false
    }
  }

  /// A connection that is subscribed to the showtime's channel.
  /// - Returns: nil if another server should be used, which the round then names.
  private func subscribed(in round: inout Round) throws(RedisFault) -> RedisConnection? {
    let names = HoldKeys(showtime)
    var connection = RedisConnection(
      round.node, limits: limits, preparation: [RedisCommand("SUBSCRIBE", names.changes)])
    try connection.open(within: limits.connect(hasOthers: round.hasOthers))
    if case .error(let fault)? = connection.prepared.first { throw fault }
    try round.known.learn(connection.greeting, from: round.node)
    if let keeper = round.known.slots[names.slot], round.turn(to: keeper) { return nil }
    return connection
  }

  /// Passes messages on until it is woken.
  /// - Parameter noteHeard: called for everything that the server sends.
  private func relay(
    from connection: inout RedisConnection, to reader: AsyncStream<HoldChange>.Continuation,
    until bell: WakePipe,
    noteHeard: () -> Void
  ) throws(RedisFault) {
    var isAsked = false
    while true {
      switch try connection.listen(for: isAsked ? limits.reply : limits.silence, until: bell) {
      case .bell:
        return
      case .message(let reply):
        isAsked = false
        if case .error(let fault) = reply { throw fault }
        noteHeard()
        if let change = change(in: reply) { reader.deliver(change) }
      case .silence where isAsked:
        throw .silent(seconds: Int(limits.reply.components.seconds))
      case .silence:
        // Otherwise the listener would wait in vain for a server that vanished without closing the
        // connection.
        try connection.send([RedisCommand("PING")], until: .now + limits.reply)
        isAsked = true
      }
    }
  }

  /// - Returns: nil for what is not news: the answer to a PING, and this store's own changes.
  private func change(in reply: RedisReply) -> HoldChange? {
    guard let words = reply.array, words.first?.string == "message" else { return nil }
    guard words.count == 3, let text = words[2].string, let message = ChangeMessage(text) else { return .gap }
    return message.origin == origin ? nil : message.change
  }
}

/// How long to wait before the next attempt to connect: 100 ms, doubled each time, up to 2 s.
struct Backoff {
  private var pause = Duration.milliseconds(100)

  mutating func next() -> Duration {
    defer { pause = min(pause * 2, .seconds(2)) }
    return pause
  }
}

extension AsyncStream<HoldChange>.Continuation {
  fileprivate func deliver(_ change: HoldChange) {
    if case .dropped = yield(change), change != .gap { yield(.gap) }
  }
}
