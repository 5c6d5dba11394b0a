import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("What is odd about a layout")
struct OdditiesTests {
  private static func layout(_ rows: [(String, [Int], Double)], step: Double = 1) -> SeatLayout {
    SeatLayout(
      rows: rows.map { label, numbers, y in
        SeatLayout.Row(
          label: label,
          places: numbers.enumerated().map {
            SeatLayout.Place(label: SeatLabel(row: label, number: $1), x: Double($0) * step, y: y)
          })
      })
  }

  @Test(
    "Numbers that do not follow the places are told once for each row, or once for the hall",
    arguments: [
      ([("A", [1, 2, 3], 0), ("B", [1, 2, 3], 1)], []),
      ([("A", [3, 2, 1], 0), ("B", [3, 2, 1], 1)], []),
      (
        [("A", [1, 2, 4, 3, 5], 0)],
        ["Row “A”, seat 3 (x 3, y 0): the numbers of this row do not follow its places: here they turn back."]
      ),
      (
        [("A", [1, 2, 3], 0), ("B", [3, 2, 1], 1), ("C", [1, 2, 3], 2), ("D", [3, 2, 1], 3)],
        ["The rows are numbered in a serpentine: from left to right and from right to left in turn."]
      ),
      (
        [
          ("A", [1, 2, 3], 0), ("B", [1, 2, 3], 1), ("C", [3, 2, 1], 2), ("D", [1, 2, 3], 3),
          ("E", [1, 2], 4),
        ],
        ["Row “C” is numbered from right to left, the other rows from left to right."]
      ),
      (
        [("A", [5, 3, 1, 2, 4, 6], 0), ("B", [1, 3, 5, 6, 4, 2], 1)],
        ["Odd numbers are on one side and even ones on the other: Rows “A”, “B”."]
      ),
    ] as [([(String, [Int], Double)], [String])])
  func numbering(rows: [(String, [Int], Double)], warnings: [String]) {
    let oddities = Self.layout(rows).oddities
    #expect(oddities.map(\.descriptionWithPlace) == warnings)
    #expect(oddities.allSatisfy { $0.severity == .warning })
  }

  @Test("Seats that are drawn over one another are told: as an error when they are one seat")
  func overlaps() {
    let close = Self.layout([("A", [1, 2], 0)], step: 0.4).oddities
    #expect(close.map(\.severity) == [.warning])
    #expect(
      close.map(\.descriptionWithPlace) == [
        "Row “A”, seat 2 (x 0.4, y 0): lies over A1, 40 hundredths of a seat's width from it."
      ])
    #expect(Self.layout([("A", [1, 2], 0)], step: 0.1).oddities.map(\.severity) == [.error])
    #expect(Self.layout([("A", [1, 2], 0)], step: 0.5).oddities.isEmpty)
  }

  @Test("A native file tells all that can be told, also when some of it cannot be read")
  func nativeFile() {
    let read = ReadLayout(
      Data(
        #"""
        {"version": 1, "seatCount": 9, "colour": "red", "rows": [
          {"label": "A", "y": "0", "seats": [{"number": 1, "x": 0, "y": 0}, {"number": "2", "x": 1, "y": 0}]},
          {"label": "A", "y": 1, "seats": [{"number": 4, "x": 4000}, {"number": 4, "x": 3, "type": "SOFA"}, {"numbers": [1, 2.5], "x": 5}]},
          {"y": 2, "seats": [{"x": 1}]}],
         "rules": {"loneSeats": "never"}, "fixtures": [{"text": "EXIT"}]}
        """#.utf8))
    #expect(
      read.problems.map(\.description) == [
        "At the layout: `colour` is unknown; known are `version`, `screen`, `metresPerSeat`, `metresToScreen`, `seatCount`, "
          + "`focus`, `rules`, `rows`, `fixtures`.",
        "At row 1, y: expected a number.", "At row 1, entry 2, number: expected a whole number.",
        "At row 2, entry 3, numbers: expected a whole number.", "Row 3 has no `label`.",
        "At fixtures 1: `x` is missing.", "At fixtures 1: `y` is missing.",
        "Row “A”, entry 2: `type` is “SOFA”, but must be one of STANDARD, PREMIUM, VIP, WHEELCHAIR, COMPANION.",
        "`rules.loneSeats` is “never”, but must be one of \"strict\", \"lenient\", \"off\".",
        "Row “A” appears twice.", "Row “A”, seat 4: x and y must lie between 0 and 999.99.",
      ])
  }

  @Test("Differences are told by kind")
  func differences() {
    var old = Self.layout([("A", [1, 2, 3], 0), ("B", [1, 2, 3], 1)])
    var new = old
    #expect(new.differences(from: old) == [])
    new.rows[0].places[0].x = 7
    new.rows[0].places[1].type = .vip
    new.rows[1].places.removeLast()
    new.rows[1].section = "Balcony"
    new.fixtures = [SeatLayout.Fixture(text: "EXIT", x: 0, y: 4)]
    new.rules.loneSeats = .off
    old.metresPerSeat = 0.5
    #expect(
      new.differences(from: old) == [
        "1 seat removed: B3", "1 seat moved: A1", "1 seat another type: A2",
        "Metres per seat: 0.5 before, not given now.", "Lone seats: strict before, off now.",
        "Row “B”'s section: none before, “Balcony” now.", "New label: “EXIT” at x 0.0, y 4.0.",
      ])
  }
}
