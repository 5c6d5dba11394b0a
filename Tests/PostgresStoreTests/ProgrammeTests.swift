import BoxOffice
import FoundationEssentials
import PostgresStore
import TestSupport
import Testing

@Suite("What the database shows")
struct ProgrammeTests {
  @Test("is the sample cinema's week, with prices and what is left")
  func programme() async throws {
    try await TestDatabase.with(.seeded) { test in
      let store = PostgresStore(test.database)
      let cinema = try #require(try await store.cinemas().first)
      #expect(cinema.name == "CinemaOS Downtown" && cinema.timeZone == "America/New_York")
      #expect(cinema.operatingHours.count == 7)
      #expect(cinema.operatingHours[.monday]?.start.description == "09:00")
      let programme = try #require(try await store.programme(of: cinema.id))
      #expect(programme.movies.count == 8)
      #expect(
        programme.movies.map(\.popularityTenths) == programme.movies.map(\.popularityTenths).sorted(by: >))
      #expect(
        programme.listings.map(\.showtime.startsAt) == programme.listings.map(\.showtime.startsAt).sorted())
      #expect(programme.listings.allSatisfy { ($0.priceFrom ?? .zero) > .zero })
      let days = Set(programme.listings.map(\.showtime.showDate))
      #expect(days.contains(programme.today.advanced(byDays: 6)))
      #expect(days.allSatisfy { programme.today.days(until: $0) >= -1 })
      #expect(try await store.programme(of: Cinema.ID(UUID())) == nil)
    }
  }

  @Test(
    "leaves out what is sold no more: begun long ago, cancelled, archived, of a closed screen or film",
    arguments: [
      "UPDATE showtimes SET archived_at = now()", "UPDATE screens SET is_active = false",
      "UPDATE movies SET is_active = false", "UPDATE screens SET archived_at = now()",
      "UPDATE movies SET archived_at = now()", "UPDATE showtimes SET status = 'CANCELLED'",
      "UPDATE showtimes SET show_date = show_date - 1",
    ])
  func leavesOut(change: String) async throws {
    try await TestHall.with { hall in
      let before = try await hall.store.programme(of: hall.cinema)
      #expect(before?.listings.map(\.id) == [hall.showtime])
      try await hall.test.database.execute(change)
      let after = try #require(try await hall.store.programme(of: hall.cinema))
      #expect(after.listings.isEmpty && after.movies.isEmpty)
    }
  }

  @Test(
    "is every seat of a map with the layout, what is sold and the rules, as the store's own sales leave it")
  func seating() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([1, 4])
      _ = try await hall.store.claim(claim)
      let seating = try #require(try await hall.store.seating(of: hall.showtime))
      #expect(Set(seating.seats.map(\.id)) == Set(hall.seats))
      #expect(seating.sold == [hall.seats[1], hall.seats[4]])
      #expect(seating.screen.layout.capacity == 6)
      #expect(seating.showtime.availableSeats == 4)
      #expect(seating.prices.price(of: .standard)?.price == Money(minorUnits: 1000))
      #expect(abs(seating.readAt.timeIntervalSinceNow) < 60)
      #expect(abs(seating.showtime.startsAt.timeIntervalSinceNow - 7200) < 120)
      #expect(try await hall.store.seating(of: Showtime.ID(UUID())) == nil)
    }
  }

  @Test("tells what changed on a map, and nothing while nothing did")
  func occupancy() async throws {
    try await TestHall.with { hall in
      let first = try #require(try await hall.store.occupancy(of: hall.showtime, since: nil))
      #expect(first.sold.isEmpty && first.availableSeats == 6)
      #expect(try await hall.store.occupancy(of: hall.showtime, since: first.version) == nil)
      _ = try await hall.store.claim(hall.claim([3]))
      let second = try #require(try await hall.store.occupancy(of: hall.showtime, since: first.version))
      #expect(second.sold == [hall.seats[3]] && second.availableSeats == 5)
      try await hall.test.database.execute(
        "UPDATE seats SET is_active = false WHERE id = $1", [hall.seats[0]])
      let third = try #require(try await hall.store.occupancy(of: hall.showtime, since: second.version))
      #expect(third.inactive == [hall.seats[0]])
      try await hall.test.database.execute("UPDATE showtimes SET status = 'CANCELLED'")
      #expect(try await hall.store.occupancy(of: hall.showtime, since: third.version)?.status == .cancelled)
    }
  }

  @Test("agrees with the schema document's own queries, unchanged")
  func documentQueries() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([1, 4])
      _ = try await hall.store.claim(claim)
      let free = try await hall.test.database.execute(
        """
        SELECT s.* FROM seats s
        WHERE s.screen_id = $1
          AND s.is_active = true
          AND s.id NOT IN (
            SELECT seat_id FROM booking_seats
            WHERE showtime_id = $2
              AND booking_id IN (
                SELECT id FROM bookings
                WHERE booking_status IN ('CONFIRMED', 'PENDING')
              )
          );
        """, [hall.screen, hall.showtime])
      let seating = try #require(try await hall.store.seating(of: hall.showtime))
      #expect(
        Set(try free.map { try $0.value("id", as: Seat.ID.self) })
          == Set(hall.seats).subtracting(seating.sold))
      let users = try await hall.test.database.execute(
        """
        INSERT INTO users (email, password_hash, first_name, last_name) VALUES ('a@b.c', '!', 'A', 'B')
        RETURNING id
        """)
      let user: User.ID = try #require(users.first).value("id")
      try await hall.test.database.execute("UPDATE bookings SET user_id = $1", [user])
      let history = try await hall.test.database.execute(
        """
        SELECT b.*, st.start_time, st.show_date, m.title
        FROM bookings b
        JOIN showtimes st ON b.showtime_id = st.id
        JOIN movies m ON st.movie_id = m.id
        WHERE b.user_id = $1
        ORDER BY b.created_at DESC
        LIMIT 10;
        """, [user])
      let record = try #require(try await hall.store.booking(claim.booking))
      let row = try #require(history.first)
      #expect(history.count == 1)
      #expect(try row.value("id") == claim.booking)
      #expect(try row.value("title") == record.movie.title)
      #expect(try row.value("show_date") == record.showtime.showDate)
      #expect(try row.value("start_time") == record.showtime.startTime)
    }
  }
}
