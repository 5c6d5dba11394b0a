internal import BoxOffice
internal import Glibc
internal import FaultInjection
internal import RedisHolds
internal import Synchronization
internal import SystemPackage
internal import TestSupport
internal import TestTerminals
internal import Testing
internal import Words

/// What one screenplay plays in: a seeded database of its own, a showing that nobody has bought a ticket for, a
/// directory, and kiosks at real terminals.
final class Screenplay: Sendable {
  let database: TestDatabase
  let showing: Showing
  let directory: String
  let printout: String
  /// Between the kiosks and the servers.
  let postgres: FaultProxy
  let redis: FaultProxy
  private let redisSocket: String
  private let servers: TestServers
  private let kiosks = Mutex<[TerminalProgram]>([])

  /// A showtime that only this screenplay has, so that holds of others do not appear in it.
  struct Showing {
    let id: Showtime.ID
    let screen: Screen.ID
    let title: String
    let date: CalendarDate
    let seats: Int

    /// What is typed to find it among the film's showtimes.
    var filter: String { "\(Words.english.date(date, .long)) 06:00" }
  }

  /// Sets everything up, plays, and clears everything away.
  /// - Parameter screen: where the showing is; one of the sample cinema's.
  static func perform(on screen: String = "Court", _ play: (Screenplay) async throws -> Void) async throws {
    try await TestDatabase.with(.seeded) { database in
      try await ScratchDirectory.with { directory in
        let screenplay = try await Screenplay(on: screen, database: database, directory: directory)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await play(screenplay)) } catch { outcome = .failure(error) }
        try await screenplay.clearAway()
        try outcome.get()
      }
    }
  }

  private init(on screen: String, database: TestDatabase, directory: String) async throws {
    servers = try await TestServers.shared
    self.database = database
    self.directory = directory
    printout = "\(directory)/tickets.txt"
    showing = try await Showing(on: screen, in: database)
    postgres = try FaultProxy(
      .postgres, to: FilePath("\(servers.postgresHost)/.s.PGSQL.5432"),
      at: FilePath("\(directory)/.s.PGSQL.5432"))
    redisSocket = "\(directory)/redis.sock"
    redis = try FaultProxy(.redis, to: FilePath(servers.redisSocket), at: FilePath(redisSocket))
  }

  private func clearAway() async throws {
    for kiosk in kiosks.withLock({ $0 }) {
      kiosk.send(signal: SIGKILL)
      _ = try await kiosk.ending()
    }
    postgres.stop()
    redis.stop()
  }

  // MARK: - Kiosks

  /// Opens a kiosk at a terminal of its own.
  /// - Parameters:
  ///   - configuration: lines of the `[kiosk]` table in its `kiosk.conf`.
  ///   - environment: variables beside those that say where the database is.
  func openKiosk(
    size: TerminalScreen.Size = .init(80, 24), _ arguments: [String] = [], configuration: String = "",
    environment: [String: String] = [:]
  ) throws -> TerminalProgram {
    try start(["run"], arguments, size: size, configuration: configuration, environment: environment)
  }

  /// Opens a screen's layout in the editor, as the database's owner.
  func openEditor(
    of screen: String, size: TerminalScreen.Size = .init(80, 24)
  ) throws -> TerminalProgram {
    try start(["layout", "edit"], ["--screen", screen], size: size)
  }

  private func start(
    _ command: [String], _ arguments: [String], size: TerminalScreen.Size, configuration: String = "",
    environment: [String: String] = [:]
  ) throws -> TerminalProgram {
    let file = "\(directory)/kiosk-\(UInt32.random(in: 0 ... .max)).conf"
    try write(
      """
      [kiosk]
      terminal = "screenplay"
      \(configuration)
      [database]
      conninfo = "host='\(directory)' dbname=\(database.name) user=\(servers.postgresUser)"
      [redis]
      url = "\(redisSocket)"
      [payment]
      methods = ["cash", "card"]
      [simulator]
      ledger = "\(directory)/card-terminal.jsonl"
      delay_milliseconds = 50
      [ticket]
      printer = "file:\(printout)"
      """, to: file)
    let kiosk = try TerminalProgram(
      TestServers.kioskExecutable, command + ["--config", file] + arguments, environment: environment,
      directory: directory, size: size)
    kiosks.withLock { $0.append(kiosk) }
    return kiosk
  }

  /// Opens a kiosk and goes to the showing's seat map.
  func openSeatMap(
    size: TerminalScreen.Size = .init(80, 24), configuration: String = ""
  ) async throws -> TerminalProgram {
    let kiosk = try openKiosk(size: size, configuration: configuration)
    try await kiosk.findSeats(of: showing)
    return kiosk
  }

  private func write(_ text: String, to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    let bytes = Array(text.utf8)
    try #require(unsafe Glibc.write(file, bytes, bytes.count) == bytes.count)
  }

  /// What the printer was given, row by row.
  func printedRows() throws -> [Substring] {
    let file = unsafe open(printout, O_RDONLY | O_CLOEXEC)
    try #require(file >= 0, "nothing was printed")
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = unsafe read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  // MARK: - Holds

  /// How many seats Redis holds for anybody, asked past the relay.
  func heldSeats() async throws -> Int {
    try await holdStore().holds(in: showing.id, token: Self.nobody).seats.count
  }

  /// Waits until nobody holds a seat: looks whenever something is released.
  func waitForReleasedHolds() async throws {
    let store = try holdStore()
    for await _ in store.changes(in: showing.id) {
      if try await store.holds(in: showing.id, token: Self.nobody).seats.isEmpty { return }
    }
  }

  private static let nobody = HoldToken(high: 0, low: 0)

  private func holdStore() throws -> RedisHoldStore {
    RedisHoldStore(try RedisAddress(servers.redisSocket), terms: HoldTerms(), limits: .patient)
  }
}
