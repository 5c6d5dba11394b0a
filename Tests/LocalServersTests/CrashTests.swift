internal import Glibc
internal import LocalServers
internal import Subprocess
internal import Synchronization
internal import SystemPackage
import Testing

@Suite("After a crash", .serialized)
struct CrashTests {
  @Test("Servers killed under a kiosk are started again with all that was committed")
  func killedServers() async throws {
    try await Scratch.with { scratch in
      let first = try await scratch.join()
      _ = try await first.psql("CREATE TABLE kept AS SELECT generate_series(1, 1000)")
      _ = try await first.redis("SET", "kept", "yes")
      // Its file is synced every second; what a killed process has written is with the kernel.
      let ids = try scratch.serverIDs()
      for id in ids { kill(id, SIGKILL) }
      // A killed process goes on until the kernel comes round to it; until then its socket lets people in.
      for id in ids { while kill(id, 0) == 0 { try await Task.sleep(for: .milliseconds(2)) } }

      let second = try await scratch.join()
      #expect(!second.isFresh)
      let kept = try await second.psql("SELECT count(*) FROM kept")
      #expect(kept == "1000")
      #expect(try await second.redis("GET", "kept") == "yes")
    }
  }

  @Test("The servers of a killed kiosk are joined by the next, which stops them when it leaves")
  func killedStarter() async throws {
    try await Scratch.with { scratch in
      try await scratch.kiosk(["--", "sh", "-c", "echo in; exec cat"]) { starter, lines in
        for try await line in lines where line == "in" { break }
        kill(starter, SIGKILL)
      }
      let ids = try scratch.serverIDs()

      let steps = Mutex<[Step]>([])
      let membership = try await scratch.join { step in steps.withLock { $0.append(step) } }
      #expect(steps.withLock { $0 } == [.joining])
      #expect(try scratch.serverIDs() == ids)
      await membership.leave()
      #expect(!scratch.exists("postgres/postmaster.pid"))
      #expect(!scratch.exists("redis/redis.pid"))
    }
  }

  @Test("A cluster that was being made when its maker was killed is made anew")
  func halfMadeCluster() async throws {
    try await Scratch.with { scratch in
      try await scratch.kiosk([]) { starter, lines in
        for try await line in lines where line.hasPrefix("Creating") { break }
        kill(starter, SIGKILL)
      }
      #expect(!scratch.exists("postgres"))

      let membership = try await scratch.join()
      #expect(membership.isFresh)
      #expect(try await membership.psql("SELECT 1") == "1")
      #expect(!scratch.exists("postgres.new"))
    }
  }

  @Test("A process id that a dead server left behind and somebody else has by now is no obstacle")
  func reusedProcessID() async throws {
    try await Scratch.with { scratch in
      await (try scratch.join()).leave()
      try scratch.write("\(getpid())\n", to: "postgres/postmaster.pid")
      try scratch.write("\(getpid())\n", to: "sockets/.s.PGSQL.5432.lock")
      try scratch.write("\(getpid())\n", to: "redis/redis.pid")

      let membership = try await scratch.join()
      #expect(try await membership.psql("SELECT 1") == "1")
      #expect(try await membership.redis("PING") == "PONG")
    }
  }

  @Test("An append-only file that ends in the middle of a command loses that command alone")
  func truncatedAppendOnlyFile() async throws {
    try await Scratch.with { scratch in
      let first = try await scratch.join()
      for key in ["kept", "lost"] { _ = try await first.redis("SET", key, "yes") }
      await first.leave()
      let path = scratch.path("redis/appendonlydir/appendonly.aof.1.incr.aof")
      let file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
      try file.closeAfter { try file.resize(to: file.stat().size - 3) }

      let second = try await scratch.join()
      #expect(try await second.redis("GET", "kept") == "yes")
      #expect(try await second.redis("EXISTS", "lost") == "0")
    }
  }
}
