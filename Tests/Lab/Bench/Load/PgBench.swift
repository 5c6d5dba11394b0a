internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import PostgresStore
internal import FaultInjection
internal import SystemPackage

/// `pgbench` with the product's own statements of a sale: the same texts, in the same two transactions, on the same
/// tables, prepared. What the product binds, the script counts up.
struct PgBench {
  enum Manner: String, CaseIterable {
    /// Each statement waits for the answer to the one before, as most programs send them.
    case stepByStep = "step by step"
    /// Each transaction in one piece, as the product sends it.
    case pipelined
  }

  let floor: SalesFloor
  /// The script's file.
  private let path: FilePath

  /// How long a run takes, in seconds, of which only the last half counts: its connections are new, where a kiosk's have
  /// been open for hours, and the server has to read the statements and its catalogues for each of them first.
  let seconds: Int

  /// - Parameter sale: any that the product would make; its ids are replaced.
  init(_ manner: Manner, sale: NumberedSale, on floor: SalesFloor, seconds: Int) throws {
    self.floor = floor
    self.seconds = seconds
    path = floor.server.program.room.path.appending(
      "\(floor.name)-\(manner == .pipelined ? "pipelined" : "steps").sql")
    var lines = [
      #"\set n :client_id * :per + :i"#, #"\set i :i + 1"#, #"\set sale :base + :n"#,
      #"\set showtime :first + :n % :showtimes"#, #"\set seat 2 * (:n / :showtimes)"#,
    ]
    for steps in [
      try sale.claim.steps(by: NumberedSale.actor), sale.confirmation.steps(by: NumberedSale.actor),
    ] {
      if manner == .pipelined { lines.append(#"\startpipeline"#) }
      lines += try ["BEGIN;"] + steps.map { try sale.script(of: $0) + ";" } + ["COMMIT;"]
      if manner == .pipelined { lines.append(#"\endpipeline"#) }
    }
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(text) }
  }

  /// - Parameters:
  ///   - batch: which seats, none of them sold.
  ///   - threads: how many wait for all the clients' answers; one for each client is what kiosks are to the machine.
  func run(_ batch: NumberedSale.Batch, clients: Int, threads: Int) async throws -> Throughput {
    // A log of its own for each run, for each thread writes one.
    let logs = path.removingLastComponent().appending("pgbench-\(batch.base)")
    guard unsafe mkdir(logs.string, 0o755) == 0 else { throw BenchError("`\(logs)` cannot be made.") }
    defer { try? FileManager.default.removeItem(atPath: logs.string) }
    let processorTime = Machine.processorTime(of: .others)
    _ = try await OtherProgram(name: "pgbench").output(
      [
        "-n", "-M", "prepared", "-f", path.string, "-c", "\(clients)", "-j", "\(threads)", "-T",
        "\(seconds)", "-l", "--log-prefix", logs.appending("log").string,
        "-D", "i=0", "-D", "per=\(batch.capacity / clients)", "-D", "base=\(batch.base)", "-D",
        "first=\(batch.firstShowtime)", "-D", "showtimes=\(batch.showtimes)",
      ] + floor.address + [floor.name])
    let lines = try FileManager.default.contentsOfDirectory(atPath: logs.string).flatMap {
      Machine.lines(of: logs.appending($0).string)
    }
    var throughput = try Self.throughput(lines, clients: clients, seconds: Double(seconds))
    throughput.processorTime =
      (Machine.processorTime(of: .others) - processorTime) / Double(lines.count { !$0.isEmpty })
    return throughput
  }

  /// What the lines of a log tell: client, number of its transaction, microseconds that it took, which script, and when
  /// it was done, in seconds and microseconds.
  static func throughput(_ lines: [Substring], clients: Int, seconds: Double) throws -> Throughput {
    var sales: [(start: Double, end: Double)] = []
    var seen: Set<Int> = []
    for line in lines where !line.isEmpty {
      let fields = line.split(separator: " ").map { Int($0) }
      guard fields.count >= 6, let client = fields[0], let microseconds = fields[2], let second = fields[4],
        let fraction = fields[5]
      else {
        throw BenchError("`pgbench` logged `\(line)`.")
      }
      seen.insert(client)
      let end = Double(second) + Double(fraction) / 1_000_000
      sales.append((end - Double(microseconds) / 1_000_000, end))
    }
    guard seen.count == clients, let start = sales.map(\.start).min() else {
      throw BenchError("Of `pgbench`'s \(clients) clients only \(seen.count) sold something.")
    }
    let counted = sales.filter { $0.end > start + seconds / 2 && $0.end <= start + seconds }
    return Throughput(
      perSecond: Double(counted.count) / (seconds / 2), times: counted.map { ($0.end - $0.start) * 1_000 })
  }
}

/// A sale of two seats whose ids are all made of one number.
struct NumberedSale {
  let number: Int
  let showtime: Showtime.ID
  let seats: [Seat.ID]
  /// Whether booking, payment and reference come in no order, as a kiosk's do: in an index of years each goes to
  /// another place.
  var isScattered = false

  /// Seats that one run sells.
  struct Batch {
    /// How many sales at most.
    let capacity: Int
    let firstShowtime: Int
    /// Over how many the sales are spread.
    let showtimes: Int
    /// The number of the first sale.
    let base: Int

    func sale(_ number: Int) -> NumberedSale {
      let seat = 2 * (number / showtimes)
      return NumberedSale(
        number: base + number, showtime: SalesFloor.showtime(firstShowtime + number % showtimes),
        seats: [SalesFloor.seat(seat), SalesFloor.seat(seat + 1)])
    }
  }

  static let actor = Actor(terminal: "bench")

  static let bookingKind: UInt8 = 0xB0
  static let paymentKind: UInt8 = 0x9A

  var claim: Claim {
    let price = Money(minorUnits: 1_250)
    return Claim(
      booking: id(of: Self.bookingKind), reference: reference,
      quote: Quote(
        showtime: showtime,
        seats: seats.map { BookingSeat(seat: $0, label: SeatLabel(row: "R", number: 1), price: price) },
        version: SalesFloor.pricingVersion),
      payment: PaymentAttempt(
        id: id(of: Self.paymentKind), reference: payment, gateway: "SIMULATOR",
        method: .card,
        amount: price + price, currency: .usd), lifetime: 600)
  }

  var confirmation: Confirmation {
    Confirmation(
      booking: id(of: Self.bookingKind), payment: payment,
      approval: PaymentApproval(transactionID: "SIM", cardLastFour: "4242", isCaptured: true))
  }

  private func id<Model>(of kind: UInt8) -> Identifier<Model> {
    guard isScattered else { return Identifier(numbered: number, of: kind) }
    var generator = SeededGenerator(seed: UInt64(number) << 8 | UInt64(kind))
    return .random(using: &generator)
  }

  private var reference: BookingReference {
    var generator = SeededGenerator(seed: UInt64(number))
    return BookingReference(
      date: CalendarDate(daysSinceEpoch: 20_000), random: isScattered ? generator.next() : UInt64(number))
  }

  private var payment: PaymentReference { PaymentReference("P\(number)") }

  /// A step's statement with what it binds written into it: what belongs to this sale is counted up from `:sale`,
  /// `:showtime` and `:seat`, the rest is as it is.
  func script(of step: Step) throws -> String {
    let claim = self.claim
    let seat = { (offset: Int) in SQLID.text(of: ":seat + \(offset)", kind: SalesFloor.seatKind) }
    let counted: [String: String] = [
      claim.booking.description: SQLID.text(of: ":sale", kind: Self.bookingKind),
      claim.payment.id.description: SQLID.text(of: ":sale", kind: Self.paymentKind),
      reference.text: "'BK' || lpad(:sale::text, 18, '0')", payment.text: "'P' || :sale::text",
      showtime.description: SQLID.text(of: ":showtime", kind: SalesFloor.showtimeKind),
      seats.postgresText ?? "": "ARRAY[\(seat(0)), \(seat(1))]",
    ]
    let values = try step.values.ordered(for: step.statement).map { value in
      guard let text = value.postgresText else { return "NULL" }
      return counted[text] ?? "'\(String(text.flatMap { $0 == "'" ? ["'", "'"] : [$0] }))'"
    }
    var sql = step.statement.sql.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
    for (index, value) in values.enumerated().reversed() {
      sql = sql.replacing("$\(index + 1)", with: "(\(value))")
    }
    return sql
  }
}
