/// A call that fails without having happened, or that answers so.
struct CallFault: Hashable, Sendable {
  /// Which call.
  let point: CrashPoint
  /// The point right before it; nil for the first.
  let predecessor: CrashPoint?
  /// As strace wants it: `error=ECONNRESET`, or `retval=0` for a server that has hung up.
  let result: String

  /// What a system may answer to the calls of a sale, and does in the worst moment.
  static func results(at point: CrashPoint) -> [String] {
    switch (point.partner, point.call) {
    case (.postgres, "connect"), (.redis, "connect"): ["error=ECONNREFUSED", "error=EAGAIN"]
    case (.postgres, "sendto"), (.redis, "sendto"): ["error=ECONNRESET", "error=EPIPE", "error=EINTR"]
    // 0 is what a server says that has hung up.
    case (.postgres, "recvfrom"), (.redis, "read"): ["error=ECONNRESET", "error=EINTR", "retval=0"]
    case (.postgres, "poll"), (.redis, "poll"): ["error=EINTR", "error=ENOMEM"]
    case (.ledger, "openat"): ["error=EMFILE"]
    case (.ledger, "flock"): ["error=EINTR", "error=ENOLCK"]
    case (.ledger, "pread64"): ["error=EIO"]
    case (.ledger, "write"): ["error=ENOSPC", "error=EIO", "error=EINTR"]
    case (.ledger, "fsync"): ["error=EIO", "error=ENOSPC"]
    // Without its history the lab would accuse the innocent; and nothing else is called.
    default: []
    }
  }

  /// Every failure of every call, in the order of a sale.
  static func all(in points: [CrashPoint]) -> [CallFault] {
    zip(points, [nil] + points.map { Optional($0) }).flatMap { point, predecessor in
      results(at: point).map { CallFault(point: point, predecessor: predecessor, result: $0) }
    }
  }
}

extension CallFault: CustomStringConvertible {
  var description: String { "\(point):\(result)" }
}
