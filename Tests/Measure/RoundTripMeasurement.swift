internal import BoxOffice
internal import PostgresStore
internal import RedisHolds
internal import TestTerminals

/// How often the servers are waited for until what a person asked for is on the screen. What kiosks ask every few
/// seconds goes on meanwhile, so the smallest of a few samples counts.
enum RoundTripMeasurement {
  static func all(on bench: Bench, samples: Int) async throws -> [Figure] {
    let postgres = try Relay(at: "\(bench.directory)/.s.PGSQL.5432", to: "\(bench.postgres)/.s.PGSQL.5432")
    let redis = try Relay(at: "\(bench.directory)/redis.sock", to: bench.redis)
    defer {
      postgres.end()
      redis.end()
    }
    var counter = RoundTripCounter(postgres: postgres, redis: redis)
    let kiosk = try bench.openKiosk(postgres: bench.directory, redis: redis.path)
    try await kiosk.findShowing(bench.showing)
    for sample in 1...samples {
      try await counter.count("opening a seat map", at: kiosk) { try await kiosk.openSeatMap() }
      kiosk.type("B\(sample)")
      try await kiosk.wait(for: "a seat that nobody has") { $0.seatLine.hasPrefix(" B\(sample) ") }
      try await counter.count("choosing a seat", at: kiosk) {
        kiosk.press(.character(" "))
        try await kiosk.wait(for: "the seat") { $0.seatLine.contains("yours") }
      }
      kiosk.press(.control("p"))
      try await kiosk.wait(for: "Your details")
      kiosk.press(.enter)
      try await kiosk.wait(for: "To pay")
      try await counter.count("claim and confirm, paid in cash", at: kiosk) {
        kiosk.press(.enter)
        try await kiosk.wait(for: "Booked.")
      }
      kiosk.press(.enter)
      try await kiosk.wait(for: "type to filter")
      kiosk.type(bench.showing.title)
      kiosk.press(.enter)
      kiosk.type("\(bench.showing.date.long) 06:00")
      try await kiosk.wait(for: "the showing") { $0.isShowingListed }
    }
    try await kiosk.quit()
    let four = try await holdOfFour(on: bench, through: redis, samples: samples)
    return [
      counter.figure("opening a seat map", postgres: 1, redis: 1),
      counter.figure("choosing a seat", postgres: 0, redis: 1),
      RoundTripCounter.figure("hold of four seats", found: (0, four), budget: (0, 1)),
      counter.figure("claim and confirm, paid in cash", postgres: 2, redis: 0),
    ]
  }

  /// A hold of four seats at once, as the store offers it.
  private static func holdOfFour(on bench: Bench, through redis: Relay, samples: Int) async throws -> Int {
    let store = RedisHoldStore(try RedisAddress(redis.path), terms: HoldTerms())
    let token = HoldToken(high: 1, low: 1)
    let seats = Array(bench.showing.seats.suffix(4))
    var least = Int.max
    // The first one makes the connection and loads the script.
    for _ in 0...samples {
      let before = redis.roundTrips.count
      _ = try await store.hold(seats, in: bench.showing.id, token: token, deadline: 60)
      least = min(least, redis.roundTrips.count - before)
      try await store.release(seats, in: bench.showing.id, token: token)
    }
    return least
  }
}

/// Round trips by what they were for.
struct RoundTripCounter {
  private let postgres: Relay
  private let redis: Relay
  private var least: [String: (postgres: Int, redis: Int)] = [:]

  init(postgres: Relay, redis: Relay) {
    (self.postgres, self.redis) = (postgres, redis)
  }

  /// Counts from the last key of `work` until what it leads to has been drawn.
  mutating func count(_ what: String, at kiosk: TerminalProgram, _ work: () async throws -> Void) async throws
  {
    try await work()
    let time = kiosk.lastKey...kiosk.lastOutput
    func trips(_ relay: Relay) -> Int { relay.roundTrips.count { time.contains($0) } }
    let known = least[what] ?? (.max, .max)
    least[what] = (min(known.postgres, trips(postgres)), min(known.redis, trips(redis)))
  }

  func figure(_ what: String, postgres: Int, redis: Int) -> Figure {
    Self.figure(what, found: least[what] ?? (0, 0), budget: (postgres, redis))
  }

  static func figure(_ what: String, found: (Int, Int), budget: (Int, Int)) -> Figure {
    func words(_ trips: (Int, Int)) -> String { "\(trips.0) PostgreSQL, \(trips.1) Redis" }
    return Figure(
      "round trips: \(what)", measured: words(found), budget: words(budget),
      isWithinBudget: found.0 <= budget.0 && found.1 <= budget.1)
  }
}
