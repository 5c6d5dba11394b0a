internal import ProvingGround
internal import Subprocess
internal import SystemPackage

/// A program that the product is held against: `redis-benchmark`, `pgbench`, `psql`.
struct OtherProgram {
  let name: String

  /// Runs it to its end, with nothing to read but `input`.
  /// - Returns: what it wrote.
  /// - Throws: its own words where it fails.
  func output(_ arguments: [String], input: String = "") async throws -> String {
    do {
      let result = try await run(
        .name(name), arguments: Arguments(arguments),
        environment: .inherit.updating(["PGOPTIONS": "", "LC_ALL": "C.UTF-8"]), input: .string(input),
        output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
      guard case .exited(0) = result.terminationStatus else {
        throw BenchError("`\(name)` failed: \(result.standardError.suffix(400))")
      }
      return result.standardOutput
    } catch let error as SubprocessError {
      throw BenchError("`\(name)` cannot be run: \(error). It belongs to Debian's \(package).")
    }
  }

  private var package: String { name.hasPrefix("redis") ? "`redis-tools`" : "`postgresql-15`" }
}

/// `redis-benchmark`, which sends one command over and over.
struct RedisBenchmark {
  /// The server's socket.
  let socket: String

  /// - Parameter command: `__rand_int__` stands for twelve random digits, anew at each place.
  func run(_ command: [String], clients: Int, requests: Int) async throws -> Throughput {
    let lines = try await OtherProgram(name: "redis-benchmark").output(
      [
        "-s", socket, "-c", "\(clients)", "-n", "\(requests)", "-r", "100000000", "--csv",
      ] + command
    ).split(separator: "\n")
    // The command itself, then requests per second and six latencies.
    guard let line = lines.last(where: { $0.hasPrefix("\"") }),
      case let fields = line.split(separator: "\""), let rps = fields.suffix(13).first.flatMap({ Double($0) })
    else { throw BenchError("`redis-benchmark` did not say how many requests it made.") }
    return Throughput(operations: requests, perSecond: rps)
  }

  func load(_ script: String) async throws -> String {
    try await OtherProgram(name: "redis-cli").output(["-s", socket, "-x", "SCRIPT", "LOAD"], input: script)
      .filter { !$0.isWhitespace }
  }

  func cli(_ command: String...) async throws -> String {
    try await OtherProgram(name: "redis-cli").output(["-s", socket] + command)
  }
}
