import BoxOffice
import KioskUI
import Terminal
import Testing
import Words

/// What the seating rules say of a choice, why, and the way out.
struct SeatingRuleTests {
  /// Two rows of eight.
  private static let hall = """
    {"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, 8], "x": 0}]},
      {"label": "B", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]}]}
    """

  private static func harness(
    _ json: String = hall, sold: [SeatLabel] = [], profile: Settings.Profile = .counter,
    distance: PartyDistance = .none
  ) throws -> Harness {
    var seating = try Fixtures.seating(json, sold: sold)
    seating.showtime.distance = distance
    return Harness.atSeats(seating, settings: Settings(profile: profile))
  }

  @Test func `nothing is refused while a choice is half made`() throws {
    var harness = try Self.harness()
    harness.take("A2")
    #expect(harness.state.sale?.map.proposal == nil)
    harness.take("A1")
    harness.press(.enter)
    #expect(harness.state.scene == .details)
  }

  @Test func `a choice that leaves a single seat is refused with another way, which one key takes`() throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    #expect(harness.press(.control("p")) == [])
    #expect(harness.state.scene == .seats)
    #expect(harness.words.contains("A1 would be left alone"))
    let instead = harness.focused
    #expect(instead.count == 2 && instead != ["A2", "A3"])
    let keys = try #require(harness.state.keys.first { $0.keys.contains(.enter) })
    #expect(keys.hint.map { Words.english($0) } == "take \(instead.joined(separator: ", "))")
    let asked = harness.press(.enter)
    guard case .seatMap(.swapHolds(let released, let seats, _, _, _))? = asked.first else {
      Issue.record("Nothing is swapped: \(asked)")
      return
    }
    #expect(Set(released).isDisjoint(with: seats))
    harness.agree(to: asked)
    #expect(Set(harness.chosen) == Set(instead))
    harness.press(.control("p"))
    #expect(harness.state.scene == .details)
  }

  @Test func `a block that leaves a single seat is refused before it is held`() throws {
    var harness = try Self.harness()
    harness.go(to: "A3")
    harness.press(.character("2"))
    while harness.focused != ["A2", "A3"], harness.cursor != "A1" { harness.press(.left) }
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.words.contains("A1 would be left alone"))
    let asked = harness.press(.enter)
    #expect(asked.count == 1)
    harness.agree(to: asked)
    #expect(harness.chosen.count == 2)
  }

  @Test(arguments: [Key.escape, .up, .down])
  func `a refusal goes when one looks elsewhere, and the choice stays`(key: Key) throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    harness.press(.control("p"), key)
    #expect(harness.state.sale?.map.proposal == nil)
    #expect(harness.state.dialog == nil)
    #expect(harness.chosen == ["A2", "A3"])
  }

  @Test func `staff sell them all the same, and the reason goes with the claim`() throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    harness.press(.control("p"), .control("r"), .down)
    #expect(harness.words.contains("Sell A2, A3 all the same?"))
    harness.press(.enter)
    #expect(harness.state.scene == .details)
    harness.press(.enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(order.claim.seatingOverride == "The neighbours are with them")
  }

  @Test func `staff may type a reason, which is no longer than the database keeps`() throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    harness.press(.control("p"), .control("r"))
    harness.type(String(repeating: "wide hat ", count: 30))
    harness.press(.enter, .enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(order.claim.seatingOverride?.count == 200)
  }

  @Test func `no reason is no reason`() throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    harness.press(.control("p"), .control("r"), .up, .enter)
    #expect(harness.state.scene == .seats)
    #expect(harness.state.dialog != nil)
    harness.press(.character(" "), .enter)
    #expect(harness.state.scene == .seats)
  }

  @Test func `a reason stands for the seats that it was given for, and for no others`() throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    harness.press(.control("p"), .control("r"), .enter, .escape)
    harness.take("B2", "B3")
    harness.press(.control("p"))
    #expect(harness.state.scene == .seats)
    #expect(harness.words.contains("left alone"))
  }

  @Test func `a choice without a refusal keeps no reason`() throws {
    var harness = try Self.harness()
    harness.take("A2", "A3")
    harness.press(.control("p"), .control("r"), .enter, .escape)
    harness.take("A1")
    harness.press(.control("p"), .enter)
    let order = try #require(harness.order(in: harness.press(.enter)))
    #expect(order.claim.seats.count == 3)
    #expect(order.claim.seatingOverride == nil)
  }

  @Test func `customers cannot override`() throws {
    var harness = try Self.harness(profile: .walkUp)
    harness.take("A2", "A3")
    harness.press(.control("p"), .control("r"))
    #expect(harness.state.dialog == nil)
    #expect(!harness.state.keys.contains { $0.keys.contains(.control("r")) })
  }

  @Test func `a wheelchair space offers its companion seats, one key away`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "C1")
    harness.agree(to: harness.press(.character(" ")))
    #expect(harness.chosen == ["C1"])
    #expect(harness.words.contains("C1 is a wheelchair space. Enter adds its companion seat C2."))
    harness.agree(to: harness.press(.enter))
    #expect(harness.chosen == ["C1", "C2"])
    harness.press(.enter)
    #expect(harness.state.scene == .details)
  }

  @Test func `whoever comes alone in a wheelchair goes on without companions`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "C1")
    harness.agree(to: harness.press(.character(" ")))
    harness.press(.control("p"))
    #expect(harness.state.scene == .details)
    harness.press(.escape)
    harness.agree(to: harness.press(.character(" ")))
    #expect(harness.chosen == [])
  }

  @Test func `a companion seat says whose it is at once, and is not sold without`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.go(to: "C2")
    harness.agree(to: harness.press(.character(" ")))
    #expect(harness.notice == "C2 is a companion seat: it is sold together with wheelchair space C1.")
    harness.press(.control("p"))
    #expect(harness.state.scene == .seats)
    #expect(harness.words.contains("C2 is the companion seat of the wheelchair space C1."))
    harness.press(.escape)
    harness.go(to: "C1")
    harness.agree(to: harness.press(.character(" ")))
    harness.press(.control("p"))
    #expect(harness.state.scene == .details)
  }

  @Test func `seats that stay empty beside other guests are drawn so, and say why`() throws {
    var harness = try Self.harness(
      sold: [SeatLabel(row: "A", number: 4)], distance: PartyDistance(seats: 1, rows: 0))
    #expect(harness.rows.contains { $0.hasSuffix("A") && $0.contains("□   ·   ×   ·   □") })
    #expect(harness.words.contains("· stays empty"))
    harness.go(to: "A5")
    #expect(harness.words.contains("stays empty beside other guests"))
    #expect(harness.press(.character(" ")) == [])
    #expect(harness.words.contains("A5 is too near to other guests: one seat beside each party stays empty"))
    // Staff may know that they belong together.
    harness.press(.control("r"), .down)
    harness.agree(to: harness.press(.enter))
    #expect(harness.chosen == ["A5"])
    harness.press(.control("p"))
    #expect(harness.state.scene == .details)
  }

  @Test func `seats that others take or give back move the distance`() throws {
    var harness = try Self.harness(distance: PartyDistance(seats: 1, rows: 0))
    #expect(harness.state.sale?.map.tooNear == [])
    harness.send(.seatMap(.holdsChanged(Harness.showtime, .held(harness.ids("A4"), seconds: 9, revision: 4))))
    #expect(harness.state.sale?.map.tooNear == [harness.index("A3"), harness.index("A5")])
    harness.wait(10)
    #expect(harness.state.sale?.map.tooNear == [])
  }

  @Test func `the rules are told behind the keys`() throws {
    var harness = try Self.harness(distance: PartyDistance(seats: 2, rows: 1))
    harness.press(.character("?"), .character("?"))
    #expect(harness.words.contains("side by side in one row"))
    #expect(harness.words.contains("2 seats beside, 1 row before and behind stay empty"))
    #expect(!harness.words.contains("Love seats"))
    harness.press(.enter)
    #expect(harness.state.dialog == nil)
  }
}
