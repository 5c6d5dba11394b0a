import BoxOffice
import FoundationEssentials
import KioskUI
import Terminal
import Testing

/// The map is alive: what other kiosks hold and buy appears while one looks.
struct WatchTests {
  @Test func `occupancy and holds are looked at every two seconds`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let polls: [Effect] = [
      .readOccupancy(Stage.showtime, since: 7), .readHolds(Stage.showtime, Stage.token, since: 3),
    ]
    #expect((1...6).map { _ in stage.wait(1) } == [[], polls, [], polls, [], polls])
    stage.sendOccupancy(stage.occupancy(version: 9))
    #expect(
      stage.wait(2) == [
        .readOccupancy(Stage.showtime, since: 9), .readHolds(Stage.showtime, Stage.token, since: 3),
      ])
  }

  @Test func `another kiosk's hold appears and goes by itself when its lease ends`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    #expect(
      stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A1"), seconds: 60, revision: 4))) == [])
    #expect(stage.state("A1") == .held)
    stage.wait(59)
    #expect(stage.state("A1") == .held)
    stage.wait(1)
    #expect(stage.state("A1") == .free)
  }

  @Test func `a hold that is given back is free, and nobody needs to be asked`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A1"), seconds: 60, revision: 4)))
    #expect(stage.send(.holdsChanged(Stage.showtime, .released(stage.ids("A1"), revision: 5))) == [])
    #expect(stage.state("A1") == .free)
  }

  @Test func `a sale is asked for at once, and its seats seem free at no moment`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A1", "A2"), seconds: 60, revision: 4)))
    #expect(
      stage.send(.holdsChanged(Stage.showtime, .sold(revision: 5))) == [
        .readOccupancy(Stage.showtime, since: 7)
      ])
    stage.send(.holdsChanged(Stage.showtime, .released(stage.ids("A1", "A2"), revision: 6)))
    #expect(stage.state("A1") == .held)
    stage.sendOccupancy(stage.occupancy(sold: ["A1"]))
    #expect(stage.state("A1") == .sold)
    #expect(stage.state("A2") == .free)
  }

  @Test func `a database that does not answer keeps no seat from being free again`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A1"), seconds: 60, revision: 4)))
    stage.send(.holdsChanged(Stage.showtime, .sold(revision: 5)))
    stage.send(.holdsChanged(Stage.showtime, .released(stage.ids("A1"), revision: 6)))
    stage.send(.occupancyRead(Stage.showtime, .unreachable("PostgreSQL")))
    #expect(stage.state("A1") == .free)
  }

  @Test func `once the claim stands, the other kiosks are told`() throws {
    var stage = try Stage.atPayment(["B3"])
    stage.press(.enter)
    #expect(stage.send(.checkoutStepped(.claiming)) == [])
    #expect(stage.send(.checkoutStepped(.authorising(.cash))) == [.announceSale(Stage.showtime)])
    #expect(stage.send(.checkoutStepped(.confirming)) == [])
  }

  @Test(arguments: [4, 3])
  func `the next message and one that comes twice need no reading`(revision: Int) throws {
    var stage = Stage.atSeats(try Hall.seating())
    #expect(
      stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A1"), seconds: 60, revision: revision)))
        == [])
  }

  @Test func `a gap in the revisions reads everything anew`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let read: [Effect] = [
      .readHolds(Stage.showtime, Stage.token, since: nil), .readOccupancy(Stage.showtime, since: 7),
    ]
    #expect(
      stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A1"), seconds: 60, revision: 5))) == read)
    #expect(
      stage.send(.holdsChanged(Stage.showtime, .released(stage.ids("A1"), revision: 7))) == read)
    // What is read replaces what was thought.
    let other = HeldSeat(seat: stage.id("B1"), secondsLeft: 20, isMine: false)
    stage.send(.holdsRead(Stage.token, .success(HoldSnapshot(revision: 8, seats: [other]))))
    #expect(stage.state("A1") == .free)
    #expect(stage.state("B1") == .held)
    #expect(stage.state.sale?.revision == 8)
  }

  @Test func `lost messages are said, and all is read anew once they flow again`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.send(.holdsChanged(Stage.showtime, .lost("Redis does not answer.")))
    #expect(stage.state.holdsTrouble == "Redis does not answer.")
    #expect(
      stage.send(.holdsChanged(Stage.showtime, .gap)) == [
        .readHolds(Stage.showtime, Stage.token, since: nil), .readOccupancy(Stage.showtime, since: 7),
      ])
    #expect(stage.state.holdsTrouble == nil)
  }

  @Test func `the kiosk's own messages do not mark its seats as another's`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let seats = stage.ids("B3")
    stage.press(.character(" "))
    // The message may overtake the answer.
    #expect(stage.send(.holdsChanged(Stage.showtime, .held(seats, seconds: 60, revision: 4))) == [])
    #expect(stage.state("B3") == .pending)
    stage.answerHold("B3")
    #expect(stage.send(.holdsChanged(Stage.showtime, .held(seats, seconds: 60, revision: 4))) == [])
    #expect(stage.state("B3") == .mine)
    let mine = HeldSeat(seat: seats[0], secondsLeft: 60, isMine: true)
    stage.send(.holdsRead(Stage.token, .success(HoldSnapshot(revision: 4, seats: [mine]))))
    #expect(stage.state("B3") == .mine)
    stage.press(.character(" "))
    stage.send(.holdsChanged(Stage.showtime, .released(seats, revision: 5)))
    #expect(stage.state("B3") == .free)
  }

  @Test func `messages about another showtime are passed over`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    let seats = stage.ids("A1")
    #expect(stage.send(.holdsChanged(Hall.id(99), .held(seats, seconds: 60, revision: 9))) == [])
    #expect(stage.state("A1") == .free)
  }

  @Test func `a chosen seat that was sold meanwhile is lost, and the rest is kept`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B2")
    stage.press(.control("p"))
    #expect(
      stage.sendOccupancy(stage.occupancy(sold: ["B2"])) == [
        .release(stage.ids("B2"), Stage.showtime, Stage.token)
      ])
    #expect(stage.chosen == ["A1"])
    #expect(stage.state("B2") == .sold)
    #expect(stage.words.contains("B2 has just been sold or closed; the rest is still yours."))
    #expect(stage.state.scene == .seats)
  }

  @Test func `when all that was chosen is lost, no rest is promised`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1", "B2")
    stage.sendOccupancy(stage.occupancy(sold: ["B2"], inactive: ["A1"]))
    #expect(stage.chosen == [])
    #expect(stage.words.contains("A1, B2 have just been sold or closed."))
  }

  @Test func `the claim's own seats among the sold are no loss`() throws {
    var stage = try Stage.atPayment(["B3"])
    stage.press(.enter)
    #expect(stage.sendOccupancy(stage.occupancy(sold: ["B3"])) == [])
    #expect(stage.chosen == ["B3"])
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    #expect(stage.sendOccupancy(stage.occupancy(version: 9, sold: ["B3"])) == [])
    #expect(stage.chosen == ["B3"])
  }

  @Test func `a look at the claim that was abandoned a moment ago is no loss either`() throws {
    var stage = try Stage.atPayment(["B3"])
    stage.press(.enter)
    stage.send(.freshIDs(Stage.fresh))
    stage.end(.declined(reason: "No.", claimedUntil: Hall.moment(300)))
    stage.press(.escape)
    // Read before the claim was ended, answered after Esc.
    stage.sendOccupancy(stage.occupancy(sold: ["B3"]))
    #expect(stage.chosen == ["B3"])
    // The claim is ended: from now on a sold seat is somebody else's.
    stage.send(.freshIDs(Stage.fresh))
    #expect(stage.wait(2).contains(.readOccupancy(Stage.showtime, since: 7)))
    stage.sendOccupancy(stage.occupancy(version: 10, sold: ["B3"]))
    #expect(stage.chosen == [])
  }

  @Test func `a cancelled showtime ends the sale, and gives the seats back`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    stage.sendOccupancy(stage.occupancy(status: .cancelled))
    #expect(
      stage.state.dialog
        == .ended("This showtime has been cancelled. Nothing was booked and nothing was charged."))
    let seats = stage.ids("A1")
    #expect(
      stage.press(.enter) == [
        .unwatchHolds, .release(seats, Stage.showtime, Stage.token), .readProgramme,
      ])
    #expect(stage.state.scene == .showtimes)
  }

  private func moved(by minutes: Int, price: Int = 1250) throws -> Seating {
    var seating = try Hall.seating()
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
      (1500, "Your seats stay yours, and cost $15.00 now instead of $12.50."),
    ] as [(Int, String)])
  func `a showtime that was moved says its new time and price, and asks whether to go on`(
    price: Int, sentence: String
  ) throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    let seating = try moved(by: 75, price: price)
    #expect(
      stage.sendOccupancy(stage.occupancy(startsAt: seating.showtime.startsAt)) == [
        .rereadSeating(Stage.showtime)
      ])
    stage.send(.seatingReread(Stage.showtime, .success(seating)))
    #expect(
      stage.state.dialog
        == .moved([
          "This showtime has been moved: it begins at 20:45 now, no longer 19:30.", sentence,
        ]))
    var leaving = stage
    #expect(leaving.press(.escape).contains(.release(stage.ids("A1"), Stage.showtime, Stage.token)))
    #expect(leaving.state.scene == .showtimes)
    stage.press(.enter)
    #expect(stage.state.dialog == nil)
    #expect(stage.chosen == ["A1"])
    #expect(stage.rows[0].hasSuffix("Today 20:45"))
  }

  /// Everything is sold.
  private func soldOut(_ stage: Stage, version: Int = 8) -> Occupancy {
    var occupancy = stage.occupancy(version: version)
    occupancy.sold = Set(stage.state.sale?.seating.seats.map(\.id) ?? [])
    occupancy.availableSeats = 0
    return occupancy
  }

  @Test func `a showtime that sells out while one looks says so, and leads to the next with seats`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    #expect(stage.sendOccupancy(soldOut(stage)) == [.readProgramme])
    #expect(stage.state.dialog == .soldOut)
    #expect(
      stage.words.contains(
        "The last seat of this showtime has just been sold. The next one with free seats: Tomorrow 14:00, Screen 2, 4 seats free."
      ))
    #expect(stage.press(.enter).contains(.unwatchHolds))
    #expect(stage.state.scene == .showtimes)
    #expect(stage.rows.contains { $0.contains("›") && $0.contains("14:00") })
  }

  @Test func `whoever stays, or has a seat already, is left alone when all is sold`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.sendOccupancy(soldOut(stage))
    stage.press(.escape)
    #expect(stage.state.scene == .seats)
    stage.sendOccupancy(soldOut(stage, version: 9))
    #expect(stage.state.dialog == nil)
    stage = Stage.atSeats(try Hall.seating())
    stage.take("A1")
    var occupancy = soldOut(stage)
    occupancy.sold.remove(stage.id("A1"))
    #expect(stage.sendOccupancy(occupancy) == [])
    #expect(stage.state.dialog == nil)
  }

  @Test func `a database that does not answer is said, and goes unsaid when it does`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.send(.occupancyRead(Stage.showtime, .unreachable("PostgreSQL")))
    #expect(stage.rows[1].hasPrefix("── Database: PostgreSQL does not answer. ──"))
    stage.sendOccupancy(nil)
    #expect(stage.state.databaseTrouble == nil)
    #expect(stage.rows[1] == String(repeating: "─", count: 80))
  }
}
