internal import BoxOffice
internal import FoundationEssentials
internal import KioskRuntime
internal import KioskUI
internal import Twins
internal import PostgresStore
internal import FaultInjection
internal import Synchronization

/// Somebody who is no kiosk, and takes seats one by one in a transaction of their own: slowly enough that a kiosk's
/// claim gets in between.
struct Outsider: Sendable {
  /// Which of the claim's seats is taken first, when nobody else has any. The others follow once the claim waits for it.
  enum Beginning: Sendable {
    /// The order in which claims take them: nobody may wait in a circle.
    case first
    /// The opposite order: the database has to end the claim, and the kiosk to send it again.
    case last
  }

  let database: Database
  let showtime: Showtime.ID
  let booking: Booking.ID
  let reference: BookingReference

  /// Takes seats in this order, all but the first as soon as somebody waits for that one, and none in the end.
  /// - Returns: whether somebody has waited.
  func take(
    _ seats: [Seat.ID], watching: Database, hasFirst: @Sendable () -> Void
  ) async throws -> Bool {
    var isMet = false
    let pid = try await ask("SELECT pg_backend_pid() AS pid").first?.value("pid", as: Int.self) ?? 0
    try await ask("BEGIN")
    // Whoever else is in a circle looks for it first.
    try await ask("SET LOCAL deadlock_timeout = '20s'")
    try await ask(
      """
      INSERT INTO bookings (id, booking_reference, showtime_id, num_tickets, total_amount, final_amount, expires_at)
      VALUES ($1, $2, $3, 2, 0, 0, now() + INTERVAL '1 minute')
      """, [booking, reference, showtime])
    for (index, seat) in seats.enumerated() {
      try await ask(
        "INSERT INTO booking_seats (booking_id, showtime_id, seat_id, price) VALUES ($1, $2, $3, 0)",
        [booking, showtime, seat])
      guard index == 0 else { continue }
      hasFirst()
      isMet = await eventually(within: .seconds(3)) {
        let waiting = try? await watching.rows(
          Statement(unprepared: "SELECT FROM pg_stat_activity WHERE \(pid) = ANY (pg_blocking_pids(pid))"))
        return waiting?.isEmpty == false
      }
      if !isMet { break }
    }
    try await ask("ROLLBACK")
    return isMet
  }

  @discardableResult
  private func ask(_ sql: String, _ values: [any PostgresEncodable] = []) async throws -> Rows {
    try await database.rows(Statement(unprepared: sql), Bindings(values))
  }
}

extension Scene {
  /// A kiosk sells seats that an outsider takes meanwhile; once more when the two have missed each other.
  /// - Parameter seats: gets those that the outsider took.
  /// - Returns: how often they met: in the opposite order, how often the kiosk's claim was ended to break the deadlock and
  ///   then went through.
  func meetOutsider(
    taking beginning: Outsider.Beginning, noting seats: inout [Seat.ID],
    using generator: inout SeededGenerator
  ) async throws -> Int {
    let witness = Witness(log)
    let kiosk = try Kiosk(
      number: 0, of: blueprint, rules: HouseRules(), terminals: CardTerminals(ledger: blueprint.ledger),
      log: witness)
    for triesLeft in (0..<Self.meetings).reversed() {
      let hall = try await contestedHall(at: kiosk.services.catalogue)
      let free = hall.seats.filter { !hall.sold.contains($0.id) }.sorted { $0.id < $1.id }
      let wanted = Array(free.prefix(Self.seatsOfMeeting))
      seats += wanted.map(\.id)
      do {
        let isMet = try await meet(
          for: wanted, in: hall, beginning, by: kiosk, using: &generator)
        if beginning == .first ? isMet : witness.deadlockRetries > 0 { return 1 }
      } catch let error as PostgresError {
        // The outsider was in somebody's way, or somebody in its.
        if triesLeft == 0 { throw error }
      }
    }
    return 0
  }

  /// How often an outsider and a kiosk try to meet.
  static let meetings = 4
  static let seatsOfMeeting = 4

  private func meet(
    for wanted: [Seat], in hall: Seating, _ beginning: Outsider.Beginning, by kiosk: Kiosk,
    using generator: inout SeededGenerator
  ) async throws -> Bool {
    let order = try Order(
      wanted, in: hall, by: .card, lifetime: ClientPlan.claimLifetime, using: &generator)
    let outsider = Outsider(
      database: Database(try postgres.conninfo(), limits: ClientPlan.limits),
      showtime: hall.showtime.id, booking: .made(by: &generator),
      reference: BookingReference(date: CalendarDate(daysSinceEpoch: 20_000), random: generator.next()))
    let taken = (beginning == .first ? wanted : wanted.reversed()).map(\.id)
    let (opening, open) = AsyncStream<Never>.makeStream()
    async let sale: Void = {
      for await _ in opening {}
      let kiosk = kiosk.open()
      await kiosk.begin(order, by: .card)
      await kiosk.end(order.claim.payment, by: .card)
      await kiosk.close()
    }()
    let meeting: Result<Bool, any Error>
    do {
      meeting = .success(try await outsider.take(taken, watching: admin) { open.finish() })
    } catch {
      meeting = .failure(error)
    }
    open.finish()
    await outsider.database.close()
    await sale
    return try meeting.get()
  }

  private func contestedHall(at store: any CatalogueStore) async throws -> Seating {
    var hall: Seating?
    _ = await eventually(within: .seconds(30)) {
      for showtime in contested where hall == nil {
        if let seating = try? await store.seating(of: showtime),
          seating.seats.count - seating.sold.count >= Self.seatsOfMeeting
        {
          hall = seating
        }
      }
      return hall != nil
    }
    guard let hall else {
      throw LabError("All seats that an outsider could take are sold, or the database does not tell.")
    }
    return hall
  }
}

/// A log that remembers what it was told.
private final class Witness: HistoryLog {
  private let log: any HistoryLog
  private let events = Mutex<[HistoryEvent]>([])

  init(_ log: any HistoryLog) {
    self.log = log
  }

  func write(_ event: HistoryEvent) {
    log.write(event)
    events.withLock { $0.append(event) }
  }

  func now() -> Int { log.now() }

  /// Claims that were ended to break a deadlock and then went through.
  var deadlockRetries: Int {
    RarePlaces(in: History(events.withLock { $0 }), moments: [:]).deadlockRetries
  }
}
