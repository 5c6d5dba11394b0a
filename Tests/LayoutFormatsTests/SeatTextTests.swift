import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("Seat numbers that are texts")
struct SeatTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var row: String
    var texts: [String]
    /// As they are printed on tickets, from left to right.
    var labels: [String]
    var testDescription: String { "row \(row): \(texts.joined(separator: " "))" }
  }

  static let cases = [
    Case(row: "A", texts: ["A-4", "A-3", "A-2", "A-1"], labels: ["A4", "A3", "A2", "A1"]),
    Case(row: "1", texts: ["1-1", "1-2", "1-3"], labels: ["1-1", "1-2", "1-3"]),
    // As pretix's own editor numbers a new plan.
    Case(row: "0", texts: ["0-0", "0-1", "0-2"], labels: ["0-0", "0-1", "0-2"]),
    Case(row: "A", texts: ["A1", "A2", "A10"], labels: ["A1", "A2", "A10"]),
    Case(row: "A", texts: ["1A", "2A", "3A"], labels: ["A1", "A2", "A3"]),
    Case(row: "Row 7", texts: ["7-1", "7-2"], labels: ["Row 7-1", "Row 7-2"]),
    Case(row: "B", texts: ["P-B-1", "P-B-2"], labels: ["B1", "B2"]),
    Case(row: "A", texts: ["Seat 1", "Seat 2"], labels: ["A1", "A2"]),
    // The number that is printed on the seat is never another seat's.
    Case(row: "A", texts: ["0-1", "1-1", "2-1"], labels: ["A-0-1", "A-1-1", "A-2-1"]),
    Case(row: "1", texts: ["0-1", "1-1", "2-1"], labels: ["R1-0", "R1-1", "R1-2"]),
    Case(row: "A", texts: ["12", "12a", "13"], labels: ["A12", "A-a12", "A13"]),
    Case(row: "5", texts: ["5A", "5B", "5C"], labels: ["5-1", "5-2", "5-3"]),
    Case(row: "", texts: ["C-7", "C-8", "D-7"], labels: ["C7", "C8", "D7"]),
    Case(row: "A", texts: ["B-1", "B-2"], labels: ["A-B1", "A-B2"]),
  ]

  private static func plan(_ row: String, _ texts: [String]) -> String {
    Sources.pretix([("", [Sources.PretixRow(name: row, numbers: texts)])])
  }

  @Test(arguments: cases)
  func `what is printed on a ticket is what is printed on the seat`(item: Case) {
    let read = Sources.read(Self.plan(item.row, item.texts))
    #expect(read.errorTexts == [])
    let places = (read.layout?.places ?? []).sorted { $0.x < $1.x }
    #expect(places.map(\.label.description) == item.labels)
    for place in places {
      #expect(read.origins[place.label]?.text == item.texts[Int(place.x.rounded())])
    }
  }

  @Test(arguments: [
    ["4", "3", "2", "1"], ["A-4", "A-3", "A-2", "A-1"], ["A4", "A3", "A2", "A1"],
    ["Seat 4", "Seat 3", "Seat 2", "Seat 1"],
    ["0-4", "0-3", "0-2", "0-1"],
  ])
  func `which side number 1 is on is seen in texts, and --number-one puts it where it is wanted`(
    texts: [String]
  ) {
    let plan = Self.plan("A", texts)
    let guess = "number 1 is on the left of somebody who faces the screen in 0 rows, on the right in 1."
    #expect(
      Sources.read(plan).guesses.contains {
        $0.contains(guess) && $0.hasSuffix("`--number-one left` mirrors it.")
      })
    for (side, line) in [(ImportChoices.Side.left, "1234"), (.right, "4321")] {
      let read = Sources.read(plan) { $0.numberOne = side }
      #expect(read.picture.first?.hasSuffix(" \(line)") == true)
    }
  }

  @Test
  func `the plan with numbers in texts has its rows the right way round, and no word about it`() {
    let read = ReadLayout(Sources.pretixTextNumbers)
    #expect(read.problems == [])
    #expect(read.notes == [])
    #expect(read.layout?.places.first?.label.description == "A4")
  }

  @Test
  func `what is called otherwise than in the file is told once for the hall, with some examples`() {
    let rows = (1...60).map { row in
      Sources.PretixRow(name: "Z", numbers: ["\(row)-7", "\(row)-8"], y: Double(row) * 30)
    }
    let read = Sources.read(Sources.pretix([("", rows)]))
    #expect(read.errorTexts == [])
    #expect(
      read.notes == [
        "A seat is called by its row and a number, so 120 seats are called otherwise than in the file: “1-7” is Z-1-7, "
          + "“1-8” is Z-1-8, “2-7” is Z-2-7, “2-8” is Z-2-8, “3-7” is Z-3-7, “3-8” is Z-3-8 and 114 more."
      ])
  }

  private static let answers = [
    #"{"id": 1, "name": "Plan", "layout": PLAN}"#,
    #"{"count": 1, "next": null, "previous": null, "results": [{"id": 1, "name": "Plan", "layout": PLAN}]}"#,
    #"[PLAN]"#,
  ]

  @Test(arguments: answers)
  func `plans are read as pretix's API answers them`(answer: String) throws {
    let plan = Self.plan("A", ["1", "2", "3"])
    let read = Sources.read(answer.replacing("PLAN", with: plan))
    #expect(read.format == .pretix)
    #expect(read.layout == Sources.read(plan).layout)
    let doubled = Sources.pretix([
      (
        "",
        [
          Sources.PretixRow(numbers: ["1"], id: "a"),
          Sources.PretixRow(name: "B", numbers: ["1"], y: 30, id: "a"),
        ]
      )
    ])
    let text = Data(answer.replacing("PLAN", with: doubled).utf8)
    let mend = PretixMend(try JSONNode(parsing: text), text: text)
    #expect(mend.changes.count == 1)
    #expect(ReadLayout(mend.text).errorTexts == [])
  }

  @Test
  func `of several plans the first is read, or the one that is named`() {
    let plans = ["One", "Two"].map { #"{"name": "\#($0)", "layout": \#(Self.plan($0, ["1", "2"]))}"# }
    let text = #"{"results": [\#(plans.joined(separator: ","))]}"#
    #expect(Sources.read(text).layout?.rows.map(\.label) == ["One"])
    #expect(
      Sources.read(text).guesses.contains(
        "Of the 2 plans in the file, the first is meant: “One”, “Two”. `--plan NAME` says otherwise."))
    #expect(Sources.read(text) { $0.plan = "two" }.layout?.rows.map(\.label) == ["Two"])
    #expect(
      Sources.read(text) { $0.plan = "three" }.errorTexts.first
        == "There is no plan “three” in the file; it has “One”, “Two”.")
  }
}
