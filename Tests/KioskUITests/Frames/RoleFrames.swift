import BoxOffice
import KioskUI
import Terminal
import Testing

/// What colours are chosen by, and that nothing is told by colour alone.
struct RoleFrames {
  @Test func `every state and type of a seat has a role of its own`() throws {
    expect(
      rolesOf: 2..<9, in: try ScreenCatalogue.seatsOfEveryState.harness().frame(),
      toBe: """
                                     cccccccccccccccccccc

                                r     HHH  F       Q   F   S  r

                                r  F   F   F       M   V   X  r

                                r  W   C           LLLLR ffff r
        """)
  }

  @Test(arguments: [Charset.unicode, .ascii])
  func `seats of different roles have different glyphs, so that no colour is needed`(charset: Charset) throws
  {
    let frame = try ScreenCatalogue.seatsOfEveryState.harness().frame(charset, colors: .monochrome)
    var glyphs: [Role: Set<String>] = [:]
    for row in 4..<9 {
      for cell in frame.cells(inRow: row) where Role.seats.contains(cell.role) {
        if !["[", "]", "─", "-", " "].contains(cell.glyph) {
          glyphs[cell.role, default: []].insert(cell.glyph)
        }
      }
    }
    #expect(glyphs.values.allSatisfy { $0.count == 1 })
    #expect(Set(glyphs.values).count == glyphs.count)
    // Free, VIP, wheelchair, companion, both halves of a pair, mine, pending, held, sold; "–" stands by itself.
    #expect(glyphs.count >= 10)
    let all = Role.seats.map { Theme.builtIn.glyph($0, charset) }
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: [Charset.unicode, .ascii])
  func `the selected line and the focused field have a mark`(charset: Charset) throws {
    let mark = Theme.builtIn.glyph(.selection, charset)
    for screen in [ScreenCatalogue.films, .showtimes, .details, .cash, .card] {
      let frame = try screen.harness().frame(charset, colors: .monochrome)
      let cursor = try #require(frame.cursor)
      let row = frame.cells(inRow: cursor.row).map(\.glyph).joined()
      #expect(row.split(separator: " ").first.map(String.init) == mark)
    }
  }

  @Test func `the selected line of a list is one role from end to end`() throws {
    let frame = try ScreenCatalogue.showtimes.harness().frame()
    #expect(frame.roleRows[4] == " " + String(repeating: "s", count: 78))
  }

  @Test(arguments: [
    (ScreenCatalogue.seatsWithoutRedis, 1, Role.warning), (.databaseAway, 1, .error),
    (.seatsWithoutRedis, 20, .warning),
    (.declined, 10, .warning), (.running, 10, .banner), (.ticket, 3, .success), (.inDoubt, 7, .warning),
  ])
  func `what went wrong or well is said in its role`(screen: ScreenCatalogue, row: Int, role: Role) throws {
    let frame = try screen.harness().frame()
    #expect(frame.cells(inRow: row).contains { $0.role == role && $0.glyph != " " })
  }

  @Test func `the time left is a warning in its last minute`() throws {
    var harness = try ScreenCatalogue.cash.harness()
    harness.wait(419)
    #expect(!harness.frame().cells(inRow: 22).contains { $0.role == .warning })
    harness.wait(2)
    #expect(harness.frame().cells(inRow: 22).contains { $0.role == .warning })
    #expect(harness.rows[22].contains("held for 0:59 ▰▱▱▱▱▱▱▱"))
  }

  @Test func `a key that cannot be pressed now is shown as that`() throws {
    let frame = try ScreenCatalogue.running.harness().frame()
    #expect(frame.roleRows[23].hasPrefix(" ddd dddd"))
    var harness = try Harness.atPayment()
    harness.book()
    let unread = harness.frame()
    let keys = unread.rows[23]
    let print = try #require(keys.firstRange(of: "P print"))
    let column = keys.distance(from: keys.startIndex, to: print.lowerBound)
    #expect(unread[Point(column: column, row: 23)].role == .disabled)
  }

  @Test func `the QR code is dark on light, by reversing where there is no colour`() throws {
    let frame = try ScreenCatalogue.ticket.harness().frame()
    let cells = (2..<21).flatMap { frame.cells(inRow: $0) }.filter { $0.role == .qrCode }
    // 21 modules and a quiet zone of four around them, two to a row of cells.
    #expect(cells.count == 29 * 15)
    #expect(Theme.builtIn.style(.qrCode, .monochrome).attributes.contains(.reverse))
  }

  @Test func `without room for all of the QR code there is none of it`() throws {
    let frame = try ScreenCatalogue.ticket.harness(columns: 60, rows: 16).frame()
    #expect(!(0..<16).contains { frame.cells(inRow: $0).contains { $0.role == .qrCode } })
  }
}
