import BoxOffice
import TestSupport
import Testing

@testable import RedisHolds

@Suite("In Redis", .timeLimit(.minutes(3)))
struct RedisKeysTests {
  let showtime = Showtime.ID.random()
  let token = HoldToken.random()
  let seats = [Seat.ID].random(2)

  private func keys(at address: RedisAddress) throws -> [String] {
    let reply = try ask(address, ["KEYS", "kiosk:{\(showtime)}:*"])
    return (reply.array ?? []).compactMap(\.string).sorted()
  }

  private func integer(at address: RedisAddress, _ words: String...) throws -> Int {
    try #require(try ask(address, words).integer)
  }

  @Test("a held seat is a key of its own that carries token and deadline and expires with the lease")
  func seatKeys() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis, terms: HoldTerms(lease: 60, cap: 480))
    _ = try await store.hold([seats[0]], in: showtime, token: token, deadline: 480)
    _ = try await store.hold([seats[1]], in: showtime, token: token, deadline: 25)

    for (seat, lease) in zip(seats, [60_000, 25_000]) {
      let key = "kiosk:{\(showtime)}:seat:\(seat)"
      let left = try integer(at: redis, "PTTL", key)
      #expect((lease - 10_000...lease).contains(left))
      let value = try #require(try ask(redis, ["GET", key]).string).split(separator: ":")
      #expect(value.count == 2 && value[0] == token.description)
      let clock = try #require(try ask(redis, ["TIME"]).array).compactMap(\.string).compactMap(Int.init)
      let now = clock[0] * 1000 + clock[1] / 1000
      let deadline = try #require(Int(value[1]))
      #expect((now + lease - 10_000...now + lease).contains(deadline))
    }
  }

  @Test("everything about a showtime is in one cluster slot and goes away by itself")
  func namesAndLifetimes() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis)
    _ = try await store.hold(seats, in: showtime, token: token, deadline: 480)
    let names = ["held", "revision"] + seats.map { "seat:\($0)" }
    #expect(try keys(at: redis) == names.map { "kiosk:{\(showtime)}:\($0)" })
    for key in try keys(at: redis) {
      let seconds = try integer(at: redis, "TTL", key)
      #expect(seconds > 0 && seconds <= 86_400)
    }
    try await store.release(seats, in: showtime, token: token)
    #expect(try keys(at: redis) == ["kiosk:{\(showtime)}:revision"])
  }

  @Test("the index forgets leases that have ended with the next change")
  func pruning() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis)
    _ = try await store.hold([seats[0]], in: showtime, token: token, deadline: 0.001)
    while try integer(at: redis, "EXISTS", "kiosk:{\(showtime)}:seat:\(seats[0])") == 1 {}
    #expect(try integer(at: redis, "ZCARD", "kiosk:{\(showtime)}:held") == 1)
    _ = try await store.hold([seats[1]], in: showtime, token: token, deadline: 480)
    #expect(try integer(at: redis, "ZCARD", "kiosk:{\(showtime)}:held") == 1)
  }

  @Test("a hold whose deadline lies beyond the cap is dead: the server's clock has stepped back")
  func deadHold() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis, terms: HoldTerms(lease: 60, cap: 480))
    let clock = try #require(try ask(redis, ["TIME"]).array?.first?.string).description
    let (key, index) = ("kiosk:{\(showtime)}:seat:\(seats[0])", "kiosk:{\(showtime)}:held")
    let theirs = HoldToken.random()

    func leave(deadline seconds: Int) throws {
      let deadline = String((try #require(Int(clock)) + seconds) * 1000)
      try ask(redis, ["SET", key, "\(theirs):\(deadline)", "PX", "3600000"])
      try ask(redis, ["ZADD", index, deadline, "\(seats[0]):\(theirs)"])
    }
    try leave(deadline: 400)
    #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).inTheWay?.count == 1)
    #expect(try await store.holds(in: showtime, token: token).seats.count == 1)

    try leave(deadline: 3000)
    #expect(try await store.holds(in: showtime, token: token).seats.isEmpty)
    #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
    // Nor does the index name the dead one, when the clock comes near its deadline again.
    #expect(try integer(at: redis, "ZCARD", index) == 2)
    // And its owner learns that the seat went.
    let renewal = try await store.renew([seats[0]], in: showtime, token: theirs, deadline: 480)
    #expect(renewal.lost.map(\.seat) == [seats[0]])
  }

  @Test("a hold that somebody deleted by hand can be taken, and the snapshot names its new holder")
  func deletedByHand() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis)
    _ = try await store.hold([seats[0]], in: showtime, token: token, deadline: 480)
    try ask(redis, ["DEL", "kiosk:{\(showtime)}:seat:\(seats[0])"])
    let theirs = HoldToken.random()
    #expect(try await store.hold([seats[0]], in: showtime, token: theirs, deadline: 480).isHeld)
    #expect(try await store.renew([seats[0]], in: showtime, token: token, deadline: 480).lost.count == 1)
    let snapshot = try await store.holds(in: showtime, token: theirs)
    #expect(snapshot.seats.count == 1 && snapshot.seats.allSatisfy(\.isMine))
  }

  @Test("a foreign value under one of the shared names refuses a hold before a seat is taken")
  func foreignValue() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis)
    for name in ["held", "revision"] {
      try ask(redis, ["DEL", "kiosk:{\(showtime)}:held", "kiosk:{\(showtime)}:revision"])
      try ask(redis, ["HSET", "kiosk:{\(showtime)}:\(name)", "a", "b"])
      let error = try await #require(throws: StoreError.self) {
        try await store.hold(seats, in: showtime, token: token, deadline: 480)
      }
      #expect(error.message.contains("something else under a name that kiosk uses"))
      #expect(try integer(at: redis, "EXISTS", "kiosk:{\(showtime)}:seat:\(seats[0])") == 0)
    }
  }

  @Test("a published message names seats, seconds and revision, and never the token")
  func published() async throws {
    let redis = try await sharedRedis()
    let store = RedisHoldStore(redis)
    let deadline = ContinuousClock.now + .seconds(30)
    var listener = RedisConnection(
      redis, limits: RedisLimits(),
      preparation: [RedisCommand("SUBSCRIBE", "kiosk:{\(showtime)}:changes")])
    try listener.open()
    guard case .held(_, let revision) = try await store.hold(seats, in: showtime, token: token, deadline: 480)
    else {
      Issue.record("refused")
      return
    }
    try await store.release(seats, in: showtime, token: token)
    let held = try #require(try listener.nextReply(until: deadline).array?.last?.string)
    #expect(held.hasSuffix(" 60000 \(revision) \(seats[0]) \(seats[1])"))
    #expect(ChangeMessage(held)?.change == .held(seats, seconds: 60, revision: revision))
    let released = try #require(try listener.nextReply(until: deadline).array?.last?.string)
    #expect(ChangeMessage(released)?.change == .released(seats, revision: revision + 1))
    #expect(ChangeMessage(released)?.origin == ChangeMessage(held)?.origin)
    #expect(!(held + released).contains(token.description))
  }

  @Test(
    "a message that no kiosk has written sends the reader to read everything anew",
    arguments: [
      "", "h", "h o 1 2", "h o x 2 \(Seat.ID.random())", "h o -1 2 \(Seat.ID.random())", "h o 1 2 G12",
      "x o 1 2 \(Seat.ID.random())", "h o 1 2  \(Seat.ID.random())",
    ])
  func malformed(text: String) async throws {
    #expect(ChangeMessage(text) == nil)
    let redis = try await sharedRedis()
    var heard = RedisHoldStore(redis).changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .gap)
    try ask(redis, ["PUBLISH", "kiosk:{\(showtime)}:changes", text])
    #expect(await heard.next() == .gap)
  }
}
