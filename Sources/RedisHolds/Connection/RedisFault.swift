internal import BoxOffice

/// What went wrong between a connection and its server.
enum RedisFault: Error, Hashable {
  /// There is no connection, or it broke; the reason is the system's.
  case unreachable(String)
  /// Connected, but no answer came in time.
  case silent(seconds: Int)
  /// The server's own words: `CODE text`.
  case answered(String)
  /// An answer whose form does not fit the command.
  case unexpected
  /// The server says that it is a replica, so another server of the address has to be the primary.
  case replica

  /// Why the server refuses: the first word of its answer. Nil if it has not answered at all.
  var code: Substring? {
    if case .answered(let text) = self { text.prefix { $0 != " " } } else { nil }
  }

  /// Whether the connection can still be used. After a failover, the old primary answers `READONLY` for ever,
  /// but a new connection may find the new one.
  var leavesConnectionUsable: Bool {
    switch self {
    case .unreachable, .silent, .unexpected, .replica: false
    case .answered: !["READONLY", "NOAUTH", "MASTERDOWN", "LOADING"].contains(code)
    }
  }
}

extension StoreError {
  /// A message for staff. Whatever happened, the operation can be repeated, since all of them are idempotent.
  /// - Parameter address: a ``RedisNode`` or a ``RedisAddress``; both print without secrets.
  init(_ fault: RedisFault, at address: some CustomStringConvertible) {
    let server = "Redis at `\(address)`"
    self =
      switch fault {
      case .unreachable(let reason):
        .unavailable("Redis does not answer at `\(address)`: \(reason).")
      case .silent(let seconds):
        .unavailable("\(server) did not answer within \(seconds) second\(seconds == 1 ? "" : "s").")
      case .unexpected:
        .refused("\(server) gave an answer that kiosk does not understand. Is it Redis 7 or newer?")
      case .replica:
        .unavailable("\(server) is a replica, and its primary is looked for.")
      case .answered(let text):
        Self.answered(text, code: fault.code ?? "", server: server)
      }
  }

  /// A message for staff, if none of an address's servers answers. This one was tried last.
  init(_ fault: RedisFault, at node: RedisNode, of address: RedisAddress) {
    guard address.nodes.count > 1, fault == .replica || fault.code == "READONLY" else {
      self.init(fault, at: node)
      return
    }
    self = .unavailable("None of the Redis servers at `\(address)` is a primary at the moment.")
  }

  private static func answered(_ text: String, code: Substring, server: String) -> StoreError {
    switch code {
    case "LOADING":
      .unavailable("\(server) is still loading its data. Try again in a moment.")
    case "BUSY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN":
      .unavailable("\(server) is busy or without its primary: \(text)")
    case "READONLY":
      .refused("\(server) is a read-only replica. Give the primary's address.")
    case "OOM":
      .refused("\(server) is full: no seat can be held until it has memory again (`maxmemory`).")
    case "MISCONF":
      .refused("\(server) cannot write to its disk and takes no changes. See its log.")
    case "NOAUTH":
      .refused("\(server) wants a password. Put it into the address: `redis://:PASSWORD@HOST`.")
    case "WRONGPASS":
      .refused("\(server) does not accept the user or the password in its address.")
    case "NOPERM":
      .refused("\(server) does not allow this user what kiosk needs: \(text)")
    case "MOVED", "ASK":
      .unavailable(
        "\(server) does not keep this showtime, and its cluster does not agree on who does: \(text)")
    case "WRONGTYPE":
      .refused("\(server) has something else under a name that kiosk uses (`kiosk:…`): \(text)")
    case "ERR" where text.contains("SELECT is not allowed"):
      .refused(
        "\(server) is part of a cluster, which has no other database than 0. Leave it out of the address.")
    case "ERR" where text.contains("max number of clients"):
      .unavailable("\(server) has no connection left to give (`maxclients`).")
    case "ERR" where text.contains("near '#'"):
      .refused("\(server) is too old: kiosk needs Redis 7 or newer.")
    default:
      .refused("\(server) refused: \(text)")
    }
  }
}
