internal import Glibc
internal import LocalServers
internal import Subprocess
internal import SystemPackage
import Testing

@Suite("kiosk demo -- COMMAND", .serialized)
struct CommandTests {
  @Test("Its exit status is the command's, as a shell tells it")
  func exitStatus() async throws {
    try await Scratch.with { scratch in
      try await scratch.join()  // Once for all of them.
      for (command, status) in [
        (["true"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "kill -TERM $$"], 143),
        (["no-such-program"], 127), (["/no/such/program"], 127), (["/etc/passwd"], 126),
      ] as [([String], Int32)] {
        let result = try await scratch.kiosk(["--"] + command) { _, lines in for try await _ in lines {} }
        #expect(result == .exited(status), "\(command)")
      }
    }
  }

  @Test("It finds the servers, whatever else the caller's variables say")
  func environment() async throws {
    try await Scratch.with { scratch in
      var output: [String] = []
      let script = "psql -XAtc 'SELECT current_user' && redis-cli -s \"$KIOSK_REDIS\" PING"
      let misled = ["env", "PGPORT=1", "PGHOSTADDR=127.0.0.1", "PGSERVICE=none", "PGOPTIONS=-c no=1"]
      let result = try await run(
        .name("env"),
        arguments: Arguments(
          misled.dropFirst() + ["KIOSK_DEMO_DIR=\(scratch.directory)", Scratch.kioskExecutable.string]
            + ["demo", "--", "sh", "-c", script]),
        output: .string(limit: 4096), error: .combinedWithOutput)
      output = result.standardOutput.split(separator: "\n").map(String.init)
      #expect(output == ["kiosk", "PONG"])
    }
  }

  @Test("SIGTERM is passed on to it, and the servers are stopped behind it")
  func termination() async throws {
    try await Scratch.with { scratch in
      let status = try await scratch.kiosk([
        "--", "sh", "-c", "trap 'exit 5' TERM; echo in; while :; do sleep 0.01; done",
      ]) {
        starter, lines in
        for try await line in lines where line == "in" { kill(starter, SIGTERM) }
      }
      #expect(status == .exited(5))
      #expect(!scratch.exists("postgres/postmaster.pid"))
      #expect(!scratch.exists("redis/redis.pid"))
    }
  }

  @Test("A kiosk whose words nobody reads any more still stops its servers")
  func unreadOutput() async throws {
    try await Scratch.with { scratch in
      _ = try await run(
        .name("sh"),
        arguments: ["-c", "KIOSK_DEMO_DIR=\(scratch.directory) \(Scratch.kioskExecutable) demo 2>&1 | true"],
        output: .discarded)
      #expect(scratch.exists("postgres"))
      #expect(!scratch.exists("postgres/postmaster.pid"))
      #expect(!scratch.exists("redis/redis.pid"))
    }
  }

  @Test("Root's servers let no other user in", .enabled(if: geteuid() == 0))
  func otherUser() async throws {
    try await Scratch.with { scratch in
      let membership = try await scratch.join()
      for (program, arguments) in [
        (
          "psql", ["-XAtc", "SELECT 1", "-h", membership.environment["PGHOST"] ?? "", "-U", "kiosk", "kiosk"]
        ),
        ("redis-cli", ["-s", membership.redisSocket.string, "PING"]),
      ] {
        let result = try await run(
          .name("setpriv"),
          arguments: Arguments(["--reuid=nobody", "--regid=nogroup", "--clear-groups", program] + arguments),
          workingDirectory: "/", output: .string(limit: 4096), error: .combinedWithOutput)
        #expect(!result.terminationStatus.isSuccess)
        #expect(result.standardOutput.contains("Permission denied"))
      }
    }
  }

  @Test("An ordinary user gets servers of its own", .enabled(if: geteuid() == 0))
  func ordinaryUser() async throws {
    try await Scratch.with { scratch in
      let root = scratch.root.string
      // The build may be where nobody else may look.
      let script = """
        cp \(Scratch.kioskExecutable) \(root)/kiosk && chmod 755 \(root)/kiosk && chown nobody \(root) && cd / &&
        exec setpriv --reuid=nobody --regid=nogroup --clear-groups env KIOSK_DEMO_DIR=\(scratch.directory) \
          \(root)/kiosk demo -- sh -c 'psql -XAtc "SELECT current_user" && redis-cli -s "$KIOSK_REDIS" PING &&
            stat -c %U "/proc/$(head -1 "$KIOSK_DEMO_DIR/postgres/postmaster.pid")"'
        """
      let result = try await run(
        .name("sh"), arguments: ["-c", script], output: .string(limit: 4096), error: .combinedWithOutput)
      #expect(result.standardOutput.split(separator: "\n") == ["kiosk", "PONG", "nobody"])
    }
  }
}
