internal import ArgumentParser
internal import Glibc
internal import FaultInjection
internal import SystemPackage

/// All kiosks of a chain want one seat at the same moment.
struct HotSeatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hot-seat",
    abstract:
      "Lets many kiosks want one seat at the same moment, and checks that exactly one gets it each time.",
    discussion: """
      Each round all kiosks hold the same seat in Redis, and then claim it in PostgreSQL without a hold. Half of the \
      winners cancel, others let their claim expire so that a rival has to end it, and some keep the seat. Status 0: \
      one winner each time, and all others were told that the seat is taken; 1: not so.
      """)

  @Option(help: "How many kiosks, each with connections of its own.")
  var clients = 200

  @Option(help: "How many times they want the seat.")
  var rounds = 1_000

  @Option(help: "What is drawn is drawn from this number; another one each time if it is left out.")
  var seed: UInt64?

  @Flag(help: "Print the figures as JSON.")
  var json = false

  func validate() throws {
    guard clients >= 2, rounds >= 1 else {
      throw ValidationError("--clients is a number from 2 on, and --rounds one from 1 on.")
    }
    // Each kiosk has a connection to either server; the rest is this program's own.
    guard Self.descriptors(atLeast: 2 * clients + 200) else {
      throw ValidationError(
        "\(clients) kiosks need \(2 * clients + 200) open files: raise the limit (`ulimit -Hn`).")
    }
  }

  func run() async throws {
    let seed = self.seed ?? .random(in: 0..<1_000_000)
    let room = try await ServerRoom()
    async let starting = RedisUnderTest(in: room)
    let postgres = try await PostgresUnderTest(in: room, settings: ["max_connections": "\(clients + 20)"])
    let hotSeat = HotSeat(
      conninfo: try postgres.conninfo(), redis: try await starting.address(), clients: clients,
      rounds: rounds,
      seed: seed)
    try await hotSeat.prepare()
    let figures = try await hotSeat.run { over in
      if !json, isatty(STDERR_FILENO) == 1 {
        _ = try? FileDescriptor.standardError.writeAll("\r\(over) of \(rounds) rounds".utf8)
      }
    }
    print(
      json
        ? try figures.json
        : "\(figures.table)\nagain: lab hot-seat --clients \(clients) --rounds \(rounds) --seed \(seed)")
    await postgres.stop()
    if !figures.violations.isEmpty { throw ExitCode.failure }
  }

  private static func descriptors(atLeast count: Int) -> Bool {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return false }
    guard limit.rlim_cur < rlim_t(count) else { return true }
    guard count <= Int(clamping: limit.rlim_max) else { return false }
    limit.rlim_cur = rlim_t(count)
    return unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
  }
}
