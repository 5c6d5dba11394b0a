internal import BoxOffice
internal import Dispatch

/// Listens to a showtime's channel on a connection and a thread of its own, until the stream's reader stops.
struct ChangeListener: Sendable {
  let address: RedisAddress
  let limits: RedisLimits
  /// Whose messages are passed over.
  let origin: String
  let channel: String

  /// A reader that stalls loses the oldest messages, and is told.
  private static let backlog = 1024

  func stream() -> AsyncStream<HoldChange> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: HoldChange.self, bufferingPolicy: .bufferingNewest(Self.backlog))
    let bell = Bell()
    continuation.onTermination = { _ in bell.ring() }
    DispatchQueue(label: "kiosk.changes").async { listen(for: continuation, until: bell) }
    return stream
  }

  private func listen(for reader: AsyncStream<HoldChange>.Continuation, until bell: Bell) {
    var connection = RedisConnection(
      address, limits: limits, preparation: [RedisCommand("SUBSCRIBE", channel)])
    var pause = Backoff()
    var isLost = false
    while !bell.hasRung {
      do throws(RedisFault) {
        try connection.open()
        if case .error(let fault)? = connection.prepared.first { throw fault }
        reader.deliver(.gap)
        pause = Backoff()
        isLost = false
        try relay(from: &connection, to: reader, until: bell)
      } catch {
        connection.close()
        // Once for each time that it is lost, not for each attempt to come back.
        if !isLost { reader.deliver(.lost(StoreError(error, at: address).message)) }
        isLost = true
        bell.wait(atMost: pause.next())
      }
    }
  }

  /// Passes messages on until the bell rings.
  private func relay(
    from connection: inout RedisConnection, to reader: AsyncStream<HoldChange>.Continuation, until bell: Bell
  ) throws(RedisFault) {
    var isAsked = false
    while true {
      switch try connection.listen(for: isAsked ? limits.reply : limits.silence, until: bell) {
      case .bell:
        return
      case .message(let reply):
        isAsked = false
        if case .error(let fault) = reply { throw fault }
        if let change = change(in: reply) { reader.deliver(change) }
      case .silence where isAsked:
        throw .silent(seconds: Int(limits.reply.components.seconds))
      case .silence:
        // A server that vanished without a farewell would be waited for in vain.
        try connection.send([RedisCommand("PING")], until: .now + limits.reply)
        isAsked = true
      }
    }
  }

  /// - Returns: nil for what is no news: the answer to a PING, and this store's own changes.
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
