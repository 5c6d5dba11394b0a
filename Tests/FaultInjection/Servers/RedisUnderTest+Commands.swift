internal import LocalServers
internal import Subprocess
internal import SystemPackage

extension RedisUnderTest {
  /// Has a command carried out, such as `FLUSHALL`, past every proxy.
  /// - Returns: the first bytes of the answer; nil where nobody answers within a second.
  @discardableResult
  package func tell(_ command: String) -> String? {
    LocalSocket.reply(at: socket, to: "\(command)\r\n")
  }

  /// What `redis-cli` prints for a command, without its last line feed.
  /// - Throws: what the server answers with an error.
  @discardableResult
  package func ask(_ words: String...) async throws -> String { try await ask(words) }

  @discardableResult
  package func ask(_ words: [String]) async throws -> String {
    try await redisCLI(["-s", socket.string, "-e"] + words)
  }

  /// How often it has answered with an error of this code since it started, such as `MOVED`.
  package func errors(_ code: String) async throws -> Int {
    let prefix = "errorstat_\(code):count="
    let lines = try await ask("INFO", "errorstats").split { $0.isNewline }
    return lines.first { $0.hasPrefix(prefix) }.flatMap { Int($0.dropFirst(prefix.count)) } ?? 0
  }
}

/// Runs `redis-cli`.
/// - Throws: its last words when it fails.
@discardableResult
func redisCLI(_ arguments: [String]) async throws -> String {
  let result = try await run(
    .name("redis-cli"), arguments: Arguments(arguments), output: .string(limit: 16 << 20),
    error: .string(limit: 65_536))
  let text = result.standardOutput
  guard result.terminationStatus.isSuccess else {
    throw ServerRoomError(
      "redis-cli \(arguments.joined(separator: " ")) fails: \(text.suffix(2_000)) \(result.standardError)"
    )
  }
  return text.last?.isNewline == true ? String(text.dropLast()) : text
}

extension RedisUnderTest {
  /// Becomes a replica and waits until it has all that its primary has.
  package func follow(_ primary: RedisUnderTest) async throws {
    try await ask("REPLICAOF", "127.0.0.1", "\(primary.port ?? 0)")
    let isThere = try await eventually(within: .seconds(20)) {
      try await ask("INFO", "replication").contains("master_link_status:up")
    }
    guard isThere else { throw ServerRoomError("\(program.name) does not follow \(primary.program.name).") }
  }
}
