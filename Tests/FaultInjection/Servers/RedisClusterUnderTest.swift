package import RedisHolds

/// A Redis Cluster on the loopback: primaries, each with a replica, that may be killed, and slots that may be moved.
package struct RedisClusterUnderTest: Sendable {
  /// The primaries as it was made, and then their replicas in some order.
  package let servers: [RedisUnderTest]

  /// Starts the servers and makes them a cluster whose slots are shared evenly.
  /// - Parameters:
  ///   - nodeTimeout: milliseconds until a node that does not answer counts as failed.
  ///   - settings: beyond those, for every server.
  package init(
    in room: ServerRoom, named name: String = "cluster", primaries: Int = 3, nodeTimeout: Int = 1_000,
    settings: [String: String] = [:]
  ) async throws {
    let count = primaries * 2
    let ports = try freePorts(count * 2)
    var servers: [RedisUnderTest] = []
    for index in 0..<count {
      var all = [
        "cluster-enabled": "yes", "cluster-config-file": "nodes.conf",
        "cluster-port": "\(ports[count + index])",
        "cluster-node-timeout": "\(nodeTimeout)", "cluster-require-full-coverage": "no",
        // A replica may stand in however long it has not heard of its primary.
        "cluster-replica-validity-factor": "0", "repl-diskless-sync-delay": "0",
      ]
      all.merge(settings) { $1 }
      servers.append(
        try await RedisUnderTest(in: room, named: "\(name)-\(index + 1)", port: ports[index], settings: all))
    }
    self.servers = servers
    try await redisCLI(
      ["--cluster", "create"] + servers.map(\.hostAndPort) + ["--cluster-replicas", "1", "--cluster-yes"])
    let isWhole = try await eventually(within: .seconds(30)) {
      for server in servers {
        guard try await server.ask("CLUSTER", "INFO").contains("cluster_state:ok") else { return false }
        let replication = try await server.ask("INFO", "replication")
        guard replication.contains("role:master") || replication.contains("master_link_status:up") else {
          return false
        }
        // Who is a replica the others hear by and by, and take it for a primary until then.
        guard try await members(seenBy: server).count(where: \.isPrimary) == primaries else { return false }
      }
      return true
    }
    guard isWhole else { throw ServerRoomError("The cluster does not come together.") }
  }

  /// One of its nodes, by the port of the loopback.
  package func address(of servers: [RedisUnderTest]) throws -> RedisAddress {
    try RedisAddress("redis://" + servers.map(\.hostAndPort).joined(separator: ","))
  }

  /// What a node knows of another one.
  package struct Member: Sendable {
    package let id: String
    package let port: Int
    package let flags: Set<String>
    package let primary: String?
    let slots: [ClosedRange<Int>]

    package var isPrimary: Bool { flags.contains("master") && !flags.contains("fail") }

    /// A line of `CLUSTER NODES`: id, host:port@bus, flags, primary, three times, link, slots.
    init?(line: Substring) {
      let words = line.split(separator: " ")
      guard words.count >= 8, let at = words[1].firstIndex(of: "@"),
        let colon = words[1][..<at].lastIndex(of: ":"),
        let port = Int(words[1][words[1].index(after: colon)..<at])
      else { return nil }
      id = String(words[0])
      self.port = port
      flags = Set(words[2].split(separator: ",").map { String($0) })
      primary = words[3] == "-" ? nil : String(words[3])
      slots = words[8...].compactMap { word in
        let ends = word.split(separator: "-").compactMap { Int($0) }
        return ends.first.flatMap { first in ends.last.map { first...$0 } }
      }
    }
  }

  /// The cluster as a server sees it that is alive.
  package func members(seenBy server: RedisUnderTest) async throws -> [Member] {
    try await server.ask("CLUSTER", "NODES").split { $0.isNewline }.compactMap { Member(line: $0) }
  }

  /// The servers that run.
  package var alive: [RedisUnderTest] { servers.filter(\.isReady) }

  /// The slot of a key.
  package func slot(of key: String) async throws -> Int {
    guard let server = alive.first, let slot = Int(try await server.ask("CLUSTER", "KEYSLOT", key)) else {
      throw ServerRoomError("No node of the cluster runs.")
    }
    return slot
  }

  /// The primary that keeps a slot, as most of those that are alive see it.
  package func keeper(of slot: Int) async throws -> RedisUnderTest {
    var votes: [Int: Int] = [:]
    for server in alive {
      for member in try await members(seenBy: server)
      where member.isPrimary && member.slots.contains(where: { $0.contains(slot) }) {
        votes[member.port, default: 0] += 1
      }
    }
    guard let port = votes.max(by: { $0.value < $1.value })?.key,
      let server = servers.first(where: { $0.port == port })
    else { throw ServerRoomError("Nobody keeps slot \(slot).") }
    return server
  }

  package func id(of server: RedisUnderTest) async throws -> String {
    try await server.ask("CLUSTER", "MYID")
  }

  /// From now on the slot is on its way: what `source` does not have, it sends to `target`.
  package func beginMoving(_ slot: Int, from source: RedisUnderTest, to target: RedisUnderTest) async throws {
    try await target.ask("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", try await id(of: source))
    try await source.ask("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", try await id(of: target))
  }

  /// Carries up to `limit` of the slot's keys over.
  /// - Returns: how many.
  @discardableResult
  package func moveKeys(
    of slot: Int, from source: RedisUnderTest, to target: RedisUnderTest, limit: Int = 100
  ) async throws -> Int {
    let keys = try await source.ask("CLUSTER", "GETKEYSINSLOT", "\(slot)", "\(limit)").split { $0.isNewline }
    if !keys.isEmpty {
      try await source.ask(
        ["MIGRATE", "127.0.0.1", "\(target.port ?? 0)", "", "0", "5000", "KEYS"] + keys.map { String($0) })
    }
    return keys.count
  }

  /// The slot has arrived.
  package func endMoving(_ slot: Int, from source: RedisUnderTest, to target: RedisUnderTest) async throws {
    let id = try await id(of: target)
    for server in [target, source] { try await server.ask("CLUSTER", "SETSLOT", "\(slot)", "NODE", id) }
    for server in alive where server.port != target.port && server.port != source.port {
      // Replicas are told by their primaries.
      _ = try? await server.ask("CLUSTER", "SETSLOT", "\(slot)", "NODE", id)
    }
  }

  /// Moves a slot with all that is in it.
  package func move(_ slot: Int, from source: RedisUnderTest, to target: RedisUnderTest) async throws {
    try await beginMoving(slot, from: source, to: target)
    while try await moveKeys(of: slot, from: source, to: target) > 0 {}
    try await endMoving(slot, from: source, to: target)
  }

  /// How often the servers that run have answered with an error of this code.
  package func errors(_ code: String) async throws -> Int {
    var sum = 0
    for server in alive { sum += try await server.errors(code) }
    return sum
  }
}

extension RedisUnderTest {
  /// Where it listens on the loopback.
  package var hostAndPort: String { "127.0.0.1:\(port ?? 0)" }
}
