internal import BoxOffice
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage
internal import TestTerminals
internal import Words

/// How often a person, or the program, waits for a server: the answers of one server are delayed, and what then takes
/// how many delays longer has waited so often. What goes on at the same time, or afterwards, does not count.
enum RoundTripFigures {
  static func all(on bench: Bench, samples: Int) async throws -> [Figure] {
    let socket = "\(bench.directory)/redis.sock"
    let postgres = try FaultProxy(
      .postgres, to: bench.postgresServer.socket, at: FilePath("\(bench.directory)/.s.PGSQL.5432"))
    let redis = try FaultProxy(.redis, to: bench.redisServer.socket, at: FilePath(socket))
    defer {
      postgres.stop()
      redis.stop()
    }
    var times = RoundTripTimes()
    let kiosk = try bench.openKiosk(postgres: bench.directory, redis: socket)
    try await kiosk.findShowing(bench.showing)
    let store = RedisHoldStore(try RedisAddress(socket), terms: HoldTerms())
    // The first of each makes connections and prepares what is sent over them.
    for sample in 0...samples {
      for delayed in RoundTripTimes.Delayed.allCases where sample > 0 || delayed == .nothing {
        // As much each way as makes the answer come so late.
        let fault = LineFault.latency(RoundTripTimes.delay / 2)
        if delayed == .postgres { postgres.impose(fault) }
        if delayed == .redis { redis.impose(fault) }
        // At an aisle, so that no single seat is left over.
        let row = UnicodeScalar(UInt8(ascii: "C") + UInt8(3 * sample + delayed.rawValue))
        let seat = "\(row)11"
        let sale = try await sell(seat, at: kiosk)
        let hold = try await holdOfFour(on: bench, by: store)
        if sample > 0 {
          for (what, time) in sale { times.note(time, of: what, delayed) }
          times.note(hold, of: "hold of four seats", delayed)
        }
        for proxy in [postgres, redis] { try proxy.lift(.latency) }
        try await next(bench.showing, at: kiosk)
      }
    }
    try await kiosk.quit()
    return [
      try times.figure("opening a seat map", .postgres, atMost: 1),
      try times.figure("opening a seat map", .redis, atMost: 1),
      try times.figure("choosing a seat", .postgres, atMost: 0),
      try times.figure("choosing a seat", .redis, atMost: 1),
      try times.figure("hold of four seats", .redis, atMost: 1),
      try times.figure("claim and confirm, paid in cash", .postgres, atMost: 2),
      try times.figure("claim and confirm, paid in cash", .redis, atMost: 0),
    ]
  }

  /// A sale from the list of showtimes to the ticket, with the time from each key to what it leads to.
  private static func sell(_ seat: String, at kiosk: TerminalProgram) async throws -> [String: Duration] {
    var times: [String: Duration] = [:]
    func time(_ what: String) { times[what] = kiosk.lastOutput - kiosk.lastKey }
    try await kiosk.openSeatMap()
    time("opening a seat map")
    try await kiosk.goTo(seat)
    try await settle()
    kiosk.press(.character(" "))
    try await kiosk.wait(for: "the seat") { $0.seatLine.contains("yours") }
    time("choosing a seat")
    kiosk.press(.control("p"))
    try await kiosk.wait(for: "Your details")
    kiosk.press(.enter)
    try await kiosk.wait(for: "To pay")
    try await settle()
    kiosk.press(.enter)
    try await kiosk.wait(for: "Booked.")
    time("claim and confirm, paid in cash")
    return times
  }

  /// Lets what goes on behind the screen, such as a subscription, come to its end, as it does while a person thinks.
  private static func settle() async throws {
    try await Task.sleep(for: RoundTripTimes.delay * 4)
  }

  /// From the ticket back to the list of showtimes.
  private static func next(_ showing: Bench.Showing, at kiosk: TerminalProgram) async throws {
    kiosk.press(.enter)
    try await kiosk.wait(for: "type to filter")
    kiosk.type(showing.title)
    kiosk.press(.enter)
    kiosk.type("\(Words.english.date(showing.date, .long)) 06:00")
    try await kiosk.wait(for: "the showing") { $0.isShowingListed }
  }

  /// A hold of four seats at once, as the store offers it.
  private static func holdOfFour(on bench: Bench, by store: RedisHoldStore) async throws -> Duration {
    let token = HoldToken(high: 1, low: 1)
    let seats = Array(bench.showing.seats.suffix(4))
    let start = ContinuousClock.now
    _ = try await store.hold(seats, in: bench.showing.id, token: token, deadline: 60)
    let time = ContinuousClock.now - start
    try await store.release(seats, in: bench.showing.id, token: token)
    return time
  }
}

/// How long things took with and without a delay.
struct RoundTripTimes {
  enum Delayed: Int, CaseIterable {
    case nothing, postgres, redis
  }

  /// Long beside everything else that happens meanwhile.
  static let delay = Duration.milliseconds(100)

  private var least: [String: [Delayed: Duration]] = [:]

  /// What kiosks ask every few seconds may come before, so the shortest time counts.
  mutating func note(_ time: Duration, of what: String, _ delayed: Delayed) {
    let known = least[what]?[delayed] ?? time
    least[what, default: [:]][delayed] = min(known, time)
  }

  func figure(_ what: String, _ delayed: Delayed, atMost limit: Double) throws -> Figure {
    guard let times = least[what], let usual = times[.nothing], let longer = times[delayed] else {
      throw BenchError("“\(what)” was not timed.")
    }
    let trips = ((longer - usual) / Self.delay).rounded()
    return try Figure("\(what): waits for \(delayed.server)", [trips], .roundTrips, aim: .atMost(limit))
  }
}

extension RoundTripTimes.Delayed {
  fileprivate var server: String {
    switch self {
    case .nothing: "nothing"
    case .postgres: "PostgreSQL"
    case .redis: "Redis"
    }
  }
}
