internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds

/// Many kiosks that all want one seat at the same moment, round after round.
///
/// Each round they want it twice: held, in Redis, and then, with no hold, claimed in PostgreSQL. Both times exactly one of
/// them gets it, and all others are told that it is taken.
struct HotSeat: Sendable {
  /// How a round's winner gives the seat up again.
  enum Afterwards: Sendable {
    /// Gives it back.
    case cancelled
    /// Lets the claim's time run out, so that the next round's rivals have to end it before one of them gets the seat.
    case expired
    /// Keeps it for good: from then on the same seat of the next showtime is wanted.
    case confirmed
  }

  let conninfo: Conninfo
  let redis: RedisAddress
  let rounds: Int
  private let kiosks: [Rival]
  private let world: SalesWorld
  private let plan: [Afterwards]
  private let database: Database

  /// - Parameters:
  ///   - conninfo: an empty database on a server that lets in as many as there are kiosks, and two more.
  ///   - clients: how many kiosks; 2 or more.
  init(conninfo: Conninfo, redis: RedisAddress, clients: Int, rounds: Int, seed: UInt64) {
    (self.conninfo, self.redis, self.rounds) = (conninfo, redis, rounds)
    var generator = SeededGenerator(seed: seed)
    plan = (0..<rounds).map { _ in
      // Half of the rounds are cancelled.
      generator.happens(50) ? .cancelled : generator.happens(80) ? .expired : .confirmed
    }
    let confirmed = plan.count { $0 == .confirmed }
    // More than the one seat, so that it is never the seat count that keeps a second buyer out.
    world = SalesWorld(showtimes: confirmed + 1, rows: 1, seatsInRow: 4, at: Date(), using: &generator)
    kiosks = (0..<clients).map {
      Rival(number: $0, conninfo: conninfo, redis: redis, seed: generator.next())
    }
    database = Database(conninfo, limits: Self.limits)
  }

  /// Hundreds wait for two processors: nothing is late that comes at all.
  static let limits = Limits(
    connect: .seconds(60), reply: .seconds(120), statement: .seconds(60), lock: .seconds(60),
    idleInTransaction: .seconds(60))

  /// Migrates the database and puts the showtimes on.
  func prepare() async throws {
    _ = try await Migrator(Database(conninfo, limits: .maintenance)).migrate()
    try await world.store(in: database)
  }

  /// - Parameter progress: told after each round how many are over.
  func run(progress: (Int) -> Void = { _ in }) async throws -> HotSeatFigures {
    var figures = HotSeatFigures(clients: kiosks.count, rounds: rounds)
    var showtimes = world.seatings[...]
    // Connections are opened beforehand, so that the first round is as tight as the others.
    _ = try await each { try await $0.connect() }
    for (round, afterwards) in plan.enumerated() {
      guard let seating = showtimes.first, let seat = seating.seats.first else { break }
      try await hold(seat, in: seating, round: round, &figures)
      try await claim(seat, in: seating, round: round, then: afterwards, &figures)
      if afterwards == .confirmed { showtimes = showtimes.dropFirst() }
      progress(round + 1)
    }
    figures.checkWinners()
    figures.violations += try await counts()
    return figures
  }

  private func hold(_ seat: Seat, in seating: Seating, round: Int, _ figures: inout HotSeatFigures)
    async throws
  {
    let started = ContinuousClock.now
    let answers = try await each { await $0.hold(seat.id, in: seating.showtime.id) }
    figures.holds.add(answers.map(\.answer), in: ContinuousClock.now - started)
    figures.check("round \(round + 1), hold", answers)
    let winners = answers.filter { $0.answer == .won }.map(\.rival)
    if let winner = winners.first {
      let seen = try await winner.heldSeats(in: seating.showtime.id)
      if seen != [seat.id] {
        figures.violations.append("round \(round + 1), hold: Redis has \(seen.count) seats held")
      }
    }
    for winner in winners { try await winner.release(seat.id, in: seating.showtime.id) }
  }

  private func claim(
    _ seat: Seat, in seating: Seating, round: Int, then afterwards: Afterwards,
    _ figures: inout HotSeatFigures
  ) async throws {
    let started = ContinuousClock.now
    let answers = try await each { await $0.claim(seat, in: seating) }
    figures.claims.add(answers.map(\.answer), in: ContinuousClock.now - started)
    figures.check("round \(round + 1), claim", answers)
    let winners = answers.compactMap { $0.answer == .won ? $0.claim : nil }
    let owners = try await owners(of: seat, in: seating.showtime)
    if Set(owners) != Set(winners.map(\.booking)) {
      figures.violations.append("round \(round + 1), claim: another has the seat than was told so")
    }
    for winner in answers where winner.answer == .won {
      guard let claim = winner.claim else { continue }
      switch afterwards {
      case .cancelled:
        try await winner.rival.cancel(claim)
        figures.cancelled += 1
      case .expired:
        _ = try await database.commit([
          Step(
            Statement(
              unprepared: "UPDATE bookings SET expires_at = now() - INTERVAL '1 second' WHERE id = $1"),
            [claim.booking])
        ])
        figures.expired += 1
      case .confirmed:
        try await winner.rival.confirm(claim)
        figures.confirmed += 1
      }
    }
  }

  /// Lets all kiosks do something at the same moment.
  private func each<Answer: Sendable>(_ act: @escaping @Sendable (Rival) async throws -> Answer) async throws
    -> [Answer]
  {
    try await withThrowingTaskGroup(of: Answer.self) { group in
      for kiosk in kiosks { group.addTask { try await act(kiosk) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// Whose booking the seat is in, as the database has it.
  private func owners(of seat: Seat, in showtime: Showtime) async throws -> [Booking.ID] {
    try await database.rows(
      Statement(unprepared: "SELECT booking_id FROM booking_seats WHERE showtime_id = $1 AND seat_id = $2"),
      [showtime.id, seat.id]
    ).map { (row) throws(PostgresError) in try row.value("booking_id") }
  }

  /// What does not add up at the end.
  private func counts() async throws -> [String] {
    try await database.rows(
      Statement(
        unprepared: """
          SELECT 'showtime ' || s.id || ': ' || s.available_seats || ' of ' || s.total_seats || ' seats are said to be '
            || 'free, and ' || count(b.id) || ' are sold' AS what
          FROM showtimes s LEFT JOIN booking_seats b ON b.showtime_id = s.id
          GROUP BY s.id HAVING s.available_seats <> s.total_seats - count(b.id)
          """)
    ).map { (row) throws(PostgresError) in try row.value("what") }
  }
}
