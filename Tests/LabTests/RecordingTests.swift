import BoxOffice
import FoundationEssentials
import Payments
import FaultInjection
import Synchronization
import SystemPackage
import TestSupport
import Testing
import Twins

@testable import lab

/// A directory that goes with the test.
private func withScratch<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
  let path = FilePath("/tmp/kiosk-lab-history.\(UUID().uuidString)")
  try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(atPath: path.string) }
  return try await body(path)
}

@Suite("Recording")
struct RecordingTests {
  @Test("Lines of many tasks and writers are read back in order, without one that was torn")
  func manyWriters() async throws {
    try await withScratch { directory in
      let writers = try (1...2).map { try HistoryWriter(path: directory.appending("p\($0).jsonl")) }
      await withTaskGroup { group in
        for task in 0..<20 {
          group.addTask {
            let kiosk = ClientHistory(client: "p.k\(task)", log: writers[task % 2])
            for _ in 0..<50 {
              let begun = kiosk.begin(.hold, seats: ["s"], token: "t\(task)")
              kiosk.end(begun, .ok, lease: 60_000)
            }
          }
        }
      }
      let torn = try FileDescriptor.open(directory.appending("p1.jsonl"), .writeOnly, options: .append)
      try torn.closeAfter { _ = try torn.writeAll(#"{"at":12,"client":"#.utf8) }
      let history = try History(directory: directory)
      #expect(history.events.count == 2_000)
      #expect(zip(history.events, history.events.dropFirst()).allSatisfy { $0.at <= $1.at })
      #expect(history.attempts.count == 1_000)
      #expect(history.attempts.allSatisfy { $0.phase == .ok })
    }
  }

  @Test("A line that is none is told with its place")
  func corrupt() async throws {
    try await withScratch { directory in
      let file = try FileDescriptor.open(
        directory.appending("p1.jsonl"), .writeOnly, options: .create, permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll("{}\n".utf8) }
      let error = #expect(throws: HistoryError.self) { try History(directory: directory) }
      #expect(error?.description.contains("Line 1") == true)
    }
  }

  @Test("What began and was not ended is unknown, also when its kiosk counts anew")
  func unended() {
    let log = MemoryLog()
    let first = ClientHistory(client: "p1.k01", log: log)
    _ = first.begin(.claim, booking: "b1")
    let again = ClientHistory(client: "p1.k01", log: log)
    again.end(again.begin(.claim, booking: "b2"), .failed)
    let attempts = History(log.events).attempts
    #expect(attempts.map(\.phase) == [.unknown, .failed])
    #expect(attempts.map(\.invoked.booking) == ["b1", "b2"])
  }

  @Test("A sale writes what the kiosk asked and what it was told")
  func wholeSale() async throws {
    let log = MemoryLog()
    let kiosk = ClientHistory(client: "p1.k01", log: log)
    var generator = SeededGenerator(seed: 3)
    let world = SalesWorld(showtimes: 1, rows: 2, seatsInRow: 4, at: Date(), using: &generator)
    let twin = InMemoryBookingStore(world.seatings, promoCodes: world.promoCodes)
    let store = RecordingStore(twin, for: kiosk)
    let holds = RecordingHolds(InMemoryHolds { 0 }, for: kiosk)
    let order = Order.of(world.seatings[0], seats: 2, by: &generator)
    let seats = order.claim.seats.map(\.seat)
    let token = HoldToken.random(using: &generator)
    _ = try await holds.hold(seats, in: order.claim.showtime, token: token, deadline: 300)
    let attempt = order.claim.payment
    let begun = kiosk.begin(order, attempt, isRetry: false)
    let driver = RecordingDriver(CashDrawer(tendered: Money(minorUnits: 10_000)), for: kiosk)
    let outcome = await Checkout(store: store, driver: driver, by: .test).sell(order) { _ in }
    kiosk.end(begun, outcome)
    try await holds.release(seats, in: order.claim.showtime, token: token)

    let lines = log.events.map { "\($0.operation.rawValue) \($0.phase.rawValue)" }
    #expect(
      lines == [
        "hold invoked", "hold ok", "sell invoked", "claim invoked", "claim ok", "authorise invoked",
        "authorise ok", "confirm invoked", "confirm ok", "sell ok", "release invoked", "release ok",
      ])
    #expect(log.events[1].lease == 60_000)
    let told = try #require(log.events.first { $0.operation == .sell && $0.phase == .ok })
    #expect(told.booking == order.claim.booking.description)
    #expect(told.seats == seats.map(\.description))
    #expect(told.amount == order.claim.finalAmount.minorUnits)

    let evidence = Evidence(
      history: History(log.events), contents: await twin.contents, holds: [], ledger: PaymentLedger(),
      readAt: Date(), moment: log.now())
    #expect(Checker.violations(in: evidence) == [])
  }

  @Test(
    "What nobody knows is unknown, and what was refused has failed",
    arguments: [
      (StoreError.unavailable("gone"), HistoryEvent.Phase.unknown), (.outcomeUnknown("lost"), .unknown),
      (.refused("no"), .failed),
    ])
  func phases(error: StoreError, phase: HistoryEvent.Phase) {
    #expect(HistoryEvent.Phase(error) == phase)
  }
}

/// Lines in memory, a microsecond apart.
final class MemoryLog: HistoryLog {
  private let lines = Mutex<[HistoryEvent]>([])

  var events: [HistoryEvent] { lines.withLock { $0 } }
  func write(_ event: HistoryEvent) { lines.withLock { $0.append(event) } }
  func now() -> Int { lines.withLock { $0.count } }
}

extension Order {
  /// The first seats of a showtime after some others.
  static func of(
    _ seating: Seating, skipping skipped: Int = 0, seats: Int, gateway: String = "CASH",
    by generator: inout SeededGenerator
  ) -> Order {
    let reference = BookingReference(date: seating.showtime.showDate, random: generator.next())
    let chosen = seating.seats.dropFirst(skipped).prefix(seats).map { seat in
      BookingSeat(seat: seat.id, label: seat.label, price: Money(minorUnits: 1_250))
    }
    let amount = Money(minorUnits: 1_250 * seats)
    return Order(
      claim: Claim(
        booking: .made(by: &generator), reference: reference,
        quote: Quote(
          showtime: seating.showtime.id, seats: Array(chosen), version: seating.pricingVersion),
        payment: PaymentAttempt(
          id: .made(by: &generator), reference: PaymentReference(booking: reference, attempt: 1),
          gateway: gateway, method: gateway == "CASH" ? .cash : .card, amount: amount,
          currency: seating.cinema.currency),
        lifetime: 300),
      paymentLifetime: 120, statement: "The Long Dark")
  }
}
