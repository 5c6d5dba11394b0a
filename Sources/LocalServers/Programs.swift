internal import Subprocess
package import SystemPackage

/// Where programs are looked for.
package struct ProgramSearch: Sendable {
  /// The directories of `PATH`, in order.
  package var path: [FilePath]
  /// Debian's directory with one directory for each major version of PostgreSQL.
  package var postgresVersions: FilePath

  package init(path: [FilePath], postgresVersions: FilePath) {
    self.path = path
    self.postgresVersions = postgresVersions
  }

  /// `PATH`, then the usual directories, for those who have a strange one.
  package init(environment: [String: String]) {
    let usual = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin"]
    let named = (environment["PATH"] ?? "").split(separator: ":").map { FilePath(String($0)) }
    self.init(
      path: named.filter(\.isAbsolute) + usual.map { FilePath($0) }, postgresVersions: "/usr/lib/postgresql")
  }

  func program(_ name: String) -> FilePath? {
    path.lazy.map { $0.appending(name) }.first(where: \.isProgram)
  }
}

/// The programs of one installed PostgreSQL.
package struct PostgresPrograms: Sendable {
  /// Where they are, with others of the same installation, such as `pgbench`.
  package let directory: FilePath
  /// As it calls itself, such as `15.18`.
  let version: String

  /// The server.
  package var postgres: FilePath { directory.appending("postgres") }
  /// Makes the files of a new server.
  package var initdb: FilePath { directory.appending("initdb") }

  /// The first that will do of: the one `pg_config` names, Debian's from the newest to the oldest, `PATH`.
  ///
  /// - Parameter major: the version that made the data, if there is data.
  package static func find(
    _ search: ProgramSearch, madeBy major: Substring? = nil, at data: FilePath = ""
  ) async throws(LocalServersError) -> PostgresPrograms {
    var directories: [FilePath] = []
    if let tool = search.program("pg_config"), let answer = try? await output(of: tool, ["--bindir"]) {
      directories.append(FilePath(answer.trimmed))
    }
    let versions = (try? FileSystem.names(in: search.postgresVersions)) ?? []
    directories += versions.compactMap { Int($0) }.sorted(by: >).map {
      search.postgresVersions.appending("\($0)").appending("bin")
    }
    directories += search.path

    for directory in directories {
      let programs = (directory.appending("postgres"), directory.appending("initdb"))
      guard programs.0.isProgram, programs.1.isProgram,
        // postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)
        let version = try await output(of: programs.0, ["--version"]).split(separator: " ").dropFirst(2)
          .first,
        let number = version.major, number >= Server.postgreSQL.oldestMajor,
        major == nil || major == version.prefix(while: \.isNumber)
      else { continue }
      return PostgresPrograms(directory: directory, version: version.trimmed)
    }
    if let major { throw .madeByAnotherVersion(major: String(major), at: data) }
    throw .notInstalled(.postgreSQL)
  }
}

/// The installed Redis.
package struct RedisProgram: Sendable {
  /// The server's program, `redis-server`.
  package let path: FilePath
  let version: String

  /// The first in `PATH` that is new enough.
  package static func find(_ search: ProgramSearch) async throws(LocalServersError) -> RedisProgram {
    for path in search.path.map({ $0.appending("redis-server") }) where path.isProgram {
      // Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=ae4d7c971a948f0
      let words = try await output(of: path, ["--version"]).split(separator: " ")
      guard let version = words.first(where: { $0.hasPrefix("v=") })?.dropFirst(2),
        let number = version.major, number >= Server.redis.oldestMajor
      else { continue }
      return RedisProgram(path: path, version: String(version))
    }
    throw .notInstalled(.redis)
  }
}

private func output(of program: FilePath, _ arguments: [String]) async throws(LocalServersError) -> String {
  do {
    let result = try await run(
      .path(program), arguments: Arguments(arguments), output: .string(limit: 64 * 1024))
    // A cancelled task has its program ended, which then has not said all.
    if Task.isCancelled { throw LocalServersError.interrupted }
    return result.standardOutput
  } catch {
    if Task.isCancelled { throw .interrupted }
    throw .spawnFailure(program: program.string, reason: "\(error)")
  }
}

extension FilePath {
  /// Whether it is a regular file that somebody may execute.
  var isProgram: Bool {
    guard let status = try? stat() else { return false }
    let executable: FilePermissions = [.ownerExecute, .groupExecute, .otherExecute]
    return status.type == .regular && !status.permissions.isDisjoint(with: executable)
  }
}

extension StringProtocol {
  fileprivate var major: Int? { Int(prefix(while: \.isNumber)) }

  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
