internal import Glibc
internal import LocalServers
internal import Subprocess
internal import SystemPackage
import Testing

@Suite("What cannot be started says why", .serialized)
struct RefusalTests {
  @Test(
    "A missing server is named with the package that brings it",
    arguments: [
      ([], "Redis 7 or newer is not installed: `apt-get install redis-server`."),
      (["redis-server"], "PostgreSQL 15 or newer is not installed: `apt-get install postgresql`."),
    ])
  func missingServer(installed: [String], sentence: String) async throws {
    try await Scratch.with { scratch in
      for program in installed {
        _ = try await run(
          .name("ln"), arguments: ["-s", "/usr/bin/\(program)", scratch.root.string], output: .discarded)
      }
      let programs = ProgramSearch(path: [scratch.root], postgresVersions: scratch.root.appending("none"))
      let error = await #expect(throws: LocalServersError.self) {
        try await scratch.join(searching: programs)
      }
      #expect(error?.description == sentence)
    }
  }

  @Test("A server that is too old counts as missing")
  func oldServer() async throws {
    try await Scratch.with { scratch in
      let script = "#!/bin/sh\necho Redis server v=6.2.14 sha=00000000:0 malloc=libc bits=64\n"
      let path = scratch.root.appending("redis-server")
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .closeOnExec], permissions: .ownerReadWriteExecute)
      try file.closeAfter { _ = try file.writeAll(script.utf8) }
      let programs = ProgramSearch(path: [scratch.root], postgresVersions: "/usr/lib/postgresql")
      await #expect(throws: LocalServersError.notInstalled(.redis)) {
        try await scratch.join(searching: programs)
      }
    }
  }

  @Test("Data made by a PostgreSQL that is not there is not touched")
  func otherVersion() async throws {
    try await Scratch.with { scratch in
      await (try scratch.join()).leave()
      try scratch.write("99\n", to: "postgres/PG_VERSION")
      let error = await #expect(throws: LocalServersError.self) { try await scratch.join() }
      #expect(error == .madeByAnotherVersion(major: "99", at: scratch.path("postgres")))
      #expect(scratch.exists("postgres/base"))
    }
  }

  @Test("A server that does not start is quoted, and the other one is stopped again")
  func serverThatFails() async throws {
    try await Scratch.with { scratch in
      await (try scratch.join()).leave()
      try scratch.write("no_such_setting = 1\n", to: "postgres/postgresql.conf")
      let error = await #expect(throws: LocalServersError.self) { try await scratch.join() }
      #expect(
        error?.description.hasPrefix(
          "PostgreSQL did not start; its log is `\(scratch.path("postgresql.log"))`. It says:\n") == true)
      #expect(error?.description.contains("unrecognized configuration parameter \"no_such_setting\"") == true)
      #expect(!scratch.exists("sockets/redis.sock"))
    }
  }

  @Test("A directory with other files in it is neither used nor reset")
  func foreignDirectory() async throws {
    try await Scratch.with { scratch in
      _ = try await run(.name("mkdir"), arguments: [scratch.directory.string], output: .discarded)
      try scratch.write("precious", to: "thesis.txt")
      let refusal = LocalServersError.foreignDirectory(scratch.directory)
      await #expect(throws: refusal) { try await scratch.join() }
      await #expect(throws: refusal) { try await LocalServers.reset(at: scratch.directory) }
      #expect(try scratch.text("thesis.txt") == "precious")
    }
  }

  @Test("Reset removes everything, but not under somebody who is in")
  func reset() async throws {
    try await Scratch.with { scratch in
      let first = try await scratch.join()
      _ = try await first.psql("CREATE TABLE kept ()")
      await #expect(throws: LocalServersError.inUse(scratch.directory)) {
        try await LocalServers.reset(at: scratch.directory)
      }
      #expect(try await first.psql("SELECT count(*) FROM kept") == "0")
      await first.leave()

      try await LocalServers.reset(at: scratch.directory)
      #expect(!scratch.exists("postgres"))
      let second = try await scratch.join()
      #expect(second.isFresh)
      #expect(try await second.psql("SELECT to_regclass('kept') IS NULL") == "t")
    }
  }

  @Test("Reset where nothing is does nothing")
  func resetOfNothing() async throws {
    try await Scratch.with { scratch in
      try await LocalServers.reset(at: scratch.directory)
      #expect((try? scratch.directory.stat()) == nil)
    }
  }

  @Test("For root, a directory that the servers' user cannot get to is refused", .enabled(if: geteuid() == 0))
  func unreachable() async throws {
    try await Scratch.with { scratch in
      _ = try await run(.name("chmod"), arguments: ["700", scratch.root.string], output: .discarded)
      let error = await #expect(throws: LocalServersError.self) { try await scratch.join() }
      #expect(
        error?.description.contains("cannot get to `\(scratch.directory)` through `\(scratch.root)`") == true)
    }
  }
}
