package import BoxOffice
internal import FoundationEssentials
internal import Testing

/// What every ``HoldStore`` has to do: one clause each, run against the real server and its twin alike.
package struct HoldStoreContract: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  /// Fails the test that runs it.
  package let check: @Sendable (HoldStoreUnderTest) async throws -> Void

  init(_ sentence: String, _ check: @escaping @Sendable (HoldStoreUnderTest) async throws -> Void) {
    testDescription = sentence
    self.check = check
  }

  package static let clauses = holding + swapping + renewing + reading + listening
}

/// A store, for as many tests as like to: each takes kiosks, and a showtime of its own.
package struct HoldStoreUnderTest: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  /// Two kiosks that see each other's holds.
  package let kiosks: @Sendable (HoldTerms) async throws -> TwoKiosks

  package init(_ name: String, kiosks: @escaping @Sendable (HoldTerms) async throws -> TwoKiosks) {
    testDescription = name
    self.kiosks = kiosks
  }
}

package struct TwoKiosks: Sendable {
  package let one: any HoldStore
  package let other: any HoldStore
  /// Lets seconds go by, on the clock that the store goes by.
  package let pass: @Sendable (Double) async throws -> Void

  package init(
    one: any HoldStore, other: any HoldStore, pass: @escaping @Sendable (Double) async throws -> Void
  ) {
    self.one = one
    self.other = other
    self.pass = pass
  }
}

extension HoldToken {
  package static func random() -> HoldToken {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }
}

extension Array where Element == Seat.ID {
  /// In the order in which a snapshot lists them.
  package static func random(_ count: Int) -> [Seat.ID] {
    (0..<count).map { _ in .random() }.sorted()
  }
}

extension HoldAnswer {
  package var isHeld: Bool {
    if case .held = self { true } else { false }
  }

  /// The seats in the way; nil for a hold.
  package var inTheWay: [HeldSeat]? {
    if case .refused(let seats) = self { seats } else { nil }
  }
}

extension HoldStoreContract {
  private static let holding = [
    Self("A hold is all or nothing, and a refusal names the seats in the way and until when") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(4)
      let first = try await kiosks.one.hold([seats[1], seats[2]], in: showtime, token: theirs, deadline: 480)
      #expect(first.isHeld)

      let inTheWay = try #require(
        try await kiosks.other.hold(seats, in: showtime, token: mine, deadline: 480).inTheWay)
      #expect(inTheWay.map(\.seat) == [seats[1], seats[2]])
      #expect(inTheWay.allSatisfy { !$0.isMine && (50...60).contains($0.secondsLeft) })
      let snapshot = try await kiosks.other.holds(in: showtime, token: mine)
      #expect(snapshot.seats.map(\.seat) == [seats[1], seats[2]])
    },

    Self("Seats that are held already stay held, once each, and more can be added") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
      let seats = [Seat.ID].random(3)
      #expect(
        try await kiosks.one.hold([seats[0], seats[0]], in: showtime, token: token, deadline: 480).isHeld)
      #expect(try await kiosks.one.hold(seats, in: showtime, token: token, deadline: 470).isHeld)
      #expect(try await kiosks.one.hold(seats, in: showtime, token: token, deadline: 460).isHeld)
      #expect(try await kiosks.one.holds(in: showtime, token: token).seats.map(\.seat) == seats)
    },

    Self("A choice has until its deadline, and never longer than the cap") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
      for (deadline, granted) in [(300.0, 300.0), (480, 480), (9000, 480), (.infinity, 480)] {
        let answer = try await kiosks.one.hold([.random()], in: showtime, token: token, deadline: deadline)
        guard case .held(let secondsLeft, _) = answer else {
          Issue.record("refused: \(answer)")
          continue
        }
        #expect(secondsLeft == granted)
      }
    },

    Self("A lease ends with the choice's deadline when that comes first") { store in
      let kiosks = try await store.kiosks(HoldTerms(lease: 60, cap: 480))
      let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
      let seats = [Seat.ID].random(1)
      #expect(try await kiosks.one.hold(seats, in: showtime, token: token, deadline: 20).isHeld)
      let held = try await kiosks.one.holds(in: showtime, token: token).seats
      #expect(held.count == 1 && held.allSatisfy { (10...20).contains($0.secondsLeft) })
    },

    Self(
      "Past the deadline nothing is held",
      { store in
        let kiosks = try await store.kiosks(HoldTerms())
        let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
        for deadline in [0, -30, .nan] {
          let answer = try await kiosks.one.hold([.random()], in: showtime, token: token, deadline: deadline)
          #expect(answer == .refused([]))
          let swap = try await kiosks.one.swap(
            [.random()], for: [.random()], in: showtime, token: token, deadline: deadline)
          #expect(swap == .refused([]))
        }
        #expect(
          try await kiosks.one.holds(in: showtime, token: token) == HoldSnapshot(revision: 0, seats: []))
      }),

    Self("Holding nothing holds nothing and changes nothing") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
      #expect(
        try await kiosks.one.hold([], in: showtime, token: token, deadline: 480)
          == .held(secondsLeft: 480, revision: 0))
      try await kiosks.one.release([], in: showtime, token: token)
      #expect(try await kiosks.one.renew([], in: showtime, token: token, deadline: 480).renewed.isEmpty)
      #expect(try await kiosks.one.revision(of: showtime) == 0)
    },

    Self("Seats given back are free, and only who holds them can give them back") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(2)
      _ = try await kiosks.one.hold(seats, in: showtime, token: theirs, deadline: 480)
      try await kiosks.other.release(seats, in: showtime, token: mine)
      #expect(
        try await kiosks.other.hold(seats, in: showtime, token: mine, deadline: 480).inTheWay?.count == 2)
      try await kiosks.one.release([seats[0]], in: showtime, token: theirs)
      #expect(try await kiosks.other.hold([seats[0]], in: showtime, token: mine, deadline: 480).isHeld)
      // Giving back twice does not take it from its new holder.
      try await kiosks.one.release(seats, in: showtime, token: theirs)
      let snapshot = try await kiosks.other.holds(in: showtime, token: mine)
      #expect(snapshot.seats.map(\.seat) == [seats[0]] && snapshot.seats.allSatisfy(\.isMine))
    },

    Self("Of two kiosks that want the same seats at once, one gets them") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      for _ in 1...200 {
        let seats = [Seat.ID].random(2)
        async let first = kiosks.one.hold(seats, in: showtime, token: theirs, deadline: 480)
        async let second = kiosks.other.hold(seats.reversed(), in: showtime, token: mine, deadline: 480)
        let (answer, otherAnswer) = try await (first, second)
        #expect(answer.isHeld != otherAnswer.isHeld)
        #expect((answer.inTheWay ?? otherAnswer.inTheWay)?.count == 2)
      }
    },
  ]

  private static let swapping = [
    Self("A swap gives seats back and takes others in one step") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, token) = (Showtime.ID.random(), HoldToken.random())
      let seats = [Seat.ID].random(4)
      _ = try await kiosks.one.hold([seats[0], seats[1]], in: showtime, token: token, deadline: 480)
      // A seat on both sides stays.
      let answer = try await kiosks.one.swap(
        [seats[0], seats[1]], for: [seats[1], seats[2], seats[3]], in: showtime, token: token, deadline: 480)
      #expect(answer.isHeld)
      let snapshot = try await kiosks.one.holds(in: showtime, token: token)
      #expect(snapshot.seats.map(\.seat) == [seats[1], seats[2], seats[3]])
    },

    Self("A refused swap leaves everything as it was") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(3)
      _ = try await kiosks.one.hold([seats[0]], in: showtime, token: mine, deadline: 480)
      _ = try await kiosks.other.hold([seats[2]], in: showtime, token: theirs, deadline: 480)
      let before = try await kiosks.one.revision(of: showtime)
      let answer = try await kiosks.one.swap(
        [seats[0]], for: [seats[1], seats[2]], in: showtime, token: mine, deadline: 480)
      #expect(answer.inTheWay?.map(\.seat) == [seats[2]])
      let snapshot = try await kiosks.one.holds(in: showtime, token: mine)
      #expect(snapshot.revision == before)
      #expect(snapshot.seats.filter(\.isMine).map(\.seat) == [seats[0]])
    },

    Self("A swap does not give back what somebody else holds") { store in
      let kiosks = try await store.kiosks(HoldTerms())
      let (showtime, theirs, mine) = (Showtime.ID.random(), HoldToken.random(), HoldToken.random())
      let seats = [Seat.ID].random(2)
      _ = try await kiosks.other.hold([seats[0]], in: showtime, token: theirs, deadline: 480)
      let answer = try await kiosks.one.swap(
        [seats[0]], for: [seats[1]], in: showtime, token: mine, deadline: 480)
      #expect(answer.isHeld)
      #expect(try await kiosks.other.holds(in: showtime, token: theirs).seats.map(\.isMine) == [true, false])
    },
  ]
}
