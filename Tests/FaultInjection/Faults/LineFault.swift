/// What a ``FaultProxy`` does to the connections through it for as long as it is imposed.
package enum LineFault: Hashable, Sendable {
  /// Everything arrives so much later each way, more or less by up to `jitter`, and in its order.
  case latency(Duration, jitter: Duration = .zero)
  /// So many bytes a second, for each connection and each way.
  case bandwidth(bytesPerSecond: Int)
  /// Connections stay open, and nothing passes: what is sent is lost. What lost something is reset when this is lifted.
  case timeout
  /// Connections stay open, and nothing passes until this is lifted. Then everything arrives, as after a network's
  /// partition: also a request that its sender has given up.
  case stall
  /// Nobody listens. Present connections go on. For a share of the connections: they end as soon as they are made.
  case refuse
  /// Connections break off when so many bytes have passed from now on, or from their beginning if they are new;
  /// at most `times` of them, and after that this is lifted by itself.
  case cut(afterBytes: Int, Direction, times: Int? = nil)

  package enum Direction: Hashable, Sendable, CaseIterable {
    case toServer, toClient
  }

  package enum Kind: Hashable, Sendable, CaseIterable {
    case latency, bandwidth, timeout, stall, refuse, cut
  }

  package var kind: Kind {
    switch self {
    case .latency: .latency
    case .bandwidth: .bandwidth
    case .timeout: .timeout
    case .stall: .stall
    case .refuse: .refuse
    case .cut: .cut
    }
  }
}

/// What has passed through a ``FaultProxy``, and what has not.
package struct LineFigures: Hashable, Sendable {
  package var connections = 0
  /// Among `connections`: the server, or ``LineFault/refuse``, did not let them in.
  package var refused = 0
  /// At this moment.
  package var open = 0
  package var bytesToServer = 0
  package var bytesToClient = 0
  /// Bytes lost by ``LineFault/timeout``, both ways.
  package var bytesLost = 0
  /// How often a server began to answer: the round trips of all connections together.
  package var roundTrips = 0
  /// Transactions that wrote rows and were committed, or scripts that were carried out, whose replies never arrived.
  package var cutReplies = 0
  /// Connections that ``LineFault/cut(afterBytes:_:times:)`` broke off.
  package var cutConnections = 0
  /// Connections that ``FaultProxy/reset(share:)`` ended, or that were reset when a ``LineFault/timeout`` was over.
  package var resets = 0
  /// Connections whose client hung up while it waited for an answer, also one that a ``LineFault/stall`` holds back.
  package var givenUp = 0
  /// Texts that were replaced on the way to the server.
  package var replacements = 0
}

/// A text that a ``FaultProxy`` replaces by another of the same length on the way to the server, so that the server
/// gets a wrong program from a right one.
package struct Replacement: Hashable, Sendable {
  package let from: String
  package let to: String

  /// - Precondition: both are of the same length in UTF-8, and it is not 0; else the messages' own lengths were wrong.
  package init(_ from: String, with to: String) {
    precondition(from.utf8.count == to.utf8.count && !from.isEmpty, "`\(from)` and `\(to)` differ in length")
    self.from = from
    self.to = to
  }
}
