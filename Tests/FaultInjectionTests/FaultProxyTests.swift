import BoxOffice
import FoundationEssentials
import Glibc
import PostgresStore
import SystemPackage
import Testing

@testable import FaultInjection
@testable import RedisHolds

@Suite("A fault proxy")
struct FaultProxyTests {
  /// The servers of all of these tests.
  struct Servers: Sendable {
    let room: ServerRoom
    let postgres: PostgresUnderTest
    let redis: RedisUnderTest
  }

  static let servers = Task {
    let room = try await ServerRoom()
    async let redis = RedisUnderTest(in: room)
    let postgres = try await PostgresUnderTest(in: room)
    let database = Database(try postgres.conninfo(), limits: .patient)
    _ = try await database.commit([
      Step(Statement(unprepared: "CREATE TABLE sales (id integer PRIMARY KEY, buyer text)"))
    ])
    await database.close()
    return Servers(room: room, postgres: postgres, redis: try await redis)
  }

  /// A proxy with a directory of its own and a database that connects through it.
  private func postgres(
    port: Int? = nil, replacing: [Replacement] = [],
    _ body: (FaultProxy, Database) async throws -> Void
  ) async throws {
    let servers = try await Self.servers.value
    let directory = servers.room.path.appending("proxy-\(UInt32.random(in: .min ... .max))")
    unsafe mkdir(directory.string, 0o700)
    let proxy = try FaultProxy(
      .postgres, to: servers.postgres.socket, at: directory.appending(".s.PGSQL.5432"), port: port,
      replacing: replacing)
    defer { proxy.stop() }
    let address = proxy.port.map { "host=127.0.0.1 port=\($0)" } ?? "host=\(directory) hostaddr='' port=5432"
    let conninfo = try Conninfo("\(address) dbname=kiosk user=\(PostgresUnderTest.user)")
    try await body(proxy, Database(conninfo, limits: .patient))
  }

  private func redis(_ body: (FaultProxy, RedisAddress) async throws -> Void) async throws {
    let servers = try await Self.servers.value
    let path = servers.room.path.appending("redis-\(UInt32.random(in: .min ... .max))")
    let proxy = try FaultProxy(.redis, to: servers.redis.socket, at: path)
    defer { proxy.stop() }
    try await body(proxy, try RedisAddress(path.string))
  }

  private static let one = Statement(unprepared: "SELECT 1 AS n")

  private static func selling(_ id: Int) -> [Step] {
    [Step(Statement(unprepared: "INSERT INTO sales (id, buyer) VALUES ($1, 'Ann')"), [id])]
  }

  private static func isSold(_ id: Int) async throws -> Bool {
    let database = Database(try await servers.value.postgres.conninfo(), limits: .patient)
    return try await !database.rows(
      Statement(unprepared: "SELECT FROM sales WHERE id = $1"), [id]
    ).isEmpty
  }

  @Test("passes on what it does not break, however much it is", arguments: [nil, 0])
  func passes(port: Int?) async throws {
    try await postgres(port: port) { proxy, database in
      let large = String(repeating: "x", count: 20_000)
      let echo = Statement(unprepared: "SELECT $1::text AS t")
      let answers = try await database.commit((0..<300).map { _ in Step(echo, [large]) })
      #expect(try answers.count == 300 && answers.allSatisfy { try $0.first?.value("t") == large })
      #expect(proxy.figures.bytesToServer > 6_000_000 && proxy.figures.bytesToClient > 6_000_000)
      #expect(proxy.figures.connections == 1 && proxy.figures.open == 1)
    }
  }

  @Test("counts round trips")
  func roundTrips() async throws {
    try await redis { proxy, address in
      var connection = RedisConnection(address, limits: .patient)
      // The first one opens the connection, which takes round trips of its own.
      _ = try connection.answer(to: RedisCommand("PING"))
      let before = proxy.figures.roundTrips
      for _ in 1...7 { _ = try connection.answer(to: RedisCommand("PING")) }
      #expect(proxy.figures.roundTrips == before + 7)
    }
  }

  @Test("makes the way longer each way, and in order")
  func latency() async throws {
    try await postgres { proxy, database in
      _ = try await database.rows(Self.one)
      proxy.impose(.latency(.milliseconds(20), jitter: .milliseconds(15)))
      let clock = ContinuousClock()
      for _ in 1...5 {
        let taken = try await clock.measure {
          let answers = try await database.commit(
            (0..<100).map { n in
              Step(Statement(unprepared: "SELECT $1::integer AS n"), [n])
            })
          #expect(try answers.map { try $0.first?.value("n") ?? -1 } == Array(0..<100))
        }
        #expect(taken >= .milliseconds(10))
      }
      proxy.impose(.latency(.milliseconds(20)))
      #expect(try await clock.measure { _ = try await database.rows(Self.one) } >= .milliseconds(40))
    }
  }

  @Test("resets connections, on a port by RST", arguments: [nil, 0])
  func reset(port: Int?) async throws {
    try await postgres(port: port) { proxy, database in
      _ = try await database.rows(Self.one)
      #expect(proxy.reset() == 1)
      let error = await #expect(throws: PostgresError.self) {
        _ = try await database.withSession { (session) throws(PostgresError) in
          try session.transaction(
            { (session) throws(PostgresError) in
              proxy.reset()
              _ = try session.rows(Self.one)
            }, failure: { $0 })
        }
      }
      #expect(error?.kind == .lost)
      if port != nil {
        #expect(error?.message.contains("reset") == true || error?.message.contains("closed") == true)
      }
      #expect(try await database.rows(Self.one).first?.value("n") == 1)
      #expect(proxy.figures.resets == 2)
    }
  }

  @Test("swallows what is sent, and resets what lost something when that is over")
  func timeout() async throws {
    try await redis { proxy, address in
      var connection = RedisConnection(address, limits: .patient)
      _ = try connection.answer(to: RedisCommand("SET", "swallowed", "no"))
      var other = RedisConnection(address, limits: .patient)
      _ = try other.answer(to: RedisCommand("PING"))
      proxy.impose(.timeout)
      #expect(throws: RedisFault.silent(seconds: 60)) {
        try connection.answer(
          to: RedisCommand("SET", "swallowed", "yes"), until: .now + .milliseconds(50))
      }
      #expect(proxy.figures.open == 2 && proxy.figures.bytesLost > 0)
      try proxy.lift(.timeout)
      #expect(proxy.figures.open == 1)
      // The other one lost nothing and goes on.
      #expect(try other.answer(to: RedisCommand("GET", "swallowed")).string == "no")
      #expect(try connection.answer(to: RedisCommand("PING")).string == "PONG")
    }
  }

  @Test("holds back what is sent, which arrives when nobody waits for it any more")
  func stall() async throws {
    try await redis { proxy, address in
      var connection = RedisConnection(address, limits: .patient)
      _ = try connection.answer(to: RedisCommand("SET", "stalled", "no"))
      proxy.impose(.stall)
      #expect(throws: RedisFault.silent(seconds: 60)) {
        try connection.answer(to: RedisCommand("SET", "stalled", "yes"), until: .now + .milliseconds(50))
      }
      #expect(await eventually(within: .seconds(20)) { proxy.figures.givenUp == 1 })
      try proxy.lift(.stall)
      #expect(proxy.figures.givenUp == 1)
      #expect(
        try await eventually(within: .seconds(20)) {
          var other = RedisConnection(address, limits: .patient)
          return try other.answer(to: RedisCommand("GET", "stalled")).string == "yes"
        })
      #expect(await eventually(within: .seconds(20)) { proxy.figures.open == 0 })
    }
  }

  @Test("counts whose clients hang up without an answer, and not who takes their leave")
  func givenUp() async throws {
    try await postgres { proxy, database in
      _ = try await database.rows(Self.one)
      await database.close()
      #expect(await eventually(within: .seconds(20)) { proxy.figures.open == 0 })
      #expect(proxy.figures.givenUp == 0)
    }
    try await redis { proxy, address in
      do {
        var idle = RedisConnection(address, limits: RedisLimits())
        _ = try idle.answer(to: RedisCommand("PING"))
        proxy.impose(.stall)
      }
      #expect(proxy.figures.givenUp == 0)
      try proxy.lift(.stall)
      #expect(await eventually(within: .seconds(20)) { proxy.figures.open == 0 })
      #expect(proxy.figures.givenUp == 0)
      var silent = RedisConnection(address, limits: RedisLimits(reply: .milliseconds(50)))
      #expect(throws: RedisFault.silent(seconds: 0)) {
        try silent.answer(to: RedisCommand("BLPOP", "nothing", "0"))
      }
      #expect(await eventually(within: .seconds(20)) { proxy.figures.givenUp == 1 })
    }
  }

  @Test("refuses connections and leaves the present ones alone, until it listens again")
  func refuse() async throws {
    try await redis { proxy, address in
      var present = RedisConnection(address, limits: .patient)
      _ = try present.answer(to: RedisCommand("PING"))
      proxy.impose(.refuse)
      #expect {
        var connection = RedisConnection(address, limits: .patient)
        _ = try connection.answer(to: RedisCommand("PING"))
      } throws: { error in
        if case RedisFault.unreachable = error { true } else { false }
      }
      #expect(try present.answer(to: RedisCommand("PING")).string == "PONG")
      try proxy.lift(.refuse)
      var connection = RedisConnection(address, limits: .patient)
      #expect(try connection.answer(to: RedisCommand("PING")).string == "PONG")
    }
  }

  @Test("cuts a message at any byte, and nothing of a half request is carried out")
  func cutRequests() async throws {
    try await postgres { proxy, database in
      _ = try await database.rows(Self.one)
      let before = proxy.figures.bytesToServer
      _ = try await database.commit(Self.selling(1_000))
      let length = proxy.figures.bytesToServer - before
      for bytes in stride(from: 0, to: length, by: 11) {
        _ = try await database.rows(Self.one)
        proxy.impose(.cut(afterBytes: bytes, .toServer, times: 1))
        let error = await #expect(throws: PostgresError.self) {
          _ = try await database.commit(Self.selling(2_000 + bytes))
        }
        #expect(error?.kind == .outcomeUnknown)
        #expect(try await !Self.isSold(2_000 + bytes))
      }
      #expect(proxy.figures.cutConnections == (length + 10) / 11)
      // All of them have been used up.
      _ = try await database.commit(Self.selling(1_001))
    }
  }

  @Test("cuts the reply to a change that is committed, and not to what reads, changes nothing or is undone")
  func cutCommit() async throws {
    try await postgres { proxy, database in
      proxy.cutReplies(next: 1)
      _ = try await database.snapshot([Step(Self.one)])
      _ = try await database.commit([Step(Statement(unprepared: "DELETE FROM sales WHERE id < 0"))])
      for undone in [
        Self.selling(1) + Self.selling(1), Self.selling(1) + [Step(Statement(unprepared: "ROLLBACK"))],
      ] {
        _ = try? await database.commit(undone)
      }
      #expect(try await !Self.isSold(1))
      #expect(proxy.figures.cutReplies == 0)
      let error = await #expect(throws: PostgresError.self) { _ = try await database.commit(Self.selling(1)) }
      #expect(error?.kind == .outcomeUnknown)
      #expect(try await Self.isSold(1))
      #expect(proxy.figures.cutReplies == 1)
      _ = try await database.commit(Self.selling(2))
      proxy.cutReplies(share: 1)
      await #expect(throws: PostgresError.self) { _ = try await database.commit(Self.selling(3)) }
      #expect(try await Self.isSold(3))
      try proxy.heal()
      _ = try await database.commit(Self.selling(4))
      #expect(proxy.figures.cutReplies == 2)
      // Between BEGIN and COMMIT, each with an answer of its own, as well.
      proxy.cutReplies(next: 1)
      let late = await #expect(throws: PostgresError.self) {
        try await database.withSession { (session) throws(PostgresError) in
          try session.transaction(
            { (session) throws(PostgresError) in
              for step in Self.selling(5) { _ = try session.rows(step.statement, step.values) }
            }, failure: { $0 })
        }
      }
      #expect(late?.kind == .outcomeUnknown)
      #expect(try await Self.isSold(5))
      #expect(proxy.figures.cutReplies == 3)
    }
  }

  @Test("cuts the reply to a script that has been carried out, and no other")
  func cutScript() async throws {
    try await redis { proxy, address in
      var connection = RedisConnection(address, limits: .patient)
      proxy.cutReplies(next: 1)
      _ = try connection.answer(to: RedisCommand("SET", "scripted", "0"))
      #expect(throws: RedisFault.self) {
        try connection.answer(to: RedisCommand("EVAL", "return redis.call('INCR', KEYS[1])", "1", "scripted"))
      }
      #expect(try connection.answer(to: RedisCommand("GET", "scripted")).string == "1")
      #expect(proxy.figures.cutReplies == 1)
    }
  }

  @Test("connects to another server when its address has changed")
  func target() async throws {
    try await redis { proxy, address in
      let servers = try await Self.servers.value
      let other = try await RedisUnderTest(in: servers.room, named: "promoted")
      var connection = RedisConnection(address, limits: .patient)
      _ = try connection.answer(to: RedisCommand("SET", "where", "first"))
      proxy.target = other.socket
      // The present connection stays where it is.
      #expect(try connection.answer(to: RedisCommand("GET", "where")).string == "first")
      proxy.reset()
      connection.close()
      #expect(try connection.answer(to: RedisCommand("GET", "where")) == .absent)
      await other.stop()
    }
  }

  @Test("replaces a text on the way, also one that arrives in pieces, and keeps nothing back")
  func replaces() async throws {
    try await postgres(replacing: [Replacement("'right'", with: "'wrong'")]) { proxy, database in
      let statement = Statement(
        unprepared: "SELECT 'right' AS word, '\(String(repeating: "y", count: 70_000))'")
      for pace in [nil, 400_000, 5_000_000] {
        if let pace { proxy.impose(.bandwidth(bytesPerSecond: pace)) }
        #expect(try await database.rows(statement).first?.value("word") == "wrong")
      }
      try proxy.heal()
      // As a message's last bytes, the beginning of the text alone must not wait for its rest.
      #expect(
        try await database.rows(Statement(unprepared: "SELECT $1 AS word"), ["'righ"]).first?.value("word")
          == "'righ")
      #expect(proxy.figures.replacements == 3)
    }
  }

  @Test("finds a text across every boundary between two reads")
  func boundaries() {
    let replacements = [Replacement("ORDER BY", with: "GROUP BY"), Replacement("aab", with: "xyz")]
    let text = Array("..ORDER BY..aaab..ORDER".utf8)
    for cut in 0...text.count {
      var first = Array(text[..<cut])
      var found = replacements.replace(in: &first)
      let kept = replacements.longestBeginning(atEndOf: first)
      var second = Array(first.suffix(kept)) + text[cut...]
      found += replacements.replace(in: &second)
      #expect(found == 2)
      #expect(String(decoding: first.dropLast(kept) + second, as: UTF8.self) == "..GROUP BY..axyz..ORDER")
    }
  }
}
