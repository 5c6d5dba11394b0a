internal import ArgumentParser
internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds

/// What one server of this machine's size carries.
struct SizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "Measures what sales and kiosks take of a server: processors, memory, disk.",
    discussion: "The machine should have nothing else to do.")

  @Option(help: "How long each number of kiosks sells, in seconds.")
  var seconds = 10.0

  @Flag(help: "Put the figures on the page on sizing; run this where Package.swift is.")
  var write = false

  static let page = "Sources/kiosk/Documentation.docc/Sizing.md"

  func run() async throws {
    let room = try await ServerRoom()
    let postgres = try await PostgresUnderTest(in: room)
    let redis = try await RedisUnderTest(in: room)
    let load = try await SizingLoad(postgres: postgres, redis: redis)
    let figures = try await load.figures(seconds: seconds)
    await postgres.stop()
    await redis.stop()
    let table = figures.markdown
    print(table)
    guard write else { return }
    guard let new = PerformancePage.page(Machine.text(of: Self.page), with: table) else {
      throw LabError(
        "`\(Self.page)` is not here, or has no place for figures. Run this where `Package.swift` is.")
    }
    try Data(new.utf8).write(to: URL(filePath: Self.page))
  }
}

/// The figures that sizes follow from.
struct SizingFigures: Sendable {
  var processors = 1
  /// Sales a second, with so many kiosks beside the servers on the same machine.
  var rates: [(kiosks: Int, perSecond: Double)] = []
  /// Milliseconds of a processor that a sale takes.
  var postgresPerSale = 0.0
  var redisPerSale = 0.0
  /// MB of a PostgreSQL backend and bytes of a Redis connection.
  var backend = 0.0
  var redisConnection = 0.0
  /// Bytes.
  var hold = 0.0
  var walPerSale = 0.0
  var diskPerSale = 0.0

  /// How many sales a second fill the servers' processors, when the kiosks are elsewhere.
  var fullAt: Double { Double(processors) * 1_000 / (postgresPerSale + redisPerSale) }

  var markdown: String {
    let rates = rates.map { "\(Int($0.perSecond)) with \($0.kiosks)" }.joined(separator: ", ")
    let rows = [
      ("sales per second, kiosks and servers on this machine", rates),
      ("PostgreSQL for a sale", "\(Unit.rounded(postgresPerSale, 2)) ms of a processor"),
      ("Redis for a sale", "\(Unit.rounded(redisPerSale, 3)) ms of a processor"),
      (
        "sales per second that fill the servers' \(processors) processors, kiosks elsewhere",
        "\(Int(fullAt)) (from the two above)"
      ),
      ("a kiosk's connection to PostgreSQL, PSS of its backend", "\(Unit.rounded(backend, 1)) MB"),
      ("a kiosk's connection to Redis", "\(Int(redisConnection)) bytes"),
      ("a held seat in Redis", "\(Int(hold)) bytes"),
      ("WAL of a sale", "\(Int(walPerSale)) bytes"),
      ("disk of a sale, indexes and audit log included", "\(Int(diskPerSale)) bytes"),
    ]
    return """
      Measured on \(Machine.day(of: Date())) on \(Machine.description), with a load of \
      \(Unit.rounded(Machine.load, 1)).

      | what | measured |
      | --- | --- |
      \(rows.map { "| \($0.0) | \($0.1) |" }.joined(separator: "\n"))
      """
  }
}
