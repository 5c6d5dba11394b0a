import BoxOffice
import Glibc
import FaultInjection
import RedisHolds
import SystemPackage
import TestSupport
import Testing

/// A primary and its replica, which change places.
@Suite("A replica that is promoted", .timeLimit(.minutes(2)))
struct PromotedReplicaTests {
  let showtime = Showtime.ID.random()
  let token = HoldToken.random()
  let seats = [Seat.ID].random(2)

  private struct Pair {
    let first: RedisUnderTest
    let second: RedisUnderTest

    init() async throws {
      let room = try await ServerRoom()
      let ports = try freePorts(2)
      first = try await RedisUnderTest(in: room, named: "first", port: ports[0])
      second = try await RedisUnderTest(
        in: room, named: "second", port: ports[1], settings: ["repl-diskless-sync-delay": "0"])
      try await second.follow(first)
    }
  }

  @Test("is found by a kiosk that has both addresses, whether the old primary is a replica now or gone")
  func bothAddresses() async throws {
    let pair = try await Pair()
    let address = try RedisAddress("redis://\(pair.second.hostAndPort),\(pair.first.hostAndPort)")
    let store = RedisHoldStore(address, limits: .patient)
    var heard = store.changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .gap)
    #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
    #expect(try await pair.first.ask("EXISTS", "kiosk:{\(showtime)}:held") == "1")

    // They change places: the connection to the first one still stands.
    try await pair.second.ask("REPLICAOF", "NO", "ONE")
    try await pair.first.follow(pair.second)
    let answer = try await store.renew(seats, in: showtime, token: token, deadline: 470)
    #expect(Set(answer.renewed + answer.retaken) == Set(seats))
    #expect(try await pair.second.errors("READONLY") == 0)

    // The second one dies before its replica is promoted: nobody is a primary then.
    await pair.second.kill()
    let error = try await #require(throws: StoreError.self) {
      try await store.renew(seats, in: showtime, token: token, deadline: 470)
    }
    #expect(error == .unavailable("None of the Redis servers at `\(address)` is a primary at the moment."))
    try await pair.first.ask("REPLICAOF", "NO", "ONE")
    #expect(try await store.renew(seats, in: showtime, token: token, deadline: 460).lost.isEmpty)
  }

  @Test("is found behind an address that leads to it from now on")
  func changedAddress() async throws {
    let pair = try await Pair()
    let address = pair.first.program.room.path.appending("redis.sock").string
    #expect(unsafe symlink(pair.first.socket.string, address) == 0)
    let store = RedisHoldStore(try RedisAddress(address), limits: .patient)
    #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)

    try await pair.second.ask("REPLICAOF", "NO", "ONE")
    try await pair.first.follow(pair.second)
    #expect(unsafe unlink(address) == 0)
    #expect(unsafe symlink(pair.second.socket.string, address) == 0)
    let answer = try await store.renew(seats, in: showtime, token: token, deadline: 470)
    #expect(Set(answer.renewed + answer.retaken) == Set(seats))
    #expect(try await pair.second.ask("EXISTS", "kiosk:{\(showtime)}:held") == "1")
  }
}
