import BoxOffice
import FoundationEssentials
import Payments
import PostgresStore
import FaultInjection
import RedisHolds
import SystemPackage
import TestSupport
import Testing

@testable import lab

@Suite("Evidence", .timeLimit(.minutes(2)))
struct EvidenceTests {
  @Test("What real servers say of two sales and a hold is sound, until somebody changes a row")
  func realServers() async throws {
    try await TestDatabase.with { test in
      var generator = SeededGenerator(seed: UInt64.random(in: .min ... .max))
      let world = SalesWorld(showtimes: 1, rows: 2, seatsInRow: 4, at: Date(), using: &generator)
      try await world.store(in: test.database)
      let log = MemoryLog()
      let kiosk = ClientHistory(client: "p1.k01", log: log)
      let store = RecordingStore(PostgresStore(test.database), for: kiosk)
      let redis = try RedisAddress(try await TestServers.shared.redisSocket)
      let holds = RecordingHolds(RedisHoldStore(redis), for: kiosk)
      let showtime = world.seatings[0].showtime.id
      let ledger = FilePath("/tmp/kiosk-lab-ledger.\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(atPath: ledger.string) }
      let terminal = RecordingDriver(try TerminalSimulator(ledger: ledger.string), for: kiosk)

      let seating = world.seatings[0]
      let cash = try Order(
        Array(seating.seats[..<2]), in: seating, by: .cash, lifetime: 300, using: &generator)
      let till = RecordingDriver(CashDrawer(tendered: Money(minorUnits: 5_000)), for: kiosk)
      kiosk.end(
        kiosk.begin(cash, cash.claim.payment, isRetry: false),
        await Checkout(store: store, driver: till, by: .test).sell(cash) { _ in })
      let card = try Order([seating.seats[2]], in: seating, by: .card, lifetime: 300, using: &generator)
      let begun = kiosk.begin(card, card.claim.payment, isRetry: false)
      let checkout = Checkout(store: store, driver: terminal, by: .test)
      let outcome = await checkout.sell(card) { _ in }
      kiosk.end(begun, outcome)
      guard case .booked(let approval) = outcome else {
        Issue.record("not booked: \(outcome)")
        return
      }
      func evidence() async throws -> Evidence {
        var evidence = try await Evidence.read(
          history: History(log.events), database: test.database, holds: [redis], ledgerPath: ledger.string)
        // Other tests hold seats there, too.
        evidence.holds.removeAll { $0.showtime != showtime.description }
        // Of a log that counts lines.
        evidence.moment = log.now()
        return evidence
      }
      #expect(try await Checker.violations(in: evidence()).map(\.rule) == [.nothingLeftOpen])
      await checkout.capture(card.claim.payment, approval: approval)
      _ = try await holds.hold(
        [world.seatings[0].seats[5].id], in: showtime, token: .random(using: &generator), deadline: 300)
      let sound = try await evidence()
      #expect(Checker.violations(in: sound) == [])
      #expect(sound.bookings.count == 2 && sound.liveSeats.count == 3 && sound.payments.count == 2)
      #expect(sound.holds.count == 1 && (1...60_000).contains(sound.holds.first?.timeToLive ?? 0))
      #expect(sound.auditLog.map(\.action).contains("PAYMENT_CAPTURED"))

      _ = try await test.database.commit([
        Step(Statement(unprepared: "UPDATE showtimes SET available_seats = available_seats - 1"))
      ])
      #expect(try await Checker.violations(in: evidence()).map(\.rule) == [.seatCount])
    }
  }

  @Test("Holds that cannot be read are not taken for none")
  func unreadableHolds() async throws {
    let room = try await ServerRoom()
    let redis = try await RedisUnderTest(in: room)
    let address = try redis.address()
    #expect(try await Evidence.HoldRow.all(at: address) == [])
    let key = "kiosk:{0d6ab6f6-7e3c-4f4d-9d8e-0f6a1b2c3d4e}:seat:6b7d2a90-1f2e-4c3d-8a9b-0c1d2e3f4a5b"
    try await redis.ask("SET", key, "ab12:99", "PX", "60000")
    #expect(try await Evidence.HoldRow.all(at: address).map(\.token) == ["ab12"])
    try await redis.ask("SET", key, "something else")
    await #expect(throws: RedisUnreadable.self) { try await Evidence.HoldRow.all(at: address) }
    try await redis.ask("DEL", key)
    // Whoever may not ask is told so, and the program that asks says that all is well unless it is told to mind.
    try await redis.ask("CONFIG", "SET", "requirepass", "secret")
    await #expect(throws: RedisUnreadable.self) { try await Evidence.HoldRow.all(at: address) }
    await redis.kill()
  }
}
