internal import Glibc
package import LocalServers
internal import Subprocess
package import SystemPackage

/// A directory in which servers run that may be killed, starved and lied to.
///
/// They all end, and the directory goes, with this process, however it ends: a shell outside of its session waits for
/// that.
package final class ServerRoom: Sendable {
  /// Short enough for a socket's path.
  package let path: FilePath
  /// Who runs the servers: PostgreSQL does not serve root.
  package let account: Account
  package let postgres: PostgresPrograms
  package let redis: RedisProgram

  /// - Parameter environment: where programs are looked for.
  /// - Throws: what is not installed, in words for people.
  package init() async throws {
    let search = ProgramSearch(environment: [
      "PATH": unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
    ])
    postgres = try await PostgresPrograms.find(search)
    redis = try await RedisProgram.find(search)
    account = try Account.running(for: geteuid())
    var template = Array("/tmp/kiosk-lab.XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
    path = FilePath(
      String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    // The servers' user has to get through; their own directories let nobody else in.
    unsafe chmod(path.string, 0o711)
    unsafe mkdir(path.appending("pids").string, 0o700)
    try await startTidying()
  }

  /// Notes a program that has to end with this process.
  package func note(_ process: Int32, as name: String) {
    let file = unsafe open(
      path.appending("pids").appending(name).string, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let text = Array("\(process)\n".utf8)
    unsafe _ = write(file, text, text.count)
    close(file)
  }

  /// It has ended: by now its number may be another's.
  package func forget(_ name: String) {
    unsafe _ = unlink(path.appending("pids").appending(name).string)
  }

  /// A server's own directory.
  func directory(named name: String) throws -> FilePath {
    let directory = path.appending(name)
    unsafe mkdir(directory.string, 0o700)
    guard unsafe chown(directory.string, account.userID, account.groupID) == 0 else {
      throw Errno(rawValue: errno)
    }
    return directory
  }

  /// Waits for the end of its input, which comes with this process's; SIGQUIT makes a postmaster take its children
  /// along.
  private static let tidying = """
    cat >/dev/null
    for file in "$1"/pids/*; do [ -e "$file" ] && kill -CONT "$(cat "$file")" && kill -QUIT "$(cat "$file")"; done 2>/dev/null
    sleep 0.5
    for file in "$1"/pids/*; do [ -e "$file" ] && kill -KILL "$(cat "$file")"; done 2>/dev/null
    rm -rf "$1"
    """

  private func startTidying() async throws {
    var session = PlatformOptions()
    session.createSession = true
    let configuration = Configuration(
      executable: .name("sh"), arguments: ["-c", Self.tidying, "sh", path.string], platformOptions: session)
    let (started, signal) = AsyncThrowingStream<Never, any Error>.makeStream()
    Task {
      do {
        _ = try await run(configuration, input: .inputWriter, output: .sequence, error: .discarded) {
          execution in
          signal.finish()
          for try await _ in execution.standardOutput {}
        }
      } catch {
        signal.finish(throwing: error)
      }
    }
    for try await _ in started {}
  }
}
