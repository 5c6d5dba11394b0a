internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// Where a run takes place: the servers, the lines to them, the client processes, and the logs that they leave.
struct Scene: Sendable {
  let room: ServerRoom
  /// Histories, the card terminals' ledger, plans and logs.
  let records: FilePath
  let postgres: PostgresUnderTest
  let redis: RedisUnderTest
  let postgresFaults: PreloadedFaults
  let redisFaults: PreloadedFaults
  let postgresLine: FaultProxy
  let redisLine: FaultProxy
  let crew: ClientCrew
  /// The superuser's own connection, past the proxy.
  let admin: Database
  let log: HistoryWriter
  /// Where faults are written down.
  let lab: ClientHistory
  let blueprint: ClientPlan
  /// Showtimes in which only ``Outsider``s and those who meet them take seats.
  let contested: [Showtime.ID]
  /// How many connections PostgreSQL takes.
  let connections: Int

  static let till = "till"

  init(_ settings: TortureSettings) async throws {
    let room = try await ServerRoom()
    self.room = room
    records = room.path.appending("records")
    try FileManager.default.createDirectory(
      atPath: records.string, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    connections = 2 * settings.clients + 40
    let log = try HistoryWriter(path: records.appending("lab.jsonl"))
    self.log = log
    lab = ClientHistory(client: "lab", log: log)

    postgresFaults = try await PreloadedFaults(in: room)
    let redisFaults = try await PreloadedFaults(in: room)
    self.redisFaults = redisFaults
    async let startingRedis = RedisUnderTest(in: room, faults: redisFaults)
    // Longer than an outsider takes to see that somebody waits for it, and shorter than claims wait for a lock: see
    // ``Fault/oppositeOrders``.
    postgres = try await PostgresUnderTest(
      in: room, settings: ["max_connections": "\(connections)", "deadlock_timeout": "1s"],
      faults: postgresFaults)
    redis = try await startingRedis
    admin = Database(try postgres.conninfo(), limits: .maintenance)
    _ = try await Migrator(admin).migrate()
    for statement in settings.preparation {
      _ = try await admin.rows(Statement(unprepared: statement))
    }

    var generator = SeededGenerator(seed: settings.seed)
    let twins = settings.seconds / 6 + 2
    let lanes = settings.lanes * settings.showtimesInLane
    // Forty seats each, for two kinds of meetings.
    let meetings = 2 * settings.times * Self.meetings * Self.seatsOfMeeting / 40 + 1
    let world = SalesWorld(
      showtimes: lanes + twins + meetings, rows: 4, seatsInRow: 10, at: Date(), using: &generator)
    try await world.store(in: admin)
    let showtimes = world.seatings.map(\.showtime.id)
    contested = Array(showtimes[(lanes + twins)...])

    postgresLine = try FaultProxy(
      .postgres, to: postgres.socket, port: 0, replacing: settings.mutant?.replacements(to: .postgres) ?? [],
      seed: settings.seed)
    redisLine = try FaultProxy(
      .redis, to: redis.socket, port: 0, replacing: settings.mutant?.replacements(to: .redis) ?? [],
      seed: settings.seed)
    blueprint = ClientPlan(
      process: 0, kiosks: 0, seed: settings.seed,
      postgres: """
        host=127.0.0.1 port=\(postgresLine.port ?? 0) dbname=kiosk user=\(Self.till) sslmode=disable gssencmode=disable
        """,
      redis: "redis://127.0.0.1:\(redisLine.port ?? 0)", ledger: records.appending("ledger").string,
      history: "",
      lanes: (0..<settings.lanes).map { lane in
        (0..<settings.showtimesInLane).map { showtimes[lane + $0 * settings.lanes] }
      },
      twins: Array(showtimes[lanes..<(lanes + twins)]), twinsBegin: HistoryWriter.now() + 2_000_000,
      sendsTwins: false, mutant: settings.mutant)
    crew = ClientCrew(settings.kiosksInProcesses, as: blueprint, in: records, room: room)
  }

  /// Asks as the superuser until PostgreSQL answers.
  @discardableResult
  func asking(_ sql: String, _ values: [any PostgresEncodable] = []) async throws -> Rows {
    let deadline = ContinuousClock.now + .seconds(30)
    while true {
      do {
        return try await admin.rows(Statement(unprepared: sql), Bindings(values))
      } catch {
        guard ContinuousClock.now < deadline, error.kind != .refused else { throw error }
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  func end() async {
    await admin.close()
    postgresLine.stop()
    redisLine.stop()
    await postgres.stop()
    await redis.stop()
  }
}

extension Sabotage {
  /// What is changed on the wire.
  private var mutant: Mutant? {
    switch self {
    case .seatsUnsorted: .seatsUnsorted
    case .tokensNotCompared: .tokensNotCompared
    case .uniqueDropped, .newKeyOnRetry: nil
    }
  }

  /// What is replaced in all that clients send to one server.
  func replacements(to server: FaultProxy.Server) -> [Replacement] {
    mutant.flatMap { $0.server == server ? $0.replacements : nil } ?? []
  }
}
