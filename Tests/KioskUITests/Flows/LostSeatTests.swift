import BoxOffice
import KioskUI
import Terminal
import Testing

/// A seat that goes to somebody else while one looks: another is offered, Tab goes there, and the rest is kept.
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
    #expect(stage.words.contains("A2 has just been taken at another kiosk. Tab goes to A1 instead."))
    #expect(stage.rows.last?.contains("Tab go to A1") == true)
    #expect(stage.cursor == "A2")
    stage.press(.tab)
    #expect(stage.cursor == "A1")
    #expect(stage.words.contains("free, in the place of what has gone"))
    #expect(stage.rows.last?.contains("Enter take A1") == true)
    #expect(asked(stage.press(.enter), on: stage) == ["A1"])
  }

  @Test(arguments: [Key.enter, .character(" ")])
  func `a key that was on its way when the seat went takes no other`(key: Key) throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A2")
    _ = takeAway(["A2"], from: &stage)
    let offer = "A2 has just been taken at another kiosk. Tab goes to A1 instead."
    // However often.
    for _ in 1...3 {
      #expect(stage.press(key) == [])
      #expect(stage.notice == offer)
    }
    #expect(stage.chosen.isEmpty && stage.cursor == "A2")
    // Nor does the one that it was on its way to move.
    stage.press(.right)
    #expect(stage.cursor == "A3")
    #expect(asked(stage.press(key), on: stage) == ["A3"])
  }

  @Test func `a key that was on its way to pay takes no seat for one that was lost`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B1", "B2")
    _ = stage.sendOccupancy(stage.occupancy(sold: ["B2"]))
    #expect(stage.press(.enter) == [])
    #expect(stage.chosen == ["B1"])
    #expect(stage.state.scene == .seats)
  }

  @Test func `a click on its way takes the seat that it is on, and no more`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.take("B1", "B2")
    _ = stage.sendOccupancy(stage.occupancy(sold: ["B1", "B2"]))
    let offered = stage.labels(stage.state.sale?.proposal?.seats ?? [])
    #expect(offered.count == 2)
    let place = try #require(stage.place(ofSeat: offered[1]))
    #expect(asked(stage.click(place), on: stage) == [offered[1]])
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
    #expect(stage.words.contains("B2 has just been sold or closed; the rest is still yours. Tab goes to B3"))
    stage.press(.tab)
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
    #expect(stage.words.contains("B2 was taken at another kiosk a moment ago. Tab goes to B"))
    #expect(stage.press(.tab, .enter).count == 1)
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
    #expect(stage.words.contains("B2 went to another kiosk while Redis was away. Tab goes to B3 instead."))
  }

  @Test func `when the offered seat goes as well, the next one is offered`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A4")
    _ = takeAway(["A4"], from: &stage)
    stage.press(.tab)
    let first = stage.cursor
    _ = takeAway([first], from: &stage, revision: 5)
    #expect(stage.words.contains("\(first) just went to somebody else, too. Tab goes to"))
    #expect(stage.press(.enter) == [])
    stage.press(.tab)
    let second = stage.cursor
    #expect(second != first && second != "A4")
    #expect(asked(stage.press(.enter), on: stage) == [second])
  }

  @Test func `an offered seat that nobody has gone to yet is replaced as well`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "A2")
    _ = takeAway(["A2"], from: &stage)
    _ = takeAway(["A1"], from: &stage, revision: 5)
    #expect(stage.words.contains("A1 just went to somebody else, too. Tab goes to A3 instead."))
    #expect(asked(stage.press(.tab, .enter), on: stage) == ["A3"])
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
    #expect(stage.words.contains("Tab goes to A1 instead."))
    #expect(asked(stage.press(.tab, .enter), on: stage) == ["A1"])
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
    #expect(stage.words.contains("\(last) has just been taken at another kiosk. Tab goes to"))
    #expect(stage.press(.character(" ")) == [])
    #expect(asked(stage.press(.tab, .enter), on: stage).count == 3)
  }
}
