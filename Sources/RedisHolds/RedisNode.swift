/// One Redis server: where it listens, and how to log in there.
///
/// It never prints its user and password.
struct RedisNode: Hashable, Sendable {
  enum Endpoint: Hashable {
    case tcp(host: String, port: Int)
    case socket(path: String)
  }

  let endpoint: Endpoint
  let user: String?
  let password: String?
  let database: Int

  init(_ endpoint: Endpoint, user: String? = nil, password: String? = nil, database: Int = 0) {
    self.endpoint = endpoint
    self.user = user
    self.password = password
    self.database = database
  }

  /// Another server of the same cluster, with the same login.
  /// - Parameter host: empty or nil if it is this one's; servers that do not know their own name send it so.
  func sibling(host: String?, port: Int) -> RedisNode {
    let own =
      switch endpoint {
      case .tcp(let host, _): host
      case .socket: "localhost"
      }
    let name = host.flatMap { $0.isEmpty ? nil : $0 } ?? own
    return RedisNode(.tcp(host: name, port: port), user: user, password: password, database: database)
  }
}

extension RedisNode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String {
    switch endpoint {
    case .socket(let path): path
    case .tcp: "redis://\(hostAndPort)/\(database)"
    }
  }

  /// `HOST:PORT`, or the path of the socket.
  var hostAndPort: String {
    switch endpoint {
    case .socket(let path): path
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }

  var debugDescription: String { description }

  var customMirror: Mirror { Mirror(self, children: [:]) }
}
