import BoxOffice
import FaultInjection
import TestSupport
import Testing

@testable import RedisHolds

@Suite("When the line to Redis is in trouble", .timeLimit(.minutes(3)))
struct LineTroubleTests {
  @Test(
    "holding, renewing and giving back end in time and rightly, and can be repeated",
    arguments: LineTrouble.all)
  func holds(trouble: LineTrouble) async throws {
    try await withProxy { proxy, address in
      // Long enough for all that is answered, on a busy machine, too.
      let impatient = RedisLimits(connect: .seconds(60), reply: .seconds(4))
      let store = RedisHoldStore(address, limits: trouble.isSilent ? impatient : .patient)
      let showtime = Showtime.ID.random()
      let (token, seats) = (HoldToken.random(), [Seat.ID].random(4))
      // The same lengths, with the scripts known.
      let warm = [Seat.ID].random(4)
      _ = try await store.hold(warm, in: showtime, token: token, deadline: 480)
      let lengths = try await proxy.bytes {
        _ = try await store.hold(warm, in: showtime, token: token, deadline: 480)
      }
      let shorter = try await proxy.bytes { try await store.release(warm, in: showtime, token: token) }
      // Each of the store's operations can be repeated, so that not knowing is no ending of its own.
      let expected: LineTrouble.Ending = trouble.ending == .success ? .success : .unavailable

      let holding = try await trouble.during(proxy, request: lengths.request, reply: lengths.reply) {
        try await store.hold(seats, in: showtime, token: token, deadline: 480)
      }
      #expect(holding == expected)
      guard case .held = try await store.hold(seats, in: showtime, token: token, deadline: 480) else {
        Issue.record("one's own hold is in the way")
        return
      }
      #expect(try await Self.held(in: showtime, by: token, at: address) == Set(seats))

      let renewing = try await trouble.during(proxy, request: lengths.request, reply: lengths.reply) {
        try await store.renew(seats, in: showtime, token: token, deadline: 470)
      }
      #expect(renewing == expected)
      #expect(try await store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)

      let releasing = try await trouble.during(proxy, request: shorter.request, reply: shorter.reply) {
        try await store.release(seats, in: showtime, token: token)
      }
      #expect(releasing == expected)
      try await store.release(seats, in: showtime, token: token)
      #expect(try await Self.held(in: showtime, by: token, at: address).isEmpty)
      #expect(await eventually(within: .seconds(20)) { proxy.figures.open == 1 })
    }
  }

  /// As another kiosk sees it.
  private static func held(
    in showtime: Showtime.ID, by token: HoldToken, at address: RedisAddress
  ) async throws -> Set<Seat.ID> {
    let other = RedisHoldStore(address, limits: .patient)
    let snapshot = try await other.holds(in: showtime, token: token)
    return Set(snapshot.seats.filter(\.isMine).map(\.seat))
  }

  @Test("a listener says once that it is lost, and comes back by itself")
  func listener() async throws {
    try await withProxy { proxy, address in
      let store = RedisHoldStore(address, limits: .patient)
      let showtime = Showtime.ID.random()
      var heard = store.changes(in: showtime).makeAsyncIterator()
      #expect(await heard.next() == .gap)
      proxy.impose(.refuse)
      proxy.reset()
      guard case .lost = await heard.next() else {
        Issue.record("a lost connection is told")
        return
      }
      try proxy.heal()
      #expect(await heard.next() == .gap)
    }
  }

  @Test("no connection is left to give, that is said, and the next call gets one that is free again")
  func maxClients() async throws {
    try await PrivateRedis.run(["--maxclients", "2"]) { redis in
      let first = RedisHoldStore(redis.address, limits: .patient)
      let showtime = Showtime.ID.random()
      _ = try await first.revision(of: showtime)
      try await Self.withAnotherConnection(to: redis.address) {
        let error = await #expect(throws: StoreError.self) {
          _ = try await RedisHoldStore(redis.address, limits: .patient).revision(of: showtime)
        }
        guard case .unavailable(let message) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(message.contains("maxclients") || message.contains("does not answer"), "\(message)")
        let revision = try await first.revision(of: showtime)
        #expect(revision == 0)
      }
      let isLetIn = await eventually(within: .seconds(20)) {
        (try? await RedisHoldStore(redis.address, limits: .patient).revision(of: showtime)) == 0
      }
      #expect(isLetIn)
    }
  }

  private static func withAnotherConnection(
    to address: RedisAddress, _ body: () async throws -> Void
  ) async throws {
    var connection = RedisConnection(address, limits: .patient)
    _ = try connection.answer(to: RedisCommand("PING"))
    try await body()
    connection.close()
  }
}
