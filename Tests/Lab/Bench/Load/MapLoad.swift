internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// Opening a seat map: what the kiosk reads of both servers, at once, until it has seats, prices and holds as its own
/// models, beside `psql` that fetches the same rows by the same queries and writes them out, and `redis-benchmark` that
/// asks for the same holds.
enum MapLoad {
  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    let server = bench.postgresServer
    _ = try await Database(server.conninfo(database: "postgres"), limits: .maintenance).rows(
      Statement(unprepared: "CREATE DATABASE maps"))
    let owner = Database(try server.conninfo(database: "maps"), limits: .maintenance)
    _ = try await Migrator(owner).migrate()
    var generator = SeededGenerator(seed: 1)
    let halls = [(15, 20), (25, 40), (50, 60)].map { rows, seats in
      SalesWorld(showtimes: 1, rows: rows, seatsInRow: seats, at: Date(), using: &generator).seatings[0]
    }
    for hall in halls {
      try await owner.add([hall])
      _ = try await owner.commit([Step(Statement(unprepared: sales), [hall.showtime.id])])
    }
    _ = try await owner.rows(Statement(unprepared: "VACUUM ANALYZE"))
    await owner.close()
    var figures: [Figure] = []
    for hall in halls { figures.append(try await figure(of: hall, on: bench, extent)) }
    return figures
  }

  /// Four of ten seats are sold, in bookings of one.
  static let sales = """
    WITH s AS (
      SELECT t.id AS seat, gen_random_uuid() AS booking, h.id AS showtime, row_number() OVER () AS n
      FROM showtimes h JOIN seats t USING (screen_id) WHERE h.id = $1::uuid AND t.seat_number % 10 < 4
    ), b AS (
      INSERT INTO bookings (
        id, booking_reference, showtime_id, num_tickets, total_amount, final_amount, booking_status, payment_status)
      SELECT booking, 'BK' || substr(booking::text, 1, 8) || n, showtime, 1, 12.50, 12.50, 'CONFIRMED', 'PAID' FROM s
    )
    INSERT INTO booking_seats (booking_id, seat_id, showtime_id, price) SELECT booking, seat, showtime, 12.50 FROM s
    """

  private static func figure(of hall: Seating, on bench: Bench, _ extent: Extent) async throws -> Figure {
    let database = Database(try bench.postgresServer.conninfo(database: "maps"))
    let store = PostgresStore(database)
    let holds = RedisHoldStore(try bench.redisServer.address())
    let showtime = hall.showtime.id
    let token = HoldToken(high: 5, low: 5)
    // One of twenty is held.
    let held = hall.seats.enumerated().filter { $0.offset % 20 == 9 }.map(\.element.id)
    func hold() async throws {
      for start in stride(from: 0, to: held.count, by: 10) {
        _ = try await holds.hold(
          Array(held[start..<min(start + 10, held.count)]), in: showtime, token: token, deadline: 480)
      }
    }
    let other = try await OtherMap(of: showtime, seats: hall.seats.map(\.id), on: bench)
    let maps = extent.of(40, quick: 8)
    var (product, reference, asking): ([Double], [Double], [Spread]) = ([], [], [])
    for round in 0...extent.of(11, quick: 2) {
      // Leases would run out on a slow machine.
      try await hold()
      let times = try await WholeSale.times(maps) { _ in
        async let seating = store.seating(of: showtime)
        async let snapshot = holds.holds(in: showtime, token: token)
        let (read, known) = try await (seating, snapshot)
        guard read?.seats.count == hall.seats.count, read?.sold.count == hall.seats.count * 4 / 10,
          known.seats.count == held.count
        else { throw BenchError("A seat map was not whole.") }
      }
      let (psql, redis) = (try await other.rows(maps: maps), try await other.holds(maps: maps))
      // The first opens connections and prepares statements.
      guard round > 0 else { continue }
      product += times
      reference += psql
      asking.append(redis)
    }
    await database.close()
    let mget = try Spread(ofTurns: asking).median
    return try Figure(
      "opening a map of \(hall.seats.count) seats", product, .milliseconds,
      reference: ("psql, same queries and rows, and redis-benchmark, MGET", reference.map { $0 + mget }),
      aim: .ratioAtMost(1.3), note: "MGET of all seats alone: \(Unit.milliseconds.text(mget))")
  }
}

/// The same map by `psql` and `redis-benchmark`.
private struct OtherMap {
  private let bench: Bench
  /// Prepares the queries.
  private let once: FilePath
  /// Asks for a map, all in one message.
  private let script: FilePath
  private let seats: [String]
  private let showtime: Showtime.ID

  init(of showtime: Showtime.ID, seats: [Seat.ID], on bench: Bench) async throws {
    self.bench = bench
    self.showtime = showtime
    let names = HoldKeys(showtime)
    self.seats = seats.map(names.seat)
    script = bench.room.path.appending("map-\(seats.count).sql")
    once = bench.room.path.appending("map-\(seats.count)-prepare.sql")
    let queries = PostgresStore.seatingQueries.map(\.sql)
    let preparation = queries.enumerated().map { "PREPARE q\($0) AS \($1);" }.joined(separator: "\n") + "\n"
    let reading =
      ["BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"]
      + queries.indices.map { "EXECUTE q\($0)('\(showtime)')" } + ["COMMIT;\n"]
    try Self.write(preparation + "\\timing on\n", to: once)
    try Self.write(reading.joined(separator: #"\; "#), to: script)
  }

  /// Milliseconds that `psql` says it takes for each map, over a connection that is open; the first two plan the queries.
  func rows(maps: Int) async throws -> [Double] {
    let server = bench.postgresServer
    let lines = try await OtherProgram(name: "psql").output(
      [
        "-X", "-q", "-A", "-t", "-h", server.sockets.string, "-p", "\(server.socketPort)", "-U",
        PostgresUnderTest.user, "-d", "maps", "-o", "/dev/null", "-f", once.string,
      ] + Array(repeating: ["-f", script.string], count: 2 + maps).flatMap(\.self)
    ).split(separator: "\n")
    let times = lines.compactMap { line in
      line.hasPrefix("Time: ") ? line.split(separator: " ").dropFirst().first.flatMap { Double($0) } : nil
    }
    guard times.count == 2 + maps else { throw BenchError("`psql` did not say how long each map took.") }
    return Array(times.dropFirst(2))
  }

  /// Milliseconds for an MGET of all seats.
  func holds(maps: Int) async throws -> Spread {
    try await RedisBenchmark(socket: bench.redis).run(["MGET"] + seats, clients: 1, requests: maps * 10)
      .latency
  }

  private static func write(_ text: String, to path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(Array(text.utf8)) }
  }
}
