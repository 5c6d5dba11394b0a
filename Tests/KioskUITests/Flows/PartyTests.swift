import BoxOffice
import KioskUI
import Terminal
import Testing

/// Saying how many are coming, and taking seats for all of them at once.
struct PartyTests {
  /// Twelve rows of up to eighteen seats, whose best seats are in row H.
  private static func stage(
    sold: [SeatLabel] = [], settings: Settings = Settings(profile: .counter)
  ) throws -> Stage {
    Stage.atSeats(try Hall.seating(Hall.largeLayout, sold: sold), settings: settings)
  }

  @Test func `a digit says how many are coming, and the best place is shown at once`() throws {
    var stage = try Self.stage()
    #expect(stage.press(.character("4")) == [])
    #expect(stage.state.sale?.party == Party(size: 4))
    #expect(stage.focused == ["H8", "H9", "H10", "H11"])
    #expect(stage.rows[21].hasPrefix(" H8–H11  $72.00, 1 of 8: "))
  }

  @Test func `one key takes the whole block in one hold, and another goes on to pay`() throws {
    var stage = try Self.stage()
    stage.press(.character("4"))
    let seats = stage.ids("H8", "H9", "H10", "H11")
    #expect(
      stage.press(.enter) == [.hold(seats, Stage.showtime, Stage.token, deadline: 480)])
    stage.answerHold("H8", "H9", "H10", "H11")
    #expect(stage.chosen == ["H8", "H9", "H10", "H11"])
    stage.press(.enter)
    #expect(stage.state.scene == .details)
  }

  @Test func `whoever has looked around keeps the place`() throws {
    var stage = try Self.stage()
    stage.go(to: "C3")
    stage.press(.character("2"))
    #expect(stage.state.sale?.proposal == nil)
    #expect(stage.focused.contains("C3"))
    #expect(stage.focused.count == 2)
  }

  @Test func `the arrow keys move the block from one place where it fits to the next`() throws {
    // Between the sold seats there is room for two, but not for three.
    var stage = try Self.stage(sold: [SeatLabel(row: "G", number: 6), SeatLabel(row: "G", number: 9)])
    stage.go(to: "G4")
    stage.press(.character("3"))
    #expect(stage.focused == ["G3", "G4", "G5"])
    stage.press(.right)
    #expect(stage.focused == ["G10", "G11", "G12"])
    stage.press(.left)
    #expect(stage.focused == ["G3", "G4", "G5"])
    stage.press(.left)
    #expect(stage.focused == ["G2", "G3", "G4"])
    stage.press(.down)
    #expect(stage.focused.allSatisfy { $0.hasPrefix("H") })
    stage.press(.up)
    #expect(stage.focused == ["G2", "G3", "G4"])
  }

  @Test func `Home and End lead to the ends of the row where the block fits`() throws {
    var stage = try Self.stage(sold: [SeatLabel(row: "G", number: 2)])
    stage.go(to: "G8")
    stage.press(.character("3"), .home)
    #expect(stage.focused == ["G3", "G4", "G5"])
    stage.press(.end)
    #expect(stage.focused == ["G16", "G17", "G18"])
  }

  @Test func `a place where the party does not fit leads to the nearest one, and says so`() throws {
    var stage = try Self.stage(sold: [SeatLabel(row: "A", number: 2)])
    stage.go(to: "C1")
    stage.press(.character("3"))
    stage.go(to: "A1")
    #expect(stage.focused == ["A1"])
    #expect(stage.rows[21].hasPrefix(" A1        3 side by side do not fit here. standard, $12.50, free"))
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.notice.hasPrefix("3 seats side by side do not fit at A1"))
    #expect(stage.focused.count == 3)
    #expect(stage.focused.allSatisfy { $0.hasPrefix("A") })
  }

  @Test func `a party that has its seats moves as one, and loses nothing if the new place is gone`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"), .enter)
    stage.answerHold("H9", "H10")
    stage.go(to: "C9")
    let asked = stage.press(.character(" "))
    let moved = stage.focused
    #expect(moved.count == 2 && moved.contains("C9"))
    #expect(
      asked == [
        .swapHolds(
          stage.ids("H9", "H10"), for: moved.map { stage.id($0) }, Stage.showtime, Stage.token, deadline: 480)
      ])
    // Until it is answered, the old seats are theirs.
    #expect(stage.chosen == ["H9", "H10"])
    let other = HeldSeat(seat: stage.id(moved[0]), secondsLeft: 60, isMine: false)
    stage.send(
      .swapAnswered(
        Stage.token, released: stage.ids("H9", "H10"), seats: moved.map { stage.id($0) },
        .success(.refused([other]))))
    #expect(stage.chosen == ["H9", "H10"])
    #expect(stage.notice.hasSuffix("You keep the seats that you had."))
  }

  @Test func `once the new seats are held, the old ones are given back`() throws {
    var stage = try Self.stage()
    stage.press(.character("2"), .enter)
    stage.answerHold("H9", "H10")
    stage.go(to: "C9")
    stage.press(.character(" "))
    let moved = stage.focused.map { stage.id($0) }
    // What is being given back is not renewed.
    #expect(stage.wait(15).compactMap(\.renewed).flatMap(\.self) == [])
    stage.send(
      .swapAnswered(
        Stage.token, released: stage.ids("H9", "H10"), seats: moved,
        .success(.held(secondsLeft: 460, revision: 5))))
    #expect(Set(stage.chosen.map { stage.id($0) }) == Set(moved))
    #expect(stage.state("H9") == .free)
  }

  @Test func `a complete party gives no seats up for a wheelchair space that has no room for all`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.agree(to: stage.press(.character("3"), .enter))
    let seats = stage.chosen
    #expect(seats.count == 3)
    stage.go(to: "C1")
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.chosen == seats)
    #expect(stage.notice.hasPrefix("3 seats side by side do not fit at C1"))
  }

  @Test func `Space on the party's seats gives all of them back`() throws {
    var stage = try Self.stage()
    stage.press(.character("3"), .enter)
    let held = stage.focused
    stage.send(
      .holdAnswered(
        Stage.token, seats: held.map { stage.id($0) }, .success(.held(secondsLeft: 480, revision: 4))))
    #expect(
      stage.press(.character(" ")) == [
        .release(held.map { stage.id($0) }, Stage.showtime, Stage.token)
      ])
    #expect(stage.chosen == [])
    #expect(stage.state.sale?.deadline == nil)
  }

  @Test func `plus and minus change the party, never past what one booking may have`() throws {
    var stage = try Self.stage(settings: Settings(profile: .counter, maxSeats: 3))
    stage.press(.character("+"), .character("+"))
    #expect(stage.state.sale?.party.size == 3)
    stage.press(.character("+"))
    #expect(stage.state.sale?.party.size == 3)
    #expect(stage.notice == "A booking has at most 3 seats. Book the rest after this.")
    stage.press(.character("-"), .character("-"), .character("-"))
    #expect(stage.state.sale?.party.size == 1)
    #expect(stage.press(.character("9")) == [])
    #expect(stage.state.sale?.party.size == 1)
  }

  @Test func `a digit that goes on with a seat's name is no party`() throws {
    var stage = try Self.stage()
    stage.type("g12")
    #expect(stage.cursor == "G12")
    #expect(stage.state.sale?.party.size == 1)
    // There is no G124, and the name is forgotten after a while anyway.
    stage.type("4")
    #expect(stage.state.sale?.party.size == 4)
  }

  @Test func `where rows have numbers, digits name seats, and plus says how many`() throws {
    let json = """
      {"version": 1, "rows": [{"label": "1", "y": 0, "seats": [{"numbers": [1, 8], "x": 0}]},
        {"label": "2", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]}]}
      """
    var stage = Stage.atSeats(try Hall.seating(json))
    stage.press(.character("2"))
    #expect(stage.state.sale?.party.size == 1)
    #expect(stage.cursor.hasPrefix("2-"))
    #expect(stage.words.contains("+ for two or more people"))
    stage.press(.escape, .character("+"))
    #expect(stage.state.sale?.party.size == 2)
  }

  @Test func `the next sale begins with one again`() throws {
    var stage = try Self.stage()
    stage.press(.character("4"), .escape, .escape, .enter)
    stage.send(
      .seatingRead(
        Stage.showtime,
        .success(
          SeatingOpening(
            seating: try Hall.seating(Hall.largeLayout),
            holds: .success(HoldSnapshot(revision: 3, seats: [])), token: Stage.token, ids: Stage.ids))))
    #expect(stage.state.sale?.party == Party(size: 1))
  }

  @Test func `the dialog asks how many, how many in wheelchairs, and whether the price is to be kept`() throws
  {
    var stage = try Self.stage()
    stage.go(to: "G9")
    stage.press(.control("g"))
    stage.type("4")
    stage.press(.down, .right, .down, .right, .left, .left)
    #expect(stage.words.contains("only like VIP $18.00"))
    stage.press(.up, .left, .down, .enter)
    #expect(stage.state.dialog == nil)
    #expect(stage.state.sale?.party == Party(size: 4, wheelchairs: 0, priceOf: .vip))
    #expect(stage.focusedTypes == [.vip])
  }

  @Test func `the dialog takes a number of two digits and leaves everything as it was on Esc`() throws {
    var stage = try Self.stage(settings: Settings(profile: .counter, maxSeats: 12))
    stage.press(.character("#"))
    stage.type("12")
    stage.press(.enter)
    #expect(stage.state.sale?.party.size == 12)
    stage.press(.character("#"))
    stage.type("3")
    stage.press(.escape)
    #expect(stage.state.sale?.party.size == 12)
  }

  @Test func `from the showtimes to the ticket, two best seats are eight keys`() throws {
    let world = World(seating: try Hall.seating(Hall.largeLayout))
    var stage = Stage()
    stage.send(.programmeRead(.success(Hall.programme)))
    stage.press(.enter)
    let keys: [Key] = [.enter, .enter, .character("2"), .enter, .enter, .enter, .enter, .character("p")]
    for key in keys { world.carryOut(stage.press(key), on: &stage) }
    #expect(stage.state.scene == .ticket)
    #expect(stage.chosen == ["H9", "H10"])
    #expect(stage.state.sale?.printing == .done)
    #expect(keys.count <= 10)
  }
}

extension Effect {
  /// The seats of a renewal.
  fileprivate var renewed: [Seat.ID]? {
    if case .renew(let seats, _, _, _) = self { seats } else { nil }
  }
}
