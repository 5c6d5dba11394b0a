import BoxOffice
import KioskUI
import FaultInjection
import Terminal
import TestSupport
import Testing

/// A manager edits a screen's layout.
struct LayoutEditorTests {
  private func label(_ row: String, _ number: Int) -> SeatLabel { SeatLabel(row: row, number: number) }

  private static let booking = OpenBooking(
    reference: BookingReference(date: Fixtures.date("2026-11-25"), random: 7), status: .confirmed,
    seats: [SeatLabel(row: "B", number: 2)], movieTitle: "The Long Dark",
    showDate: Fixtures.date("2026-11-25"),
    startTime: Fixtures.time("19:30"))

  @Test func `a seat goes out of order with a reason, and back with one key`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "A4")
    harness.press(.enter)
    harness.type("broken  seat ")
    harness.press(.enter)
    #expect(harness.place("A4")?.outOfOrder == "broken seat")
    #expect(harness.editor.hasUnsavedChanges && harness.words.contains("Not saved: 1 out of order."))
    #expect(harness.words.contains("A4 standard, $12.50, out of order: broken seat"))
    harness.press(.enter)
    #expect(harness.place("A4")?.outOfOrder == nil && !harness.editor.hasUnsavedChanges)
  }

  @Test func `a reason is not left out`() throws {
    var harness = try #require(try EditorHarness())
    harness.press(.enter, .character(" "), .enter)
    #expect(harness.words.contains("Say why: customers and colleagues read it on the map."))
    #expect(!harness.editor.hasUnsavedChanges)
    harness.press(.escape)
    #expect(harness.editor.dialog == nil)
  }

  @Test func `who has bought the seat is listed first, and it is marked only all the same`() throws {
    var harness = try #require(try EditorHarness())
    harness.bookings = .success([Self.booking])
    harness.go(to: "B2")
    harness.press(.enter)
    #expect(harness.words.contains("This seat is sold"))
    #expect(harness.words.contains("\(Self.booking.reference) Wed 25 Nov 19:30 B2 The Long Dark"))
    harness.press(.escape)
    #expect(!harness.editor.hasUnsavedChanges)
    harness.press(.enter, .enter)
    harness.type("wet")
    harness.press(.enter)
    #expect(harness.place("B2")?.outOfOrder == "wet")
  }

  @Test func `nothing is marked while the bookings cannot be read`() throws {
    var harness = try #require(try EditorHarness())
    harness.bookings = .unreachable("PostgreSQL")
    harness.press(.enter)
    #expect(harness.words.contains("Nothing was changed: the seats' bookings could not be read."))
    #expect(harness.editor.dialog == nil)
  }

  @Test func `a love seat goes whole`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "C4")
    harness.press(.enter)
    harness.type("torn")
    harness.press(.enter)
    #expect(["C3", "C4"].map { harness.place($0)?.outOfOrder } == ["torn", "torn"])
  }

  @Test func `a block is set at once, and undone at once`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "A3")
    harness.press(.character(" "), .end)
    #expect(harness.words.contains("3 seats marked: A3 A4 A5"))
    harness.press(.tab, .down, .down, .enter)
    #expect(["A2", "A3", "A4", "A5"].map { harness.place($0)?.type } == [.standard, .vip, .vip, .vip])
    harness.press(.control("z"))
    #expect(!harness.editor.hasUnsavedChanges && harness.words.contains("Undone: 3 of another kind."))
    harness.press(.control("z"))
    #expect(harness.words.contains("There is nothing to undo."))
  }

  @Test func `a block of several rows is a rectangle as it is drawn`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "A3")
    harness.press(.character(" "))
    harness.go(to: "B5")
    #expect(harness.words.contains("4 seats marked: A3 A4 B4 B5"))
    harness.press(.escape)
    #expect(!harness.words.contains("marked") && !harness.hasQuit)
  }

  @Test func `the kinds are offered with their prices, beginning with the seat's own`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "B4")
    harness.press(.tab)
    #expect(harness.words.contains("standard $12.50"))
    #expect(harness.editor.dialog == .type(2, seats: [label("B", 4)]))
    harness.press(.up, .enter)
    #expect(harness.place("B4")?.type == .premium)
  }

  @Test func `a companion seat belongs to a wheelchair space of its row`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "A1")
    harness.press(.tab, .up, .enter)
    #expect(harness.words.contains("Row A has no wheelchair space"))
    harness.press(.tab, .down, .down, .down, .enter)
    #expect(harness.place("A1")?.type == .wheelchair)
    harness.go(to: "A2")
    harness.press(.tab, .up, .enter)
    #expect(harness.editor.dialog == .companion(seats: [label("A", 2)], text: TextField("A1", limit: 15)))
    harness.press(.backspace)
    harness.type("9")
    harness.press(.enter)
    #expect(harness.words.contains("A9 is not a wheelchair space in row A, which has A1."))
    harness.press(.backspace)
    harness.type("1")
    harness.press(.enter)
    #expect(harness.place("A2")?.type == .companion && harness.place("A2")?.companionOf == label("A", 1))
    #expect(harness.editor.draft.problems.isEmpty)
  }

  @Test func `a wheelchair space with a companion stays one, and no love seat becomes one`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "C1")
    harness.press(.tab, .down, .down, .enter)
    #expect(harness.words.contains("C1 is the wheelchair space of C2: make C2 another kind of seat first."))
    harness.go(to: "C3")
    harness.press(.tab, .down, .down, .down, .enter)
    #expect(harness.words.contains("C3 is half of a love seat"))
    #expect(!harness.editor.hasUnsavedChanges)
    // Together they may.
    harness.go(to: "C1")
    harness.press(.character(" "), .right, .tab, .down, .down, .enter)
    #expect(["C1", "C2"].map { harness.place($0)?.type } == [.standard, .standard])
    #expect(harness.editor.draft.problems.isEmpty)
  }

  @Test func `saving stores the draft, made from what was read`() throws {
    var harness = try #require(try EditorHarness())
    harness.press(.control("s"))
    #expect(
      harness.words.contains("Nothing has changed since the layout was stored.") && harness.stored.isEmpty)
    harness.go(to: "B6")
    harness.press(.enter, .control("s"))
    #expect(harness.stored == [harness.editor.draft] && !harness.editor.hasUnsavedChanges)
    #expect(harness.words.contains("Stored: 1 back in order. Open seat maps show it now."))
    // What was stored can be undone, and that is a change again.
    harness.press(.control("z"))
    #expect(harness.editor.hasUnsavedChanges)
  }

  @Test func `a hall without a seat for sale is not stored`() throws {
    var harness = try #require(try EditorHarness())
    for (first, last) in [("B1", "A5"), ("C1", "C4")] {
      harness.go(to: first)
      harness.press(.character(" "))
      harness.go(to: last)
      harness.press(.enter)
      if harness.place("C1")?.outOfOrder == nil { harness.type("flood") }
      harness.press(.enter)
    }
    harness.go(to: "B6")
    harness.press(.control("s"))
    #expect(harness.editor.draft.capacity == 0 && harness.stored.isEmpty)
    #expect(harness.words.contains("A screen needs at least one seat that may be sold."))
  }

  @Test func `what cannot be stored is told, and nothing is lost`() throws {
    let cases: [(Result<LayoutOutcome, StoreError>, String)] = [
      (.success(.inUse([Self.booking])), "\(Self.booking.reference)"),
      (.success(.noSuchScreen), "This screen is not in the database any more"),
      (.failure(.refused("This database user may not.")), "Nothing was stored. This database user may not."),
    ]
    for (outcome, sentence) in cases {
      var harness = try #require(try EditorHarness())
      harness.outcome = outcome
      harness.go(to: "B6")
      harness.press(.enter, .control("s"))
      #expect(harness.words.contains(sentence))
      harness.press(.escape)
      #expect(harness.editor.hasUnsavedChanges && !harness.hasQuit || harness.editor.dialog == .unsaved)
    }
  }

  @Test func `a colleague's layout is not overwritten: it is read, or looked at later`() throws {
    var harness = try #require(try EditorHarness())
    harness.outcome = .success(.changedMeanwhile)
    var seating = try Fixtures.seating()
    seating.screen.layout.rows[0].places[0].outOfOrder = "theirs"
    harness.opening = EditorHarness.opening(seating)
    harness.go(to: "B6")
    harness.press(.enter, .control("s"))
    #expect(harness.words.contains("Somebody else was quicker"))
    harness.press(.escape)
    #expect(harness.place("B6")?.outOfOrder == nil && harness.place("A1")?.outOfOrder == nil)
    harness.press(.control("s"), .enter)
    #expect(
      harness.place("B6")?.outOfOrder == "broken armrest" && harness.place("A1")?.outOfOrder == "theirs")
    #expect(!harness.editor.hasUnsavedChanges)
  }

  @Test func `a lost answer is looked up: stored, or not`() throws {
    var harness = try #require(try EditorHarness())
    harness.outcome = .failure(.outcomeUnknown("The connection was lost."))
    harness.go(to: "B6")
    harness.press(.enter, .control("s"))
    #expect(harness.words.contains("It was not stored: save again.") && harness.editor.hasUnsavedChanges)
    harness.opening.seating.screen.layout = harness.editor.draft
    harness.press(.control("s"))
    #expect(harness.words.contains("Stored.") && !harness.editor.hasUnsavedChanges)
  }

  @Test func `leaving asks only when something would be lost`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "B6")
    harness.press(.enter, .escape)
    #expect(harness.editor.dialog == .unsaved && !harness.hasQuit)
    harness.press(.escape)
    #expect(!harness.hasQuit)
    harness.press(.control("s"), .escape)
    #expect(harness.hasQuit)
  }

  @Test func `previews are what a kiosk of that size shows`() throws {
    var harness = try #require(try EditorHarness())
    harness.go(to: "A4")
    for (columns, rows) in [(40, 12), (80, 24)] {
      harness.press(.control("v"))
      var kiosk = Harness.atSeats(try Fixtures.seating(), columns: columns, rows: rows)
      kiosk.go(to: "A4")
      let (preview, whole) = (harness.frame(), kiosk.frame())
      let left = (80 - columns) / 2
      let top = (24 - rows) / 2
      for row in 0..<rows {
        for column in 0..<columns {
          let shown = preview[Point(column: left + column, row: top + row)]
          #expect(shown.glyph == whole[Point(column: column, row: row)].glyph, "\(column), \(row)")
        }
      }
    }
    harness.press(.control("v"))
    // Of what is larger, the part around the cursor.
    #expect(
      harness.words.contains("part of what a kiosk of 120 by 40 shows") && harness.words.contains("[□]"))
    harness.press(.control("v"), .control("v"))
    #expect(harness.words.contains("Layout of Screen 2"))
  }

  @Test(.ownThread, arguments: [1, 2, 3])
  func `any keys in any order leave a frame and a sound layout`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var harness = try #require(try EditorHarness(Fixtures.largeLayout, columns: 40, rows: 12))
    harness.bookings = .success(Array(repeating: Self.booking, count: 9))
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .enter, .enter, .enter, .escape, .tab, .backTab, .backspace,
      .control("s"), .control("z"), .control("v"), .character(" "), .character("?"), .character("g"),
      .character("7"), .control("q"), .character("é"), .pageDown,
    ]
    for _ in 0..<600 {
      harness.press(keys.randomElement(using: &random) ?? .enter)
      harness.time += 0.3
      let frame = harness.frame(random.next().isMultiple(of: 2) ? .ascii : .unicode)
      #expect(frame.cursor.map(frame.bounds.contains) == true)
      #expect(harness.editor.draft.problems.isEmpty)
    }
    #expect(!harness.stored.isEmpty)
  }
}
