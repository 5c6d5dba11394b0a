import BoxOffice
import Terminal
import Testing
import Words

@testable import KioskUI

/// Where a seat is, in words.
struct SeatLocationTests {
  /// Four seats, an aisle, four seats; then a row with aisles; a single seat at the back.
  private static let json = #"""
    {"version": 1, "metresPerSeat": 0.5, "metresToScreen": 4, "rows": [
      {"label": "A", "y": 0, "seats": [{"numbers": [1, 4], "x": 0}, {"numbers": [5, 8], "x": 6}]},
      {"label": "B", "y": 2, "seats": [{"number": 1, "x": 0}, {"number": 2, "x": 1}, {"number": 3, "x": 2.6},
        {"number": 4, "x": 4.5}]},
      {"label": "C", "y": 4, "section": "Balcony", "seats": [{"number": 1, "x": 4.5}]}]}
    """#

  private func words(_ label: String, _ json: String = json) throws -> String {
    let harness = Harness.atSeats(try Fixtures.seating(json))
    let sale = try #require(harness.state.sale)
    return sale.map.location(of: harness.index(label)).parts.map { Words.english($0) }.joined(separator: ", ")
  }

  @Test(
    arguments: [
      (
        "A1",
        "row 1 of 3, 5 left of the centre, end of the row on your left, 4.6 m from the screen, 29 degrees to your right"
      ),
      ("A2", "row 1 of 3, 4 left of the centre, 4.4 m from the screen, 24 degrees to your right"),
      (
        "A4",
        "row 1 of 3, 2 left of the centre, aisle on your right, 4.1 m from the screen, 11 degrees to your right"
      ),
      (
        "A5",
        "row 1 of 3, 2 right of the centre, aisle on your left, 4.1 m from the screen, 11 degrees to your left"
      ),
      (
        "B3",
        "row 2 of 3, 2 left of the centre, aisles on both sides, 5.1 m from the screen, 11 degrees to your right"
      ),
      (
        "B4",
        "row 2 of 3, on the centre line, aisle on your left, end of the row on your right, 5.0 m from the screen, straight ahead"
      ),
      (
        "C1",
        "Balcony, row 3 of 3, on the centre line, alone in the row, 6.0 m from the screen, straight ahead"
      ),
    ] as [(String, String)])
  func `a seat's place is told as somebody has it who sits there`(label: String, expected: String) throws {
    #expect(try words(label) == expected)
  }

  @Test func `left stays left of who sits there when the plan is drawn turned`() throws {
    let turned = Self.json.replacing(#""version": 1,"#, with: #""version": 1, "screen": "bottom","#)
    #expect(try words("A4", turned) == (try words("A4")))
  }

  @Test func `without a distance to the screen none is made up`() throws {
    let unmeasured = Self.json.replacing(#", "metresToScreen": 4"#, with: "")
    #expect(try words("A2", unmeasured) == "row 1 of 3, 4 left of the centre")
  }

  @Test func `the centre line goes through the focus where the layout has one`() throws {
    let asymmetric = Self.json.replacing(
      #""version": 1,"#, with: #""version": 1, "focus": {"x": 1, "y": 2},"#)
    #expect(
      try words("A2", asymmetric) == "row 1 of 3, on the centre line, 4.0 m from the screen, straight ahead")
  }

  @Test(
    arguments: [
      (
        200,
        "row 1 of 3, 2 left of the centre, aisle on your right, 4.1 m from the screen, 11 degrees to your right"
      ),
      (60, "row 1 of 3, 2 left of the centre, aisle on your right"), (40, "row 1 of 3, 2 left of the centre"),
      (20, "row 1 of 3"), (9, nil),
    ] as [(Int, String?)])
  func `as much is told as there is room for`(columns: Int, expected: String?) throws {
    let harness = Harness.atSeats(try Fixtures.seating(Self.json))
    let sale = try #require(harness.state.sale)
    let canvas = Canvas(
      size: Size(columns: 80, rows: 24), theme: .builtIn, charset: .unicode, words: .english, footerRows: 0)
    #expect(canvas.text(of: sale.map.location(of: harness.index("A4")), fitting: columns) == expected)
  }

  @Test func `a key tells all of it about the seat under the cursor`() throws {
    var harness = Harness.atSeats(try Fixtures.seating(Self.json))
    harness.go(to: "A4")
    #expect(harness.press(.control("w")) == [])
    #expect(harness.notice == "A4: \(try words("A4")).")
  }
}
