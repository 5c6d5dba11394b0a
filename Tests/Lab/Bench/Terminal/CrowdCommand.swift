internal import ArgumentParser
internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import Payments
internal import PostgresStore
internal import RedisHolds
internal import Synchronization

/// Many kiosks without screens that hold and sell until the end of their input: the others, while one is measured.
struct CrowdCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-crowd", abstract: "Holds and sells seats, as many kiosks do, until its input ends.",
    shouldDisplay: false)

  @Option(help: "PostgreSQL's connection string.")
  var database: String

  @Option(help: "Redis's socket.")
  var redis: String

  @Option(help: "How many kiosks.")
  var kiosks = 50

  @Option(help: "How long a customer thinks before each step, in milliseconds.")
  var pause = 250

  @Argument(help: "The showtimes that they sell.")
  var showtimes: [String]

  func run() async throws {
    let conninfo = try Conninfo(database)
    let address = try RedisAddress(redis)
    let tally = CrowdTally()
    let reader = PostgresStore(Database(conninfo))
    var seatings: [Seating] = []
    for text in showtimes {
      guard let id = Showtime.ID(text), let seating = try await reader.seating(of: id) else {
        throw BenchError("There is no showtime `\(text)`.")
      }
      seatings.append(seating)
    }
    let tasks = (0..<kiosks).map { [pause, seatings] number in
      let kiosk = CrowdKiosk(
        holds: RedisHoldStore(address),
        bookings: PostgresStore(Database(conninfo)),
        seatings: seatings, pause: .milliseconds(pause), tally: tally,
        actor: Actor(terminal: "crowd-\(number)"))
      return Task { await kiosk.work() }
    }
    try await tally.awaitHolds(kiosks)
    Self.say("READY")
    var start = ContinuousClock.now
    while let line = readLine() {
      switch line {
      case "clear": Self.say("\u{1B}[H\u{1B}[2J")
      case "begin":
        tally.begin()
        start = .now
        Self.say("begun")
      case "tally": Self.say(tally.text(since: start))
      default: Self.say("`clear`, `begin` or `tally`")
      }
    }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
  }

  private static func say(_ text: String) {
    let bytes = Array("\(text)\n".utf8)
    unsafe _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}

/// What a crowd has done so far.
final class CrowdTally: Sendable {
  let holds = Atomic(0)
  let sales = Atomic(0)
  /// Calls that a server did not answer.
  let errors = Atomic(0)

  func begin() {
    holds.store(0, ordering: .relaxed)
    sales.store(0, ordering: .relaxed)
    errors.store(0, ordering: .relaxed)
  }

  /// Waits until so many have been there.
  func awaitHolds(_ count: Int) async throws {
    while holds.load(ordering: .relaxed) < count { try await Task.sleep(for: .milliseconds(10)) }
  }

  func text(since start: ContinuousClock.Instant) -> String {
    let seconds = (ContinuousClock.now - start).milliseconds / 1_000
    func rate(_ count: borrowing Atomic<Int>) -> String {
      Unit.rounded(Double(count.load(ordering: .relaxed)) / seconds, 1)
    }
    return
      "\(rate(holds)) holds and \(rate(sales)) sales a second, \(errors.load(ordering: .relaxed)) calls without answer"
  }
}

/// One of them: chooses, thinks, and buys or goes away.
private struct CrowdKiosk: Sendable {
  let holds: RedisHoldStore
  let bookings: PostgresStore
  let seatings: [Seating]
  let pause: Duration
  let tally: CrowdTally
  let actor: Actor

  func work() async {
    // They did not all come at the same moment.
    try? await Task.sleep(for: pause * Double.random(in: 0..<2))
    while !Task.isCancelled { await serve() }
  }

  /// One customer. What a server refuses is somebody else's seat by now: the next one chooses others.
  private func serve() async {
    guard let seating = seatings.randomElement() else { return }
    let showtime = seating.showtime.id
    let count = Int.random(in: 1...4)
    let first = Int.random(in: 0...max(0, seating.seats.count - count))
    let seats = Array(seating.seats[first..<min(first + count, seating.seats.count)])
    let ids = seats.map(\.id)
    var generator = SystemRandomNumberGenerator()
    let token = HoldToken.random(using: &generator)
    do {
      guard case .held = try await holds.hold(ids, in: showtime, token: token, deadline: 480) else {
        try? await Task.sleep(for: pause)
        return
      }
      tally.holds.wrappingAdd(1, ordering: .relaxed)
      try? await Task.sleep(for: pause)
      // A third buys, until a third of the hall is sold: what is measured still needs seats to walk over.
      if Int.random(in: 0..<3) == 0, try await sell(seats, of: seating) {
        tally.sales.wrappingAdd(1, ordering: .relaxed)
        try await holds.announceSale(in: showtime)
      }
      try await holds.release(ids, in: showtime, token: token)
    } catch {
      // Whoever goes home leaves what they were at.
      if !Task.isCancelled { tally.errors.wrappingAdd(1, ordering: .relaxed) }
    }
    try? await Task.sleep(for: pause)
  }

  private func sell(_ seats: [Seat], of seating: Seating) async throws -> Bool {
    // Where a third is sold, seats are claimed, and given back instead of paid.
    let occupancy = try await bookings.occupancy(of: seating.showtime.id, since: nil)
    let isAlmostFull = occupancy.map { $0.availableSeats < seating.showtime.totalSeats * 2 / 3 } ?? true
    var generator = SystemRandomNumberGenerator()
    let order = try Order(seats, in: seating, by: .cash, lifetime: 300, using: &generator)
    let claim = order.claim
    if isAlmostFull {
      guard case .claimed = try await bookings.claim(claim, by: actor) else { return false }
      _ = try await bookings.abandon(
        claim.booking, reference: claim.reference, because: .abandoned, by: actor)
      return false
    }
    let drawer = CashDrawer(tendered: claim.finalAmount)
    let outcome = await Checkout(store: bookings, driver: drawer, by: actor).sell(order) { _ in }
    if case .booked = outcome { return true }
    return false
  }
}
