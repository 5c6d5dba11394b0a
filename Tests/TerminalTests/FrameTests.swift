import Terminal
import Testing

struct FrameTests {
  private func frame(_ columns: Int, _ rows: Int, _ charset: Charset = .unicode) -> Frame {
    Frame(size: Size(columns: columns, rows: rows), charset: charset)
  }

  @Test func `text stands where it was put, and the rows end at their last character`() {
    var frame = frame(12, 3)
    let used = frame.put("Row G", at: Point(column: 2, row: 1), role: .title)
    #expect(used == 5)
    #expect(frame.rows == ["", "  Row G", ""])
    #expect(frame.roleRows == ["", "  hhhhh", ""])
    #expect(frame[Point(column: 2, row: 1)] == Cell(glyph: "R", role: .title))
    #expect(frame[Point(column: 1, row: 1)] == .blank)
  }

  @Test(arguments: [
    (-3, 0, ["lo"]), (3, 0, ["   He"]), (0, -1, [""]), (0, 1, [""]), (9, 0, [""]), (-9, 0, [""]),
  ])
  func `text outside of the frame is clipped on every side`(column: Int, row: Int, rows: [String]) {
    var frame = frame(5, 1)
    #expect(frame.put("Hello", at: Point(column: column, row: row)) == 5)
    #expect(frame.rows == rows)
  }

  @Test(arguments: [
    ("Hello", 5, false, "Hello"), ("Hello", 4, false, "Hell"), ("Hello", 4, true, "Hel…"),
    ("Hello", 1, true, "…"),
    ("Hello", 0, true, ""), ("映画館", 5, false, "映画"), ("映画館", 5, true, "映画…"), ("映画館", 4, true, "映…"),
  ])
  func `text is cut off after a number of columns, with an ellipsis if asked`(
    text: String, columns: Int, ellipsis: Bool, row: String
  ) {
    var frame = frame(20, 1)
    let used = frame.put(text, at: Point(column: 0, row: 0), maxColumns: columns, ellipsis: ellipsis)
    #expect(frame.rows == [row])
    #expect(used <= columns)
  }

  @Test func `a wide character takes two cells, and losing one of them leaves a blank`() {
    var frame = frame(6, 1)
    frame.put("映画館", at: Point(column: 0, row: 0))
    #expect(frame[Point(column: 0, row: 0)].glyph == "映")
    #expect(frame[Point(column: 1, row: 0)].glyph.isEmpty)
    frame.put("x", at: Point(column: 1, row: 0))
    #expect(frame.rows == [" x画館"])
    frame.put("y", at: Point(column: 4, row: 0))
    #expect(frame.rows == [" x画y"])
    frame.put("館", at: Point(column: 1, row: 0))
    #expect(frame.rows == [" 館 y"])
  }

  @Test func `a wide character of which only a half fits is left out`() {
    var frame = frame(3, 1)
    frame.put("映画", at: Point(column: 0, row: 0))
    #expect(frame.rows == ["映"])
    frame.put("画映", at: Point(column: -1, row: 0))
    #expect(frame.rows == [" 映"])
  }

  @Test func `combining marks share the cell of their letter`() {
    var frame = frame(4, 1)
    #expect(frame.put("e\u{301}x", at: Point(column: 0, row: 0)) == 2)
    #expect(frame[Point(column: 0, row: 0)].glyph == "e\u{301}")
    #expect(frame[Point(column: 1, row: 0)].glyph == "x")
  }

  @Test func `what is put cannot control the terminal`() {
    var frame = frame(20, 1)
    frame.put("a\u{1B}[2Jb\u{9B}c\u{202E}d\te\nf", at: Point(column: 0, row: 0))
    #expect(frame.rows == ["a[2Jbcd e f"])
  }

  @Test func `an ASCII frame holds nothing but ASCII`() {
    var frame = frame(20, 2, .ascii)
    frame.put("Amélie – 映 ß", at: Point(column: 0, row: 0))
    frame.fill(Rect(column: 0, row: 1, columns: 3, rows: 1), glyph: "█")
    frame.put("Une très longue", at: Point(column: 4, row: 1), maxColumns: 6, ellipsis: true)
    #expect(frame.rows == ["Amelie - ?? ss", "### Une t~"])
  }

  @Test func `rectangles are filled and given roles within the frame`() {
    var frame = frame(5, 3)
    frame.fill(Rect(column: 3, row: 1, columns: 9, rows: 9), glyph: "▒", role: .seatHeld)
    frame.fill(Rect(column: -1, row: 0, columns: 5, rows: 1), emphasis: .reverse)
    frame.fill(Rect(column: 0, row: 1, columns: 1, rows: 1), emphasis: [.reverse, .bold])
    frame.fill(Rect(column: 0, row: 2, columns: 1, rows: 1), emphasis: .underline)
    frame.setRole(Rect(column: 4, row: 2, columns: 1, rows: 1), .error)
    #expect(frame.rows == ["", "   ▒▒", "   ▒▒"])
    #expect(frame.roleRows == ["", "   HH", "   He"])
    #expect(frame.emphasisRows == ["rrrr", "B", "u"])
  }

  @Test func `cells outside of the frame are blank, and a frame may be empty`() {
    var frame = frame(-1, 0)
    frame.put("x", at: Point(column: 0, row: 0))
    frame.fill(Rect(column: 0, row: 0, columns: 3, rows: 3), glyph: "x")
    #expect(frame.rows.isEmpty)
    #expect(frame[Point(column: 0, row: 0)] == .blank)
  }

  @Test func `every role has a letter of its own`() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Role.seats.count == 14)
  }

  @Test func `rectangles know what they contain`() {
    let rect = Rect(column: 2, row: 1, columns: 4, rows: 3)
    #expect(rect.contains(Point(column: 5, row: 3)))
    #expect(!rect.contains(Point(column: 6, row: 3)))
    #expect(!rect.contains(Point(column: 5, row: 4)))
    #expect(
      rect.intersection(Rect(column: 0, row: 2, columns: 3, rows: 9))
        == Rect(column: 2, row: 2, columns: 1, rows: 2))
  }
}
