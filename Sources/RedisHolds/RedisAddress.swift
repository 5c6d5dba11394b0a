/// Where Redis listens, and how to log in: `redis://[[USER]:PASSWORD@]HOST[:PORT][,HOST[:PORT]…][/DATABASE]`,
/// `unix:/PATH`, or just the path of a socket.
///
/// Several servers are either some nodes of a cluster, which names the others, or a primary and its replicas,
/// in any order. An address never prints its password.
package struct RedisAddress: Hashable, Sendable {
  /// At least one, and each once.
  let nodes: [RedisNode]

  /// - Throws: ``InvalidRedisAddress``, which says what is wrong and never quotes a password.
  package init(_ text: String) throws(InvalidRedisAddress) {
    if text.hasPrefix("/") {
      nodes = [try Self.node(socket: text)]
    } else if text.hasPrefix("unix:") {
      let path = text.dropFirst(5)
      nodes = [try Self.node(socket: path.hasPrefix("///") ? String(path.dropFirst(2)) : String(path))]
    } else if text.hasPrefix("redis://") {
      nodes = try Self.nodes(url: text.dropFirst(8))
    } else if text.hasPrefix("rediss://") {
      throw InvalidRedisAddress(
        "kiosk does not speak TLS to Redis (`rediss:`). Use `redis://` or a local socket.")
    } else {
      throw InvalidRedisAddress(
        "A Redis address begins with `redis://`, `unix:` or `/`, as in `redis://localhost:6379/0` or `/run/redis.sock`."
      )
    }
  }

  private static func node(socket path: String) throws(InvalidRedisAddress) -> RedisNode {
    guard path.hasPrefix("/") else {
      throw InvalidRedisAddress("The socket's path must begin with `/`, as in `unix:/run/redis.sock`.")
    }
    // What fits into a sockaddr_un with its terminating zero.
    guard path.utf8.count < 108 else {
      throw InvalidRedisAddress(
        "The socket's path is longer than the 107 bytes that the system allows: `\(path)`.")
    }
    return RedisNode(.socket(path: path))
  }

  private static func nodes(url: Substring) throws(InvalidRedisAddress) -> [RedisNode] {
    var rest = url
    var (user, password): (String?, String?) = (nil, nil)
    if let at = rest.lastIndex(of: "@") {
      guard !rest[..<at].contains("@") else {
        throw InvalidRedisAddress(
          "User and password stand once, before all servers, as in `redis://:PASSWORD@one.example,two.example`, with `%40` for an `@` in them."
        )
      }
      (user, password) = try credentials(rest[..<at])
      rest = rest[rest.index(after: at)...]
    }
    guard !rest.contains("redis://") else {
      throw InvalidRedisAddress(
        "`redis://` stands once, before all servers, as in `redis://one.example:6379,two.example:6379/0`.")
    }
    var database = 0
    if let slash = rest.firstIndex(of: "/") {
      let number = rest[rest.index(after: slash)...]
      guard let given = number.isEmpty ? 0 : Int(number), given >= 0 else {
        throw InvalidRedisAddress("The database after the last `/` must be a number, not `\(number)`.")
      }
      database = given
      rest = rest[..<slash]
    }
    var nodes: [RedisNode] = []
    for server in rest.split(separator: ",", omittingEmptySubsequences: false) {
      let node = RedisNode(try endpoint(server), user: user, password: password, database: database)
      if !nodes.contains(node) { nodes.append(node) }
    }
    return nodes
  }

  private static func credentials(
    _ text: Substring
  ) throws(InvalidRedisAddress) -> (user: String?, password: String?) {
    let colon = text.firstIndex(of: ":")
    guard let colon, let user = percentDecoded(text[..<colon]),
      let password = percentDecoded(text[text.index(after: colon)...]), !password.isEmpty
    else {
      throw InvalidRedisAddress(
        "Before the `@` stands `USER:PASSWORD` or `:PASSWORD`, with `%40` for an `@` and `%25` for a `%` in them."
      )
    }
    return (user.isEmpty ? nil : user, password)
  }

  private static func endpoint(_ text: Substring) throws(InvalidRedisAddress) -> RedisNode.Endpoint {
    var host = text
    var port: Substring = "6379"
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      host = text[text.index(after: text.startIndex)..<end]
      let tail = text[text.index(after: end)...]
      guard tail.isEmpty || tail.hasPrefix(":") else {
        throw InvalidRedisAddress("After `]` in a Redis address comes `:` and the port, not `\(tail)`.")
      }
      if !tail.isEmpty { port = tail.dropFirst() }
    } else if let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
    }
    guard !host.isEmpty else {
      throw InvalidRedisAddress(
        "The Redis address names no host, as `localhost` in `redis://localhost:6379`, or has a comma too many."
      )
    }
    guard let port = UInt16(port), port > 0 else {
      throw InvalidRedisAddress(
        "The port in the Redis address must be a number from 1 to 65535, not `\(port)`.")
    }
    return .tcp(host: String(host), port: Int(port))
  }

  /// - Returns: nil if a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8.
  private static func percentDecoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let decoded = UInt8(digits, radix: 16)
      else { return nil }
      bytes.append(decoded)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension RedisAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// As given, but without the user and the password.
  package var description: String {
    nodes.count == 1
      ? "\(nodes[0])"
      : "redis://\(nodes.map(\.hostAndPort).joined(separator: ","))/\(nodes[0].database)"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Why a text is not a ``RedisAddress``.
package struct InvalidRedisAddress: Error, Hashable, CustomStringConvertible {
  /// A sentence for whoever wrote the configuration.
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
