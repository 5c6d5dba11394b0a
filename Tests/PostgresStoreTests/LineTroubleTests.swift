import BoxOffice
import PostgresStore
import FaultInjection
import TestSupport
import Testing

@Suite("When the line to PostgreSQL is in trouble", .timeLimit(.minutes(3)))
struct LineTroubleTests {
  @Test(
    "a claim and its confirmation end in time and rightly, and are carried out once",
    arguments: LineTrouble.all)
  func sale(trouble: LineTrouble) async throws {
    try await TestHall.with { hall in
      try await hall.withProxy(limits: Self.limits(in: trouble)) { proxy, store in
        let lengths = try await Self.lengths(of: hall, proxy, store)
        let claim = hall.claim([2])
        let claiming = try await trouble.during(
          proxy, request: lengths.claim.request, reply: lengths.claim.reply
        ) { try await store.claim(claim) }
        #expect(claiming == trouble.ending)
        // The same question again, as somebody asks who does not know.
        #expect(try await Self.isClaimed(claim, by: store))
        #expect(try await hall.count("bookings", of: claim) == 1)
        #expect(try await hall.count("booking_seats", of: claim) == 1)

        let confirmation = hall.confirmation(of: claim)
        let confirming = try await trouble.during(
          proxy, request: lengths.confirmation.request, reply: lengths.confirmation.reply
        ) { try await store.confirm(confirmation) }
        #expect(confirming == trouble.ending)
        #expect(try await store.confirm(confirmation) == .confirmed)
        #expect(try await hall.count("payments", of: claim) == 1)
        // The broken connections are gone, on both sides of the line.
        #expect(await eventually(within: .seconds(20)) { proxy.figures.open == 1 })
      }
      #expect(try await hall.availableSeats() == 3)
      #expect(try await hall.violations() == [])
    }
  }

  @Test(
    "what only reads is asked again", arguments: LineTrouble.all.filter { !$0.isSilent && $0 != .refused })
  func reading(trouble: LineTrouble) async throws {
    try await TestHall.with { hall in
      try await hall.withProxy { proxy, store in
        _ = try await store.seating(of: hall.showtime)
        let bytes = try await proxy.bytes { _ = try await store.seating(of: hall.showtime) }
        let ending = try await trouble.during(proxy, request: bytes.request, reply: bytes.reply) {
          try await store.seating(of: hall.showtime)
        }
        #expect(ending == .success)
      }
    }
  }

  @Test(
    "a claim that waits too long for another's lock ends, and can be made again", arguments: [true, false])
  func waiting(endsByLock: Bool) async throws {
    try await TestHall.with { hall in
      var limits = TestDatabase.patient
      if endsByLock { limits.lock = .milliseconds(100) } else { limits.statement = .milliseconds(100) }
      let store = hall.otherStore(limits: limits)
      let claim = hall.claim([0])
      let lock = hall.test.connect()
      try await Self.lock(hall.showtime, over: lock)
      await #expect {
        _ = try await store.claim(claim)
      } throws: { error in
        guard case StoreError.unavailable(let message) = error else { return false }
        return message.hasPrefix("The database is too busy: ")
      }
      await lock.close()
      #expect(
        try await eventually(within: .seconds(20)) {
          do { return try await Self.isClaimed(claim, by: store) } catch StoreError.unavailable {
            return false
          }
        })
      #expect(try await hall.violations() == [])
    }
  }

  /// In a transaction that stays open.
  private static func lock(_ showtime: Showtime.ID, over database: Database) async throws {
    _ = try await database.rows(Statement(unprepared: "BEGIN"))
    _ = try await database.rows(
      Statement(unprepared: "SELECT FROM showtimes WHERE id = $1 FOR UPDATE"), [showtime])
  }

  private static func limits(in trouble: LineTrouble) -> Limits {
    var limits = TestDatabase.patient
    if trouble.isSilent { limits.reply = .seconds(4) }
    return limits
  }

  /// Of a claim and a confirmation whose statements are prepared already.
  private static func lengths(
    of hall: TestHall, _ proxy: FaultProxy, _ store: PostgresStore
  ) async throws -> (claim: (request: Int, reply: Int), confirmation: (request: Int, reply: Int)) {
    let first = hall.claim([0])
    _ = try await isClaimed(first, by: store)
    _ = try await store.confirm(hall.confirmation(of: first))
    let second = hall.claim([1])
    let claim = try await proxy.bytes { _ = try await store.claim(second) }
    let confirmation = try await proxy.bytes { _ = try await store.confirm(hall.confirmation(of: second)) }
    return (claim, confirmation)
  }

  private static func isClaimed(_ claim: Claim, by store: PostgresStore) async throws -> Bool {
    if case .claimed = try await store.claim(claim) { true } else { false }
  }
}

extension TestHall {
  /// How many rows a booking has in a table.
  fileprivate func count(_ table: String, of claim: Claim) async throws -> Int {
    let rows = try await test.database.execute(
      "SELECT count(*) AS n FROM \(table) WHERE \(table == "bookings" ? "id" : "booking_id") = $1",
      [claim.booking])
    return try #require(rows.first).value("n")
  }
}
