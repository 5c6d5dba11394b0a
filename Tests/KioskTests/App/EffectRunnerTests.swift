import BoxOffice
import KioskRuntime
import KioskUI
import PostgresStore
import FaultInjection
import TestSupport
import Testing
import Words

@testable import kiosk

@Suite("The effects, on real servers", .timeLimit(.minutes(5)))
struct EffectRunnerTests {
  @Test("The programme is that of the configured cinema, whatever the name's case")
  func programme() async throws {
    try await TestKiosk.with(cinema: "CINEMAOS downtown") { kiosk in
      kiosk.runner.run(.programme(.read))
      let programme = try await kiosk.programme()
      #expect(programme.cinema.name == "CinemaOS Downtown")
      #expect(programme.movies.count == 8)
    }
  }

  @Test("A cinema that is not there is named, with the one that may have been meant")
  func unknownCinema() async throws {
    try await TestKiosk.with(cinema: "CinemaOS Dwntown") { kiosk in
      kiosk.runner.run(.programme(.read))
      guard case .programme(.read(.failure(let error))) = try await kiosk.next() else {
        Issue.record("The programme was read.")
        return
      }
      #expect(
        error.message
          == "There is no cinema `CinemaOS Dwntown`. Did you mean `CinemaOS Downtown`? Correct `cinema` in "
          + "`kiosk.conf`.")
    }
  }

  @Test(
    "A schema that is not this program's sells nothing, and the screen is told what to do",
    arguments: [
      (
        "DELETE FROM schema_migrations WHERE number <= 2",
        "Run `kiosk db migrate`: the database lacks 2 of this program's migrations."
      ),
      (
        "INSERT INTO schema_migrations (number, name, checksum) VALUES (9999, 'later', '')",
        "Update this program: the database is at migration 9999, and it knows only \(Migration.all.count)."
      ),
    ])
  func wrongSchema(sql: String, message: String) async throws {
    try await TestKiosk.with { kiosk in
      try await kiosk.database.execute(sql)
      kiosk.runner.run(.programme(.read))
      #expect(try await kiosk.next() == .programme(.read(.failure(.refused(message)))))
    }
  }

  @Test("A seat that is chosen and given back at once is free in the end")
  func order() async throws {
    try await TestKiosk.with { kiosk in
      let opening = try await kiosk.open()
      let showtime = opening.seating.showtime.id
      let seat = try #require(opening.seating.freeSeats.first)
      for _ in 0..<20 {
        kiosk.runner.run(.seatMap(.hold([seat], showtime, opening.token, deadline: 100)))
        kiosk.runner.run(.seatMap(.release([seat], showtime, opening.token)))
      }
      await kiosk.runner.finish(within: .seconds(60))
      let snapshot = try await kiosk.services.holds.holds(in: showtime, token: opening.token)
      #expect(!snapshot.seats.map(\.seat).contains(seat))
    }
  }

  @Test("What another kiosk holds is heard while one listens")
  func watching() async throws {
    try await TestKiosk.with { kiosk in
      let opening = try await kiosk.open()
      let showtime = opening.seating.showtime.id
      // Other tests hold seats of the same showtime at the same time, but not this one.
      let seat = try #require(opening.seating.freeSeats.last)
      kiosk.runner.run(.seatMap(.watch(showtime)))
      #expect(try await kiosk.next() == .seatMap(.holdsChanged(showtime, .gap)))
      let other = try Services(patiently: kiosk.configuration).holds
      let token = HoldToken(high: 1, low: 2)
      _ = try await other.hold([seat], in: showtime, token: token, deadline: 50)
      while true {
        if case .seatMap(.holdsChanged(showtime, .held([seat], _, _))) = try await kiosk.next() { break }
      }
      kiosk.runner.run(.seatMap(.unwatch))
      try await other.release([seat], in: showtime, token: token)
    }
  }

  @Test("A cash sale is stepped through to a ticket with its QR code, and the seats are sold")
  func cashSale() async throws {
    try await TestKiosk.with { kiosk in
      let order = try await kiosk.order(by: .cash, gateway: "CASH")
      kiosk.runner.run(.checkout(.sell(order, .cash(tendered: order.claim.finalAmount))))
      #expect(try await kiosk.next() == .checkout(.stepped(.claiming)))
      #expect(try await kiosk.next() == .checkout(.stepped(.authorising(.cash))))
      #expect(try await kiosk.next() == .checkout(.stepped(.confirming)))
      guard case .checkout(.ended(order.claim.payment.reference, .booked)) = try await kiosk.next() else {
        Issue.record("It was not booked.")
        return
      }
      kiosk.runner.run(.ticket(.read(order.claim.booking)))
      guard case .ticket(.read(.success(.some(let ticket)))) = try await kiosk.next() else {
        Issue.record("The booking was not read.")
        return
      }
      #expect(ticket.record.booking.status == .confirmed)
      #expect(ticket.qrCode.count == 21)
      #expect(ticket.qrCode.allSatisfy { $0.count == 21 })
    }
  }

  @Test("A card that the simulator declines leaves the claim, which is given back with the next effect")
  func declinedCard() async throws {
    try await TestKiosk.with { kiosk in
      let order = try await kiosk.order(by: .card, gateway: "SIMULATOR")
      kiosk.runner.run(.checkout(.sell(order, .simulatedCard(.decline))))
      var last: Event?
      repeat { last = try await kiosk.next() } while last.isStep
      guard case .checkout(.ended(_, .declined(_, .some))) = last else {
        Issue.record("It was not declined: \(String(describing: last))")
        return
      }
      kiosk.runner.run(
        .checkout(.abandon(order.claim.booking, order.claim.reference, of: order.claim.showtime)))
      await kiosk.runner.finish(within: .seconds(60))
      let record = try #require(try await kiosk.services.sales.booking(order.claim.booking))
      #expect(record.booking.status == .cancelled)
    }
  }

  @Test("With a full disk nothing is sold, and what is booked already stays so for who sends it again")
  func fullDisk() async throws {
    try await TestKiosk.with { kiosk in
      func outcome(of order: Order) async throws -> CheckoutOutcome {
        kiosk.runner.run(.checkout(.sell(order, .cash(tendered: order.claim.finalAmount))))
        var event = try await kiosk.next()
        while event.isStep { event = try await kiosk.next() }
        guard case .checkout(.ended(_, let outcome)) = event else { throw TestKiosk.Unexpected() }
        return outcome
      }
      let sold = try await kiosk.order(by: .cash, gateway: "CASH")
      guard case .booked = try await outcome(of: sold) else { throw TestKiosk.Unexpected() }
      let late = try await kiosk.order(by: .cash, gateway: "CASH")
      let owner = Database(try kiosk.configuration.database.server(), limits: .patient)
      for part in [
        """
        CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'no space'; END $$
        """, "CREATE TRIGGER no_space BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION no_space()",
      ] { _ = try await owner.rows(Statement(unprepared: part)) }
      await owner.close()
      guard case .booked = try await outcome(of: sold) else {
        Issue.record("What is booked was refused.")
        return
      }
      guard case .failed(.refused(let message)) = try await outcome(of: late) else {
        Issue.record("It was sold.")
        return
      }
      #expect(message == "The database's disk is full, so nothing can be sold: no space.")
      // The same id with another reference is somebody else's, and another attempt has not paid.
      for (reference, payment) in [
        (late.claim.reference, sold.claim.payment), (sold.claim.reference, late.claim.payment),
      ] {
        let claim = Claim(
          booking: sold.claim.booking, reference: reference, quote: sold.claim.quote, payment: payment,
          lifetime: 60)
        let order = Order(claim: claim, paymentLifetime: 60, statement: "test")
        guard case .failed = try await outcome(of: order) else {
          Issue.record("Another's sale was taken for this one.")
          return
        }
      }
    }
  }

  @Test("A ledger that cannot be used is said before anything is claimed")
  func noLedger() async throws {
    try await TestKiosk.with(ledger: "/nowhere/ledger") { kiosk in
      let order = try await kiosk.order(by: .card, gateway: "SIMULATOR")
      kiosk.runner.run(.checkout(.sell(order, .simulatedCard(.approve))))
      guard case .checkout(.ended(_, .failed(.refused(let message)))) = try await kiosk.next() else {
        Issue.record("It went on.")
        return
      }
      #expect(message.hasPrefix("The card terminal simulator cannot be used. "))
      #expect(message.contains("/nowhere/ledger"))
      #expect(try await kiosk.services.sales.booking(order.claim.booking) == nil)
    }
  }

  @Test("Without Redis a seat map opens all the same")
  func noRedis() async throws {
    try await TestKiosk.with(redis: "/nowhere/redis.sock") { kiosk in
      let opening = try await kiosk.open()
      guard case .failure(.unavailable) = opening.holds else {
        Issue.record("There were holds: \(opening.holds)")
        return
      }
      #expect(!opening.seating.seats.isEmpty)
    }
  }

  @Test("Leaving does not wait for a server that is silent")
  func leaving() async throws {
    try await TestKiosk.with { kiosk in
      let opening = try await kiosk.open()
      let order = try await kiosk.order(by: .cash, gateway: "CASH")
      try await kiosk.withSilentDatabase { runner in
        runner.run(.checkout(.abandon(order.claim.booking, order.claim.reference, of: order.claim.showtime)))
        runner.run(.seatMap(.release([], opening.seating.showtime.id, opening.token)))
        let start = ContinuousClock.now
        await runner.finish(within: .milliseconds(300))
        // The server would be waited for twice as long.
        #expect(ContinuousClock.now - start < .seconds(30))
      }
    }
  }

  @Test("Without a printer the ticket says where to set one up")
  func noPrinter() async throws {
    try await TestKiosk.with { kiosk in
      let order = try await kiosk.order(by: .cash, gateway: "CASH")
      kiosk.runner.run(.checkout(.sell(order, .cash(tendered: order.claim.finalAmount))))
      while try await kiosk.next().isStep {}
      let record = try #require(try await kiosk.services.sales.booking(order.claim.booking))
      kiosk.runner.run(.ticket(.print(record, in: .english)))
      #expect(
        try await kiosk.next()
          == .ticket(.printed(problem: "No printer is set up: see `[ticket]` in `kiosk.conf`.")))
    }
  }
}

extension Event? {
  fileprivate var isStep: Bool { self?.isStep ?? false }
}

extension Event {
  fileprivate var isStep: Bool {
    if case .checkout(.stepped) = self { true } else { false }
  }
}
