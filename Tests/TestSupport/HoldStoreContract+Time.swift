internal import BoxOffice
internal import Testing

/// The clauses about leases, revisions and messages.
extension HoldStoreContract {
  static let renewing = [
    Self("A lease that is not renewed ends, one that is renewed goes on") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(2)
      // A short lease is one whose choice ends soon: then the renewed one is long, however slow the machine.
      _ = try await kiosks.one.hold(seats, in: showtime, token: theirs, deadline: 7)
      try await kiosks.pass(0.5)
      let renewal = try await kiosks.one.renew([seats[0]], in: showtime, token: theirs, deadline: 476.8)
      #expect(renewal == RenewAnswer(renewed: [seats[0]], retaken: [], lost: [], secondsLeft: 476.8))
      try await kiosks.pass(6.6)
      let snapshot = try await kiosks.other.holds(in: showtime, token: mine)
      #expect(snapshot.seats.map(\.seat) == [seats[0]])
      #expect(try await kiosks.other.hold([seats[1]], in: showtime, token: mine, deadline: 480).isHeld)
    },

    Self("A renewal takes anew what is gone, and names what others have taken meanwhile and until when") {
      store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(3)
      _ = try await kiosks.one.hold(seats, in: showtime, token: mine, deadline: 1)
      try await kiosks.pass(1.1)
      _ = try await kiosks.other.hold([seats[1]], in: showtime, token: theirs, deadline: 480)
      let answer = try await kiosks.one.renew(seats, in: showtime, token: mine, deadline: 478.9)
      #expect(answer.renewed.isEmpty)
      #expect(answer.retaken == [seats[0], seats[2]])
      #expect(answer.lost.map(\.seat) == [seats[1]])
      #expect(answer.lost.allSatisfy { !$0.isMine && $0.secondsLeft > 0 && $0.secondsLeft <= 60 })
      let snapshot = try await kiosks.one.holds(in: showtime, token: mine)
      #expect(snapshot.seats.map(\.isMine) == [true, false, true])
    },

    Self("Past the cap nothing is renewed, and the seats come back") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 1, cap: 1))
      let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
      let seats = [Seat.ID].random(2)
      _ = try await kiosks.one.hold(seats, in: showtime, token: token, deadline: 0.3)
      // The cap counts from the first seat: a renewal shortly before it lasts no longer.
      _ = try await kiosks.one.renew(seats, in: showtime, token: token, deadline: 0.2)
      try await kiosks.pass(0.4)
      let answer = try await kiosks.one.renew(seats, in: showtime, token: token, deadline: -0.1)
      #expect(answer == RenewAnswer(renewed: [], retaken: [], lost: [], secondsLeft: -0.1))
      #expect(try await kiosks.one.holds(in: showtime, token: token).seats.isEmpty)
    },
  ]

  static let reading = [
    Self("A snapshot has every hold of the showtime, whose it is and how long it lasts") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(5)
      _ = try await kiosks.one.hold([seats[0], seats[3]], in: showtime, token: mine, deadline: 480)
      _ = try await kiosks.other.hold([seats[1]], in: showtime, token: theirs, deadline: 30)
      _ = try await kiosks.other.hold([seats[4]], in: .random(), token: theirs, deadline: 480)
      let snapshot = try await kiosks.one.holds(in: showtime, token: mine)
      #expect(snapshot.seats.map(\.seat) == [seats[0], seats[1], seats[3]])
      #expect(snapshot.seats.map(\.isMine) == [true, false, true])
      for (held, lease) in zip(snapshot.seats, [60.0, 30, 60]) {
        #expect(held.secondsLeft > lease - 10 && held.secondsLeft <= lease)
      }
      #expect(snapshot.revision == (try await kiosks.other.revision(of: showtime)))
    },

    Self("Every change raises the revision, and nothing else does") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(2)
      var last = try await kiosks.one.revision(of: showtime)
      #expect(last == 0)

      func expectChange(_ raises: Bool, _ what: Comment, _ change: () async throws -> Void) async throws {
        try await change()
        let now = try await kiosks.other.revision(of: showtime)
        #expect(raises ? now > last : now == last, what)
        last = now
      }
      let one = kiosks.one
      try await expectChange(true, "hold") {
        guard
          case .held(_, let revision) = try await one.hold(seats, in: showtime, token: mine, deadline: 480)
        else { return }
        #expect(try await one.revision(of: showtime) == revision)
      }
      try await expectChange(true, "renew: readers must know the new end of the lease") {
        _ = try await one.renew(seats, in: showtime, token: mine, deadline: 470)
      }
      try await expectChange(false, "refused") {
        _ = try await one.hold(seats, in: showtime, token: theirs, deadline: 470)
      }
      try await expectChange(false, "read") { _ = try await one.holds(in: showtime, token: mine) }
      try await expectChange(false, "given back by another") {
        try await one.release(seats, in: showtime, token: theirs)
      }
      try await expectChange(true, "swap") {
        _ = try await one.swap([seats[0]], for: [.random()], in: showtime, token: mine, deadline: 470)
      }
      try await expectChange(true, "given back") { try await one.release(seats, in: showtime, token: mine) }
      try await expectChange(true, "a sale announced") { try await one.announceSale(in: showtime) }
      try await expectChange(false, "given back twice") {
        try await one.release(seats, in: showtime, token: mine)
      }
    },
  ]

  static let listening = [
    Self("Other kiosks' changes are heard in order, one's own and other showtimes' are not") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(3)
      var heard = kiosks.one.changes(in: showtime).makeAsyncIterator()
      #expect(await heard.next() == .gap)

      _ = try await kiosks.one.hold([seats[2]], in: showtime, token: mine, deadline: 480)
      _ = try await kiosks.other.hold(seats, in: .random(), token: theirs, deadline: 480)
      var revision = try await kiosks.one.revision(of: showtime)
      _ = try await kiosks.other.hold([seats[1], seats[0]], in: showtime, token: theirs, deadline: 45)
      #expect(await heard.next() == .held([seats[1], seats[0]], seconds: 45, revision: revision + 1))
      _ = try await kiosks.other.renew([seats[0]], in: showtime, token: theirs, deadline: 400)
      #expect(await heard.next() == .held([seats[0]], seconds: 60, revision: revision + 2))
      try await kiosks.other.release([seats[0], seats[2]], in: showtime, token: theirs)
      #expect(await heard.next() == .released([seats[0]], revision: revision + 3))
      // A swap is heard as what it is made of.
      _ = try await kiosks.other.swap([seats[1]], for: [seats[0]], in: showtime, token: theirs, deadline: 30)
      #expect(await heard.next() == .released([seats[1]], revision: revision + 4))
      #expect(await heard.next() == .held([seats[0]], seconds: 30, revision: revision + 5))
      try await kiosks.one.announceSale(in: showtime)
      try await kiosks.other.announceSale(in: showtime)
      #expect(await heard.next() == .sold(revision: revision + 7))
      revision = try await kiosks.one.revision(of: showtime)
      #expect(try await kiosks.one.holds(in: showtime, token: mine).revision == revision)
    },

    Self("Listening ends at once when the listener's task is cancelled") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (started, start) = AsyncStream.makeStream(of: Void.self)
      let listener = Task {
        for await _ in kiosks.one.changes(in: .random()) { start.yield() }
      }
      for await _ in started { break }
      listener.cancel()
      await listener.value
    },
  ]
}
