internal import FaultInjection
internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: servers that go away")
struct OutageScreenplays {
  @Test("Without Redis a banner says so, and the sale goes on")
  func withoutRedis() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("B1")
      play.redis.cut()
      try await kiosk.wait(for: "the banner") { $0.announces("Holds are off, booking goes on") }
      try await kiosk.choose("B2")
      try await kiosk.payInCash()
      #expect(try await play.bookings().map(\.seats) == ["B1 B2"])
    }
  }

  @Test("Redis that comes back takes the seats anew, and the banner goes")
  func redisComesBack() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosk = try await play.openSeatMap()
      play.redis.cut()
      try await kiosk.wait(for: "the banner") { $0.announces("Holds are off") }
      try play.redis.heal()
      try await kiosk.wait(for: "no banner") { !$0.announces("Holds are off") }
      try await kiosk.choose("B1")
      #expect(try await play.heldSeats() == 1)
    }
  }

  @Test("Without PostgreSQL clear words say so; when it is back, the sale goes on where it was")
  func withoutPostgres() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("B1")
      try await kiosk.goToPayment()
      play.postgres.cut()
      kiosk.press(.enter)
      let screen = try await kiosk.wait(for: "nothing was charged")
      #expect(screen.announces("Database: "))
      try play.postgres.heal()
      kiosk.press(.enter)
      try await kiosk.wait(for: "Booked.")
      let bookings = try await play.bookings()
      #expect(bookings.map(\.status) == ["CONFIRMED"])
      #expect(try await play.seatsLeft() == play.showing.seats - 1)
    }
  }

  @Test("A kiosk that finds no database says so, waits, and is ready when it comes")
  func startingWithoutPostgres() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      play.postgres.cut()
      let kiosk = try play.openKiosk()
      let screen = try await kiosk.wait(for: "Waiting for the database")
      #expect(screen.announces("Database: The database cannot be reached"))
      try play.postgres.heal()
      try await kiosk.findSeats(of: play.showing)
    }
  }
}
