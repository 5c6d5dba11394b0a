import BoxOffice
import FoundationEssentials
import TestSupport
import Testing
import Twins

@Suite("The booking store in memory")
struct InMemoryBookingStoreTests {
  @Test("keeps the contract", arguments: BookingStoreContract.clauses)
  func contract(clause: BookingStoreContract) async throws {
    try await BookingStoreUnderTest.inMemory.withWorld { try await clause.check($0) }
  }

  @Test("Claims expire by the clock that it is given")
  func followsClock() async throws {
    let (world, clock) = (BookingWorld(at: Date(timeIntervalSince1970: 1_795_420_800)), SteppedClock())
    let store = InMemoryBookingStore(world.seatings, promoCodes: world.promoCodes, now: { clock.now })
    let seat = try #require(world.evening.seats.first)
    let reference = BookingReference(date: world.evening.showtime.showDate, random: 1)
    let claim = Claim(
      booking: Booking.ID(UUID()), reference: reference,
      quote: try Basket([Basket.Item(seat)]).quote(in: world.evening, at: clock.now),
      payment: PaymentAttempt(
        id: Payment.ID(UUID()), reference: PaymentReference(booking: reference, attempt: 1), gateway: "CASH",
        method: .cash, amount: Money(minorUnits: 1_250), currency: .usd), lifetime: 480)
    #expect(try await store.claim(claim) == .claimed(expiresAt: clock.now + 480))
    clock.advance(by: 480)
    #expect(try await store.reap(limit: 1).expired.isEmpty)
    clock.advance(by: 0.001)
    #expect(try await store.reap(limit: 1).expired == [claim.booking])
    // Two hours and a quarter later the doors are closed.
    clock.advance(by: 7_200)
    #expect(try await store.programme(of: world.cinema.id)?.timeOfDay.description == "10:08")
    #expect(try await store.programme(of: world.cinema.id)?.today.description == "2026-11-23")
    clock.advance(by: 900)
    let other = try #require(try await store.seating(of: world.evening.showtime.id))
    #expect(other.sold.isEmpty)
    #expect(
      try await store.programme(of: world.cinema.id)?.listings.map(\.id) == [world.elsewhere.showtime.id])
  }
}

extension BookingStoreUnderTest {
  static let inMemory = BookingStoreUnderTest("in memory") { body in
    let world = BookingWorld(at: Date())
    let store = InMemoryBookingStore(world.seatings, promoCodes: world.promoCodes)
    try await body(
      BookingKiosks(
        world: world, one: store, other: store, layouts: store,
        prices: BookingKiosks.PriceDesk(
          setRule: { await store.setRule($0) }, setPromo: { await store.setPromoCode($0) },
          setTier: { await store.setPriceTier($0, of: $1) }),
        setStatus: { await store.setStatus($0, of: $1) },
        setActive: { await store.setActive($0, $1) },
        setDistance: { await store.setDistance($0, of: $1, by: .test) },
        audited: { await store.audited }))
  }
}
