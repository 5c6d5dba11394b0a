import BoxOffice
import FoundationEssentials
import Testing

@Suite("What is wrong with a seat layout")
struct SeatLayoutProblemsTests {
  @Test(
    "JSON that is no layout is refused with where and what",
    arguments: [
      (#"[]"#, "At the layout: expected an object."),
      (#"{"rows": []}"#, "At the layout: `version` is missing."),
      (#"{"version": 1}"#, "At the layout: `rows` is missing."),
      (#"{"version": "1", "rows": []}"#, "At version: expected a whole number."),
      (#"{"version": 1.5, "rows": []}"#, "At version: expected a whole number."),
      (#"{"version": 1, "version": 1, "rows": []}"#, "At the layout: `version` stands there twice."),
      (#"{"version": 1, "rows": 5}"#, "At rows: expected a list."),
      (#"{"version": 1, "rows": {}}"#, "At rows: expected a list."),
      (#"{"version": 1, "rows": [5]}"#, "At row 1: expected an object."),
      (#"{"version": 1, "rows": [{"label": "A"}]}"#, "At row 1: `seats` is missing."),
      (#"{"version": 1, "rows": [{"label": 1, "seats": []}]}"#, "At row 1, label: expected a text."),
      (
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}, {"number": 2, "x": "2"}]}]}"#,
        "At row 1, entry 2, x: expected a number."
      ),
      (
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1, "pair": "yes"}]}]}"#,
        "At row 1, entry 1, pair: expected true or false."
      ),
      (
        #"{"version": 1, "rows": [], "fixtures": [{"text": "EXIT", "x": 1}]}"#,
        "At fixtures 1: `y` is missing."
      ),
      (#"{"version": 1, "rows": [], "note": ""}"#, "At the layout: `note` is unknown; known are `version`, "),
      (
        #"{"version": 1, "rows": [{"label": "A", "seats": [{"number": 1, "x": 1, "outoforder": "x"}]}]}"#,
        "At row 1, entry 1: `outoforder` is unknown; known are `number`, `numbers`, `x`, `y`, `step`, `type`, "
      ),
    ])
  func refusesShape(json: String, beginning: String) {
    let error = #expect(throws: InvalidLayout.self) { try SeatLayout(json: Data(json.utf8)) }
    #expect(error?.problems.count == 1)
    #expect(error?.description.hasPrefix(beginning) == true, "\(error?.description ?? "")")
  }

  @Test("What is not JSON at all is refused", arguments: ["", "{", "nonsense", "\u{0}"])
  func refusesText(text: String) {
    let error = #expect(throws: InvalidLayout.self) { try SeatLayout(json: Data(text.utf8)) }
    #expect(error?.description.hasPrefix("The layout cannot be read: ") == true)
  }

  @Test(
    "An entry that means nothing is refused with its row and place",
    arguments: [
      (#"{"x": 1}"#, "give either `number` or `numbers`."),
      (#"{"number": 1, "numbers": [1, 2], "x": 1}"#, "give either `number` or `numbers`."),
      (#"{"numbers": [1], "x": 1}"#, "`numbers` must be [first, last], at most 1,000 seats."),
      (#"{"numbers": [1, 1001], "x": 1}"#, "`numbers` must be [first, last], at most 1,000 seats."),
      (
        #"{"numbers": [-9200000000000000000, 9200000000000000000], "x": 1}"#,
        "`numbers` must be [first, last], at most 1,000 seats."
      ),
      (#"{"number": 1}"#, "`x` is missing."),
      (
        #"{"number": 1, "x": 1, "type": "SOFA"}"#,
        "`type` is “SOFA”, but must be one of STANDARD, PREMIUM, VIP, WHEELCHAIR, COMPANION."
      ),
      (#"{"number": 1, "x": 1, "pair": true}"#, "`pair` needs an even number of seats."),
      (#"{"numbers": [1, 2], "x": 1, "pairedWith": 3}"#, "`pairedWith` goes with a single `number`."),
    ])
  func refusesEntry(entry: String, problem: String) {
    let json =
      #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"number": 7, "x": 9}, \#(entry)]}]}"#
    let error = #expect(throws: InvalidLayout.self) { try SeatLayout(json: Data(json.utf8)) }
    #expect(error?.problems.map(\.description) == ["Row “A”, entry 2: \(problem)"])
  }

  @Test(
    "What cannot be a hall is refused with the row and the seat",
    arguments: [
      (#"{"version": 2, "rows": []}"#, ["`version` is 2, but this program reads version 1."]),
      (#"{"version": 1, "rows": []}"#, ["The layout has no seats."]),
      (#"{"version": 1, "rows": [{"label": "A", "seats": []}]}"#, ["The layout has no seats."]),
      (#"{"version": 1, "screen": "left", "rows": []}"#, [#"`screen` must be "top" or "bottom"."#]),
      (#"{"version": 1, "rows": [{"y": 0, "seats": []}]}"#, ["Row 1 has no `label`."]),
      (
        #"{"version": 1, "rows": [{"label": "A", "seats": [{"number": 1, "x": 1}]}]}"#,
        ["Row “A”, entry 1: `y` is missing here and on the row."]
      ),
      (
        #"{"version": 1, "metresPerSeat": 0, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}]}]}"#,
        ["`metresPerSeat` must be a number above 0."]
      ),
      (
        #"{"version": 1, "metresPerSeat": 0.6, "metresToScreen": 0, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}]}]}"#,
        ["`metresToScreen` must be a number above 0."]
      ),
      (
        #"{"version": 1, "metresToScreen": 5, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}]}]}"#,
        ["`metresToScreen` needs `metresPerSeat` beside it."]
      ),
      (
        #"{"version": 1, "rows": [{"label": "", "y": 0, "seats": [{"number": 1, "x": 1}]}]}"#,
        ["Row “”: a label has 1 to 10 characters."]
      ),
      (
        #"{"version": 1, "rows": [{"label": "ABCDEFGHIJK", "y": 0, "seats": [{"number": 1, "x": 1}]}]}"#,
        ["Row “ABCDEFGHIJK”: a label has 1 to 10 characters."]
      ),
      (
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}]}, {"label": "A", "y": 1, "seats": [{"number": 2, "x": 1}]}]}"#,
        ["Row “A” appears twice."]
      ),
      (
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}]}], "fixtures": [{"text": "", "x": 0, "y": 0}]}"#,
        ["The label “” needs a text, and x and y between 0 and 999.99."]
      ),
      (
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"number": 1, "x": 1}]}], "fixtures": [{"text": "EXIT", "x": -1, "y": 0}]}"#,
        ["The label “EXIT” needs a text, and x and y between 0 and 999.99."]
      ),
    ])
  func refusesHall(json: String, problems: [String]) {
    let error = #expect(throws: InvalidLayout.self) { try SeatLayout(json: Data(json.utf8)) }
    #expect(error?.problems.map(\.description) == problems)
  }

  @Test(
    "Seats that cannot stand in one row are refused",
    arguments: [
      (#"{"number": -1, "x": 1}"#, ["Row “A”, seat -1: a seat's number lies between 0 and 9,999."]),
      (#"{"number": 10000, "x": 1}"#, ["Row “A”, seat 10000: a seat's number lies between 0 and 9,999."]),
      (
        #"{"number": 1, "x": 1}, {"number": 1, "x": 2}"#,
        ["Row “A”, seat 1: the number appears twice in this row."]
      ),
      (
        #"{"number": 1, "x": 1}, {"number": 2, "x": 1.004}"#, ["Row “A”, seat 2: lies exactly where A1 lies."]
      ),
      (#"{"number": 1, "x": -0.01}"#, ["Row “A”, seat 1: x and y must lie between 0 and 999.99."]),
      (#"{"number": 1, "x": 1000}"#, ["Row “A”, seat 1: x and y must lie between 0 and 999.99."]),
      (#"{"number": 1, "x": 1e300}"#, ["Row “A”, seat 1: x and y must lie between 0 and 999.99."]),
      (#"{"number": 1, "x": 1, "y": 1e300}"#, ["Row “A”, seat 1: x and y must lie between 0 and 999.99."]),
      (
        #"{"number": 1, "x": 1, "pairedWith": 2}"#,
        ["Row “A”, seat 1: its pair A2 is missing or does not name it back."]
      ),
      (
        #"{"number": 1, "x": 1, "pairedWith": 1}"#,
        ["Row “A”, seat 1: its pair A1 is missing or does not name it back."]
      ),
      (
        #"{"number": 1, "x": 1, "pairedWith": 2}, {"number": 2, "x": 2, "pairedWith": 1, "outOfOrder": "wet"}"#,
        [
          "Row “A”, seat 1: half of a pair cannot be out of order alone.",
          "Row “A”, seat 2: half of a pair cannot be out of order alone.",
        ]
      ),
      (
        #"{"number": 1, "x": 1, "type": "COMPANION"}"#,
        ["Row “A”, seat 1: a COMPANION seat must say which wheelchair space it belongs to."]
      ),
      (
        #"{"number": 1, "x": 1, "type": "COMPANION", "companionOf": 2}"#,
        ["Row “A”, seat 1: A2 is not a wheelchair space."]
      ),
      (
        #"{"number": 1, "x": 1, "companionOf": 2}, {"number": 2, "x": 2, "type": "WHEELCHAIR"}"#,
        ["Row “A”, seat 1: only a COMPANION seat belongs to a wheelchair space."]
      ),
    ])
  func refusesSeats(entries: String, problems: [String]) {
    let json = #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [\#(entries)]}]}"#
    let error = #expect(throws: InvalidLayout.self) { try SeatLayout(json: Data(json.utf8)) }
    #expect(error?.problems.map(\.description) == problems)
  }

  @Test("Pairs and companions across rows are refused: the stored form cannot say them")
  func refusesOtherRows() {
    let (a1, b1, b2) = (
      SeatLabel(row: "A", number: 1), SeatLabel(row: "B", number: 1), SeatLabel(row: "B", number: 2)
    )
    let (a2, c1) = (SeatLabel(row: "A", number: 2), SeatLabel(row: "A", number: 3))
    let layout = SeatLayout(rows: [
      SeatLayout.Row(
        label: "A",
        places: [
          SeatLayout.Place(label: a1, x: 0, y: 0, partner: b1),
          SeatLayout.Place(label: a2, type: .wheelchair, x: 1, y: 0),
          SeatLayout.Place(label: c1, x: 2, y: 0),
        ]),
      SeatLayout.Row(
        label: "B",
        places: [
          SeatLayout.Place(label: b1, x: 0, y: 1, partner: a1),
          SeatLayout.Place(label: b2, type: .companion, x: 1, y: 1, companionOf: a2),
        ]),
    ])
    #expect(
      layout.problems.map(\.description) == [
        "Row “A”, seat 1: its pair B1 stands in another row.",
        "Row “B”, seat 1: its pair A1 stands in another row.",
        "Row “B”, seat 2: its wheelchair space A2 stands in another row.",
      ])
  }

  @Test("Every problem is told at once")
  func tellsAll() {
    let json = """
      {"version": 1, "metresPerSeat": -1, "rows": [
        {"label": "A", "y": 0, "seats": [{"number": 10000, "x": 1}, {"number": 2, "x": 1}]},
        {"label": "A", "y": 0, "seats": [{"number": 3, "x": 5000}]}]}
      """
    let error = #expect(throws: InvalidLayout.self) { try SeatLayout(json: Data(json.utf8)) }
    #expect(error?.problems.count == 5)
  }
}
