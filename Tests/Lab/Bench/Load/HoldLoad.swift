internal import BoxOffice
internal import FoundationEssentials
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// Holds from many kiosks at once, beside `redis-benchmark` with the very same script, names and arguments on the same
/// server. The two take turns, so that what else the machine does is shared by both.
struct HoldLoad {
  private let server: RedisUnderTest
  private let benchmark: RedisBenchmark
  private let digest: String
  private let rounds: Int
  private let turn: Duration
  /// Whether `redis-benchmark` has a turn in which each client has a thread, as each kiosk has.
  private let showsThreads: Bool

  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    let load = try await HoldLoad(on: bench.redisServer, extent)
    var figures: [Figure] = []
    for seats in [1, 4] {
      for clients in [1, 8, 64] { figures += try await load.figures(of: seats, clients: clients) }
    }
    figures.append(try await load.fromElsewhere())
    // Hundreds of thousands of held seats are nobody's in what is measured next.
    _ = try await load.benchmark.cli("FLUSHALL")
    return figures
  }

  private init(on server: RedisUnderTest, _ extent: Extent) async throws {
    self.server = server
    benchmark = RedisBenchmark(socket: server.socket.string)
    digest = try await benchmark.load(HoldScript.hold.source)
    // A log that is rewritten meanwhile would be written in somebody's turn.
    _ = try await benchmark.cli("CONFIG", "SET", "auto-aof-rewrite-percentage", "0")
    rounds = extent.of(9, quick: 2)
    turn = .milliseconds(extent.of(400, quick: 100))
    showsThreads = extent == .full
  }

  /// How many a second, and how long one takes.
  private func figures(of seats: Int, clients: Int) async throws -> [Figure] {
    let stores = try connected(clients)
    var (product, reference): ([Throughput], [RedisBenchmark.Result]) = ([], [])
    // With a thread for each client; empty where that is nothing else.
    var threaded: [RedisBenchmark.Result] = []
    // The server's, for each hold.
    var (times, otherTimes): ([RedisProcessorTime], [RedisProcessorTime]) = ([], [])
    var expected = Double(clients) * 500
    for round in 0...rounds {
      _ = try await benchmark.cli("FLUSHALL")
      let start = try await benchmark.processorTime()
      let own = try await Clients.run(stores, for: turn) { store, client, number in
        let seats = (0..<seats).map { Self.seat(client: client, number: number * seats + $0) }
        try await Self.hold(seats, in: store, client: client)
      }
      let time = try await benchmark.processorTime().since(start, each: own.times.count)
      _ = try await benchmark.cli("FLUSHALL")
      let requests = max(clients, Int(expected * turn.milliseconds / 1_000))
      let otherStart = try await benchmark.processorTime()
      let other = try await benchmark.run(command(holding: seats), clients: clients, requests: requests)
      let otherTime = try await benchmark.processorTime().since(otherStart, each: requests)
      expected = other.perSecond
      var each: RedisBenchmark.Result?
      if showsThreads, clients > 1 {
        _ = try await benchmark.cli("FLUSHALL")
        each = try await benchmark.run(
          command(holding: seats), clients: clients, requests: requests, threads: clients)
      }
      // The first opens connections, and finds out how many requests fill the time.
      guard round > 0 else { continue }
      product.append(own)
      reference.append(other)
      threaded += [each].compactMap(\.self)
      times.append(time)
      otherTimes.append(otherTime)
    }
    let what = "hold of \(seats) seat\(seats == 1 ? "" : "s"), \(clients) client\(clients == 1 ? "" : "s")"
    var figures = [
      try Figure(
        what, product.map(\.perSecond), .perSecond,
        reference: ("redis-benchmark, same script", reference.map(\.perSecond)), aim: .ratioAtLeast(0.9)),
      Figure(
        "\(what): each", try Spread(product.flatMap(\.times)), .milliseconds,
        reference: .init(name: "redis-benchmark", spread: try Spread(ofTurns: reference.map(\.latency)))),
      try Figure(
        "\(what): Redis's processor", times.map(\.all), .microseconds,
        reference: ("redis-benchmark", otherTimes.map(\.all)),
        note: """
          of that in the system \(Unit.microseconds.text(try Spread(times.map(\.inSystem)).median)), for \
          redis-benchmark \(Unit.microseconds.text(try Spread(otherTimes.map(\.inSystem)).median))
          """),
    ]
    if !threaded.isEmpty {
      figures.append(
        try Figure(
          what, product.map(\.perSecond), .perSecond,
          reference: ("redis-benchmark, a thread each", threaded.map(\.perSecond))))
    }
    return figures
  }

  /// What a caller feels that runs on another thread, as the screen does: two changes of threads more.
  private func fromElsewhere() async throws -> Figure {
    let store = try connected(1)[0]
    var (here, elsewhere): ([Double], [Double]) = ([], [])
    for round in 0..<rounds {
      let numbers = round * 200..<(round + 1) * 200
      here += try await Resident(of: store).times(numbers.count) { number in
        try await Self.hold(
          [Self.seat(client: 1, number: 2 * (numbers.lowerBound + number))], in: store, client: 1)
      }
      for number in numbers {
        let start = ContinuousClock.now
        try await Self.hold([Self.seat(client: 1, number: 2 * number + 1)], in: store, client: 1)
        elsewhere.append((ContinuousClock.now - start).milliseconds)
      }
    }
    return try Figure(
      "a hold asked for from another thread", elsewhere, .milliseconds,
      reference: ("from the connection's own", here))
  }

  private func connected(_ count: Int) throws -> [RedisHoldStore] {
    try (0..<count).map { _ in RedisHoldStore(try server.address()) }
  }

  private static func hold(_ seats: [Seat.ID], in store: RedisHoldStore, client: Int) async throws {
    let answer = try await store.hold(
      seats, in: showtime, token: HoldToken(high: UInt64(client), low: 1), deadline: 480)
    guard case .held = answer else { throw BenchError("A seat that nobody had was refused.") }
  }

  /// What the product sends for a hold.
  private func command(holding seats: Int) -> [String] {
    let names = HoldKeys(Self.showtime)
    // The last twelve digits of a seat's id are `redis-benchmark`'s.
    let seat = String(names.seat(Seat.ID(numbered: 0, of: SalesFloor.seatKind)).dropLast(12)) + "__rand_int__"
    let terms = HoldTerms()
    return ["EVALSHA", digest, "\(2 + seats)", names.index, names.revision]
      + Array(repeating: seat, count: seats)
      + [
        names.changes, String(UInt64.max / 3, radix: 16), HoldToken(high: 1, low: 1).description,
        "\(terms.cap * 1_000)",
        "\(terms.lease * 1_000)",
      ]
  }

  private static let showtime = SalesFloor.showtime(0)

  /// Never the same twice.
  private static func seat(client: Int, number: Int) -> Seat.ID {
    Seat.ID(numbered: client * 1_000_000_000 + number, of: SalesFloor.seatKind)
  }
}
