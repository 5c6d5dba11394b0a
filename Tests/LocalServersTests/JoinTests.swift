internal import LocalServers
internal import Subprocess
internal import Synchronization
internal import SystemPackage
import Testing

@Suite("Joining and leaving", .serialized)
struct JoinTests {
  @Test("The first to join makes the database and starts both servers, durable and without a port")
  func firstJoin() async throws {
    try await Scratch.with { scratch in
      let membership = try await scratch.join()
      #expect(membership.isFresh)
      #expect(try await membership.psql("SELECT current_user, current_database()") == "kiosk|kiosk")
      for (setting, value) in [
        ("listen_addresses", ""), ("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on"),
        ("server_encoding", "UTF8"),
      ] {
        #expect(try await membership.psql("SHOW \(setting)") == value, "\(setting)")
      }
      #expect(try await membership.redis("PING") == "PONG")
      #expect(try await membership.redis("CONFIG", "GET", "port") == "port\n0")
      #expect(try await membership.redis("CONFIG", "GET", "appendonly") == "appendonly\nyes")
    }
  }

  @Test("A second one joins the running servers, and only the last one out stops them")
  func sharing() async throws {
    try await Scratch.with { scratch in
      let steps = Mutex<[Step]>([])
      let first = try await scratch.join()
      let second = try await scratch.join { step in steps.withLock { $0.append(step) } }
      #expect(steps.withLock { $0 } == [.joining])
      #expect(!second.isFresh)
      #expect(first.environment == second.environment)

      await first.leave()
      #expect(try await second.psql("SELECT 1") == "1")
      await second.leave { step in steps.withLock { $0.append(step) } }
      #expect(steps.withLock { $0 } == [.joining, .stopping])
      #expect(!scratch.exists("postgres/postmaster.pid"))
      #expect(!scratch.exists("sockets/redis.sock"))
    }
  }

  @Test("What was stored is there after everybody has left")
  func keepingData() async throws {
    try await Scratch.with { scratch in
      let first = try await scratch.join()
      _ = try await first.psql("CREATE TABLE kept AS SELECT 'yes' AS answer")
      _ = try await first.redis("SET", "kept", "yes")
      await first.leave()

      let second = try await scratch.join()
      #expect(!second.isFresh)
      #expect(try await second.psql("TABLE kept") == "yes")
      #expect(try await second.redis("GET", "kept") == "yes")
    }
  }

  @Test("Of several that come at once to nothing, one makes the database and all are in")
  func joiningAtOnce() async throws {
    try await Scratch.with { scratch in
      let memberships = try await withThrowingTaskGroup(of: Membership.self) { group in
        for _ in 1...4 { group.addTask { try await scratch.join() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(memberships.count { $0.isFresh } == 1)
      for membership in memberships { #expect(try await membership.psql("SELECT 1") == "1") }
    }
  }

  @Test("Leaving twice is leaving once")
  func leavingTwice() async throws {
    try await Scratch.with { scratch in
      let first = try await scratch.join()
      let second = try await scratch.join()
      await first.leave()
      await first.leave()
      #expect(try await second.psql("SELECT 1") == "1")
    }
  }

  @Test("A start that is cancelled leaves nothing running, and the next one succeeds")
  func cancelling() async throws {
    try await Scratch.with { scratch in
      let (steps, continuation) = AsyncStream<Step>.makeStream()
      let joining = Task { try await scratch.join { continuation.yield($0) } }
      for await case .creatingCluster in steps { break }
      joining.cancel()
      await #expect(throws: LocalServersError.interrupted) { try await joining.value }
      #expect(!scratch.exists("redis/redis.pid"))
      #expect(!scratch.exists("sockets/redis.sock"))

      let membership = try await scratch.join()
      #expect(membership.isFresh)
      #expect(try await membership.psql("SELECT 1") == "1")
    }
  }

  @Test("A path too long for a socket gets a short private directory, which goes with the servers")
  func longPath() async throws {
    let name = String(repeating: "a long way down ", count: 8) + "ü"
    try await Scratch.with(directory: name) { scratch in
      let membership = try await scratch.join()
      let sockets = membership.redisSocket.removingLastComponent()
      #expect(sockets.string.hasPrefix("/tmp/kiosk-"))
      #expect(try sockets.stat().permissions == .ownerReadWriteExecute)
      #expect(try await membership.psql("SELECT 1") == "1")
      #expect(try await membership.redis("PING") == "PONG")

      await membership.leave()
      #expect((try? sockets.stat()) == nil)
    }
  }
}
