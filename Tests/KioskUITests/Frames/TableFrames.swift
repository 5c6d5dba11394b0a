import Terminal
import TextLayout
import Testing
import Words
@testable import KioskUI

/// What screens are put together from: tables, bars and forms.
struct TableFrames {
  private func canvas(_ columns: Int, _ charset: Charset = .unicode, _ language: Language = .english)
    -> Canvas
  {
    Canvas(
      size: Size(columns: columns, rows: 6), theme: .builtIn, charset: charset, words: Words(language),
      footerRows: 0)
  }

  private static let columns = [
    Table.Column(least: 6, isFlexible: true), Table.Column(priority: 1), Table.Column(alignment: .right),
  ]

  private static let lines: [[Table.Cell]] = [
    [.text("Orbit 9"), .text("PG"), .text("8")], [.text("映画"), .text("PG-13"), .text("128")],
    [.text("The Long Dark"), .empty, .text("1,057")],
  ]

  private func drawn(_ lines: [[Table.Cell]], width: Int, _ columns: [Table.Column] = columns) -> [String] {
    var canvas = canvas(40)
    let table = Table(columns, lines: lines, width: width, on: canvas)
    for (row, line) in lines.enumerated() { table.draw(line, row: row, column: 0, on: &canvas) }
    #expect(canvas.frame.rows.allSatisfy { Text.columns(of: $0) <= width })
    return Array(canvas.frame.rows.prefix(lines.count))
  }

  @Test func `columns are as wide as their widest cell, and numbers end together`() {
    expect(
      drawn(Self.lines, width: 30),
      toShow: """
        Orbit 9           PG         8
        映画              PG-13    128
        The Long Dark            1,057
        """)
  }

  @Test func `where it is narrow, what matters least goes before anything is cut`() {
    expect(
      drawn(Self.lines, width: 20),
      toShow: """
        Orbit…  PG         8
        映画    PG-13    128
        The L…         1,057
        """)
    expect(
      drawn(Self.lines, width: 19),
      toShow: """
        Orbit 9           8
        映画            128
        The Long Da…  1,057
        """)
  }

  @Test func `where it is narrower still, the gaps give way`() {
    expect(
      drawn(Self.lines, width: 12),
      toShow: """
        Orbit…     8
        映画     128
        The L… 1,057
        """)
    #expect(drawn(Self.lines, width: 3).count == 3)
  }

  @Test func `a column with nothing in it takes no room`() {
    let lines = Self.lines.map { [$0[0], .empty, $0[2]] }
    expect(
      drawn(lines, width: 20),
      toShow: """
        Orbit 9            8
        映画             128
        The Long Dark  1,057
        """)
  }

  @Test(
    arguments: [
      (0, 16, "··········"), (1, 1000, "▏·········"), (1, 16, "▋·········"), (3, 16, "█▉········"),
      (8, 16, "█████·····"), (12, 16, "███████▌··"), (15, 16, "█████████▍"), (999, 1000, "█████████▉"),
      (16, 16, "██████████"), (0, 0, "··········"), (20, 16, "██████████"),
    ])
  func `a bar is full to an eighth of a column, and never full or empty unless it is`(
    part: Int, whole: Int, bar: String
  ) {
    var canvas = canvas(10)
    Chart(columns: 10).draw(part, of: whole, row: 0, column: 0, on: &canvas)
    #expect(canvas.frame.rows[0] == bar)
  }

  @Test(
    arguments: [
      (0, 16, ".........."), (1, 1000, "#........."), (12, 16, "########.."), (999, 1000, "#########."),
      (16, 16, "##########"),
    ])
  func `in ASCII a bar has whole columns`(part: Int, whole: Int, bar: String) {
    var canvas = canvas(10, .ascii)
    Chart(columns: 10).draw(part, of: whole, row: 0, column: 0, on: &canvas)
    #expect(canvas.frame.rows[0] == bar)
  }

  @Test(arguments: [Language.english, .pseudo], [40, 80])
  func `a form's fields stand in one column behind the longest label`(language: Language, columns: Int) {
    var canvas = canvas(columns, .unicode, language)
    let labels: [Message] = [.detailsName, .detailsPromoCode]
    let form = Form(canvas: canvas, columns: 64, labels: labels)
    for (row, label) in labels.enumerated() {
      form.draw(
        label: label, text: TextField("Ines", limit: 10), isFocused: row == 0, row: row, on: &canvas)
    }
    let longest = labels.map { canvas.width(of: canvas.words($0)) }.max() ?? 0
    #expect(form.fieldColumn == form.left + longest + 4)
    for row in 0..<2 { #expect(canvas.frame[Point(column: form.fieldColumn, row: row)].glyph == "I") }
    #expect(canvas.frame.cursor == Point(column: form.fieldColumn + 4, row: 0))
    #expect(form.fieldColumn + form.fieldWidth() <= form.left + form.width)
  }

  @Test func `a label that is longer than half of the form is cut`() {
    let canvas = canvas(30, .unicode, .pseudo)
    let form = Form(canvas: canvas, columns: 64, labels: [.partyWheelchairs])
    #expect(form.fieldColumn == form.left + form.width / 2 + 4)
    #expect(form.fieldWidth() >= 4)
  }
}
