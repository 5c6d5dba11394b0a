import BoxOffice
import FoundationEssentials
import PostgresStore
import FaultInjection
import Testing

@Suite("A store whose PostgreSQL", .timeLimit(.minutes(3)))
struct ServerTroubleTests {
  private static func hall(rows: Int, on postgres: PostgresUnderTest) async throws -> Seating {
    let database = Database(try postgres.conninfo(), limits: .maintenance)
    _ = try await Migrator(database).migrate()
    var generator = SeededGenerator(seed: 7)
    let world = SalesWorld(showtimes: 1, rows: rows, seatsInRow: 20, at: Date(), using: &generator)
    try await world.store(in: database)
    await database.close()
    return try #require(world.seatings.first)
  }

  private static func claim(_ place: Int, in seating: Seating) -> Claim {
    let seat = seating.seats[place]
    let reference = BookingReference(
      date: seating.showtime.showDate, random: .random(in: .min ... .max))
    let price = Money(minorUnits: 1_250)
    let booked = BookingSeat(
      seat: seat.id, label: seat.label, price: price,
      breakdown: [PriceStep(rule: "Standard", minorUnits: price.minorUnits)])
    return Claim(
      booking: Booking.ID(UUID()), reference: reference,
      quote: Quote(showtime: seating.showtime.id, seats: [booked], version: seating.pricingVersion),
      payment: PaymentAttempt(
        id: Payment.ID(UUID()), reference: PaymentReference(booking: reference, attempt: 1),
        gateway: "SIMULATOR", method: .card, amount: price, currency: .usd),
      lifetime: 600)
  }

  private static func isClaimed(_ claim: Claim, by store: PostgresStore) async throws -> Bool {
    if case .claimed = try await store.claim(claim, by: Actor(terminal: "test")) { true } else { false }
  }

  @Test("was killed and restarted prepares its statements anew, and sells on")
  func restart() async throws {
    let room = try await ServerRoom()
    let postgres = try await PostgresUnderTest(in: room)
    let seating = try await Self.hall(rows: 1, on: postgres)
    let store = PostgresStore(Database(try postgres.conninfo(), limits: .patient))
    let first = Self.claim(0, in: seating)
    #expect(try await Self.isClaimed(first, by: store))
    await postgres.kill()
    // The server's processes outlive it for a moment, so that this may even happen; if not, somebody has to ask again.
    let second = Self.claim(1, in: seating)
    do {
      _ = try await store.claim(second, by: Actor(terminal: "test"))
    } catch StoreError.refused(let message) {
      Issue.record("\(message)")
    } catch {}
    try await postgres.start()
    #expect(try await Self.isClaimed(second, by: store))
    #expect(try await Self.isClaimed(Self.claim(2, in: seating), by: store))
    #expect(try await store.booking(first.booking)?.booking.status == .pending)
    await postgres.stop()
  }

  /// The only connection that there is: one that its client has closed takes up a place until the server has noticed.
  private static func onlyConnection(to postgres: PostgresUnderTest) async throws -> Database {
    let database = Database(try postgres.conninfo(), limits: .patient)
    let others = Statement(
      unprepared: """
        SELECT count(*) AS n FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
        """)
    let isAlone = try await eventually(within: .seconds(30)) {
      try await database.rows(others).first?.value("n") == 0
    }
    try #require(isAlone)
    return database
  }

  @Test("has no connection left says so, and lets it in when there is one again")
  func tooManyConnections() async throws {
    let room = try await ServerRoom()
    let postgres = try await PostgresUnderTest(in: room, settings: ["max_connections": "8"])
    let seating = try await Self.hall(rows: 1, on: postgres)
    var others = [try await Self.onlyConnection(to: postgres)]
    let question = Statement(unprepared: "SELECT 1")
    for _ in 0..<20 {
      let other = Database(try postgres.conninfo(), limits: .patient)
      do { _ = try await other.rows(question) } catch { break }
      others.append(other)
    }
    #expect(others.count > 1 && others.count < 20)
    let store = PostgresStore(Database(try postgres.conninfo(), limits: .patient))
    let claim = Self.claim(0, in: seating)
    await #expect {
      _ = try await store.claim(claim, by: Actor(terminal: "test"))
    } throws: { error in
      guard case StoreError.unavailable(let message) = error else { return false }
      return message.contains("too many clients") && !message.contains("\n")
    }
    for other in others { await other.close() }
    let isLetIn = try await eventually(within: .seconds(30)) {
      do { return try await Self.isClaimed(claim, by: store) } catch StoreError.unavailable { return false }
    }
    #expect(isLetIn)
    await postgres.stop()
  }

  @Test("has a full disk says so, loses nothing that was acknowledged, and sells on when there is room")
  func fullDisk() async throws {
    let room = try await ServerRoom()
    let faults = try await PreloadedFaults(in: room)
    let postgres = try await PostgresUnderTest(in: room, faults: faults)
    let seating = try await Self.hall(rows: 30, on: postgres)
    let store = PostgresStore(Database(try postgres.conninfo(), limits: .patient))
    faults.isDiskFull = true
    var claimed: [Claim] = []
    var refusal: (claim: Claim, error: StoreError)?
    for place in seating.seats.indices where refusal == nil {
      let claim = Self.claim(place, in: seating)
      do throws(StoreError) {
        _ = try await store.claim(claim, by: Actor(terminal: "test"))
        claimed.append(claim)
      } catch {
        refusal = (claim, error)
      }
    }
    let refused = try #require(refusal, "the tables never grew")
    guard case .refused(let message) = refused.error else {
      Issue.record("\(refused.error)")
      return
    }
    #expect(message.hasPrefix("The database's disk is full, so nothing can be sold: "))
    // What is sold can still be seen.
    #expect(try await store.seating(of: seating.showtime.id)?.sold.count == claimed.count)
    faults.isDiskFull = false
    #expect(try await Self.isClaimed(refused.claim, by: store))
    #expect(try await store.seating(of: seating.showtime.id)?.sold.count == claimed.count + 1)
    await postgres.stop()
  }
}
