import BoxOffice
import Glibc
import FaultInjection
import RedisHolds
import TestSupport
import Testing

@Suite("Of several Redis servers", .timeLimit(.minutes(2)))
struct DeadServersTests {
  let showtime = Showtime.ID.random()

  @Test(
    "two that take connections and do not answer do not hide the third, and no call takes longer than one may"
  )
  func hung() async throws {
    let room = try await ServerRoom()
    let ports = try freePorts(3)
    var servers: [RedisUnderTest] = []
    for (index, port) in ports.enumerated() {
      servers.append(try await RedisUnderTest(in: room, named: "redis-\(index + 1)", port: port))
    }
    let address = try RedisAddress("redis://" + servers.map(\.hostAndPort).joined(separator: ","))
    for server in servers[..<2] { await server.program.signal(SIGSTOP) }
    let store = RedisHoldStore(address, limits: RedisLimits(connect: .milliseconds(100), reply: .seconds(2)))

    // The first one uses up the time of an answer, and the second one has only the rest.
    let start = ContinuousClock.now
    await #expect(throws: StoreError.self) { try await store.revision(of: showtime) }
    #expect(ContinuousClock.now - start < .seconds(3.5))
    #expect(try await store.revision(of: showtime) == 0)
    for server in servers { await server.kill() }
  }
}
