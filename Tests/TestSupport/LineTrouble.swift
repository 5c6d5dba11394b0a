internal import BoxOffice
package import FaultInjection
internal import Testing

/// What can happen to the line in the middle of one call, and what the caller has to be told.
package enum LineTrouble: Hashable, Sendable, CustomTestStringConvertible {
  case late
  case narrow
  /// Ended while nobody used it.
  case reset
  case refused
  case silent
  /// Silent as well, and the request arrives when its caller has given it up.
  case stalled
  /// So many hundredths of the request have gone through.
  case requestCut(Int)
  case replyCut(Int)
  case acknowledgementCut

  package static let all: [LineTrouble] =
    [.late, .narrow, .reset, .refused, .silent, .stalled, .acknowledgementCut]
    + [0, 10, 35, 60, 90, 99].map { .requestCut($0) } + [0, 30, 60, 99].map { .replyCut($0) }

  /// What comes of a call.
  package enum Ending: Hashable, Sendable {
    case success
    /// It did not happen.
    case unavailable
    /// Whether it happened is not known.
    case unknown
  }

  package var testDescription: String {
    switch self {
    case .late: "late"
    case .narrow: "narrow"
    case .reset: "reset"
    case .refused: "refused"
    case .silent: "silent"
    case .stalled: "stalled"
    case .requestCut(let percent): "request cut after \(percent) %"
    case .replyCut(let percent): "reply cut after \(percent) %"
    case .acknowledgementCut: "acknowledgement cut"
    }
  }

  /// Whether the call has to give up by itself.
  package var isSilent: Bool { self == .silent || self == .stalled }

  /// How a call that changes something ends.
  package var ending: Ending {
    switch self {
    case .late, .narrow, .reset: .success
    case .refused: .unavailable
    case .silent, .stalled, .requestCut, .replyCut, .acknowledgementCut: .unknown
    }
  }

  /// Makes trouble for the next call, of which the bytes that it takes are known.
  package func impose(on proxy: FaultProxy, request: Int, reply: Int) {
    switch self {
    case .late: proxy.impose(.latency(.milliseconds(20), jitter: .milliseconds(5)))
    case .narrow: proxy.impose(.bandwidth(bytesPerSecond: 50_000))
    case .reset: proxy.reset()
    case .refused:
      proxy.impose(.refuse)
      proxy.reset()
    case .silent: proxy.impose(.timeout)
    case .stalled: proxy.impose(.stall)
    case .requestCut(let percent):
      proxy.impose(.cut(afterBytes: request * percent / 100, .toServer, times: 1))
    case .replyCut(let percent): proxy.impose(.cut(afterBytes: reply * percent / 100, .toClient, times: 1))
    case .acknowledgementCut: proxy.cutReplies(next: 1)
    }
  }

  /// Makes the call in trouble, and heals the line after it.
  /// - Returns: how it ended; nil for an error that is none of trouble's.
  package func during<Value>(
    _ proxy: FaultProxy, request: Int, reply: Int, _ call: () async throws -> Value
  ) async throws -> Ending? {
    impose(on: proxy, request: request, reply: reply)
    let started = ContinuousClock.now
    let ending: Ending?
    do {
      _ = try await call()
      ending = .success
    } catch let error as StoreError {
      switch error {
      case .unavailable: ending = .unavailable
      case .outcomeUnknown: ending = .unknown
      case .refused: ending = nil
      }
    }
    // The caller's own limit is four seconds; the rest is what a busy machine takes.
    if isSilent { #expect(ContinuousClock.now - started < .seconds(12)) }
    try proxy.heal()
    return ending
  }
}

extension FaultProxy {
  /// How many bytes a call sends and gets.
  package func bytes(of call: () async throws -> Void) async throws -> (request: Int, reply: Int) {
    let before = figures
    try await call()
    let after = figures
    return (after.bytesToServer - before.bytesToServer, after.bytesToClient - before.bytesToClient)
  }
}
