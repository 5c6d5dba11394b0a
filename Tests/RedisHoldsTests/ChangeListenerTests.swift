import BoxOffice
import FaultInjection
import RedisHolds
import TestSupport
import Testing

@Suite("A listener with several Redis servers", .timeLimit(.minutes(2)))
struct ChangeListenerTests {
  let showtime = Showtime.ID.random()

  @Test("says what a sale would say where none of them is a primary")
  func noPrimary() async throws {
    let replica = try await RedisUnderTest(in: try await ServerRoom(), port: freePorts(1)[0])
    // Of nobody: port 1 does not listen.
    try await replica.ask("REPLICAOF", "127.0.0.1", "1")
    let address = try RedisAddress("redis://127.0.0.1:1,\(replica.hostAndPort)")
    let store = RedisHoldStore(address)
    let error = try await #require(throws: StoreError.self) { try await store.revision(of: showtime) }
    #expect(error == .unavailable("None of the Redis servers at `\(address)` is a primary at the moment."))
    var heard = store.changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .lost(error.message))
  }

  @Test("stays where it is when they name each other as the one to listen to")
  func disagreement() async throws {
    let servers = [try CannedRedis(), try CannedRedis()]
    defer { for server in servers { server.stop() } }
    servers[0].start(naming: servers[1].port)
    servers[1].start(naming: servers[0].port)
    let store = RedisHoldStore(try RedisAddress("redis://127.0.0.1:\(servers[0].port)"))
    var heard = store.changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .gap)
    #expect(servers.map(\.connections) == [1, 1])
  }

  @Test("waits longer and longer where they let it in only to hang up")
  func hangingUp() async throws {
    let servers = [try CannedRedis(hangsUp: true), try CannedRedis(hangsUp: true)]
    defer { for server in servers { server.stop() } }
    for server in servers { server.start(naming: server.port) }
    let address = try RedisAddress(
      "redis://" + servers.map { "127.0.0.1:\($0.port)" }.joined(separator: ","))
    // It does not wait for who listens to it: the first may be heard long after it was said.
    let start = ContinuousClock.now
    var heard = RedisHoldStore(address).changes(in: showtime).makeAsyncIterator()
    for _ in 1...4 { #expect(await heard.next() == .gap) }
    // 100, 200 and 400 milliseconds.
    #expect(ContinuousClock.now - start > .milliseconds(600))
  }
}
