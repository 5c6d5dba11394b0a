/// Where a Redis server listens, and how to log in: `redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]`,
/// `unix:/PATH` or the path of a socket alone.
///
/// It prints without its password, whichever way it is printed.
package struct RedisAddress: Hashable, Sendable {
  enum Endpoint: Hashable {
    case tcp(host: String, port: Int)
    case socket(path: String)
  }

  let endpoint: Endpoint
  let user: String?
  let password: String?
  let database: Int

  /// - Throws: ``InvalidRedisAddress``, which says what is wrong and never quotes a password.
  package init(_ text: String) throws(InvalidRedisAddress) {
    if text.hasPrefix("/") {
      self = try Self(socket: text)
    } else if text.hasPrefix("unix:") {
      let path = text.dropFirst(5)
      self = try Self(socket: path.hasPrefix("///") ? String(path.dropFirst(2)) : String(path))
    } else if text.hasPrefix("redis://") {
      self = try Self(url: text.dropFirst(8))
    } else if text.hasPrefix("rediss://") {
      throw InvalidRedisAddress(
        "kiosk does not speak TLS to Redis (`rediss:`). Use `redis://` or a local socket.")
    } else {
      throw InvalidRedisAddress(
        "A Redis address begins with `redis://`, `unix:` or `/`, as in `redis://localhost:6379/0` or `/run/redis.sock`."
      )
    }
  }

  private init(socket path: String) throws(InvalidRedisAddress) {
    guard path.hasPrefix("/") else {
      throw InvalidRedisAddress("The socket's path must begin with `/`, as in `unix:/run/redis.sock`.")
    }
    // What fits into a sockaddr_un, with its final zero.
    guard path.utf8.count < 108 else {
      throw InvalidRedisAddress(
        "The socket's path is longer than the 107 bytes that the system allows: `\(path)`.")
    }
    endpoint = .socket(path: path)
    user = nil
    password = nil
    database = 0
  }

  private init(url: Substring) throws(InvalidRedisAddress) {
    var rest = url
    if let at = rest.lastIndex(of: "@") {
      (user, password) = try Self.credentials(rest[..<at])
      rest = rest[rest.index(after: at)...]
    } else {
      (user, password) = (nil, nil)
    }
    if let slash = rest.firstIndex(of: "/") {
      let number = rest[rest.index(after: slash)...]
      guard let database = number.isEmpty ? 0 : Int(number), database >= 0 else {
        throw InvalidRedisAddress("The database after the last `/` must be a number, not `\(number)`.")
      }
      self.database = database
      rest = rest[..<slash]
    } else {
      database = 0
    }
    endpoint = try Self.endpoint(rest)
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

  private static func endpoint(_ text: Substring) throws(InvalidRedisAddress) -> Endpoint {
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
        "The Redis address names no host, as `localhost` in `redis://localhost:6379`.")
    }
    guard let port = UInt16(port), port > 0 else {
      throw InvalidRedisAddress(
        "The port in the Redis address must be a number from 1 to 65535, not `\(port)`.")
    }
    return .tcp(host: String(host), port: Int(port))
  }

  /// - Returns: nil where a `%` is not followed by two hexadecimal digits, or the bytes are no UTF-8.
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
  /// As it was given, but for the user and the password.
  package var description: String {
    switch endpoint {
    case .socket(let path): return path
    case .tcp(let host, let port):
      let name = host.contains(":") ? "[\(host)]" : host
      return "redis://\(name):\(port)/\(database)"
    }
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
