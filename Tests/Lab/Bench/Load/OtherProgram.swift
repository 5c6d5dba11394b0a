internal import FaultInjection
internal import Subprocess
internal import SystemPackage

/// A program that the product is held against: `redis-benchmark`, `pgbench`, `psql`.
struct OtherProgram {
  let name: String

  /// What a kiosk sets for each of its connections (`session_settings.sql`) holds for other clients of PostgreSQL, too:
  /// else the server would plan for them anew what it plans for a kiosk once.
  private static let settings = "-c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off"

  /// Longer than any of them is to take: one that hangs is ended.
  private static let limit = Duration.seconds(300)

  /// Runs it to its end, with nothing to read but `input`.
  /// - Returns: what it wrote.
  /// - Throws: its own words where it fails.
  func output(_ arguments: [String], input: String = "") async throws -> String {
    try await withThrowingTaskGroup(of: String?.self) { group in
      group.addTask { try await words(arguments, input: input) }
      group.addTask {
        try await Task.sleep(for: Self.limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let words = try await group.next().flatMap({ $0 }) else {
        throw BenchError("`\(name)` did not come to an end within \(Self.limit).")
      }
      return words
    }
  }

  private func words(_ arguments: [String], input: String) async throws -> String {
    do {
      let result = try await run(
        .name(name), arguments: Arguments(arguments),
        environment: .inherit.updating(["PGOPTIONS": Self.settings, "LC_ALL": "C.UTF-8"]),
        input: .string(input), output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
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

  /// Requests a second, and milliseconds that one took.
  struct Result {
    let perSecond: Double
    let latency: Spread
  }

  /// - Parameters:
  ///   - command: `__rand_int__` stands for twelve random digits, anew at each place.
  ///   - threads: how many wait for all the clients' answers; one for each client is what kiosks are to the machine.
  func run(_ command: [String], clients: Int, requests: Int, threads: Int = 1) async throws -> Result {
    let lines = try await OtherProgram(name: "redis-benchmark").output(
      [
        "-s", socket, "-c", "\(clients)", "-n", "\(requests)", "-r", "100000000", "--csv",
      ] + (threads > 1 ? ["--threads", "\(threads)"] : []) + command
    ).split(separator: "\n")
    // The command itself, then requests per second, and the mean, least, p50, p95, p99 and longest time of one.
    let fields = lines.last { $0.hasPrefix("\"") }?.split(separator: "\"").suffix(13) ?? []
    let numbers = fields.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count == 7 else {
      throw BenchError("`redis-benchmark` did not say how many requests it made, and in what time.")
    }
    return Result(
      perSecond: numbers[0],
      latency: Spread(
        minimum: numbers[2], median: numbers[3], p99: numbers[5], maximum: numbers[6], samples: requests))
  }

  func load(_ script: String) async throws -> String {
    try await OtherProgram(name: "redis-cli").output(["-s", socket, "-x", "SCRIPT", "LOAD"], input: script)
      .filter { !$0.isWhitespace }
  }

  /// What the server's main thread has had of a processor since it was started.
  func processorTime() async throws -> RedisProcessorTime {
    let lines = try await cli("INFO", "cpu").split(whereSeparator: \.isNewline)
    func microseconds(_ part: String) throws -> Double {
      let line = lines.first { $0.hasPrefix("used_cpu_\(part)_main_thread:") }
      guard let seconds = line?.split(separator: ":").last.flatMap({ Double($0) }) else {
        throw BenchError("Redis did not say how long it had a processor.")
      }
      return seconds * 1_000_000
    }
    return RedisProcessorTime(inRedis: try microseconds("user"), inSystem: try microseconds("sys"))
  }

  func cli(_ command: String...) async throws -> String {
    try await OtherProgram(name: "redis-cli").output(["-s", socket] + command)
  }
}

/// Microseconds of a processor.
struct RedisProcessorTime {
  /// In the server's own code.
  let inRedis: Double
  /// In the system on its behalf: to read what is asked, and to answer, which wakes who waits for it.
  let inSystem: Double

  var all: Double { inRedis + inSystem }

  /// What each of so many operations has taken since `start`.
  func since(_ start: Self, each count: Int) -> Self {
    Self(
      inRedis: (inRedis - start.inRedis) / Double(count),
      inSystem: (inSystem - start.inSystem) / Double(count))
  }
}
