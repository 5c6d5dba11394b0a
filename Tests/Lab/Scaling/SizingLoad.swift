internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import Synchronization

/// Kiosks that sell as fast as they can, each other seats, and what that takes.
struct SizingLoad: Sendable {
  private let postgres: PostgresUnderTest
  private let redis: RedisUnderTest
  private let admin: Database
  private let parties: Parties

  /// Hands out seats, in parties of two and three.
  private final class Parties: Sendable {
    private let all: [(hall: SalesHall, seats: [Seat.ID])]
    private let next = Atomic(0)

    init(_ seatings: [Seating]) {
      var halls: [[(hall: SalesHall, seats: [Seat.ID])]] = []
      for seating in seatings {
        let hall = SalesHall(seating)
        var rest = seating.seats.map(\.id)[...]
        var parties: [(hall: SalesHall, seats: [Seat.ID])] = []
        while rest.count >= 3 {
          let count = parties.count % 2 == 0 ? 2 : 3
          parties.append((hall, Array(rest.prefix(count))))
          rest = rest.dropFirst(count)
        }
        halls.append(parties)
      }
      // From hall to hall: an opening night's sales are spread.
      all = (0..<(halls.map(\.count).min() ?? 0)).flatMap { place in halls.map { $0[place] } }
    }

    func take() -> (hall: SalesHall, seats: [Seat.ID])? {
      let place = next.add(1, ordering: .relaxed).oldValue
      return all.indices.contains(place) ? all[place] : nil
    }
  }

  init(postgres: PostgresUnderTest, redis: RedisUnderTest) async throws {
    (self.postgres, self.redis) = (postgres, redis)
    admin = Database(try postgres.conninfo(), limits: .maintenance)
    _ = try await Migrator(admin).migrate()
    var generator = SeededGenerator(seed: 1)
    let world = SalesWorld(showtimes: 60, rows: 25, seatsInRow: 40, at: Date(), using: &generator)
    try await world.store(in: admin)
    parties = Parties(world.seatings)
  }

  func figures(seconds: Double) async throws -> SizingFigures {
    var figures = SizingFigures()
    figures.processors = Machine.lines(of: "/proc/cpuinfo").count { $0.hasPrefix("processor") }
    figures.hold = try await memoryOfHold()
    let before = try await sizes()
    var (sales, postgresTime, redisTime) = (0, 0.0, 0.0)
    for count in [8, 32] {
      let memory = try await redisMemory()
      let crew = try (0..<count).map { try Seller(number: $0, postgres: postgres, redis: redis) }
      // Connections stand and statements are prepared before it counts.
      _ = await sold(by: crew, for: .milliseconds(500))
      let start = try await processorTimes()
      let began = ContinuousClock.now
      let sold = await sold(by: crew, for: .seconds(seconds))
      let elapsed = (ContinuousClock.now - began).seconds
      let end = try await processorTimes()
      figures.rates.append((count, Double(sold) / elapsed))
      sales += sold
      postgresTime += end.postgres - start.postgres
      redisTime += end.redis - start.redis
      figures.backend = try await memoryOfBackends()
      figures.redisConnection = max(0, (try await redisMemory() - memory) / Double(count))
      // Until here their connections have to stand.
      withExtendedLifetime(crew) {}
    }
    guard sales > 0 else { throw LabError("Nothing was sold.") }
    figures.postgresPerSale = postgresTime * 1_000 / Double(sales)
    figures.redisPerSale = redisTime * 1_000 / Double(sales)
    let after = try await sizes()
    let total = Double(max(1, after.bookings - before.bookings))
    figures.walPerSale = Double(after.wal - before.wal) / total
    figures.diskPerSale = Double(after.disk - before.disk) / total
    await admin.close()
    return figures
  }

  /// How many they sell in that time, or until there is nothing left.
  private func sold(by crew: [Seller], for duration: Duration) async -> Int {
    let end = ContinuousClock.now + duration
    return await withTaskGroup(of: Int.self) { group in
      for seller in crew {
        group.addTask {
          var count = 0
          while ContinuousClock.now < end, let party = parties.take() {
            if await seller.sell(party.seats, in: party.hall) { count += 1 }
          }
          return count
        }
      }
      return await group.reduce(0, +)
    }
  }

  private func memoryOfHold() async throws -> Double {
    let store = RedisHoldStore(try redis.address())
    var generator = SeededGenerator(seed: 2)
    let token = HoldToken.random(using: &generator)
    let showtimes: [Showtime.ID] = (0..<50).map { _ in .made(by: &generator) }
    let before = try await redisMemory()
    var held: [(Showtime.ID, [Seat.ID])] = []
    for _ in 0..<10 {
      for showtime in showtimes {
        let seats: [Seat.ID] = (0..<10).map { _ in .made(by: &generator) }
        _ = try await store.hold(seats, in: showtime, token: token, deadline: 480)
        held.append((showtime, seats))
      }
    }
    let after = try await redisMemory()
    for (showtime, seats) in held { try await store.release(seats, in: showtime, token: token) }
    return (after - before) / 5_000
  }

  /// Bytes that Redis uses.
  private func redisMemory() async throws -> Double {
    let lines = try await redis.ask("INFO", "memory").split { $0.isNewline }
    let name = "used_memory:"
    return lines.first { $0.hasPrefix(name) }.flatMap { Double($0.dropFirst(name.count)) } ?? 0
  }

  private func backends() async -> [Machine.Process] {
    guard let postmaster = await postgres.program.process else { return [] }
    return Machine.processes.compactMap { Machine.process($0) }.filter {
      $0.parent == postmaster || $0.number == postmaster
    }
  }

  private func processorTimes() async throws -> (postgres: Double, redis: Double) {
    let server = await redis.program.process
    let redisTime = server.flatMap { Machine.process($0)?.seconds } ?? 0
    return (await backends().reduce(0) { $0 + $1.seconds }, redisTime)
  }

  /// Of those that serve kiosks, on the average.
  private func memoryOfBackends() async throws -> Double {
    let rows = try await admin.rows(
      Statement(
        unprepared:
          "SELECT pid FROM pg_stat_activity WHERE application_name = 'kiosk' AND pid <> pg_backend_pid()"))
    let sizes = try rows.map { try Machine.proportionalMemory(of: Int32(try $0.value("pid", as: Int.self))) }
    return sizes.isEmpty ? 0 : sizes.reduce(0, +) / Double(sizes.count)
  }

  private func sizes() async throws -> (wal: Int, disk: Int, bookings: Int) {
    let rows = try await admin.rows(
      Statement(
        unprepared: """
          SELECT
            pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint AS wal,
            pg_database_size(current_database()) AS disk, (SELECT count(*) FROM bookings) AS bookings
          """))
    guard let row = rows.first else { throw LabError("PostgreSQL does not say how large it is.") }
    return (try row.value("wal"), try row.value("disk"), try row.value("bookings"))
  }
}

/// A kiosk without a screen.
private actor Seller {
  private let name: String
  private let store: PostgresStore
  private let holds: RedisHoldStore
  private var generator: SeededGenerator

  init(number: Int, postgres: PostgresUnderTest, redis: RedisUnderTest) throws {
    name = "size-\(number)"
    store = PostgresStore(Database(try postgres.conninfo()))
    holds = RedisHoldStore(try redis.address())
    generator = SeededGenerator(seed: UInt64.random(in: .min ... .max))
  }

  /// From the first seat to the ticket.
  func sell(_ seats: [Seat.ID], in hall: SalesHall) async -> Bool {
    let showtime = hall.seating.showtime.id
    let token = HoldToken.random(using: &generator)
    guard case .held? = try? await holds.hold(seats, in: showtime, token: token, deadline: 480) else {
      return false
    }
    let drawer = CashDrawer(tendered: Money(minorUnits: 100_000))
    let order = Order(hall.bookingSeats(seats), in: hall, by: drawer, using: &generator)
    let outcome = await Checkout(store: store, driver: drawer, by: Actor(terminal: name)).sell(
      order, progress: { _ in })
    try? await holds.announceSale(in: showtime)
    try? await holds.release(seats, in: showtime, token: token)
    if case .booked = outcome { return true }
    return false
  }
}
