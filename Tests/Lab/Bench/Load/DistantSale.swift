internal import BoxOffice
internal import Glibc
internal import Payments
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// A sale with 20 ms between the kiosk and both of its servers: what counts then is how often it waits for one.
enum DistantSale {
  static let roundTrip = Duration.milliseconds(20)

  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    let floor = try await SalesFloor(on: bench.postgresServer, named: "distant_sales", showtimes: 1)
    let directory = bench.room.path.appending("distant")
    guard unsafe Glibc.mkdir(directory.string, 0o755) == 0 else {
      throw BenchError("`\(directory)` cannot be made.")
    }
    let postgres = try FaultProxy(
      .postgres, to: bench.postgresServer.socket,
      at: directory.appending(".s.PGSQL.\(bench.postgresServer.socketPort)"))
    let redis = try FaultProxy(.redis, to: bench.redisServer.socket, at: directory.appending("redis.sock"))
    defer {
      postgres.stop()
      redis.stop()
    }
    let ledger = try ScratchLedger()
    let conninfo = try bench.postgresServer.conninfo(database: floor.name).setting(["host": directory.string])
    let kiosk = SellingKiosk(
      database: Database(conninfo),
      holds: RedisHoldStore(try RedisAddress(directory.appending("redis.sock").string)),
      driver: try TerminalSimulator(ledger: ledger.path))
    var batches = SaleLoad.Batches()
    let batch = batches.next(showtimes: 1)
    // Opens connections and prepares statements.
    _ = try await sell(batch.sale(0), at: kiosk) { 0 }
    for proxy in [postgres, redis] { proxy.impose(.latency(roundTrip / 2)) }
    var (times, ideal): ([Double], [Double]) = ([], [])
    var trips: [[Int]] = []
    for number in 1...extent.of(30, quick: 8) {
      let start = ContinuousClock.now
      let taken = try await sell(batch.sale(number), at: kiosk) {
        postgres.figures.roundTrips + redis.figures.roundTrips
      }
      times.append((ContinuousClock.now - start).milliseconds)
      ideal.append(Double(taken.reduce(0, +)) * roundTrip.milliseconds)
      trips.append(taken)
    }
    await kiosk.database.close()
    let names = ["hold", "claim, pay and confirm", "note the capture", "release"]
    let which = zip(names, trips.last ?? []).map { "\($0) \($1)" }.joined(separator: ", ")
    return [
      try Figure(
        "round trips of a whole sale", trips.map { Double($0.reduce(0, +)) }, .roundTrips,
        aim: .atMost(5, of: .maximum), note: which),
      try Figure(
        "the whole sale, 20 ms from both servers", times, .milliseconds,
        reference: ("its round trips × 20 ms", ideal), aim: .ratioAtMost(1.1)),
    ]
  }

  /// - Parameter count: how many round trips there have been.
  /// - Returns: those of the hold, of the payment, of the capture and of the release.
  private static func sell(
    _ sale: NumberedSale, at kiosk: SellingKiosk, counting count: () -> Int
  ) async throws -> [Int] {
    var counts = [count()]
    try await kiosk.hold(sale)
    counts.append(count())
    let approval = try await kiosk.pay(sale)
    counts.append(count())
    await kiosk.capture(sale, approval)
    counts.append(count())
    try await kiosk.release(sale)
    counts.append(count())
    return zip(counts.dropFirst(), counts).map { $0 - $1 }
  }
}
