import BoxOffice
import KioskUI
import Terminal
import Testing

/// A seat that goes to somebody else while one looks: another is offered, one key away, and the rest is kept.
struct LostSeatTests {
  /// Another kiosk takes seats.
  private func takeAway(_ labels: [String], from stage: inout Stage, revision: Int = 4) -> [Effect] {
    stage.send(.holdsChanged(Stage.showtime, .held(labels.map(stage.id), seconds: 60, revision: revision)))
  }

  /// The seats that are asked for by an effect.
  private func asked(_ effects: [Effect], on stage: Stage) -> [String] {
    effects.flatMap { effect -> [Seat.ID] in
      switch effect {
      case .hold(let seats, _, _, _), .swapHolds(_, let seats, _, _, _): seats
      default: []
      }
    }.compactMap { stage.state.sale?.plan.index(of: $0) }.compactMap {
      stage.state.sale?.plan.spots[$0].label.description
    }
  }

  @Test func `a seat that goes under the cursor is told, and the nearest one is a key away`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A2")
    _ = takeAway(["A2"], from: &stage)
    #expect(stage.words.contains("A2 has just been taken at another kiosk. Enter takes A1 instead."))
    #expect(stage.rows.last?.contains("Enter take A1") == true)
    #expect(stage.cursor == "A1")
    #expect(asked(stage.press(.enter), on: stage) == ["A1"])
  }

  @Test func `an arrow key or Esc leaves the offer`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A2")
    _ = takeAway(["A2"], from: &stage)
    stage.press(.escape)
    #expect(!stage.words.contains("instead"))
    #expect(stage.state.scene == .seats)
  }

  @Test(
    arguments: [
      (["B2"], []),
      ([], ["B2"]),
    ] as [([String], [String])])
  func `a chosen seat that was sold or closed is replaced by one key, and the rest is kept`(
    sold: [String], closed: [String]
  ) throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B1", "B2")
    stage.press(.control("p"))
    let effects = stage.sendOccupancy(stage.occupancy(sold: sold, inactive: closed))
    #expect(effects == [.release(stage.ids("B2"), Stage.showtime, Stage.token)])
    #expect(stage.state.scene == .seats)
    #expect(stage.chosen == ["B1"])
    #expect(stage.words.contains("B2 has just been sold or closed; the rest is still yours. Enter takes B3"))
    #expect(asked(stage.press(.enter), on: stage) == ["B3"])
    stage.answerHold("B3")
    #expect(stage.chosen == ["B1", "B3"])
  }

  @Test func `a seat that another kiosk was quicker to take is replaced likewise`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "B2")
    stage.press(.character(" "))
    let other = HeldSeat(seat: stage.id("B2"), secondsLeft: 40, isMine: false)
    stage.send(.holdAnswered(Stage.token, seats: stage.ids("B2"), .success(.refused([other]))))
    #expect(stage.words.contains("B2 was taken at another kiosk a moment ago. Enter takes B"))
    #expect(stage.press(.enter).count == 1)
  }

  @Test func `a lease that was lost while Redis was away offers another seat, too`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B1", "B2")
    let other = HeldSeat(seat: stage.id("B2"), secondsLeft: 40, isMine: false)
    stage.send(
      .renewalAnswered(
        Stage.token,
        .success(RenewAnswer(renewed: stage.ids("B1"), retaken: [], lost: [other], secondsLeft: 400))))
    #expect(stage.chosen == ["B1"])
    #expect(stage.words.contains("B2 went to another kiosk while Redis was away. Enter takes B3 instead."))
  }

  @Test func `when the offered seat goes as well, the next one is offered`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A4")
    _ = takeAway(["A4"], from: &stage)
    let first = stage.cursor
    _ = takeAway([first], from: &stage, revision: 5)
    #expect(stage.words.contains("\(first) just went to somebody else, too. Enter takes"))
    #expect(stage.cursor != first)
  }

  @Test func `where nothing is left, that is all that is said`() throws {
    let all = try Hall.seating().seats.map(\.label)
    var stage = Stage.atSeats(
      try Hall.seating(sold: all.filter { $0.description != "A2" && $0.description != "B6" }))
    stage.go(to: "A2")
    _ = takeAway(["A2"], from: &stage)
    #expect(stage.notice == "A2 has just been taken at another kiosk.")
    #expect(stage.cursor == "A2")
  }

  @Test func `the list tells the offer as well`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.press(.control("l"), .enter)
    stage.go(to: "A2")
    _ = takeAway(["A2"], from: &stage)
    #expect(stage.words.contains("Enter takes A1 instead."))
    #expect(asked(stage.press(.enter), on: stage) == ["A1"])
  }

  @Test func `what goes elsewhere on the map is no loss`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A2")
    _ = takeAway(["A4", "B1"], from: &stage)
    #expect(stage.notice == "")
    #expect(stage.cursor == "A2")
  }

  @Test func `a party's block that loses a seat moves on as a whole`() throws {
    var stage = Stage.atSeats(try Hall.seating(Hall.largeLayout))
    stage.type("3")
    stage.press(.escape)
    let block = stage.state.sale?.block ?? []
    #expect(block.count == 3)
    let last = try #require(stage.state.sale?.plan.spots[block[2]].label.description)
    _ = takeAway([last], from: &stage)
    #expect(stage.words.contains("\(last) has just been taken at another kiosk. Enter takes"))
    #expect(asked(stage.press(.enter), on: stage).count == 3)
  }
}
