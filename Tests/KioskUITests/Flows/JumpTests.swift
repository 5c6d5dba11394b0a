import BoxOffice
import KioskUI
import Terminal
import Testing

/// Typing a seat's name moves there.
struct JumpTests {
  /// Rows of 12, so that `A1` may still become `A12`; a row whose label is a number; one whose label is a word.
  private func hall() throws -> Stage {
    let json = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 12], "x": 0}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 8], "x": 0}]},
        {"label": "AA", "y": 2, "seats": [{"numbers": [1, 4], "x": 0}]},
        {"label": "7", "y": 3, "seats": [{"numbers": [1, 12], "x": 0}]},
        {"label": "LOGE", "y": 4, "seats": [{"numbers": [1, 3], "x": 0}]}]}
      """
    return Stage.atSeats(try Hall.seating(json))
  }

  @Test(arguments: [
    ("a12", "A12"), ("A1", "A1"), ("B8", "B8"), ("aa3", "AA3"), ("7-11", "7-11"), ("7", "7-7"),
    ("loge2", "LOGE2"), ("L", "A7"),
  ])
  func `letters and numbers name a seat, in either case`(typed: String, label: String) throws {
    var stage = try hall()
    stage.go(to: "A7")
    stage.type(typed)
    #expect(stage.cursor == label)
  }

  @Test func `the cursor follows what was typed so far`() throws {
    var stage = try hall()
    stage.press(.home)
    stage.type("a")
    #expect(stage.cursor == "A1")
    #expect(stage.rows[21].hasPrefix(" Go to A  standard"))
    stage.type("1")
    #expect(stage.cursor == "A1")
    stage.type("2")
    #expect(stage.cursor == "A12")
  }

  @Test func `a row's letter alone keeps the column`() throws {
    var stage = try hall()
    stage.go(to: "A6")
    stage.type("b")
    #expect(stage.cursor == "B6")
  }

  @Test func `what was typed is forgotten after two seconds`() throws {
    var stage = try hall()
    stage.type("A1")
    stage.wait(3)
    #expect(stage.state.sale?.typed == "")
    stage.type("B")
    #expect(stage.cursor.hasPrefix("B"))
  }

  @Test func `a name that no seat has says so, and the cursor stays`() throws {
    var stage = try hall()
    stage.go(to: "B3")
    stage.type("Z")
    #expect(stage.notice == "There is no seat Z here.")
    #expect(stage.cursor == "B3")
    // It is forgotten like all that was typed, and in no one's way.
    stage.type("a12")
    #expect(stage.cursor == "A12")
  }

  @Test func `a number too large for the row says so`() throws {
    var stage = try hall()
    stage.type("B99")
    #expect(stage.notice == "There is no seat B99 here.")
    #expect(stage.cursor.hasPrefix("B"))
  }

  @Test func `another seat's name can follow at once`() throws {
    var stage = try hall()
    stage.type("B3A12")
    #expect(stage.cursor == "A12")
  }

  @Test func `Backspace takes back a character, an arrow and Esc all of them`() throws {
    var stage = try hall()
    stage.type("A1")
    stage.press(.backspace)
    #expect(stage.state.sale?.typed == "A")
    stage.type("2")
    #expect(stage.cursor == "A2")
    stage.press(.right)
    #expect(stage.state.sale?.typed == "")
    #expect(stage.cursor == "A3")
    stage.type("B")
    stage.press(.escape)
    #expect(stage.state.sale?.typed == "")
    #expect(stage.state.scene == .seats)
  }

  @Test func `characters that no label has are passed over`() throws {
    var stage = try hall()
    stage.go(to: "B3")
    stage.type("!/,")
    #expect(stage.cursor == "B3")
    #expect(stage.notice.isEmpty)
  }
}
