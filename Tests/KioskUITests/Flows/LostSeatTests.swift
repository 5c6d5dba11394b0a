import BoxOffice
import KioskUI
import Terminal
import Testing

/// A seat that goes to somebody else while one looks: another is offered, Tab goes there, and the rest is kept.
struct LostSeatTests {
  /// Another kiosk takes seats.
  private func takeAway(_ labels: [String], from harness: inout Harness, revision: Int = 4) -> [Effect] {
    harness.send(
      .seatMap(
        .holdsChanged(Harness.showtime, .held(labels.map(harness.id), seconds: 60, revision: revision))))
  }

  /// The seats that are asked for by an effect.
  private func asked(_ effects: [Effect], on harness: Harness) -> [String] {
    effects.flatMap { effect -> [Seat.ID] in
      switch effect {
      case .seatMap(.hold(let seats, _, _, _)), .seatMap(.swapHolds(_, let seats, _, _, _)): seats
      default: []
      }
    }.compactMap { harness.state.sale?.map.plan.index(of: $0) }.compactMap {
      harness.state.sale?.map.plan.seats[$0].label.description
    }
  }

  @Test func `a seat that goes under the cursor is told, and the nearest one is a key away`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A2")
    _ = takeAway(["A2"], from: &harness)
    #expect(harness.words.contains("A2 has just been taken at another kiosk. Tab goes to A1 instead."))
    #expect(harness.rows.last?.contains("Tab go to A1") == true)
    #expect(harness.cursor == "A2")
    harness.press(.tab)
    #expect(harness.cursor == "A1")
    #expect(harness.words.contains("free, in place of what has gone"))
    #expect(harness.rows.last?.contains("Enter take A1") == true)
    #expect(asked(harness.press(.enter), on: harness) == ["A1"])
  }

  @Test(arguments: [Key.enter, .character(" ")])
  func `a key that was on its way when the seat went takes no other`(key: Key) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A2")
    _ = takeAway(["A2"], from: &harness)
    let offer = "A2 has just been taken at another kiosk. Tab goes to A1 instead."
    // However often.
    for _ in 1...3 {
      #expect(harness.press(key) == [])
      #expect(harness.notice == offer)
    }
    #expect(harness.chosen.isEmpty && harness.cursor == "A2")
    // Nor does the one that it was on its way to move.
    harness.press(.right)
    #expect(harness.cursor == "A3")
    #expect(asked(harness.press(key), on: harness) == ["A3"])
  }

  @Test func `a key that was on its way to pay takes no seat for one that was lost`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B1", "B2")
    _ = harness.sendOccupancy(harness.occupancy(sold: ["B2"]))
    #expect(harness.press(.enter) == [])
    #expect(harness.chosen == ["B1"])
    #expect(harness.state.scene == .seats)
  }

  @Test func `a click on its way takes the seat that it is on, and no more`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B1", "B2")
    _ = harness.sendOccupancy(harness.occupancy(sold: ["B1", "B2"]))
    let offered = harness.labels(harness.state.sale?.map.proposal?.seats ?? [])
    #expect(offered.count == 2)
    let place = try #require(harness.place(ofSeat: offered[1]))
    #expect(asked(harness.click(place), on: harness) == [offered[1]])
  }

  @Test func `an arrow key or Esc leaves the offer`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A2")
    _ = takeAway(["A2"], from: &harness)
    harness.press(.escape)
    #expect(!harness.words.contains("instead"))
    #expect(harness.state.scene == .seats)
  }

  @Test(
    arguments: [
      (["B2"], []),
      ([], ["B2"]),
    ] as [([String], [String])])
  func `a chosen seat that was sold or closed is replaced by one key, and the rest is kept`(
    sold: [String], closed: [String]
  ) throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B1", "B2")
    harness.press(.control("p"))
    let effects = harness.sendOccupancy(harness.occupancy(sold: sold, inactive: closed))
    #expect(effects == [.seatMap(.release(harness.ids("B2"), Harness.showtime, Harness.token))])
    #expect(harness.state.scene == .seats)
    #expect(harness.chosen == ["B1"])
    #expect(
      harness.words.contains("B2 has just been sold or closed; the rest is still yours. Tab goes to B3"))
    harness.press(.tab)
    #expect(asked(harness.press(.enter), on: harness) == ["B3"])
    harness.answerHold("B3")
    #expect(harness.chosen == ["B1", "B3"])
  }

  @Test func `a seat that another kiosk was quicker to take is replaced likewise`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "B2")
    harness.press(.character(" "))
    let other = HeldSeat(seat: harness.id("B2"), secondsLeft: 40, isMine: false)
    harness.send(
      .seatMap(.holdAnswered(Harness.token, seats: harness.ids("B2"), .success(.refused([other])))))
    #expect(harness.words.contains("B2 was taken at another kiosk a moment ago. Tab goes to B"))
    #expect(harness.press(.tab, .enter).count == 1)
  }

  @Test func `a lease that was lost while Redis was away offers another seat, too`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.take("B1", "B2")
    let other = HeldSeat(seat: harness.id("B2"), secondsLeft: 40, isMine: false)
    harness.send(
      .seatMap(
        .renewalAnswered(
          Harness.token,
          .success(RenewAnswer(renewed: harness.ids("B1"), retaken: [], lost: [other], secondsLeft: 400)))))
    #expect(harness.chosen == ["B1"])
    #expect(harness.words.contains("B2 went to another kiosk while Redis was away. Tab goes to B3 instead."))
  }

  @Test func `when the offered seat goes as well, the next one is offered`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A4")
    _ = takeAway(["A4"], from: &harness)
    harness.press(.tab)
    let first = harness.cursor
    _ = takeAway([first], from: &harness, revision: 5)
    #expect(harness.words.contains("\(first) just went to somebody else, too. Tab goes to"))
    #expect(harness.press(.enter) == [])
    harness.press(.tab)
    let second = harness.cursor
    #expect(second != first && second != "A4")
    #expect(asked(harness.press(.enter), on: harness) == [second])
  }

  @Test func `an offered seat that nobody has gone to yet is replaced as well`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A2")
    _ = takeAway(["A2"], from: &harness)
    _ = takeAway(["A1"], from: &harness, revision: 5)
    #expect(harness.words.contains("A1 just went to somebody else, too. Tab goes to A3 instead."))
    #expect(asked(harness.press(.tab, .enter), on: harness) == ["A3"])
  }

  @Test func `where nothing is left, that is all that is said`() throws {
    let all = try Fixtures.seating().seats.map(\.label)
    var harness = Harness.atSeats(
      try Fixtures.seating(sold: all.filter { $0.description != "A2" && $0.description != "B6" }))
    harness.go(to: "A2")
    _ = takeAway(["A2"], from: &harness)
    #expect(harness.notice == "A2 has just been taken at another kiosk.")
    #expect(harness.cursor == "A2")
  }

  @Test func `the list tells the offer as well`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.press(.control("l"), .enter)
    harness.go(to: "A2")
    _ = takeAway(["A2"], from: &harness)
    #expect(harness.words.contains("Tab goes to A1 instead."))
    #expect(asked(harness.press(.tab, .enter), on: harness) == ["A1"])
  }

  @Test func `what goes elsewhere on the map is no loss`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "A2")
    _ = takeAway(["A4", "B1"], from: &harness)
    #expect(harness.notice == "")
    #expect(harness.cursor == "A2")
  }

  @Test func `a party's block that loses a seat moves on as a whole`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(Fixtures.largeLayout))
    harness.type("3")
    harness.press(.escape)
    let block = harness.state.sale?.map.block ?? []
    #expect(block.count == 3)
    let last = try #require(harness.state.sale?.map.plan.seats[block[2]].label.description)
    _ = takeAway([last], from: &harness)
    #expect(harness.words.contains("\(last) has just been taken at another kiosk. Tab goes to"))
    #expect(harness.press(.character(" ")) == [])
    #expect(asked(harness.press(.tab, .enter), on: harness).count == 3)
  }
}
