import BoxOffice
import Glibc
import FaultInjection
import TestSupport
import Testing

@testable import RedisHolds

/// Each with a server of its own, for it comes to harm.
@Suite("When Redis", .timeLimit(.minutes(3)))
struct RedisTroubleTests {
  let showtime = Showtime.ID.random()
  let token = HoldToken.random()
  let seats = [Seat.ID].random(4)

  @Test("is flushed, a renewal takes the seats anew and the revision goes on rising")
  func flushed() async throws {
    try await PrivateRedis.run { redis in
      let store = RedisHoldStore(redis.address, limits: .patient)
      guard
        case .held(_, let revision) = try await store.hold(seats, in: showtime, token: token, deadline: 480)
      else {
        Issue.record("refused")
        return
      }
      try redis.ask("FLUSHALL")
      #expect(try await store.holds(in: showtime, token: token) == HoldSnapshot(revision: 0, seats: []))
      let answer = try await store.renew(seats, in: showtime, token: token, deadline: 470)
      #expect(answer == RenewAnswer(renewed: [], retaken: seats, lost: [], secondsLeft: 470))
      #expect(try await store.revision(of: showtime) > revision)
    }
  }

  @Test("has forgotten its scripts, they are sent again, once")
  func scriptFlush() async throws {
    try await PrivateRedis.run { redis in
      let store = RedisHoldStore(redis.address, limits: .patient)
      _ = try await store.hold(seats, in: showtime, token: token, deadline: 480)
      try redis.ask("SCRIPT", "FLUSH")
      #expect(try await store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)
      #expect(try await store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)
      let statistics = try #require(try redis.ask("INFO", "commandstats").string)
      #expect(statistics.contains("cmdstat_eval:calls=1,"))
    }
  }

  @Test("is killed, that is said at once; when it is back, it is used without further ado")
  func killed() async throws {
    try await PrivateRedis.run { redis in
      let store = RedisHoldStore(redis.address, limits: .patient)
      var heard = store.changes(in: showtime).makeAsyncIterator()
      #expect(await heard.next() == .gap)
      _ = try await store.hold(seats, in: showtime, token: token, deadline: 480)

      await redis.kill()
      let start = ContinuousClock.now
      for _ in 1...3 {
        let error = try await #require(throws: StoreError.self) {
          try await store.renew(seats, in: showtime, token: token, deadline: 470)
        }
        guard case .unavailable(let message) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(message.hasPrefix("Redis does not answer at `\(redis.address)`: "))
      }
      // Far less than the store would wait for an answer.
      #expect(ContinuousClock.now - start < .seconds(30))
      guard case .lost(let reason) = await heard.next() else {
        Issue.record("a lost connection is told to the listener")
        return
      }
      #expect(reason.hasPrefix("Redis does not answer at `\(redis.address)`: "))

      try await redis.start()
      #expect(await heard.next() == .gap)
      #expect(try await store.renew(seats, in: showtime, token: token, deadline: 460).retaken == seats)
      let theirs = HoldToken.random()
      let other = RedisHoldStore(redis.address, limits: .patient)
      _ = try await other.hold([.random()], in: showtime, token: theirs, deadline: 480)
      guard case .held = await heard.next() else {
        Issue.record("the listener hears again")
        return
      }
    }
  }

  @Test("does not answer in time, that is said, and the late answer is not taken for the next one's")
  func silent() async throws {
    try await PrivateRedis.run { redis in
      let store = RedisHoldStore(
        redis.address, limits: RedisLimits(connect: .seconds(60), reply: .seconds(5)))
      _ = try await store.hold(seats, in: showtime, token: token, deadline: 480)
      await redis.signal(SIGSTOP)
      await #expect(
        throws: StoreError.unavailable("Redis at `\(redis.address)` did not answer within 5 seconds.")
      ) {
        try await store.revision(of: showtime)
      }
      await redis.signal(SIGCONT)
      #expect(try await store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)
    }
  }

  @Test("is silent, a listener asks whether it is still there")
  func silentListener() async throws {
    try await PrivateRedis.run { redis in
      let limits = RedisLimits(connect: .seconds(60), reply: .seconds(5), silence: .milliseconds(50))
      let store = RedisHoldStore(redis.address, limits: limits)
      var heard = store.changes(in: showtime).makeAsyncIterator()
      #expect(await heard.next() == .gap)
      // It answers, several times over: all is well.
      while !(try redis.ask("INFO", "commandstats").string ?? "").contains(/cmdstat_ping:calls=([5-9]|\d\d)/)
      {}
      await redis.signal(SIGSTOP)
      #expect(await heard.next() == .lost("Redis at `\(redis.address)` did not answer within 5 seconds."))
      await redis.signal(SIGCONT)
      #expect(await heard.next() == .gap)
    }
  }

  @Test("closes a connection, writing to it is an error and not the end of the program")
  func brokenPipe() async throws {
    try await PrivateRedis.run { redis in
      var connection = RedisConnection(redis.address, limits: .patient)
      try connection.open()
      await redis.kill()
      let deadline = ContinuousClock.now + .seconds(60)
      var fault: RedisFault?
      do throws(RedisFault) {
        for _ in 1...3 { try connection.send([RedisCommand("PING")], until: deadline) }
      } catch {
        fault = error
      }
      #expect(fault == .unreachable("Broken pipe"))
    }
  }

  @Test("is full, seats cannot be held but given back and read, and it is used again when it has room")
  func full() async throws {
    try await PrivateRedis.run { redis in
      let store = RedisHoldStore(redis.address, limits: .patient)
      _ = try await store.hold([seats[0]], in: showtime, token: token, deadline: 480)
      try redis.ask("CONFIG", "SET", "maxmemory", "1")
      let error = try await #require(throws: StoreError.self) {
        try await store.hold([seats[1]], in: showtime, token: token, deadline: 480)
      }
      #expect(
        error
          == .refused(
            "Redis at `\(redis.address)` is full: no seat can be held until it has memory again (`maxmemory`)."
          ))
      #expect(try await store.holds(in: showtime, token: token).seats.map(\.seat) == [seats[0]])
      try await store.release([seats[0]], in: showtime, token: token)
      #expect(try await store.holds(in: showtime, token: token).seats.isEmpty)
      try redis.ask("CONFIG", "SET", "maxmemory", "0")
      #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
    }
  }

  @Test("has become a replica, holds are refused and reading goes on")
  func replica() async throws {
    try await PrivateRedis.run { redis in
      let store = RedisHoldStore(redis.address, limits: .patient)
      _ = try await store.hold([seats[0]], in: showtime, token: token, deadline: 480)
      // Of nobody: port 1 does not listen, and what it has it keeps.
      try redis.ask("REPLICAOF", "127.0.0.1", "1")
      await #expect(
        throws: StoreError.refused(
          "Redis at `\(redis.address)` is a read-only replica. Give the primary's address.")
      ) {
        try await store.hold([seats[1]], in: showtime, token: token, deadline: 480)
      }
      #expect(try await store.holds(in: showtime, token: token).seats.map(\.seat) == [seats[0]])
      try redis.ask("REPLICAOF", "NO", "ONE")
      #expect(try await store.hold([seats[1]], in: showtime, token: token, deadline: 480).isHeld)
    }
  }

  @Test("wants a password, it has to be the right one")
  func password() async throws {
    try await PrivateRedis.run(["--requirepass", "open sesame"]) { redis in
      let store = RedisHoldStore(redis.address, limits: .patient)
      await #expect(
        throws: StoreError.refused(
          "Redis at `\(redis.address)` wants a password. Put it into the address: `redis://:PASSWORD@HOST`.")
      ) {
        try await store.revision(of: showtime)
      }
      var heard = store.changes(in: showtime).makeAsyncIterator()
      guard case .lost(let reason) = await heard.next() else {
        Issue.record("the listener is told")
        return
      }
      #expect(reason.contains("wants a password"))
    }
  }

  @Test("listens on a port, its address may carry user, password and database")
  func tcp() async throws {
    try await PrivateRedis.run { redis in
      try redis.ask("CONFIG", "SET", "bind", "127.0.0.1")
      let port = try redis.listenOnSomePort()
      try redis.ask("ACL", "SETUSER", "kiosk", "on", ">open sesame", "+@all", "~kiosk:*", "resetchannels")

      let wrong = try RedisAddress("redis://kiosk:abracadabra@127.0.0.1:\(port)/2")
      await #expect(
        throws: StoreError.refused(
          "Redis at `redis://127.0.0.1:\(port)/2` does not accept the user or the password in its address.")
      ) {
        try await RedisHoldStore(wrong, limits: .patient).revision(of: showtime)
      }
      let address = try RedisAddress("redis://kiosk:open%20sesame@127.0.0.1:\(port)/2")
      let store = RedisHoldStore(address, limits: .patient)
      // The user may not publish: messages are hints, the hold stands.
      #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
      #expect(try ask(address, ["DBSIZE"]) == .integer(6))
      #expect(try redis.ask("DBSIZE") == .integer(0))
      var heard = store.changes(in: showtime).makeAsyncIterator()
      guard case .lost(let reason) = await heard.next() else {
        Issue.record("a listener that may not listen is told so")
        return
      }
      #expect(reason.contains("does not allow this user what kiosk needs"))
    }
  }

  @Test("is asked for anything, it is one round trip")
  func roundTrips() async throws {
    try await PrivateRedis.run { redis in
      var probe = RedisConnection(redis.address, limits: .patient)
      func reads() throws -> Int {
        let text = try #require(try probe.answer(to: RedisCommand("INFO", "stats")).string)
        let match = try #require(text.firstMatch(of: /total_reads_processed:(\d+)/))
        return try #require(Int(match.1))
      }
      let store = RedisHoldStore(redis.address, limits: .patient)
      // The first call connects.
      _ = try await store.revision(of: showtime)

      let (showtime, token, seats) = (showtime, token, seats)
      let operations: [(String, () async throws -> Void)] = [
        ("hold", { _ = try await store.hold(seats, in: showtime, token: token, deadline: 480) }),
        ("refused", { _ = try await store.hold(seats, in: showtime, token: .random(), deadline: 480) }),
        ("renew", { _ = try await store.renew(seats, in: showtime, token: token, deadline: 480) }),
        (
          "swap",
          { _ = try await store.swap(seats, for: [.random()], in: showtime, token: token, deadline: 480) }
        ),
        ("read", { _ = try await store.holds(in: showtime, token: token) }),
        ("revision", { _ = try await store.revision(of: showtime) }),
        ("release", { try await store.release(seats, in: showtime, token: token) }),
      ]
      for (name, operation) in operations {
        let before = try reads()
        try await operation()
        // The probe's own question is the other one.
        #expect(try reads() - before == 2, "\(name)")
      }
    }
  }
}
