import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("pretix seating plans")
struct PretixTests {
  private typealias Row = Sources.PretixRow

  private static func numbers(_ range: ClosedRange<Int>) -> [String] { range.map(String.init) }

  @Test("Positions add up, and pixels become seat widths")
  func measures() throws {
    let read = Sources.read(
      Sources.pretix([
        (
          "",
          [
            Row(name: "A", numbers: ["1", "2", "3"], x: 100, y: 50),
            Row(name: "B", numbers: ["1", "2"], x: 112.5, y: 81.25),
          ]
        )
      ]))
    #expect(read.errorTexts == [])
    let layout = try #require(read.layout)
    #expect(layout.rows.map(\.label) == ["A", "B"])
    #expect(layout.rows[0].places.map(\.x) == [0, 1, 2])
    #expect(layout.rows[1].places.map(\.x) == [0.5, 1.5])
    #expect(layout.rows.map { $0.places[0].y } == [0, 1.25])
    #expect(layout.rows.allSatisfy { $0.section == nil })
    #expect(read.guesses.contains { $0.hasPrefix("A seat is 25.0 pixels wide") })
  }

  @Test("The screen is where the rows' names begin, unless somebody says otherwise")
  func front() throws {
    let rows = ["C", "B", "A"].enumerated().map {
      Row(name: $1, numbers: ["1", "2", "3"], y: Double($0) * 25)
    }
    let guessed = Sources.read(Sources.pretix([("", rows)]))
    #expect(guessed.layout?.rows.map(\.label) == ["A", "B", "C"])
    #expect(guessed.layout?.screenSide == .bottom)
    // Whoever faces the lower edge has the drawing's right to the left.
    #expect(guessed.layout?.rows[0].places.map(\.label.number) == [3, 2, 1])
    let told = Sources.read(Sources.pretix([("", rows)])) { $0.front = .top }
    #expect(told.layout?.rows.map(\.label) == ["C", "B", "A"])
    #expect(told.layout?.rows[0].places.map(\.label.number) == [1, 2, 3])
    let turned = Sources.read(Sources.pretix([("", rows)])) { $0.front = .left }
    #expect(turned.place("C", 1)?.y == 0)
    #expect(turned.place("C", 3)?.y == 2)
    #expect(turned.errorTexts == [])
    let mirrored = Sources.read(Sources.pretix([("", rows)])) {
      $0.front = .top
      $0.numberOne = .right
    }
    #expect(mirrored.layout?.rows[0].places.map(\.label.number) == [3, 2, 1])
  }

  @Test("A stage that is drawn says where the front is, and stays as a label")
  func stage() throws {
    let stage =
      #"[{"shape": "rectangle", "position": {"x": 30, "y": 300}, "text": {"position": {"x": 5, "y": 5}, "text": "STAGE"}}]"#
    let rows = ["A", "B"].enumerated().map { Row(name: $1, numbers: ["1", "2", "3"], y: Double($0) * 25) }
    let read = Sources.read(Sources.pretix([("", rows)], areas: stage))
    #expect(read.layout?.screenSide == .bottom)
    #expect(read.layout?.fixtures.map(\.text) == ["STAGE"])
    #expect(read.errorTexts == [])
  }

  @Test("Rows of one name in several zones and blocks get labels of their own, in sections")
  func labels() throws {
    let blocks = [0.0, 400.0].flatMap { x in
      ["A", "B"].enumerated().map { Row(name: $1, numbers: ["1", "2", "3"], x: x, y: Double($0) * 25) }
    }
    let balcony = [Row(name: "A", numbers: ["1", "2", "3"], y: 300), Row(name: "Z", numbers: ["1"], y: 325)]
    let plan = Sources.pretix([("Main floor", blocks), ("Balcony", balcony)])
    let read = Sources.read(plan)
    #expect(read.errorTexts == [])
    #expect(read.layout?.rows.map(\.label) == ["MF1-A", "MF2-A", "MF1-B", "MF2-B", "B-A", "B-Z"])
    #expect(
      read.layout?.rows.map(\.section) == [
        "Main floor", "Main floor", "Main floor", "Main floor", "Balcony", "Balcony",
      ])
    let told = Sources.read(plan) { $0.prefixes = ["main floor": "", "balcony": "Up"] }
    #expect(told.layout?.rows.map(\.label) == ["1-A", "2-A", "1-B", "2-B", "Up-A", "Up-Z"])
  }

  @Test("Blocks beside an aisle whose numbers go on are one row")
  func joins() {
    let read = Sources.read(
      Sources.pretix([
        ("", [Row(name: "A", numbers: ["1", "2", "3"]), Row(name: "A", numbers: ["4", "5"], x: 150)])
      ]))
    #expect(read.layout?.rows.count == 1)
    #expect(read.layout?.rows[0].places.map(\.x) == [0, 1, 2, 6, 7])
    #expect(read.errorTexts == [])
  }

  @Test("Floors that are drawn over one another are placed behind one another, or kept and refused")
  func floors() {
    let rows = ["A", "B"].enumerated().map { Row(name: $1, numbers: ["1", "2", "3"], y: Double($0) * 25) }
    let plan = Sources.pretix([("Stalls", rows), ("Circle", rows)])
    let read = Sources.read(plan)
    #expect(read.errorTexts == [])
    #expect(read.layout?.rows.map { $0.places[0].y } == [0, 1, 4, 5])
    #expect(read.guesses.contains { $0.hasPrefix("“Circle” is placed behind") })
    let kept = Sources.read(plan) { $0.floors = .keep }
    #expect(
      kept.errorTexts.first
        == "Zone “Circle”, row “A”, seat 1 (x 10, y 20): lies exactly where S-A1 lies.")
    #expect(kept.errors.count == 6)
  }

  @Test("A single seat that lies over one of another zone is a mistake, not a floor")
  func overlap() {
    let read = Sources.read(
      Sources.pretix([
        ("Left", [Row(name: "A", numbers: ["1", "2", "3", "4", "5"])]),
        ("Right", [Row(name: "B", numbers: ["6", "7", "8", "9", "10", "11"], x: 100)]),
      ]))
    #expect(
      read.errorTexts == ["Zone “Right”, row “B”, seat 6 (x 110, y 20): lies exactly where A5 lies."])
  }

  @Test(
    "Numbers are taken as they are, or from the texts that have them",
    arguments: [
      (["1", "2", "3"], [1, 2, 3], false), (["01", "02", "03"], [1, 2, 3], false),
      (["A-5", "A-6", "A-7"], [5, 6, 7], false), (["1a", "2a", "3a"], [1, 2, 3], true),
      (["a", "b", "c"], [1, 2, 3], true), (["", "", ""], [1, 2, 3], true),
      (["0", "1", "2"], [0, 1, 2], false),
      (["-1", "5", "6"], [1, 5, 6], true), (["Seat 4", "Seat 5", "X"], [4, 5, 6], true),
    ] as [([String], [Int], Bool)])
  func numbering(texts: [String], numbers: [Int], isNoted: Bool) {
    let read = Sources.read(Sources.pretix([("", [Row(name: "A", numbers: texts)])]))
    #expect(read.layout?.places.map(\.label.number) == numbers)
    #expect(read.layout?.rows.map(\.label) == ["A"])
    #expect(read.notes.isEmpty == !isNoted)
    #expect(read.errorTexts == [])
  }

  @Test(
    "Numbers that no seat can have are refused with their place",
    arguments: [["10000", "1", "2"], ["99999999999999999999", "5", "6"], ["A-10000", "A-1", "A-2"]])
  func largeNumbers(texts: [String]) {
    let read = Sources.read(Sources.pretix([("", [Row(name: "A", numbers: texts)])]))
    #expect(
      read.errorTexts == [
        "Row “A”, seat \(texts[0]) (x 10, y 20): a seat's number lies between 0 and 9,999."
      ])
  }

  @Test("Categories become seat types by their names, or as somebody says")
  func types() {
    let plan = Sources.pretix([
      (
        "",
        [
          Row(name: "A", numbers: ["1", "2"], category: "VIP lounge"),
          Row(name: "B", numbers: ["1", "2"], y: 25),
        ]
      )
    ])
    #expect(Sources.read(plan).layout?.places.map(\.type) == [.vip, .vip, .standard, .standard])
    let told = Sources.read(plan) { $0.types = ["stalls": .premium, "vip lounge": .standard] }
    #expect(told.layout?.places.map(\.type) == [.standard, .standard, .premium, .premium])
  }

  @Test("A double id is an error for each seat that has it again, and is mended where it is sure")
  func doubleIDs() throws {
    let plan = Sources.pretix([
      (
        "Stalls",
        [
          Row(name: "A", numbers: ["1", "2"], id: "A"), Row(name: "A", numbers: ["1", "2"], x: 300, id: "A"),
        ]
      ),
      (
        "Circle",
        [
          Row(name: "A", numbers: ["1"], y: 200, id: "A"),
          Row(name: "B", numbers: ["7", "8"], y: 225, id: "A-1-2"),
        ]
      ),
    ])
    let broken = Sources.read(plan)
    #expect(broken.errors.count == 3)
    #expect(
      broken.errorTexts[0]
        == "Zone “Stalls”, row “A”, seat 1 (x 310, y 20): its `seat_guid` “A-1” is that of Zone “Stalls”, row “A”, "
        + "seat 1 (x 10, y 20) too.")
    let mend = PretixMend(try JSONNode(parsing: Data(plan.utf8)), text: Data(plan.utf8))
    #expect(mend.changes.count == 2)
    let mended = ReadLayout(mend.text)
    #expect(mended.errorTexts == [])
    #expect(mended.layout == broken.layout)
    // All else is as it was.
    var text = String(decoding: mend.text, as: UTF8.self)
    for (fresh, old) in [("\"A-1-2\"", "\"A-1\""), ("\"A-2-2\"", "\"A-2\""), ("\"A-1-3\"", "\"A-1\"")] {
      let range = try #require(text.firstRange(of: fresh))
      text.replaceSubrange(range, with: old)
    }
    #expect(text == plan)
    #expect(PretixMend(try JSONNode(parsing: mend.text), text: mend.text).changes.isEmpty)
  }

  @Test("Two seats of one row with one id may be one seat: that is left")
  func leavesWhatIsNotSure() throws {
    let plan = Sources.pretix([("", [Row(name: "A", numbers: ["1", "1"], id: "A")])])
    #expect(Sources.read(plan).errors.count == 2)
    #expect(PretixMend(try JSONNode(parsing: Data(plan.utf8)), text: Data(plan.utf8)).changes.isEmpty)
  }

  @Test("What a plan can do without does no harm")
  func leniency() {
    let read = Sources.read(
      #"""
      {"zones": [null, {"rows": [null, {"row_number": 7, "seats": []}, {"row_number": 5, "position": {"x": "0", "y": "40"},
        "seats": [null, {"seat_number": 1, "position": {"x": "1", "y": 2}}, {"seat_number": "2", "position": {"x": 26, "y": "2"},
         "category": null, "note": {"deep": [1]}}]}]}], "unknown": true}
      """#)
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.map(\.label.description) == ["5-1", "5-2"])
    #expect(read.notes.contains { $0.contains("without a `seat_guid`") })
  }

  @Test("Everything that is wrong is told at once, with its place")
  func tellsAll() {
    let read = Sources.read(
      #"""
      {"size": {"width": 100, "height": 100}, "zones": [{"name": "Stalls", "rows": [{"row_number": "A", "position": {"x": 0, "y": 0}, "seats": [
        {"seat_number": "1", "seat_guid": "a", "position": {"x": 0, "y": 0}},
        {"seat_number": "2", "seat_guid": "a", "position": {"x": 25, "y": 0}},
        {"seat_number": "2", "seat_guid": "b", "position": {"x": 50, "y": 0}},
        {"seat_number": "3", "seat_guid": "c", "position": {"x": 50, "y": 0}},
        {"seat_number": "4", "seat_guid": "d", "position": {"x": 175, "y": 0}},
        {"seat_number": "5", "seat_guid": "e", "position": {"x": 1e300, "y": 0}},
        {"seat_number": "6", "seat_guid": "f"}]}]}]}
      """#)
    #expect(
      read.errorTexts == [
        "Row “A”, seat 2 (x 25, y 0): its `seat_guid` “a” is that of Row “A”, seat 1 (x 0, y 0) too.",
        "Row “A”, seat 4 (x 175, y 0): lies outside of the plan, which is 100.0 by 100.0.",
        "Row “A”, seat 5 (x 1e+300, y 0): lies out of bounds.",
        "Row “A”, seat 6: has no `position` with x and y.",
        "Row “A”, seat 2 (x 50, y 0): the number appears twice in this row.",
        "Row “A”, seat 3 (x 50, y 0): lies exactly where A2 lies.",
      ])
  }

  @Test(
    "The stadium is read whole, mended and read again",
    .enabled(if: Sources.stadium != nil, "the stadium's plan is not here"))
  func stadium() throws {
    let text = try #require(Sources.stadium)
    let broken = ReadLayout(text)
    #expect(broken.errors.count == 420)
    #expect(broken.errors.allSatisfy { $0.sentence.hasPrefix("its `seat_guid`") && $0.x != nil })
    let mend = PretixMend(try JSONNode(parsing: text), text: text)
    let read = ReadLayout(mend.text)
    #expect(read.errorTexts == [])
    let layout = try #require(read.layout)
    #expect(layout.places.count == 738)
    #expect(layout.rows.count == 90)
    #expect(Set(layout.rows.compactMap(\.section)) == ["Ground floor", "First Floor"])
    #expect(try SeatLayout(json: layout.json) == layout)
  }
}
