import BoxOffice
import KioskUI
import Terminal
import Testing

/// What the seating rules say of a choice, why, and the way out.
struct SeatingRuleTests {
  /// Two rows of eight.
  private static let hall = """
    {"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, 8], "x": 0}]},
      {"label": "B", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]}]}
    """

  private static func stage(
    _ json: String = hall, sold: [SeatLabel] = [], profile: Settings.Profile = .counter,
    distance: PartyDistance = .none
  ) throws -> Stage {
    var seating = try Hall.seating(json, sold: sold)
    seating.showtime.distance = distance
    return Stage.atSeats(seating, settings: Settings(profile: profile))
  }

  @Test func `nothing is refused while a choice is half made`() throws {
    var stage = try Self.stage()
    stage.take("A2")
    #expect(stage.state.sale?.proposal == nil)
    stage.take("A1")
    stage.press(.enter)
    #expect(stage.state.scene == .details)
  }

  @Test func `a choice that leaves a single seat is refused with another way, which one key takes`() throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    #expect(stage.press(.control("p")) == [])
    #expect(stage.state.scene == .seats)
    #expect(stage.words.contains("A1 would be left alone"))
    let instead = stage.focused
    #expect(instead.count == 2 && instead != ["A2", "A3"])
    let keys = try #require(stage.state.bindings.first { $0.action == .takeProposal })
    #expect(keys.hint == "take \(instead.joined(separator: ", "))")
    let asked = stage.press(.enter)
    guard case .swapHolds(let released, let seats, _, _, _)? = asked.first else {
      Issue.record("Nothing is swapped: \(asked)")
      return
    }
    #expect(Set(released).isDisjoint(with: seats))
    stage.agree(to: asked)
    #expect(Set(stage.chosen) == Set(instead))
    stage.press(.control("p"))
    #expect(stage.state.scene == .details)
  }

  @Test func `a block that leaves a single seat is refused before it is held`() throws {
    var stage = try Self.stage()
    stage.go(to: "A3")
    stage.press(.character("2"))
    while stage.focused != ["A2", "A3"], stage.cursor != "A1" { stage.press(.left) }
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.words.contains("A1 would be left alone"))
    let asked = stage.press(.enter)
    #expect(asked.count == 1)
    stage.agree(to: asked)
    #expect(stage.chosen.count == 2)
  }

  @Test(arguments: [Key.escape, .up, .down])
  func `a refusal goes when one looks elsewhere, and the choice stays`(key: Key) throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    stage.press(.control("p"), key)
    #expect(stage.state.sale?.proposal == nil)
    #expect(stage.state.dialog == nil)
    #expect(stage.chosen == ["A2", "A3"])
  }

  @Test func `staff sell them all the same, and the reason goes with the claim`() throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    stage.press(.control("p"), .control("r"), .down)
    #expect(stage.words.contains("Sell A2, A3 all the same?"))
    stage.press(.enter)
    #expect(stage.state.scene == .details)
    stage.press(.enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(order.claim.seatingOverride == "The party sits with the neighbours")
  }

  @Test func `staff may type a reason, which is no longer than the database keeps`() throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    stage.press(.control("p"), .control("r"))
    stage.type(String(repeating: "wide hat ", count: 30))
    stage.press(.enter, .enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(order.claim.seatingOverride?.count == 200)
  }

  @Test func `no reason is no reason`() throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    stage.press(.control("p"), .control("r"), .up, .enter)
    #expect(stage.state.scene == .seats)
    #expect(stage.state.dialog != nil)
    stage.press(.character(" "), .enter)
    #expect(stage.state.scene == .seats)
  }

  @Test func `a reason stands for the seats that it was given for, and for no others`() throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    stage.press(.control("p"), .control("r"), .enter, .escape)
    stage.take("B2", "B3")
    stage.press(.control("p"))
    #expect(stage.state.scene == .seats)
    #expect(stage.words.contains("left alone"))
  }

  @Test func `a choice without a refusal keeps no reason`() throws {
    var stage = try Self.stage()
    stage.take("A2", "A3")
    stage.press(.control("p"), .control("r"), .enter, .escape)
    stage.take("A1")
    stage.press(.control("p"), .enter)
    let order = try #require(stage.order(in: stage.press(.enter)))
    #expect(order.claim.seats.count == 3)
    #expect(order.claim.seatingOverride == nil)
  }

  @Test func `customers cannot override`() throws {
    var stage = try Self.stage(profile: .walkUp)
    stage.take("A2", "A3")
    stage.press(.control("p"), .control("r"))
    #expect(stage.state.dialog == nil)
    #expect(!stage.state.bindings.contains { $0.action == .sellAllTheSame })
  }

  @Test func `a wheelchair space offers its companion seats, one key away`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "C1")
    stage.agree(to: stage.press(.character(" ")))
    #expect(stage.chosen == ["C1"])
    #expect(stage.words.contains("C1 is a wheelchair space. Enter adds its companion seat C2."))
    stage.agree(to: stage.press(.enter))
    #expect(stage.chosen == ["C1", "C2"])
    stage.press(.enter)
    #expect(stage.state.scene == .details)
  }

  @Test func `whoever comes alone in a wheelchair goes on without companions`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "C1")
    stage.agree(to: stage.press(.character(" ")))
    stage.press(.control("p"))
    #expect(stage.state.scene == .details)
    stage.press(.escape)
    stage.agree(to: stage.press(.character(" ")))
    #expect(stage.chosen == [])
  }

  @Test func `a companion seat says whose it is at once, and is not sold without`() throws {
    var stage = Stage.atSeats(try Hall.seating())
    stage.go(to: "C2")
    stage.agree(to: stage.press(.character(" ")))
    #expect(stage.notice == "C2 is a companion seat: it is sold together with wheelchair space C1.")
    stage.press(.control("p"))
    #expect(stage.state.scene == .seats)
    #expect(stage.words.contains("C2 is the companion seat of the wheelchair space C1."))
    stage.press(.escape)
    stage.go(to: "C1")
    stage.agree(to: stage.press(.character(" ")))
    stage.press(.control("p"))
    #expect(stage.state.scene == .details)
  }

  @Test func `seats that stay empty beside other guests are drawn so, and say why`() throws {
    var stage = try Self.stage(
      sold: [SeatLabel(row: "A", number: 4)], distance: PartyDistance(seats: 1, rows: 0))
    #expect(stage.rows.contains { $0.hasSuffix("A") && $0.contains("□   ·   ×   ·   □") })
    #expect(stage.words.contains("· stays empty"))
    stage.go(to: "A5")
    #expect(stage.words.contains("stays empty beside other guests"))
    #expect(stage.press(.character(" ")) == [])
    #expect(stage.words.contains("A5 is too near to other guests: one seat beside each party stays empty"))
    // Staff may know that they belong together.
    stage.press(.control("r"), .down)
    stage.agree(to: stage.press(.enter))
    #expect(stage.chosen == ["A5"])
    stage.press(.control("p"))
    #expect(stage.state.scene == .details)
  }

  @Test func `seats that others take or give back move the distance`() throws {
    var stage = try Self.stage(distance: PartyDistance(seats: 1, rows: 0))
    #expect(stage.state.sale?.tooNear == [])
    stage.send(.holdsChanged(Stage.showtime, .held(stage.ids("A4"), seconds: 9, revision: 4)))
    #expect(stage.state.sale?.tooNear == [stage.spot("A3"), stage.spot("A5")])
    stage.wait(10)
    #expect(stage.state.sale?.tooNear == [])
  }

  @Test func `the rules are told behind the keys`() throws {
    var stage = try Self.stage(distance: PartyDistance(seats: 2, rows: 1))
    stage.press(.character("?"), .character("?"))
    #expect(stage.words.contains("side by side in one row"))
    #expect(stage.words.contains("2 seats beside, 1 row before and behind stay empty"))
    #expect(!stage.words.contains("Love seats"))
    stage.press(.enter)
    #expect(stage.state.dialog == nil)
  }
}
