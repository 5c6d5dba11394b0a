internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// Kiosks, in processes of their own, that sell while one server takes another's place, and the logs that they leave.
struct SellingHouse: Sendable {
  let crew: ClientCrew
  private let room: ServerRoom
  let records: FilePath
  /// The lab's own.
  let log: HistoryWriter
  /// Where faults are written down.
  let lab: ClientHistory
  let ledger: String
  /// The superuser's connection, by the same hosts as the kiosks'.
  let admin: Database
  /// What is sold, in lanes side by side.
  let lanes: [[Showtime.ID]]
  private let began = ContinuousClock.now

  /// How large a house is, and how long it sells.
  struct Size: Sendable {
    var kiosks: Int
    var processes: Int
    var seed: UInt64
  }

  /// Migrates the database, fills it with showtimes, and opens the kiosks.
  init(in room: ServerRoom, _ size: Size, postgres: String, redis: String) async throws {
    self.room = room
    records = room.path.appending("records")
    try FileManager.default.createDirectory(
      atPath: records.string, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    ledger = records.appending("ledger").string
    log = try HistoryWriter(path: records.appending("lab.jsonl"))
    lab = ClientHistory(client: "lab", log: log)
    admin = Database(try Conninfo(postgres), limits: .maintenance)
    _ = try await Migrator(admin).migrate()
    var generator = SeededGenerator(seed: size.seed)
    let (count, showtimesInLane) = (max(2, size.kiosks / 3), 2)
    // So large that none is sold out in a run.
    let world = SalesWorld(
      showtimes: count * showtimesInLane, rows: 20, seatsInRow: 40, at: Date(), using: &generator)
    try await world.store(in: admin)
    let showtimes = world.seatings.map(\.showtime.id)
    lanes = (0..<count).map { lane in (0..<showtimesInLane).map { showtimes[lane + $0 * count] } }
    let each = max(1, size.kiosks / size.processes)
    crew = ClientCrew(
      (0..<size.processes).map { _ in each },
      as: ClientPlan(
        process: 0, kiosks: 0, seed: size.seed, postgres: postgres, redis: redis, ledger: ledger, history: "",
        lanes: lanes, twins: [], twinsBegin: HistoryWriter.now(), sendsTwins: false, mutant: nil),
      in: records, room: room)
    try await crew.open()
  }

  /// Sells for a while.
  func sell(for seconds: Double) async {
    try? await Task.sleep(for: .seconds(seconds))
  }

  /// Sells on until a customer has been told of a booking after `moment`, or in vain.
  func awaitBooking(after moment: Int) async {
    _ = await awaitAttempt { $0.isAcknowledged && $0.last.at > moment }
  }

  /// Sells on until something has come to pass, as the kiosks say.
  /// - Returns: whether it has, within half a minute.
  func awaitAttempt(_ isMeant: (History.Attempt) -> Bool) async -> Bool {
    await eventually(within: .seconds(30)) {
      (try? History(directory: records))?.attempts.contains(where: isMeant) == true
    }
  }

  /// Does something to the servers, between two lines of the history.
  func suffer<Answer>(_ fault: String, _ body: () async throws -> Answer) async throws -> Answer {
    let begun = lab.begin(.fault, detail: fault)
    let answer = try await body()
    lab.end(begun, .ok)
    return answer
  }

  /// Lets the customers leave, waits until every sale has come to its end, and judges.
  /// - Parameters:
  ///   - holds: the Redis servers that hold something now, each by itself.
  ///   - patience: how long the sales may take for that, in seconds.
  func close(reading holds: [RedisAddress], patience: Int = 60) async throws -> Closing {
    let end = HistoryWriter.now()
    let problems = await crew.close(admin, within: .seconds(patience))
    let history = try History(directory: records)
    // What is open now is open for good: the rules say what it is.
    let evidence = try await Evidence.read(
      history: history, database: admin, holds: holds, ledgerPath: ledger, terms: ClientPlan.terms)
    await admin.close()
    return Closing(
      evidence: evidence, end: end, violations: Checker.violations(in: evidence), problems: problems,
      seconds: (ContinuousClock.now - began).seconds)
  }

  /// Takes the histories, the ledger and the servers' logs out of what goes with this process.
  /// - Returns: where they are.
  func keepPapers() throws -> String {
    let place = "/tmp/kiosk-growing-\(HistoryWriter.now())"
    try FileManager.default.moveItem(atPath: records.string, toPath: place)
    for log in try FileManager.default.contentsOfDirectory(atPath: room.path.string)
    where log.hasSuffix(".log") {
      try? FileManager.default.copyItem(atPath: room.path.appending(log).string, toPath: "\(place)/\(log)")
    }
    return place
  }
}

/// What stands in the logs at the end.
struct Closing: Sendable {
  let evidence: Evidence
  /// When the customers were asked to leave.
  let end: Int
  let violations: [Violation]
  var problems: [String]
  let seconds: Double

  private var history: History { evidence.history }

  /// When customers were told that their seats are booked, in order, while the house was open; microseconds.
  func acknowledgements(in showtimes: Set<String>? = nil) -> [Int] {
    history.attempts.filter { attempt in
      attempt.isAcknowledged && attempt.last.at <= end
        && showtimes?.contains(attempt.invoked.showtime ?? "") != false
    }.map(\.last.at).sorted()
  }

  /// The longest time from `moment` on in which nobody was told of a booking, with the last one before it and the first
  /// one after it. Nil when nothing was sold after it.
  func silence(from moment: Int) -> (last: Int, first: Int)? {
    let moments = acknowledgements()
    return zip(moments, moments.dropFirst()).filter { $0.1 >= moment }.max { $0.1 - $0.0 < $1.1 - $1.0 }
      .map { (last: $0.0, first: $0.1) }
  }

  /// When a kiosk's customer first got a seat in one of the showtimes that they had asked for from `moment` on.
  func firstHold(in showtimes: Set<String>, after moment: Int) -> Int? {
    history.attempts.filter { $0.isHold(in: showtimes, after: moment) }.map(\.last.at).min()
  }

  /// How many renewals have taken seats anew that were asked for from `moment` on.
  /// - Parameter isMeant: whose.
  func renewalsTakenAnew(after moment: Int, by isMeant: (String) -> Bool) -> Int {
    history.attempts.count { attempt in
      guard attempt.invoked.operation == .renew, attempt.phase == .ok, attempt.invoked.at >= moment,
        isMeant(attempt.invoked.client), let detail = attempt.ended?.detail
      else { return false }
      return detail.contains(" taken anew") && !detail.hasPrefix("0 ")
    }
  }

  var booked: Int { acknowledgements().count }
}

extension History.Attempt {
  /// A sale that a customer was told is booked.
  var isAcknowledged: Bool { [.sell, .retry].contains(invoked.operation) && phase == .ok }

  /// A kiosk's hold, which it asked for from `moment` on and got. What somebody had before and renews is none.
  func isHold(in showtimes: Set<String>, after moment: Int) -> Bool {
    invoked.operation == .hold && phase == .ok && invoked.at >= moment && invoked.client.hasPrefix("p")
      && showtimes.contains(invoked.showtime ?? "")
  }
}
