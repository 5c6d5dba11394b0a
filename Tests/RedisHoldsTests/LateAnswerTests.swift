import Testing

@testable import RedisHolds

/// As when this process was stopped, or had no processor, until its limit had passed.
@Suite("An answer that has arrived before anybody looks", .timeLimit(.minutes(1)))
struct LateAnswerTests {
  @Test("is taken although its time is over, and the next one is not waited for")
  func answer() async throws {
    try await Self.withAnswer { connection in
      let reply = try connection.nextReply(until: .now - .seconds(1))
      #expect(reply == .status("PONG"))
      #expect(throws: RedisFault.silent(seconds: 2)) { try connection.nextReply(until: .now - .seconds(1)) }
    }
  }

  @Test("is heard by a listener whose time is over")
  func listener() async throws {
    try await Self.withAnswer { connection in
      let bell = WakePipe()
      guard case .message(.status("PONG")) = try connection.listen(for: .seconds(-1), until: bell) else {
        Issue.record("the message lies there")
        return
      }
      guard case .silence = try connection.listen(for: .seconds(-1), until: bell) else {
        Issue.record("nothing lies there any more")
        return
      }
    }
  }

  /// Gives `body` a connection over which the answer to a PING has come and has not been read.
  private static func withAnswer(_ body: (inout RedisConnection) throws -> Void) async throws {
    try await PrivateRedis.run { redis in
      var connection = RedisConnection(redis.address, limits: RedisLimits())
      try connection.open()
      try connection.send([RedisCommand("PING")], until: .now + .seconds(5))
      // The server reads this one on a connection that it takes after the PING, and has answered that by then.
      try redis.ask("PING")
      try body(&connection)
    }
  }
}
