internal import Subprocess
internal import SystemPackage

/// The PostgreSQL and the Redis that the tests of one run share: those of `kiosk demo`, in a directory of
/// their own.
///
/// They run for as long as a pipe from this process is open, so they end and their directory goes with the
/// test process, even when that crashes. Where `KIOSK_TEST_SERVERS=1` is set, for instance by hand inside of
/// `kiosk demo -- sh`, the servers that `PGHOST` and `KIOSK_REDIS` name are used instead.
package struct TestServers: Sendable {
  /// The directory with PostgreSQL's socket.
  package let postgresHost: String
  /// The superuser of the cluster.
  package let postgresUser: String
  /// The path of Redis's socket.
  package let redisSocket: String

  /// Starts the servers when first asked for.
  ///
  /// - Throws: `TestServersError` with what `kiosk demo` says, each time it is asked for.
  package static var shared: TestServers {
    get async throws { try await starting.value }
  }

  /// `PGHOST`, `PGUSER` and `KIOSK_REDIS`; with a database's name, all that a program needs.
  package func environment(database: String) -> [String: String] {
    [
      "PGHOST": postgresHost, "PGUSER": postgresUser, "PGDATABASE": database, "KIOSK_REDIS": redisSocket,
    ]
  }

  /// For libpq; `postgres` is there always.
  package func conninfo(database: String) -> String {
    "host=\(postgresHost) hostaddr='' port=5432 dbname=\(database) user=\(postgresUser)"
  }

  /// The program under test, which SwiftPM builds beside the test bundle.
  package static var kioskExecutable: String {
    FilePath(CommandLine.arguments.first ?? "").removingLastComponent().appending("kiosk").string
  }

  private static let starting = Task { try await start() }

  private init(_ environment: [String: String]) throws(TestServersError) {
    guard let host = environment["PGHOST"], let user = environment["PGUSER"],
      let redis = environment["KIOSK_REDIS"]
    else { throw TestServersError("PGHOST, PGUSER and KIOSK_REDIS are needed, and got \(environment).") }
    (postgresHost, postgresUser, redisSocket) = (host, user, redis)
  }

  /// Prints the servers' variables, then waits for the end of its input.
  private static let script = """
    wait='echo "PGHOST=$PGHOST"; echo "PGUSER=$PGUSER"; echo "KIOSK_REDIS=$KIOSK_REDIS"; echo READY; exec cat'
    if [ "$KIOSK_TEST_SERVERS" = 1 ]; then eval "$wait"; fi
    export KIOSK_DEMO_DIR="$(mktemp -d /tmp/kiosk-tests.XXXXXX)" || exit 1
    "$1" demo -- sh -c "$wait"
    rm -rf "$KIOSK_DEMO_DIR"
    """

  private static func start() async throws -> TestServers {
    var session = PlatformOptions()
    session.createSession = true  // A Ctrl-C at the tests must not keep the script from tidying up.
    let configuration = Configuration(
      executable: .name("sh"), arguments: ["-c", script, "sh", kioskExecutable], platformOptions: session)
    let (started, continuation) = AsyncStream<Result<TestServers, any Error>>.makeStream()
    Task {
      do {
        _ = try await run(configuration, input: .inputWriter, output: .sequence, error: .combinedWithOutput) {
          var said: [String] = []
          // Reads on, though nothing comes, and with that keeps the pipe open that keeps the servers running.
          for try await line in $0.standardOutput.strings() {
            said.append(line)
            if line == "READY" { continuation.yield(Result { try TestServers(variables(in: said)) }) }
          }
          throw TestServersError(said.joined(separator: "\n"))
        }
      } catch {
        continuation.yield(.failure(error))
      }
    }
    for await result in started { return try result.get() }
    throw CancellationError()
  }

  private static func variables(in lines: [String]) -> [String: String] {
    Dictionary(
      lines.compactMap { line in
        line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
      }, uniquingKeysWith: { $1 })
  }
}

/// Why the servers did not start, in the words of `kiosk demo`.
package struct TestServersError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
