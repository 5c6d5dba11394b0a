/// How long a connection waits. Every wait has a limit.
package struct RedisLimits: Hashable, Sendable {
  /// Until connected.
  package var connect: Duration
  /// For the whole of a round trip.
  package var reply: Duration
  /// A listener that has received nothing for this long checks whether the server is still there.
  package var silence: Duration

  package init(
    connect: Duration = .seconds(1), reply: Duration = .seconds(2), silence: Duration = .seconds(10)
  ) {
    self.connect = connect
    self.reply = reply
    self.silence = silence
  }

  /// Until connected to one of several servers: a dead one must not use up the time of the others.
  func connect(hasOthers: Bool) -> Duration { hasOthers ? connect / 2 : connect }
}

extension Duration {
  /// Whole milliseconds, rounded up, so that the wait does not end early.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
