import BoxOffice
import KioskUI
import Terminal
import Testing

/// Typing a seat's name moves there.
struct JumpTests {
  /// Rows of 12, so that `A1` may still become `A12`; a row whose label is a number; one whose label is a word.
  private func hall() throws -> Harness {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 12], "x": 0}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]},
        {"label": "AA", "y": 2, "seats": [{"numbers": [1, 4], "x": 0}]},
        {"label": "7", "y": 3, "seats": [{"numbers": [1, 12], "x": 0}]},
        {"label": "LOGE", "y": 4, "seats": [{"numbers": [1, 3], "x": 0}]}]}
      """
    return Harness.atSeats(try Fixtures.seating(json))
  }

  @Test(arguments: [
    ("a12", "A12"), ("A1", "A1"), ("B8", "B8"), ("aa3", "AA3"), ("7-11", "7-11"), ("7", "7-7"),
    ("loge2", "LOGE2"), ("L", "A7"),
  ])
  func `letters and numbers name a seat, in either case`(typed: String, label: String) throws {
    var harness = try hall()
    harness.go(to: "A7")
    harness.type(typed)
    #expect(harness.cursor == label)
  }

  @Test func `the cursor follows what was typed so far`() throws {
    var harness = try hall()
    harness.press(.home)
    harness.type("a")
    #expect(harness.cursor == "A1")
    #expect(harness.rows[21].hasPrefix(" Go to A  standard"))
    harness.type("1")
    #expect(harness.cursor == "A1")
    harness.type("2")
    #expect(harness.cursor == "A12")
  }

  @Test func `a row's letter alone keeps the column`() throws {
    var harness = try hall()
    harness.go(to: "A6")
    harness.type("b")
    #expect(harness.cursor == "B6")
  }

  @Test func `what was typed is forgotten after two seconds`() throws {
    var harness = try hall()
    harness.type("A1")
    harness.wait(3)
    #expect(harness.state.sale?.map.typed == "")
    harness.type("B")
    #expect(harness.cursor.hasPrefix("B"))
  }

  @Test func `a name that no seat has says so, and the cursor stays`() throws {
    var harness = try hall()
    harness.go(to: "B3")
    harness.type("Z")
    #expect(harness.notice == "There is no seat Z here.")
    #expect(harness.cursor == "B3")
    // It is forgotten like all that was typed, and in no one's way.
    harness.type("a12")
    #expect(harness.cursor == "A12")
  }

  @Test func `a number too large for the row says so`() throws {
    var harness = try hall()
    harness.type("B99")
    #expect(harness.notice == "There is no seat B99 here.")
    #expect(harness.cursor.hasPrefix("B"))
  }

  @Test func `another seat's name can follow at once`() throws {
    var harness = try hall()
    harness.type("B3A12")
    #expect(harness.cursor == "A12")
  }

  @Test func `Backspace takes back a character, an arrow and Esc all of them`() throws {
    var harness = try hall()
    harness.type("A1")
    harness.press(.backspace)
    #expect(harness.state.sale?.map.typed == "A")
    harness.type("2")
    #expect(harness.cursor == "A2")
    harness.press(.right)
    #expect(harness.state.sale?.map.typed == "")
    #expect(harness.cursor == "A3")
    harness.type("B")
    harness.press(.escape)
    #expect(harness.state.sale?.map.typed == "")
    #expect(harness.state.scene == .seats)
  }

  @Test func `characters that no label has are passed over`() throws {
    var harness = try hall()
    harness.go(to: "B3")
    harness.type("!/,")
    #expect(harness.cursor == "B3")
    #expect(harness.notice.isEmpty)
  }
}
