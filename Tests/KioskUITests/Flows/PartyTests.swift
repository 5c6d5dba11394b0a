import BoxOffice
import KioskUI
import Terminal
import Testing

/// Saying how many are coming, and taking seats for all of them at once.
struct PartyTests {
  /// Twelve rows of up to eighteen seats, whose best seats are in row H.
  private static func harness(
    sold: [SeatLabel] = [], settings: Settings = Settings(profile: .counter)
  ) throws -> Harness {
    Harness.atSeats(try Fixtures.seating(Fixtures.largeLayout, sold: sold), settings: settings)
  }

  @Test func `a digit says how many are coming, and the best place is shown at once`() throws {
    var harness = try Self.harness()
    #expect(harness.press(.character("4")) == [])
    #expect(harness.state.sale?.map.party == Party(size: 4))
    #expect(harness.focused == ["H8", "H9", "H10", "H11"])
    #expect(harness.rows[21].hasPrefix(" H8–H11  $72.00, 1 of 8: "))
  }

  @Test func `one key takes the whole block in one hold, and another goes on to pay`() throws {
    var harness = try Self.harness()
    harness.press(.character("4"))
    let seats = harness.ids("H8", "H9", "H10", "H11")
    #expect(
      harness.press(.enter) == [.seatMap(.hold(seats, Harness.showtime, Harness.token, deadline: 480))])
    harness.answerHold("H8", "H9", "H10", "H11")
    #expect(harness.chosen == ["H8", "H9", "H10", "H11"])
    harness.press(.enter)
    #expect(harness.state.scene == .details)
  }

  @Test func `whoever has looked around keeps the place`() throws {
    var harness = try Self.harness()
    harness.go(to: "C3")
    harness.press(.character("2"))
    #expect(harness.state.sale?.map.proposal == nil)
    #expect(harness.focused.contains("C3"))
    #expect(harness.focused.count == 2)
  }

  @Test func `the arrow keys move the block from one place where it fits to the next`() throws {
    // Between the sold seats there is room for two, but not for three.
    var harness = try Self.harness(sold: [SeatLabel(row: "G", number: 6), SeatLabel(row: "G", number: 9)])
    harness.go(to: "G4")
    harness.press(.character("3"))
    #expect(harness.focused == ["G3", "G4", "G5"])
    harness.press(.right)
    #expect(harness.focused == ["G10", "G11", "G12"])
    harness.press(.left)
    #expect(harness.focused == ["G3", "G4", "G5"])
    harness.press(.left)
    #expect(harness.focused == ["G2", "G3", "G4"])
    harness.press(.down)
    #expect(harness.focused.allSatisfy { $0.hasPrefix("H") })
    harness.press(.up)
    #expect(harness.focused == ["G2", "G3", "G4"])
  }

  @Test func `Home and End lead to the ends of the row where the block fits`() throws {
    var harness = try Self.harness(sold: [SeatLabel(row: "G", number: 2)])
    harness.go(to: "G8")
    harness.press(.character("3"), .home)
    #expect(harness.focused == ["G3", "G4", "G5"])
    harness.press(.end)
    #expect(harness.focused == ["G16", "G17", "G18"])
  }

  @Test func `a place where the party does not fit leads to the nearest one, and says so`() throws {
    var harness = try Self.harness(sold: [SeatLabel(row: "A", number: 2)])
    harness.go(to: "C1")
    harness.press(.character("3"))
    harness.go(to: "A1")
    #expect(harness.focused == ["A1"])
    #expect(harness.rows[21].hasPrefix(" A1        3 side by side do not fit here. standard, $12.50, free"))
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.notice.hasPrefix("3 seats side by side do not fit at A1"))
    #expect(harness.focused.count == 3)
    #expect(harness.focused.allSatisfy { $0.hasPrefix("A") })
  }

  @Test func `a party that has its seats moves as one, and loses nothing if the new place is gone`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"), .enter)
    harness.answerHold("H9", "H10")
    harness.go(to: "C9")
    let asked = harness.press(.character(" "))
    let moved = harness.focused
    #expect(moved.count == 2 && moved.contains("C9"))
    #expect(
      asked == [
        .seatMap(
          .swapHolds(
            harness.ids("H9", "H10"), for: moved.map { harness.id($0) }, Harness.showtime, Harness.token,
            deadline: 480))
      ])
    // Until it is answered, the old seats are theirs.
    #expect(harness.chosen == ["H9", "H10"])
    let other = HeldSeat(seat: harness.id(moved[0]), secondsLeft: 60, isMine: false)
    harness.send(
      .seatMap(
        .swapAnswered(
          Harness.token, released: harness.ids("H9", "H10"), seats: moved.map { harness.id($0) },
          .success(.refused([other])))))
    #expect(harness.chosen == ["H9", "H10"])
    #expect(harness.notice.hasSuffix("You keep the seats that you had."))
  }

  @Test func `once the new seats are held, the old ones are given back`() throws {
    var harness = try Self.harness()
    harness.press(.character("2"), .enter)
    harness.answerHold("H9", "H10")
    harness.go(to: "C9")
    harness.press(.character(" "))
    let moved = harness.focused.map { harness.id($0) }
    // What is being given back is not renewed.
    #expect(harness.wait(15).compactMap(\.renewed).flatMap(\.self) == [])
    harness.send(
      .seatMap(
        .swapAnswered(
          Harness.token, released: harness.ids("H9", "H10"), seats: moved,
          .success(.held(secondsLeft: 460, revision: 5)))))
    #expect(Set(harness.chosen.map { harness.id($0) }) == Set(moved))
    #expect(harness.state("H9") == .free)
  }

  @Test func `a complete party gives no seats up for a wheelchair space that has no room for all`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.agree(to: harness.press(.character("3"), .enter))
    let seats = harness.chosen
    #expect(seats.count == 3)
    harness.go(to: "C1")
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.chosen == seats)
    #expect(harness.notice.hasPrefix("3 seats side by side do not fit at C1"))
  }

  @Test func `Space on the party's seats gives all of them back`() throws {
    var harness = try Self.harness()
    harness.press(.character("3"), .enter)
    let held = harness.focused
    harness.send(
      .seatMap(
        .holdAnswered(
          Harness.token, seats: held.map { harness.id($0) }, .success(.held(secondsLeft: 480, revision: 4)))))
    #expect(
      harness.press(.character(" ")) == [
        .seatMap(.release(held.map { harness.id($0) }, Harness.showtime, Harness.token))
      ])
    #expect(harness.chosen == [])
    #expect(harness.state.sale?.map.deadline == nil)
  }

  @Test func `plus and minus change the party, never past what one booking may have`() throws {
    var harness = try Self.harness(settings: Settings(profile: .counter, maxSeats: 3))
    harness.press(.character("+"), .character("+"))
    #expect(harness.state.sale?.map.party.size == 3)
    harness.press(.character("+"))
    #expect(harness.state.sale?.map.party.size == 3)
    #expect(harness.notice == "A booking has at most 3 seats. Book the rest after this.")
    harness.press(.character("-"), .character("-"), .character("-"))
    #expect(harness.state.sale?.map.party.size == 1)
    #expect(harness.press(.character("9")) == [])
    #expect(harness.state.sale?.map.party.size == 1)
  }

  @Test func `a digit that goes on with a seat's name is no party`() throws {
    var harness = try Self.harness()
    harness.type("g12")
    #expect(harness.cursor == "G12")
    #expect(harness.state.sale?.map.party.size == 1)
    // There is no G124, and the name is forgotten after a while anyway.
    harness.type("4")
    #expect(harness.state.sale?.map.party.size == 4)
  }

  @Test func `where rows have numbers, digits name seats, and plus says how many`() throws {
    let json = """
      {"version": 1, "rows": [{"label": "1", "y": 0, "seats": [{"numbers": [1, 8], "x": 0}]},
        {"label": "2", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]}]}
      """
    var harness = Harness.atSeats(try Fixtures.seating(json))
    harness.press(.character("2"))
    #expect(harness.state.sale?.map.party.size == 1)
    #expect(harness.cursor.hasPrefix("2-"))
    #expect(harness.words.contains("+ for two or more people"))
    harness.press(.escape, .character("+"))
    #expect(harness.state.sale?.map.party.size == 2)
  }

  @Test func `the next sale begins with one again`() throws {
    var harness = try Self.harness()
    harness.press(.character("4"), .escape, .escape, .enter)
    harness.send(
      .seatMap(
        .opened(
          Harness.showtime,
          .success(
            SeatingOpening(
              seating: try Fixtures.seating(Fixtures.largeLayout),
              holds: .success(HoldSnapshot(revision: 3, seats: [])), token: Harness.token, ids: Harness.ids)))
      ))
    #expect(harness.state.sale?.map.party == Party(size: 1))
  }

  @Test func `the dialog asks how many, how many in wheelchairs, and whether the price is to be kept`() throws
  {
    var harness = try Self.harness()
    harness.go(to: "G9")
    harness.press(.control("g"))
    harness.type("4")
    harness.press(.down, .right, .down, .right, .left, .left)
    #expect(harness.words.contains("only like VIP $18.00"))
    harness.press(.up, .left, .down, .enter)
    #expect(harness.state.dialog == nil)
    #expect(harness.state.sale?.map.party == Party(size: 4, wheelchairs: 0, priceOf: .vip))
    #expect(harness.focusedTypes == [.vip])
  }

  @Test func `the dialog takes a number of two digits and leaves everything as it was on Esc`() throws {
    var harness = try Self.harness(settings: Settings(profile: .counter, maxSeats: 12))
    harness.press(.character("#"))
    harness.type("12")
    harness.press(.enter)
    #expect(harness.state.sale?.map.party.size == 12)
    harness.press(.character("#"))
    harness.type("3")
    harness.press(.escape)
    #expect(harness.state.sale?.map.party.size == 12)
  }

  @Test func `from the showtimes to the ticket, two best seats are eight keys`() throws {
    let world = FakeServices(seating: try Fixtures.seating(Fixtures.largeLayout))
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter)
    let keys: [Key] = [.enter, .enter, .character("2"), .enter, .enter, .enter, .enter, .character("p")]
    for key in keys { world.carryOut(harness.press(key), on: &harness) }
    #expect(harness.state.scene == .ticket)
    #expect(harness.chosen == ["H9", "H10"])
    #expect(harness.state.printing == .done)
    #expect(keys.count <= 10)
  }
}

extension Effect {
  /// The seats of a renewal.
  fileprivate var renewed: [Seat.ID]? {
    if case .seatMap(.renew(let seats, _, _, _)) = self { seats } else { nil }
  }
}
