import BoxOffice
import FaultInjection
import RedisHolds
import TestSupport
import Testing

@Suite("A node of a Redis Cluster that is about to get its first slot", .timeLimit(.minutes(2)))
struct FirstSlotTests {
  @Test("is asked over one connection, and not over a new one each time")
  func connections() async throws {
    let room = try await ServerRoom()
    let ports = try freePorts(4)
    var servers: [RedisUnderTest] = []
    for index in 0..<2 {
      servers.append(
        try await RedisUnderTest(
          in: room, named: "node-\(index + 1)", port: ports[index],
          settings: ["cluster-enabled": "yes", "cluster-port": "\(ports[index + 2])"]))
    }
    let (keeper, target) = (servers[0], servers[1])
    try await keeper.ask("CLUSTER", "ADDSLOTSRANGE", "0", "16383")
    try await keeper.ask("CLUSTER", "MEET", "127.0.0.1", "\(ports[1])", "\(ports[3])")
    for server in servers {
      let isWhole = try await eventually(within: .seconds(20)) {
        let info = try await server.ask("CLUSTER", "INFO")
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:2")
      }
      #expect(isWhole)
    }
    let showtime = Showtime.ID.random()
    let slot = try await keeper.ask("CLUSTER", "KEYSLOT", "kiosk:{\(showtime)}:revision")
    let ids = (try await keeper.ask("CLUSTER", "MYID"), try await target.ask("CLUSTER", "MYID"))
    try await target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", ids.0)
    try await keeper.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", ids.1)

    let store = RedisHoldStore(try RedisAddress("redis://\(keeper.hostAndPort)"))
    #expect(try await store.revision(of: showtime) == 0)
    let (asked, before) = (try await keeper.errors("ASK"), try await connections(to: target))
    for _ in 1...3 { #expect(try await store.revision(of: showtime) == 0) }
    #expect(try await keeper.errors("ASK") == asked + 3)
    // The question itself is one.
    #expect(try await connections(to: target) == before + 1)
  }

  /// How many it has taken since it started.
  private func connections(to server: RedisUnderTest) async throws -> Int {
    let text = try await server.ask("INFO", "stats")
    let match = try #require(text.firstMatch(of: /total_connections_received:(\d+)/))
    return try #require(Int(match.1))
  }
}
