import BoxOffice
import FoundationEssentials
import PostgresStore
import FaultInjection
import TestSupport
import Testing

@Suite("A claim")
struct ClaimTests {
  @Test("takes seats, starts the payment, counts, and is written into the log")
  func claims() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([2, 0])
      guard case .claimed(let expiresAt) = try await hall.store.claim(claim) else {
        Issue.record("was not claimed")
        return
      }
      #expect(expiresAt.timeIntervalSinceNow > 200)
      let record = try #require(try await hall.store.booking(claim.booking))
      #expect(record.booking.status == .pending)
      #expect(record.booking.reference == claim.reference)
      #expect(record.booking.guest == claim.guest)
      #expect(record.booking.finalAmount == Money(minorUnits: 2000))
      #expect(record.seats == claim.seats.sorted { $0.label < $1.label })
      #expect(record.payments.map(\.status) == [.pending])
      #expect(record.payments.first?.reference == claim.payment.reference)
      #expect(record.screenName == "One" && record.cinema.id == hall.cinema && record.movie.id == hall.movie)
      #expect(try await hall.store.booking(reference: claim.reference) == record)
      #expect(try await hall.availableSeats() == 4)
      let log = try await hall.test.database.execute(
        "SELECT action, terminal, booking_reference, details::text AS details FROM audit_log")
      #expect(try log.map { try $0.value("action") } == ["CLAIMED"])
      #expect(try log.map { try $0.value("terminal") } == ["till-1"])
      #expect(try log.map { try $0.value("booking_reference") } == [claim.reference])
      #expect(try log.map { try $0.value("details") } == [#"{"seats": 2}"#])
      #expect(try await hall.violations() == [])
    }
  }

  @Test("that is sent twice is carried out once, and answers how it ended when it has")
  func twice() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0, 1])
      let first = try await hall.store.claim(claim)
      #expect(try await hall.store.claim(claim) == first)
      #expect(try await hall.availableSeats() == 4)
      _ = try await hall.store.confirm(hall.confirmation(of: claim))
      #expect(try await hall.store.claim(claim) == .ended(.confirmed))
    }
  }

  @Test("locks its showtime, whose row all its buyers change, not before it counts; nor does one that ends")
  func locksLast() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0, 1])
      let others = hall.test.connect(limits: .kiosk)
      func look() async throws { try await others.execute("SELECT FROM showtimes FOR UPDATE NOWAIT") }
      let kiosk = hall.test.connect()
      try await kiosk.execute("BEGIN")
      for step in try claim.steps(by: .test).prefix(while: { $0.statement.name != "claim_count" }) {
        _ = try await kiosk.rows(step.statement, step.values)
      }
      try await look()
      try await kiosk.execute("COMMIT")
      // The history's foreign key is the same.
      try await kiosk.execute("BEGIN")
      try await kiosk.execute(
        """
        INSERT INTO booking_seats_history (
          id, booking_id, seat_id, showtime_id, price, created_at, ticket_type, price_breakdown, reason)
        SELECT id, booking_id, seat_id, showtime_id, price, created_at, ticket_type, price_breakdown, 'CUSTOMER'
        FROM booking_seats
        """)
      try await look()
      try await kiosk.execute("ROLLBACK")
      // The keys hold all the same.
      let error = await #expect(throws: PostgresError.self) {
        try await hall.test.database.execute(
          """
          INSERT INTO booking_seats (booking_id, seat_id, showtime_id, price)
          SELECT booking_id, seat_id, gen_random_uuid(), price FROM booking_seats
          """)
      }
      #expect(error?.constraint == "booking_seats_showtime_id_fkey")
    }
  }

  @Test("waits for its turn at a showtime, not for the row with everybody else")
  func waitsForItsTurn() async throws {
    try await TestHall.with { hall in
      let kiosk = hall.test.connect()
      try await kiosk.execute("BEGIN")
      for step in try hall.claim([0]).steps(by: .test) {
        _ = try await kiosk.rows(step.statement, step.values)
      }
      async let second = hall.otherStore().claim(hall.claim([1]))
      async let third = hall.otherStore().claim(hall.claim([2]))
      let waits = Statement(unprepared: "SELECT locktype::text AS kind FROM pg_locks WHERE NOT granted")
      func kinds() async throws -> [String] {
        try await hall.test.database.rows(waits).map { (row) throws(PostgresError) in try row.value("kind") }
      }
      let haveQueued = await eventually(within: .seconds(20)) {
        (try? await kinds()) == ["advisory", "advisory"]
      }
      #expect(haveQueued)
      try await kiosk.execute("COMMIT")
      for outcome in try await [second, third] {
        guard case .claimed = outcome else {
          Issue.record("\(outcome)")
          continue
        }
      }
      #expect(try await hall.availableSeats() == 3)
    }
  }

  @Test("for a seat that is taken names it and changes nothing")
  func taken() async throws {
    try await TestHall.with { hall in
      try await hall.addPromo("SAVE", limit: nil)
      _ = try await hall.store.claim(hall.claim([1, 2]))
      let late = hall.claim(
        [0, 1], promo: hall.promo("SAVE"))
      #expect(try await hall.store.claim(late) == .taken([hall.seats[1]]))
      #expect(try await hall.store.booking(late.booking) == nil)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("ends an unpaid claim in its way whose time is over")
  func staleClaim() async throws {
    try await TestHall.with { hall in
      let stale = hall.claim([1])
      _ = try await hall.store.claim(stale)
      try await hall.store.failPayment(stale.payment.reference, reason: "declined")
      #expect(try await hall.store.claim(hall.claim([1])) == .taken([hall.seats[1]]))
      try await hall.expire(stale)
      guard case .claimed = try await hall.store.claim(hall.claim([0, 1])) else {
        Issue.record("was not claimed")
        return
      }
      #expect(try await hall.store.booking(stale.booking)?.booking.cancellationReason == .expired)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("for a seat that is out of order, or of another screen, names it")
  func unavailable() async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute(
        "UPDATE seats SET is_active = false WHERE id = $1", [hall.seats[3]])
      #expect(try await hall.store.claim(hall.claim([2, 3])) == .unavailable([hall.seats[3]]))
      let unknown = hall.claim([0], of: Showtime.ID(UUID()))
      #expect(try await hall.store.claim(unknown) == .unavailable([hall.seats[0]]))
      #expect(try await hall.violations() == [])
    }
  }

  @Test(
    "for a showtime that is cancelled, over or too long begun says so",
    arguments: [
      ("2 hours", "CANCELLED", Showtime.Status.cancelled), ("-16 minutes", "SCHEDULED", .ongoing),
      ("-3 hours", "ONGOING", .completed),
    ] as [(String, String, Showtime.Status)])
  func closed(start: String, status: String, answer: Showtime.Status) async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute(
        "UPDATE showtimes SET status = 'CANCELLED' WHERE id = $1", [hall.showtime])
      let other = try await TestHall.addShowtime(
        startingIn: start, screen: hall.screen, movie: hall.movie, cinema: hall.cinema, seats: 6,
        in: hall.test)
      if status != "SCHEDULED" {
        try await hall.test.database.execute(
          "UPDATE showtimes SET status = $2 WHERE id = $1", [other, status])
      }
      #expect(try await hall.store.claim(hall.claim([0], of: other)) == .closed(answer))
    }
  }

  @Test("is still possible a quarter of an hour into the film")
  func grace() async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute("UPDATE showtimes SET status = 'CANCELLED'")
      let begun = try await TestHall.addShowtime(
        startingIn: "-14 minutes", screen: hall.screen, movie: hall.movie, cinema: hall.cinema, seats: 6,
        in: hall.test)
      guard case .claimed = try await hall.store.claim(hall.claim([0], of: begun)) else {
        Issue.record("was not claimed")
        return
      }
    }
  }

  @Test("with a promo code counts its use, and says why a code does not help")
  func promo() async throws {
    try await TestHall.with { hall in
      try await hall.addPromo("ONCE", limit: 1)
      let redemption = hall.promo("once")
      let first = hall.claim([0], promo: redemption)
      _ = try await hall.store.claim(first)
      #expect(try await hall.store.promoCode("Once")?.usageCount == 1)
      #expect(try await hall.store.claim(hall.claim([1], promo: redemption)) == .promoRefused(.usedUp))
      let other = hall.promo("NOPE")
      #expect(try await hall.store.claim(hall.claim([1], promo: other)) == .promoRefused(.unknown))
      // Given back with the claim.
      try await hall.store.failPayment(first.payment.reference, reason: "declined")
      #expect(
        try await hall.store.abandon(first.booking, reference: first.reference, because: .abandoned)
          == .cancelled)
      #expect(try await hall.store.promoCode("ONCE")?.usageCount == 0)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("against another one for the same seat: one gets it")
  func race() async throws {
    try await TestHall.with { hall in
      for place in 0..<6 {
        async let mine = hall.store.claim(hall.claim([place]))
        async let theirs = hall.otherStore().claim(hall.claim([place]))
        let outcomes = try await [mine, theirs]
        #expect(outcomes.count { if case .claimed = $0 { true } else { false } } == 1)
        #expect(outcomes.count { $0 == .taken([hall.seats[place]]) } == 1)
      }
      #expect(try await hall.availableSeats() == 0)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("against others for many of the same seats in any order: no deadlock, and no seat sold twice")
  func manyAtOnce() async throws {
    try await TestHall.with(seats: 12) { hall in
      let outcomes = try await withThrowingTaskGroup(of: [ClaimOutcome].self) { group in
        for kiosk in 0..<6 {
          let store = hall.otherStore()
          group.addTask {
            var outcomes: [ClaimOutcome] = []
            for round in 0..<10 {
              let places = [(kiosk + round) % 12, (kiosk * 5 + round * 7 + 3) % 12]
              let claim = hall.claim(
                kiosk.isMultiple(of: 2) ? Set(places).sorted() : Set(places).sorted().reversed())
              outcomes.append(try await store.claim(claim))
            }
            return outcomes
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(outcomes.contains { if case .claimed = $0 { true } else { false } })
      #expect(try await hall.violations() == [])
    }
  }

  @Test("against others for a promo code's last uses: the limit holds")
  func promoRace() async throws {
    try await TestHall.with(seats: 8) { hall in
      try await hall.addPromo("THREE", limit: 3)
      let redemption = hall.promo("THREE")
      let outcomes = try await withThrowingTaskGroup(of: ClaimOutcome.self) { group in
        for place in 0..<8 {
          let store = hall.otherStore()
          group.addTask { try await store.claim(hall.claim([place], promo: redemption)) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { if case .claimed = $0 { true } else { false } } == 3)
      #expect(outcomes.count { $0 == .promoRefused(.usedUp) } == 5)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("whose reply is lost is known by its id afterwards")
  func lostReply() async throws {
    try await TestHall.with { hall in
      try await hall.withProxy { proxy, store in
        _ = try await store.cinemas()
        let claim = hall.claim([4])
        proxy.cutReplies(next: 1)
        await #expect {
          _ = try await store.claim(claim)
        } throws: { error in
          guard case StoreError.outcomeUnknown = error else { return false }
          return true
        }
        // The same store reconnects, finds it, and carrying it out again does nothing.
        let record = try #require(try await store.booking(claim.booking))
        #expect(record.booking.status == .pending)
        guard case .claimed(let expiresAt) = try await store.claim(claim) else {
          Issue.record("was not claimed")
          return
        }
        #expect(expiresAt == record.booking.expiresAt)
      }
      #expect(try await hall.availableSeats() == 5)
      #expect(try await hall.violations() == [])
    }
  }
}
