import BoxOffice
import FoundationEssentials
import KioskUI
import Terminal
import Testing

/// The map is alive: what other kiosks hold and buy appears while one looks.
struct WatchTests {
  @Test func `occupancy and holds are looked at every two seconds`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let polls: [Effect] = [
      .seatMap(.readOccupancy(Harness.showtime, since: 7)),
      .seatMap(.readHolds(Harness.showtime, Harness.token, since: 3)),
    ]
    #expect((1...6).map { _ in harness.wait(1) } == [[], polls, [], polls, [], polls])
    harness.sendOccupancy(harness.occupancy(version: 9))
    #expect(
      harness.wait(2) == [
        .seatMap(.readOccupancy(Harness.showtime, since: 9)),
        .seatMap(.readHolds(Harness.showtime, Harness.token, since: 3)),
      ])
  }

  @Test func `another kiosk's hold appears and goes by itself when its lease ends`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    #expect(
      harness.send(
        .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A1"), seconds: 60, revision: 4)))) == [])
    #expect(harness.state("A1") == .held)
    harness.wait(59)
    #expect(harness.state("A1") == .held)
    harness.wait(1)
    #expect(harness.state("A1") == .free)
  }

  @Test func `a hold that is given back is free, and nobody needs to be asked`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.send(
      .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A1"), seconds: 60, revision: 4))))
    #expect(
      harness.send(.seatMap(.holdsChanged(Harness.showtime, .released(harness.ids("A1"), revision: 5)))) == []
    )
    #expect(harness.state("A1") == .free)
  }

  @Test func `a sale is asked for at once, and its seats seem free at no moment`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.send(
      .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A1", "A2"), seconds: 60, revision: 4))))
    #expect(
      harness.send(.seatMap(.holdsChanged(Harness.showtime, .sold(revision: 5)))) == [
        .seatMap(.readOccupancy(Harness.showtime, since: 7))
      ])
    harness.send(.seatMap(.holdsChanged(Harness.showtime, .released(harness.ids("A1", "A2"), revision: 6))))
    #expect(harness.state("A1") == .held)
    harness.sendOccupancy(harness.occupancy(sold: ["A1"]))
    #expect(harness.state("A1") == .sold)
    #expect(harness.state("A2") == .free)
  }

  @Test func `a database that does not answer keeps no seat from being free again`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.send(
      .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A1"), seconds: 60, revision: 4))))
    harness.send(.seatMap(.holdsChanged(Harness.showtime, .sold(revision: 5))))
    harness.send(.seatMap(.holdsChanged(Harness.showtime, .released(harness.ids("A1"), revision: 6))))
    harness.send(.seatMap(.occupancyRead(Harness.showtime, .unreachable("PostgreSQL"))))
    #expect(harness.state("A1") == .free)
  }

  @Test func `once the claim stands, the other kiosks are told`() throws {
    var harness = try Harness.atPayment(["B3"])
    harness.press(.enter)
    #expect(harness.send(.checkout(.stepped(.claiming))) == [])
    #expect(
      harness.send(.checkout(.stepped(.authorising(.cash)))) == [.seatMap(.announceSale(Harness.showtime))])
    #expect(harness.send(.checkout(.stepped(.confirming))) == [])
  }

  @Test(arguments: [4, 3])
  func `the next message and one that comes twice need no reading`(revision: Int) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    #expect(
      harness.send(
        .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A1"), seconds: 60, revision: revision))))
        == [])
  }

  @Test func `a gap in the revisions reads everything anew`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let read: [Effect] = [
      .seatMap(.readHolds(Harness.showtime, Harness.token, since: nil)),
      .seatMap(.readOccupancy(Harness.showtime, since: 7)),
    ]
    #expect(
      harness.send(
        .seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A1"), seconds: 60, revision: 5))))
        == read)
    #expect(
      harness.send(.seatMap(.holdsChanged(Harness.showtime, .released(harness.ids("A1"), revision: 7))))
        == read)
    // What is read replaces what was thought.
    let other = HeldSeat(seat: harness.id("B1"), secondsLeft: 20, isMine: false)
    harness.send(.seatMap(.holdsRead(Harness.token, .success(HoldSnapshot(revision: 8, seats: [other])))))
    #expect(harness.state("A1") == .free)
    #expect(harness.state("B1") == .held)
    #expect(harness.state.sale?.map.revision == 8)
  }

  @Test func `lost messages are said, and all is read anew once they flow again`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.send(.seatMap(.holdsChanged(Harness.showtime, .lost("Redis does not answer."))))
    #expect(harness.state.environment.holdsTrouble == "Redis does not answer.")
    #expect(
      harness.send(.seatMap(.holdsChanged(Harness.showtime, .gap))) == [
        .seatMap(.readHolds(Harness.showtime, Harness.token, since: nil)),
        .seatMap(.readOccupancy(Harness.showtime, since: 7)),
      ])
    #expect(harness.state.environment.holdsTrouble == nil)
  }

  @Test func `the kiosk's own messages do not mark its seats as another's`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let seats = harness.ids("B3")
    harness.press(.character(" "))
    // The message may overtake the answer.
    #expect(
      harness.send(.seatMap(.holdsChanged(Harness.showtime, .held(seats, seconds: 60, revision: 4)))) == [])
    #expect(harness.state("B3") == .pending)
    harness.answerHold("B3")
    #expect(
      harness.send(.seatMap(.holdsChanged(Harness.showtime, .held(seats, seconds: 60, revision: 4)))) == [])
    #expect(harness.state("B3") == .mine)
    let mine = HeldSeat(seat: seats[0], secondsLeft: 60, isMine: true)
    harness.send(.seatMap(.holdsRead(Harness.token, .success(HoldSnapshot(revision: 4, seats: [mine])))))
    #expect(harness.state("B3") == .mine)
    harness.press(.character(" "))
    harness.send(.seatMap(.holdsChanged(Harness.showtime, .released(seats, revision: 5))))
    #expect(harness.state("B3") == .free)
  }

  @Test func `messages about another showtime are passed over`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    let seats = harness.ids("A1")
    #expect(
      harness.send(.seatMap(.holdsChanged(Fixtures.id(99), .held(seats, seconds: 60, revision: 9)))) == [])
    #expect(harness.state("A1") == .free)
  }

  @Test func `a chosen seat that was sold meanwhile is lost, and the rest is kept`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B2")
    harness.press(.control("p"))
    #expect(
      harness.sendOccupancy(harness.occupancy(sold: ["B2"])) == [
        .seatMap(.release(harness.ids("B2"), Harness.showtime, Harness.token))
      ])
    #expect(harness.chosen == ["A1"])
    #expect(harness.state("B2") == .sold)
    #expect(harness.words.contains("B2 has just been sold or closed; the rest is still yours."))
    #expect(harness.state.scene == .seats)
  }

  @Test func `when all that was chosen is lost, no rest is promised`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1", "B2")
    harness.sendOccupancy(harness.occupancy(sold: ["B2"], inactive: ["A1"]))
    #expect(harness.chosen == [])
    #expect(harness.words.contains("A1, B2 have just been sold or closed."))
  }

  @Test func `the claim's own seats among the sold are no loss`() throws {
    var harness = try Harness.atPayment(["B3"])
    harness.press(.enter)
    #expect(harness.sendOccupancy(harness.occupancy(sold: ["B3"])) == [])
    #expect(harness.chosen == ["B3"])
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    #expect(harness.sendOccupancy(harness.occupancy(version: 9, sold: ["B3"])) == [])
    #expect(harness.chosen == ["B3"])
  }

  @Test func `a look at the claim that was abandoned a moment ago is no loss either`() throws {
    var harness = try Harness.atPayment(["B3"])
    harness.press(.enter)
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    harness.end(.declined(reason: "No.", claimedUntil: Fixtures.moment(300)))
    harness.press(.escape)
    // Read before the claim was ended, answered after Esc.
    harness.sendOccupancy(harness.occupancy(sold: ["B3"]))
    #expect(harness.chosen == ["B3"])
    // The claim is ended: from now on a sold seat is somebody else's.
    harness.send(.checkout(.freshIDs(Harness.fresh)))
    #expect(harness.wait(2).contains(.seatMap(.readOccupancy(Harness.showtime, since: 7))))
    harness.sendOccupancy(harness.occupancy(version: 10, sold: ["B3"]))
    #expect(harness.chosen == [])
  }

  @Test func `a cancelled showtime ends the sale, and gives the seats back`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    harness.sendOccupancy(harness.occupancy(status: .cancelled))
    #expect(
      harness.state.dialog
        == .ended("This showtime has been cancelled. Nothing was booked and nothing was charged."))
    let seats = harness.ids("A1")
    #expect(
      harness.press(.enter) == [
        .seatMap(.unwatch), .seatMap(.release(seats, Harness.showtime, Harness.token)), .programme(.read),
      ])
    #expect(harness.state.scene == .showtimes)
  }

  private func moved(by minutes: Int, price: Int = 1250) throws -> Seating {
    var seating = try Fixtures.seating()
    seating.showtime.startsAt = seating.showtime.startsAt.addingTimeInterval(Double(minutes) * 60)
    seating.showtime.startTime = seating.showtime.startTime.advanced(byMinutes: minutes)
    seating.showtime.version = 8
    for index in seating.rules.indices where seating.rules[index].name == "Base price" {
      seating.rules[index].modifier = .fixed(Money(minorUnits: price))
    }
    return seating
  }

  @Test(
    arguments: [
      (1250, "Your seats and their price stay as they are."),
      (1500, "Your seats are still yours, and now cost $15.00 instead of $12.50."),
    ] as [(Int, String)])
  func `a showtime that was moved says its new time and price, and asks whether to go on`(
    price: Int, sentence: String
  ) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    let seating = try moved(by: 75, price: price)
    #expect(
      harness.sendOccupancy(harness.occupancy(startsAt: seating.showtime.startsAt)) == [
        .seatMap(.reread(Harness.showtime))
      ])
    harness.send(.seatMap(.reread(Harness.showtime, .success(seating))))
    #expect(
      harness.state.dialog
        == .moved([
          "This showtime has been moved: it now begins at 20:45 instead of 19:30.", sentence,
        ]))
    var leaving = harness
    #expect(
      leaving.press(.escape).contains(.seatMap(.release(harness.ids("A1"), Harness.showtime, Harness.token))))
    #expect(leaving.state.scene == .showtimes)
    harness.press(.enter)
    #expect(harness.state.dialog == nil)
    #expect(harness.chosen == ["A1"])
    #expect(harness.rows[0].hasSuffix("Today 20:45"))
  }

  /// Everything is sold.
  private func soldOut(_ harness: Harness, version: Int = 8) -> Occupancy {
    var occupancy = harness.occupancy(version: version)
    occupancy.sold = Set(harness.state.sale?.map.seating.seats.map(\.id) ?? [])
    occupancy.availableSeats = 0
    return occupancy
  }

  @Test func `a showtime that sells out while one looks says so, and leads to the next with seats`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    #expect(harness.sendOccupancy(soldOut(harness)) == [.programme(.read)])
    #expect(harness.state.dialog == .soldOut)
    #expect(
      harness.words.contains(
        "The last seat of this showtime has just been sold. The next one with free seats: Tomorrow 14:00, Screen 2, 4 seats free."
      ))
    #expect(harness.press(.enter).contains(.seatMap(.unwatch)))
    #expect(harness.state.scene == .showtimes)
    #expect(harness.rows.contains { $0.contains("›") && $0.contains("14:00") })
  }

  @Test func `whoever stays, or has a seat already, is left alone when all is sold`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.sendOccupancy(soldOut(harness))
    harness.press(.escape)
    #expect(harness.state.scene == .seats)
    harness.sendOccupancy(soldOut(harness, version: 9))
    #expect(harness.state.dialog == nil)
    harness = Harness.atSeats(try Fixtures.seating())
    harness.take("A1")
    var occupancy = soldOut(harness)
    occupancy.sold.remove(harness.id("A1"))
    #expect(harness.sendOccupancy(occupancy) == [])
    #expect(harness.state.dialog == nil)
  }

  @Test func `a database that does not answer is said, and goes unsaid when it does`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.send(.seatMap(.occupancyRead(Harness.showtime, .unreachable("PostgreSQL"))))
    #expect(harness.rows[1].hasPrefix("── Database: PostgreSQL does not answer. ──"))
    harness.sendOccupancy(nil)
    #expect(harness.state.environment.databaseTrouble == nil)
    #expect(harness.rows[1] == String(repeating: "─", count: 80))
  }
}
