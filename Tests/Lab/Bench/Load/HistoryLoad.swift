internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import SystemPackage

/// What a kiosk asks for most, in a database with the bookings of two years beside the same in an empty one.
///
/// A server of its own, whose memory is a tenth of what is stored, so that not everything is at hand.
enum HistoryLoad {
  /// Bytes that two years of bookings take while they are loaded, with their log.
  private static let room = 12 << 30

  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    if extent == .full, let free = Machine.freeBytes(at: bench.room.path.string), free < room {
      throw BenchError(
        "Two years of bookings need \(room >> 30) GB in /tmp, and \(free >> 30) GB are free there.")
    }
    let server = try await PostgresUnderTest(
      in: bench.room, named: "archive",
      settings: [
        // What is loaded at once need not be in the log, and does not push everything else out of it.
        "wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "4GB", "shared_buffers": "256MB",
        // Nobody but those who are measured writes while they are.
        "autovacuum": "off",
      ])
    return try await withCleanUp {
      try await figures(on: server, extent)
    } afterwards: {
      await server.stop()
    }
  }

  private static func figures(on server: PostgresUnderTest, _ extent: Extent) async throws -> [Figure] {
    let showtimes = SaleLoad.Batches.manyShowtimes
    let (empty, full) = (
      try await SalesFloor(on: server, named: "empty_years", showtimes: showtimes),
      try await SalesFloor(on: server, named: "full_years", showtimes: showtimes)
    )
    let count = extent.of(5_000_000, quick: 20_000)
    var generator = SeededGenerator(seed: 5)
    let hall = SalesWorld(showtimes: 1, rows: 25, seatsInRow: 40, at: Date(), using: &generator).seatings[0]
    var loading = Duration.zero
    for floor in [empty, full] {
      let owner = Database(try server.conninfo(database: floor.name), limits: .maintenance)
      try await owner.add([hall])
      // What was sold differs, and not the cinema.
      try await PastBookings.addHalls(for: count, of: hall.cinema.id, into: owner)
      // Bookings of years go first: loading them empties the tables.
      if floor.name == full.name { loading = try await PastBookings.load(count, into: owner) }
      _ = try await owner.commit([Step(Statement(unprepared: MapLoad.sales), [hall.showtime.id])])
      // What was loaded is known to the planner, on both sides, and on disk before somebody is timed.
      for command in ["ANALYZE", "CHECKPOINT"] { _ = try await owner.rows(Statement(unprepared: command)) }
      await owner.close()
    }
    let databases = try [empty, full].map { try $0.connect() }
    let stores = databases.map { PostgresStore($0) }
    let what =
      "with \(Unit.perSecond.digits(of: Double(count))) past bookings"
    var figures: [Figure] = []
    let rounds = extent.of(15, quick: 3)
    func compare(
      _ question: String, note: String = "", times count: Int,
      _ operation: (_ side: Int, _ number: Int) async throws -> Void
    ) async throws {
      var samples: [[Double]] = [[], []]
      for round in 0...rounds {
        for side in [0, 1] {
          let times = try await WholeSale.times(count) { try await operation(side, round * count + $0) }
          // The first opens connections, prepares statements, and fills the server's memory.
          if round > 0 { samples[side] += times }
        }
      }
      figures.append(
        try Figure(
          "\(question), \(what)", samples[1], .milliseconds, reference: ("the empty database", samples[0]),
          // Of few bookings nothing is to be learnt.
          aim: extent == .full ? .ratioAtMost(1.2) : nil, note: note))
    }
    let size = Unit.seconds.text(loading.milliseconds / 1_000)
    try await compare("reading what is sold", note: "loaded in \(size)", times: 40) { side, _ in
      _ = try await stores[side].occupancy(of: hall.showtime.id, since: nil)
    }
    try await compare("opening a map of 1000 seats", times: 10) { side, _ in
      _ = try await stores[side].seating(of: hall.showtime.id)
    }
    var batches = SaleLoad.Batches()
    let batch = batches.next(showtimes: showtimes)
    try await compare("claim + confirm", times: 20) { side, number in
      var sale = batch.sale(number)
      sale.isScattered = true
      try await SaleLoad.sell(sale, over: databases[side])
    }
    try await compare("a round of the reaper", times: 20) { side, _ in
      _ = try await stores[side].reap(limit: 50, by: NumberedSale.actor)
    }
    try await compare("the programme", times: 20) { side, _ in
      _ = try await stores[side].programme(of: hall.cinema.id)
    }
    for database in databases { await database.close() }
    return figures
  }
}
