internal import BoxOffice
internal import PostgresStore
internal import RedisHolds
internal import TestTerminals

/// How often the servers are waited for. What kiosks ask every few seconds goes on meanwhile, so the smallest of a few
/// samples counts.
enum RoundTripMeasurement {
  static func all(on bench: Bench, samples: Int) async throws -> [Figure] {
    let postgres = try Relay(at: "\(bench.directory)/.s.PGSQL.5432", to: "\(bench.postgres)/.s.PGSQL.5432")
    let redis = try Relay(at: "\(bench.directory)/redis.sock", to: bench.redis)
    defer {
      postgres.end()
      redis.end()
    }
    var counter = Counter(postgres: postgres, redis: redis)
    let kiosk = try bench.openKiosk(postgres: bench.directory, redis: redis.path)
    try await kiosk.findShowing(bench.showing)
    for _ in 0..<samples {
      try await counter.count("opening a seat map") { try await kiosk.openSeatMap() }
      kiosk.press(.character("B"), .character("7"))
      try await kiosk.wait(for: "a free seat") { $0.seatLine.contains("free") }
      try await counter.count("choosing a seat") {
        kiosk.press(.character(" "))
        try await kiosk.wait(for: "the seat") { $0.seatLine.contains("yours") }
      }
      kiosk.press(.control("p"))
      try await kiosk.wait(for: "Your details")
      kiosk.press(.enter)
      try await kiosk.wait(for: "To pay")
      try await counter.count("claim and confirm, paid in cash") {
        kiosk.press(.enter)
        try await kiosk.wait(for: "Booked.")
      }
      kiosk.press(.enter)
      try await kiosk.wait(for: "type to filter")
      kiosk.type(bench.showing.title)
      kiosk.press(.enter)
      kiosk.type("\(bench.showing.date.long) 06:00")
      try await kiosk.wait(for: "the showing") { $0.shows("06:00  ") }
    }
    try await kiosk.quit()
    try await countFour(&counter, bench, redis: redis.path, samples: samples)
    return [
      counter.figure("opening a seat map", postgres: 1, redis: 1),
      counter.figure("choosing a seat", postgres: 0, redis: 1),
      counter.figure("hold of four seats", postgres: 0, redis: 1),
      counter.figure("claim and confirm, paid in cash", postgres: 2, redis: 0),
    ]
  }

  /// A hold of four seats at once, as the store offers it.
  private static func countFour(_ counter: inout Counter, _ bench: Bench, redis: String, samples: Int)
    async throws
  {
    let store = RedisHoldStore(try RedisAddress(redis), terms: HoldTerms())
    let token = HoldToken(high: 1, low: 1)
    let seats = Array(bench.showing.seats.suffix(4))
    // The connection is made, and the script loaded, before it is counted.
    for _ in 0...samples {
      try await counter.count("hold of four seats") {
        _ = try await store.hold(seats, in: bench.showing.id, token: token, deadline: 60)
      }
      try await store.release(seats, in: bench.showing.id, token: token)
    }
  }
}

/// Round trips by what they were for.
struct Counter {
  let postgres: Relay
  let redis: Relay
  private var least: [String: (postgres: Int, redis: Int)] = [:]

  init(postgres: Relay, redis: Relay) {
    (self.postgres, self.redis) = (postgres, redis)
  }

  mutating func count(_ what: String, _ work: () async throws -> Void) async throws {
    let before = (postgres.roundTrips, redis.roundTrips)
    try await work()
    let now = (postgres.roundTrips - before.0, redis.roundTrips - before.1)
    let known = least[what] ?? (.max, .max)
    least[what] = (min(known.0, now.0), min(known.1, now.1))
  }

  func figure(_ what: String, postgres: Int, redis: Int) -> Figure {
    let found = least[what] ?? (0, 0)
    func words(_ postgres: Int, _ redis: Int) -> String {
      "\(postgres) PostgreSQL, \(redis) Redis"
    }
    var figure = Figure("round trips: \(what)", 0, atMost: nil) { _ in words(found.postgres, found.redis) }
    figure.budget = words(postgres, redis)
    figure.isWithinBudget = found.postgres <= postgres && found.redis <= redis
    return figure
  }
}
