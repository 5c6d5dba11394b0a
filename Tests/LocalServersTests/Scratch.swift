internal import Glibc
internal import LocalServers
internal import Subprocess
internal import SystemPackage

/// A state directory for one test, whose servers have ended and which is gone when the test is over.
actor Scratch {
  nonisolated let root: FilePath
  /// The state directory; it is not made yet.
  nonisolated let directory: FilePath

  private var memberships: [Membership] = []

  static func with<Value>(
    directory name: String = "demo", _ body: (Scratch) async throws -> Value
  ) async throws -> Value {
    let result = try await run(
      .name("mktemp"), arguments: ["-d", "/tmp/kiosk-servers-tests.XXXXXX"], output: .string(limit: 4096))
    let root = FilePath(result.standardOutput.filter { !$0.isNewline })
    // Whoever runs the servers for root has to get through.
    _ = try await run(.name("chmod"), arguments: ["755", root.string], output: .discarded)
    let scratch = Scratch(root: root, directory: root.appending(name))
    let outcome: Result<Value, any Error>
    do { outcome = .success(try await body(scratch)) } catch { outcome = .failure(error) }
    await scratch.leave()
    _ = try await run(.name("rm"), arguments: ["-rf", root.string], output: .discarded)
    return try outcome.get()
  }

  private init(root: FilePath, directory: FilePath) {
    (self.root, self.directory) = (root, directory)
  }

  @discardableResult
  func join(
    searching programs: ProgramSearch = .usual, progress: @Sendable (Step) -> Void = { _ in }
  ) async throws(LocalServersError) -> Membership {
    let membership = try await LocalServers.join(at: directory, searching: programs, progress: progress)
    memberships.append(membership)
    return membership
  }

  /// Everybody leaves, and nobody is left behind that a test has killed or forgotten.
  private func leave() async {
    for membership in memberships { await membership.leave() }
    try? await LocalServers.reset(at: directory)
  }

  nonisolated func path(_ name: String) -> FilePath { directory.pushing(FilePath(name)) }

  nonisolated func exists(_ name: String) -> Bool {
    (try? path(name).stat(followTargetSymlink: false)) != nil
  }

  nonisolated func text(_ name: String) throws -> String {
    let file = try FileDescriptor.open(path(name), .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      var bytes = [UInt8](repeating: 0, count: 64 * 1024)
      let count = try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
      return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }

  nonisolated func write(_ text: String, to name: String) throws {
    let file = try FileDescriptor.open(
      path(name), .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(text.utf8) }
  }

  /// The process ids of both servers, from their own files.
  nonisolated func serverIDs() throws -> [pid_t] {
    try ["postgres/postmaster.pid", "redis/redis.pid"].compactMap { name in
      try text(name).split(separator: "\n").first.flatMap { pid_t($0) }
    }
  }
}

extension ProgramSearch {
  static var usual: ProgramSearch { ProgramSearch(environment: [:]) }
}

extension Membership {
  /// What psql answers, unaligned and without headings, or what it complains about.
  nonisolated func psql(_ statement: String) async throws -> String {
    try await output(of: "psql", ["-X", "-At", "-c", statement])
  }

  nonisolated func redis(_ words: String...) async throws -> String {
    try await output(of: "redis-cli", ["-s", redisSocket.string] + words)
  }

  private nonisolated func output(of program: String, _ arguments: [String]) async throws -> String {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in environment { changes[Environment.Key(stringLiteral: name)] = value }
    let result = try await run(
      .name(program), arguments: Arguments(arguments), environment: .inherit.updating(changes),
      output: .string(limit: 64 * 1024), error: .combinedWithOutput)
    return String(result.standardOutput.reversed().drop(while: \.isNewline).reversed())
  }
}
