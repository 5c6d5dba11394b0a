internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import ProvingGround

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
  func take(
    _ seats: [Seat.ID], watching: Database, hasFirst: @Sendable () -> Void
  ) async throws {
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
      let isMet = await eventually(within: .seconds(3)) {
        let waiting = try? await watching.rows(
          Statement(unprepared: "SELECT FROM pg_stat_activity WHERE \(pid) = ANY (pg_blocking_pids(pid))"))
        return waiting?.isEmpty == false
      }
      if !isMet { break }
    }
    try await ask("ROLLBACK")
  }

  @discardableResult
  private func ask(_ sql: String, _ values: [any PostgresEncodable] = []) async throws -> Rows {
    try await database.rows(Statement(unprepared: sql), values)
  }
}

extension Scene {
  /// A kiosk sells seats that an outsider takes meanwhile.
  func meetOutsider(
    taking beginning: Outsider.Beginning, using generator: inout SeededGenerator
  ) async throws {
    let seats = 4
    let kiosk = try Kiosk(
      number: 0, of: blueprint, rules: HouseRules(), terminals: CardTerminals(ledger: blueprint.ledger),
      log: log)
    guard let hall = await contestedHall(with: seats, at: kiosk.store) else {
      throw LabError("All seats that an outsider could take are sold, or the database does not tell.")
    }
    let wanted = Array(hall.seating.seats.map(\.id).filter { !hall.sold.contains($0) }.sorted().prefix(seats))
    let order = Order(
      hall.bookingSeats(wanted), in: hall, by: kiosk.terminals.counter, for: kiosk.history.client,
      using: &generator)
    let outsider = Outsider(
      database: Database(try postgres.conninfo(), limits: ClientPlan.limits),
      showtime: hall.seating.showtime.id, booking: .made(by: &generator),
      reference: BookingReference(date: CalendarDate(daysSinceEpoch: 20_000), random: generator.next()))
    let taken = beginning == .first ? wanted : wanted.reversed()
    let admin = admin
    try await withThrowingDiscardingTaskGroup { group in
      let (opening, open) = AsyncStream<Never>.makeStream()
      group.addTask {
        for await _ in opening {}
        _ = await kiosk.sell(order, by: .card(.approve), at: kiosk.store, as: kiosk.history)
      }
      group.addTask {
        defer { open.finish() }
        try await outsider.take(taken, watching: admin) { open.finish() }
      }
    }
    await outsider.database.close()
  }

  private func contestedHall(with seats: Int, at store: any BookingStore) async -> SalesHall? {
    for showtime in contested {
      if let seating = try? await store.seating(of: showtime),
        seating.seats.count - seating.sold.count >= seats
      {
        return SalesHall(seating)
      }
    }
    return nil
  }
}
