internal import BoxOffice
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import Synchronization
internal import TestTerminals

/// What it costs the servers that many kiosks look at one showtime: each listens to its changes, and asks both servers
/// every two seconds what it may have missed.
enum ViewerFigures {
  static let viewers = 200
  /// Seconds between looks, as the kiosk has it.
  private static let period = Duration.seconds(2)
  /// Viewers that ask over one connection, so that neither server needs more than it has. What a question costs is
  /// the same.
  private static let viewersPerConnection = 10

  static func all(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    let seconds = extent.of(10, quick: 1)
    let servers = try await ServerProcesses(of: bench, calm: .milliseconds(extent.of(1_000, quick: 300)))
    let idle = try await use(of: servers, for: seconds) {}
    let audience = try await Audience(on: bench)
    return try await withCleanUp {
      try await figures(of: audience, beside: idle, servers, on: bench, seconds: seconds)
    } afterwards: {
      await audience.leave()
    }
  }

  private static func figures(
    of audience: Audience, beside idle: Use, _ servers: ServerProcesses, on bench: Bench, seconds: Int
  ) async throws -> [Figure] {
    let looksBefore = audience.looks
    let watching = try await use(of: servers, for: seconds) {}
    let looks = audience.looks - looksBefore
    guard looks >= viewers / Int(period.components.seconds) * seconds / 2 else {
      throw BenchError("\(viewers) viewers looked \(looks) times in \(seconds) s.")
    }
    // Somebody chooses, and gives back, ten times a second.
    let buyer = RedisHoldStore(try RedisAddress(bench.redis), terms: HoldTerms())
    let changes = 10 * seconds
    let heardBefore = audience.messagesHeard
    let changing = try await use(of: servers, for: seconds) {
      let token = HoldToken(high: 2, low: 2)
      for change in 0..<changes {
        let seats = [bench.showing.seats[change / 2]]
        if change.isMultiple(of: 2) {
          _ = try await buyer.hold(seats, in: bench.showing.id, token: token, deadline: 60)
        } else {
          try await buyer.release(seats, in: bench.showing.id, token: token)
        }
        try await Task.sleep(for: .seconds(seconds) / changes)
      }
    }
    let heard = audience.messagesHeard - heardBefore
    guard heard >= viewers * changes * 9 / 10 else {
      throw BenchError("\(viewers) viewers heard \(heard) messages of \(changes) changes.")
    }
    let redis = watching.redis.percent - idle.redis.percent
    let postgres = watching.postgres - idle.postgres
    let lively = changing.redis.percent - watching.redis.percent
    func perSecond(_ value: Double) -> String { "\(Int((value / Double(seconds)).rounded()))" }
    return [
      try Figure(
        "\(viewers) viewers of one showtime: PostgreSQL's processor", [postgres], .percent,
        reference: ("nobody there", [idle.postgres]), aim: .atMost(10),
        note: "\(perSecond(Double(looks))) queries/s"),
      try Figure(
        "\(viewers) viewers of one showtime: Redis's processor", [redis], .percent,
        reference: ("nobody there", [idle.redis.percent]), aim: .atMost(10),
        note: "\(perSecond(watching.redis.commands)) commands/s, \(perSecond(watching.redis.bytes)) bytes/s"),
      try Figure(
        "what one viewer costs both servers", [(postgres + redis) / Double(viewers) * 10],
        .millisecondsInASecond,
        aim: .atMost(1)),
      try Figure(
        "ten changes a second, told to \(viewers) viewers: Redis's processor", [lively], .percent,
        aim: .atMost(20),
        note:
          "\(heard) messages in \(seconds) s, \(perSecond(changing.redis.bytes - watching.redis.bytes)) bytes/s more"
      ),
    ]
  }

  private struct Use {
    /// Per cent of one processor.
    var postgres: Double
    var redis: (percent: Double, commands: Double, bytes: Double)
  }

  /// What the servers take while something goes on for so many seconds.
  private static func use(
    of servers: ServerProcesses, for seconds: Int, _ work: () async throws -> Void
  ) async throws -> Use {
    try await Task.sleep(for: servers.calm)
    let (before, start) = (try servers.sample(), ContinuousClock.now)
    try await work()
    try await Task.sleep(until: start + .seconds(seconds), clock: .continuous)
    let (after, time) = (try servers.sample(), (ContinuousClock.now - start).milliseconds / 1_000)
    return Use(
      postgres: (after.postgres - before.postgres) / time * 100,
      redis: (
        (after.redis - before.redis) / time * 100, after.commands - before.commands,
        after.bytes - before.bytes
      ))
  }

  /// The viewers, until they leave.
  private struct Audience {
    private let tasks: [Task<Void, Never>]
    private let counts: Counts

    private final class Counts: Sendable {
      let heard = Atomic(0)
      /// Those that both servers answered.
      let looks = Atomic(0)
    }

    var messagesHeard: Int { counts.heard.load(ordering: .relaxed) }
    var looks: Int { counts.looks.load(ordering: .relaxed) }

    init(on bench: Bench) async throws {
      let showtime = bench.showing.id
      let address = try RedisAddress(bench.redis)
      let counts = Counts()
      self.counts = counts
      var tasks: [Task<Void, Never>] = []
      for _ in 0..<viewers / viewersPerConnection {
        let holds = RedisHoldStore(address, terms: HoldTerms())
        let bookings = PostgresStore(Database(try bench.conninfo()))
        guard let seating = try await bookings.seating(of: showtime) else {
          throw BenchError("The showing has gone.")
        }
        for _ in 0..<viewersPerConnection {
          tasks.append(
            Task {
              for await change in holds.changes(in: showtime) where change != .gap {
                counts.heard.wrappingAdd(1, ordering: .relaxed)
              }
            })
          tasks.append(
            Task {
              // They did not all come at the same moment.
              try? await Task.sleep(for: .milliseconds(Int.random(in: 0..<2_000)))
              while !Task.isCancelled {
                do {
                  _ = try await bookings.occupancy(of: showtime, since: seating.showtime.version)
                  _ = try await holds.revision(of: showtime)
                  counts.looks.wrappingAdd(1, ordering: .relaxed)
                } catch {
                  // Looks that fail are missing in the count, which is looked at.
                }
                try? await Task.sleep(for: period)
              }
            })
        }
      }
      self.tasks = tasks
      // Until all of them listen and have asked once.
      try await Task.sleep(for: .milliseconds(2_500))
    }

    func leave() async {
      for task in tasks { task.cancel() }
      for task in tasks { await task.value }
    }
  }
}

/// The servers' processes, and what they have taken so far.
private struct ServerProcesses {
  struct Sample {
    /// Seconds of a processor.
    var postgres: Double
    var redis: Double
    var commands: Double
    var bytes: Double
  }

  /// Until what came before is done with.
  let calm: Duration
  private let postmaster: Int32
  private let redisSocket: String

  init(of bench: Bench, calm: Duration) async throws {
    self.calm = calm
    guard let process = await bench.postgresServer.program.process else {
      throw BenchError("PostgreSQL does not run.")
    }
    postmaster = process
    redisSocket = bench.redis
  }

  func sample() throws -> Sample {
    let redis = try RedisFigures(at: redisSocket)
    let processes = Machine.processes.compactMap(Machine.process)
    return Sample(
      postgres: processes.filter { $0.number == postmaster || $0.parent == postmaster }
        .reduce(0) { $0 + $1.seconds },
      redis: processes.first { $0.number == redis.process }?.seconds ?? 0, commands: redis.commands,
      bytes: redis.bytes)
  }
}

/// What Redis says of itself.
private struct RedisFigures {
  let process: Int32
  let commands: Double
  let bytes: Double

  init(at socket: String) throws {
    let text = try UnixSocket.answer(to: "INFO\r\nQUIT\r\n", at: socket)
    func number(_ name: String) throws -> Double {
      guard let line = text.split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix("\(name):") }),
        let value = Double(line.dropFirst(name.count + 1))
      else { throw BenchError("Redis does not say its `\(name)`.") }
      return value
    }
    process = Int32(try number("process_id"))
    commands = try number("total_commands_processed")
    bytes = try number("total_net_input_bytes") + number("total_net_output_bytes")
  }
}
