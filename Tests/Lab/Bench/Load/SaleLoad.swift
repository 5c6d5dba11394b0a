internal import BoxOffice
internal import PostgresStore
internal import FaultInjection

/// Claims and confirmations from many kiosks at once, beside `pgbench` with the same two transactions. They take turns on
/// fresh showtimes.
struct SaleLoad {
  private let floor: SalesFloor
  private let stepByStep: PgBench
  private let pipelined: PgBench
  private let rounds: Int
  /// Seconds; for all of them only the second half counts. What is new at first, such as connections, statements that are
  /// not prepared yet and showtimes' first pages, costs each of them something else.
  private let turn: Int
  /// Whether `pgbench` has a turn in which each client has a thread, as each kiosk has.
  private let showsThreads: Bool
  private var batches = Batches()

  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    var load = try await SaleLoad(on: bench.postgresServer, extent)
    var figures: [Figure] = []
    let all = [1, 8, 32]
    for (showtimes, numbers) in [
      (Batches.manyShowtimes, extent == .full ? all : [1]), (1, extent == .full ? all : [8, 32]),
    ] {
      var turns: [Int: Turns] = [:]
      let crews = try numbers.map { clients in try (0..<clients).map { _ in try load.floor.connect() } }
      // In turn, for each is held against the others: the machine may be quicker at one time than at another.
      for _ in 0..<load.rounds {
        for crew in crews {
          try await load.round(of: crew, showtimes: showtimes, into: &turns[crew.count, default: Turns()])
        }
      }
      for connection in crews.joined() { await connection.close() }
      for clients in numbers {
        let turns = turns[clients, default: Turns()]
        let rates = turns.product.map(\.perSecond)
        let what =
          "claim + confirm, \(showtimes == 1 ? "one showtime" : "spread"), \(clients) client\(clients == 1 ? "" : "s")"
        figures += [
          try Figure(
            what, rates, .perSecond,
            reference: ("pgbench, step by step", turns.stepByStep.map(\.perSecond)), aim: .ratioAtLeast(1.3)),
          try Figure(
            what, rates, .perSecond,
            reference: ("pgbench, pipelined", turns.pipelined.map(\.perSecond)), aim: .ratioAtLeast(0.8)),
          try Figure(
            "\(what): each", turns.product.flatMap(\.times), .milliseconds,
            reference: ("pgbench, pipelined", turns.pipelined.flatMap(\.times))),
          try Figure(
            "\(what): the clients' processor", turns.product.map(\.processorTime), .microseconds,
            reference: ("pgbench, pipelined", turns.pipelined.map(\.processorTime))),
        ]
        if !turns.threaded.isEmpty {
          figures.append(
            try Figure(
              what, rates, .perSecond,
              reference: ("pgbench, pipelined, a thread each", turns.threaded.map(\.perSecond))))
          // What a client gains by it that does nothing else.
          figures.append(
            try Figure(
              "\(what): pgbench, pipelined, a thread each", turns.threaded.map(\.perSecond), .perSecond,
              reference: ("pgbench, step by step", turns.stepByStep.map(\.perSecond))))
        }
      }
      if showtimes == 1 {
        figures.append(
          try Figure(
            "claim + confirm, one showtime, 32 clients", turns[32]?.product.map(\.perSecond) ?? [],
            .perSecond,
            reference: ("8 clients", turns[8]?.product.map(\.perSecond) ?? []), aim: .ratioAtLeast(0.8)))
      }
    }
    return figures
  }

  private init(on server: PostgresUnderTest, _ extent: Extent) async throws {
    rounds = extent.of(7, quick: 1)
    // At the most three numbers of clients, for each way four turns a round, and each turn has showtimes of its own.
    floor = try await SalesFloor(
      on: server, named: "sales", showtimes: 3 * 4 * rounds * (Batches.manyShowtimes + 1))
    var others = Batches()
    let any = others.next(showtimes: 1).sale(7)
    turn = extent.of(2, quick: 1)
    stepByStep = try PgBench(.stepByStep, sale: any, on: floor, seconds: turn)
    pipelined = try PgBench(.pipelined, sale: any, on: floor, seconds: turn)
    showsThreads = extent == .full
  }

  /// What each of them got done, turn by turn.
  private struct Turns {
    var product: [Throughput] = []
    var stepByStep: [Throughput] = []
    var pipelined: [Throughput] = []
    /// Pipelined, with a thread for each client; empty where that is nothing else or not asked for.
    var threaded: [Throughput] = []
  }

  /// A turn of each, with as many clients as there are connections.
  private mutating func round(
    of connections: [Database], showtimes: Int, into turns: inout Turns
  ) async throws {
    let clients = connections.count
    let batch = batches.next(showtimes: showtimes)
    turns.product.append(
      try await Clients.run(connections, for: .seconds(turn), settling: .seconds(turn) / 2) {
        connection, client, number in
        guard number < batch.capacity / clients else { throw BenchError("The hall is sold out.") }
        try await Self.sell(batch.sale(client * (batch.capacity / clients) + number), over: connection)
      })
    // As its manual advises: no more threads than processors.
    let few = min(clients, 2)
    turns.stepByStep.append(
      try await stepByStep.run(batches.next(showtimes: showtimes), clients: clients, threads: few))
    turns.pipelined.append(
      try await pipelined.run(batches.next(showtimes: showtimes), clients: clients, threads: few))
    guard showsThreads, clients > few else { return }
    turns.threaded.append(
      try await pipelined.run(batches.next(showtimes: showtimes), clients: clients, threads: clients))
  }

  static func sell(_ sale: NumberedSale, over connection: Database) async throws {
    let store = PostgresStore(connection)
    guard case .claimed = try await store.claim(sale.claim, by: NumberedSale.actor) else {
      throw BenchError("A free seat was refused.")
    }
    guard case .confirmed = try await store.confirm(sale.confirmation, by: NumberedSale.actor) else {
      throw BenchError("A sale that was paid was refused.")
    }
  }

  /// Hands out showtimes that nobody has sold, and numbers that no sale has.
  struct Batches {
    /// So many that two clients seldom meet at one.
    static let manyShowtimes = 64

    private var firstShowtime = 0
    private var base = 0

    mutating func next(showtimes: Int) -> NumberedSale.Batch {
      let batch = NumberedSale.Batch(
        capacity: min(SalesFloor.seats / 2 * showtimes, 100_000), firstShowtime: firstShowtime,
        showtimes: showtimes,
        base: base)
      firstShowtime += showtimes
      base += batch.capacity
      return batch
    }
  }
}
