internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import Subprocess
internal import SystemPackage

/// A database, a Redis, a card terminal and a row of showtimes of its own: where one sale after the other goes wrong, and is put
/// right by a kiosk that is started anew, undisturbed by those of the other lanes.
actor SaleLane {
  private let servers: SaleServers
  private let redis: RedisUnderTest
  private let name: String
  private let folder: FilePath
  private var conninfo: String
  private var database: Database
  private var databases = 0
  private var used = 0
  private var sales = 0
  /// What was booked before: each sale has a history of its own.
  private var booked: Set<String> = []

  init(_ number: Int, on servers: SaleServers) async throws {
    self.servers = servers
    name = "lane\(number)"
    folder = servers.room.path.appending(name)
    unsafe mkdir(folder.string, 0o700)
    redis = try await RedisUnderTest(in: servers.room, named: "redis\(number)")
    conninfo = try await servers.copy(named: "\(name)_0")
    database = Database(try Conninfo(conninfo))
  }

  /// Sells once, with a mishap, starts a kiosk anew, waits until nothing is pending, and checks.
  /// - Parameter showsStacks: whether strace notes the stack of each call.
  func suffer(
    _ mishap: Mishap, paying means: SaleMeans, showsStacks: Bool = false
  ) async throws -> Ordeal {
    if used == servers.showtimes.count { try await beginAnew() }
    let showtime = servers.showtimes[used]
    used += 1
    sales += 1
    let place = folder.appending("sale\(sales)")
    unsafe mkdir(place.string, 0o700)
    defer { try? FileManager.default.removeItem(atPath: place.string) }
    let history = place.appending("sale.jsonl").string
    var sale = TracedProgram(
      room: servers.room, program: servers.lab,
      arguments: ["sale", "--\(means.rawValue)", "--promo", "TENOFF"]
        + kiosk(named: "sale", history: history, showtime: showtime),
      places: [
        (servers.postgres.socket.string, .postgres), (redis.socket.string, .redis), (ledger, .ledger),
        (history, .history),
      ])
    sale.showsStacks = showsStacks
    let run = try await sale.run(until: mishap)
    // What the dead kiosk had sent is carried out, or never will be, before the next one looks: that has one life only,
    // where real ones go on looking.
    guard try await eventually(within: .seconds(60), { try await database.isAlone }) else {
      throw SaleError("PostgreSQL still serves the kiosk that was killed a minute ago.")
    }
    let restart = try await Subprocess.run(
      .path(FilePath(servers.lab)),
      arguments: Arguments(
        ["restart"]
          + kiosk(
            named: "restart", history: place.appending("restart.jsonl").string, showtime: showtime)),
      output: .discarded, error: .string(limit: 4_096))
    var evidence = try await Evidence.read(
      history: try History(directory: place), database: database, holds: [redis.address()],
      ledgerPath: ledger, terms: HoldTerms(lease: Self.lease, cap: 60))
    evidence.earlierBookings = booked
    booked.formUnion(evidence.bookings.map(\.id))
    let ordeal = Ordeal(
      means: means, mishap: mishap, run: run, evidence: evidence, showtime: showtime,
      restartProblem: restart.terminationStatus.isSuccess ? nil : restart.standardError)
    // What is wrong now must not accuse the next.
    if !ordeal.isRight { try await beginAnew() }
    return ordeal
  }

  private static let lease = 2

  private var ledger: String { folder.appending("ledger\(databases).jsonl").string }

  private func kiosk(named client: String, history: String, showtime: Showtime.ID) -> [String] {
    [
      "--postgres", conninfo, "--redis", redis.socket.string, "--ledger", ledger,
      "--history", history, "--client", client, "--lease", "\(Self.lease)", "--showtime",
      showtime.description,
    ]
  }

  private func beginAnew() async throws {
    await database.close()
    databases += 1
    conninfo = try await servers.copy(named: "\(name)_\(databases)")
    database = Database(try Conninfo(conninfo))
    used = 0
    booked = []
  }
}

extension Database {
  /// Whether nobody else is connected to the database.
  fileprivate var isAlone: Bool {
    get throws {
      let rows = try self.rows(
        Statement(
          unprepared: """
            SELECT count(*) AS others FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            """))
      return try rows.first?.value("others", as: Int.self) == 0
    }
  }
}

/// What the lanes share.
struct SaleServers: Sendable {
  let room: ServerRoom
  let postgres: PostgresUnderTest
  let showtimes: [Showtime.ID]
  /// The program whose `sale` and `restart` are run.
  let lab: String

  init(lab: String, showtimes count: Int) async throws {
    self.lab = lab
    room = try await ServerRoom()
    postgres = try await PostgresUnderTest(in: room)
    let template = Database(try postgres.conninfo(), limits: .maintenance)
    _ = try await Migrator(template).migrate()
    var generator = SeededGenerator(seed: 4)
    let world = SalesWorld(showtimes: count, rows: 1, seatsInRow: 3, at: Date(), using: &generator)
    try await world.store(in: template)
    showtimes = world.seatings.map(\.showtime.id)
    // A template that somebody is connected to cannot be copied.
    await template.close()
  }

  /// A database as it was when nothing had been sold.
  /// - Returns: its connection string.
  func copy(named name: String) async throws -> String {
    let cluster = Database(try postgres.conninfo(database: "postgres"), limits: .maintenance)
    _ = try await cluster.rows(Statement(unprepared: "CREATE DATABASE \(name) TEMPLATE kiosk"))
    await cluster.close()
    return
      "host=\(postgres.sockets) hostaddr='' port=\(postgres.socketPort) dbname=\(name) user=\(PostgresUnderTest.user)"
  }
}
