import BoxOffice
import KioskUI
import ProvingGround
import Terminal
import TestSupport
import Testing

/// A manager edits a screen's layout.
struct LayoutEditorTests {
  private func label(_ row: String, _ number: Int) -> SeatLabel { SeatLabel(row: row, number: number) }

  private static let booking = OpenBooking(
    reference: BookingReference(date: Hall.date("2026-11-25"), random: 7), status: .confirmed,
    seats: [SeatLabel(row: "B", number: 2)], movieTitle: "The Long Dark", showDate: Hall.date("2026-11-25"),
    startTime: Hall.time("19:30"))

  @Test func `a seat goes out of order with a reason, and back with one key`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "A4")
    stage.press(.enter)
    stage.type("broken  seat ")
    stage.press(.enter)
    #expect(stage.place("A4")?.outOfOrder == "broken seat")
    #expect(stage.editor.hasUnsavedChanges && stage.words.contains("Not saved: 1 out of order."))
    #expect(stage.words.contains("A4 standard, $12.50, out of order: broken seat"))
    stage.press(.enter)
    #expect(stage.place("A4")?.outOfOrder == nil && !stage.editor.hasUnsavedChanges)
  }

  @Test func `a reason is not left out`() throws {
    var stage = try #require(try EditorStage())
    stage.press(.enter, .character(" "), .enter)
    #expect(stage.words.contains("Say why: customers and colleagues read it on the map."))
    #expect(!stage.editor.hasUnsavedChanges)
    stage.press(.escape)
    #expect(stage.editor.dialog == nil)
  }

  @Test func `who has bought the seat is listed first, and it is marked only all the same`() throws {
    var stage = try #require(try EditorStage())
    stage.bookings = .success([Self.booking])
    stage.go(to: "B2")
    stage.press(.enter)
    #expect(stage.words.contains("This seat is sold"))
    #expect(stage.words.contains("\(Self.booking.reference) Wed 25 Nov 19:30 B2 The Long Dark"))
    stage.press(.escape)
    #expect(!stage.editor.hasUnsavedChanges)
    stage.press(.enter, .enter)
    stage.type("wet")
    stage.press(.enter)
    #expect(stage.place("B2")?.outOfOrder == "wet")
  }

  @Test func `nothing is marked while the bookings cannot be read`() throws {
    var stage = try #require(try EditorStage())
    stage.bookings = .unreachable("PostgreSQL")
    stage.press(.enter)
    #expect(stage.words.contains("Nothing was changed: the seats' bookings could not be read."))
    #expect(stage.editor.dialog == nil)
  }

  @Test func `a love seat goes whole`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "C4")
    stage.press(.enter)
    stage.type("torn")
    stage.press(.enter)
    #expect(["C3", "C4"].map { stage.place($0)?.outOfOrder } == ["torn", "torn"])
  }

  @Test func `a block is set at once, and undone at once`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "A3")
    stage.press(.character(" "), .end)
    #expect(stage.words.contains("3 seats marked: A3 A4 A5"))
    stage.press(.tab, .down, .down, .enter)
    #expect(["A2", "A3", "A4", "A5"].map { stage.place($0)?.type } == [.standard, .vip, .vip, .vip])
    stage.press(.control("z"))
    #expect(!stage.editor.hasUnsavedChanges && stage.words.contains("Undone: 3 of another kind."))
    stage.press(.control("z"))
    #expect(stage.words.contains("There is nothing to undo."))
  }

  @Test func `a block of several rows is a rectangle as it is drawn`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "A3")
    stage.press(.character(" "))
    stage.go(to: "B5")
    #expect(stage.words.contains("4 seats marked: A3 A4 B4 B5"))
    stage.press(.escape)
    #expect(!stage.words.contains("marked") && !stage.hasQuit)
  }

  @Test func `the kinds are offered with their prices, beginning with the seat's own`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "B4")
    stage.press(.tab)
    #expect(stage.words.contains("standard $12.50"))
    #expect(stage.editor.dialog == .type(2, seats: [label("B", 4)]))
    stage.press(.up, .enter)
    #expect(stage.place("B4")?.type == .premium)
  }

  @Test func `a companion seat belongs to a wheelchair space of its row`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "A1")
    stage.press(.tab, .up, .enter)
    #expect(stage.words.contains("Row A has no wheelchair space"))
    stage.press(.tab, .down, .down, .down, .enter)
    #expect(stage.place("A1")?.type == .wheelchair)
    stage.go(to: "A2")
    stage.press(.tab, .up, .enter)
    #expect(stage.editor.dialog == .companion(seats: [label("A", 2)], text: "A1"))
    stage.press(.backspace)
    stage.type("9")
    stage.press(.enter)
    #expect(stage.words.contains("A9 is no wheelchair space of row A: there A1."))
    stage.press(.backspace)
    stage.type("1")
    stage.press(.enter)
    #expect(stage.place("A2")?.type == .companion && stage.place("A2")?.companionOf == label("A", 1))
    #expect(stage.editor.draft.problems.isEmpty)
  }

  @Test func `a wheelchair space with a companion stays one, and no love seat becomes one`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "C1")
    stage.press(.tab, .down, .down, .enter)
    #expect(stage.words.contains("C1 is the wheelchair space of C2: make C2 another kind of seat first."))
    stage.go(to: "C3")
    stage.press(.tab, .down, .down, .down, .enter)
    #expect(stage.words.contains("C3 is half of a love seat"))
    #expect(!stage.editor.hasUnsavedChanges)
    // Together they may.
    stage.go(to: "C1")
    stage.press(.character(" "), .right, .tab, .down, .down, .enter)
    #expect(["C1", "C2"].map { stage.place($0)?.type } == [.standard, .standard])
    #expect(stage.editor.draft.problems.isEmpty)
  }

  @Test func `saving stores the draft, made from what was read`() throws {
    var stage = try #require(try EditorStage())
    stage.press(.control("s"))
    #expect(stage.words.contains("Nothing has changed since the layout was stored.") && stage.stored.isEmpty)
    stage.go(to: "B6")
    stage.press(.enter, .control("s"))
    #expect(stage.stored == [stage.editor.draft] && !stage.editor.hasUnsavedChanges)
    #expect(stage.words.contains("Stored: 1 back in order. Open seat maps show it now."))
    // What was stored can be undone, and that is a change again.
    stage.press(.control("z"))
    #expect(stage.editor.hasUnsavedChanges)
  }

  @Test func `a hall without a seat for sale is not stored`() throws {
    var stage = try #require(try EditorStage())
    for (first, last) in [("B1", "A5"), ("C1", "C4")] {
      stage.go(to: first)
      stage.press(.character(" "))
      stage.go(to: last)
      stage.press(.enter)
      if stage.place("C1")?.outOfOrder == nil { stage.type("flood") }
      stage.press(.enter)
    }
    stage.go(to: "B6")
    stage.press(.control("s"))
    #expect(stage.editor.draft.capacity == 0 && stage.stored.isEmpty)
    #expect(stage.words.contains("A screen needs one seat that may be sold."))
  }

  @Test func `what cannot be stored is told, and nothing is lost`() throws {
    let cases: [(Result<LayoutOutcome, StoreError>, String)] = [
      (.success(.inUse([Self.booking])), "\(Self.booking.reference)"),
      (.success(.noSuchScreen), "This screen is not in the database any more"),
      (.failure(.refused("This database user may not.")), "Nothing was stored. This database user may not."),
    ]
    for (outcome, sentence) in cases {
      var stage = try #require(try EditorStage())
      stage.outcome = outcome
      stage.go(to: "B6")
      stage.press(.enter, .control("s"))
      #expect(stage.words.contains(sentence))
      stage.press(.escape)
      #expect(stage.editor.hasUnsavedChanges && !stage.hasQuit || stage.editor.dialog == .unsaved)
    }
  }

  @Test func `a colleague's layout is not overwritten: it is read, or looked at later`() throws {
    var stage = try #require(try EditorStage())
    stage.outcome = .success(.changedMeanwhile)
    var seating = try Hall.seating()
    seating.screen.layout.rows[0].places[0].outOfOrder = "theirs"
    stage.opening = EditorStage.opening(seating)
    stage.go(to: "B6")
    stage.press(.enter, .control("s"))
    #expect(stage.words.contains("Somebody else was quicker"))
    stage.press(.escape)
    #expect(stage.place("B6")?.outOfOrder == nil && stage.place("A1")?.outOfOrder == nil)
    stage.press(.control("s"), .enter)
    #expect(stage.place("B6")?.outOfOrder == "broken armrest" && stage.place("A1")?.outOfOrder == "theirs")
    #expect(!stage.editor.hasUnsavedChanges)
  }

  @Test func `a lost answer is looked up: stored, or not`() throws {
    var stage = try #require(try EditorStage())
    stage.outcome = .failure(.outcomeUnknown("The connection was lost."))
    stage.go(to: "B6")
    stage.press(.enter, .control("s"))
    #expect(stage.words.contains("It was not stored: save again.") && stage.editor.hasUnsavedChanges)
    stage.opening.seating.screen.layout = stage.editor.draft
    stage.press(.control("s"))
    #expect(stage.words.contains("Stored.") && !stage.editor.hasUnsavedChanges)
  }

  @Test func `leaving asks only when something would be lost`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "B6")
    stage.press(.enter, .escape)
    #expect(stage.editor.dialog == .unsaved && !stage.hasQuit)
    stage.press(.escape)
    #expect(!stage.hasQuit)
    stage.press(.control("s"), .escape)
    #expect(stage.hasQuit)
  }

  @Test func `previews are what a kiosk of that size shows`() throws {
    var stage = try #require(try EditorStage())
    stage.go(to: "A4")
    for (columns, rows) in [(40, 12), (80, 24)] {
      stage.press(.control("v"))
      var kiosk = Stage.atSeats(try Hall.seating(), columns: columns, rows: rows)
      kiosk.go(to: "A4")
      let (preview, whole) = (stage.frame(), kiosk.frame())
      let left = (80 - columns) / 2
      let top = (24 - rows) / 2
      for row in 0..<rows {
        for column in 0..<columns {
          let shown = preview[Point(column: left + column, row: top + row)]
          #expect(shown.glyph == whole[Point(column: column, row: row)].glyph, "\(column), \(row)")
        }
      }
    }
    stage.press(.control("v"))
    // Of what is larger, the part around the cursor.
    #expect(stage.words.contains("part of what a kiosk of 120 by 40 shows") && stage.words.contains("[□]"))
    stage.press(.control("v"), .control("v"))
    #expect(stage.words.contains("Layout of Screen 2"))
  }

  @Test(.ownThread, arguments: [1, 2, 3])
  func `any keys in any order leave a frame and a sound layout`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var stage = try #require(try EditorStage(Hall.largeLayout, columns: 40, rows: 12))
    stage.bookings = .success(Array(repeating: Self.booking, count: 9))
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .enter, .enter, .enter, .escape, .tab, .backTab, .backspace,
      .control("s"), .control("z"), .control("v"), .character(" "), .character("?"), .character("g"),
      .character("7"), .control("q"), .character("é"), .pageDown,
    ]
    for _ in 0..<600 {
      stage.press(keys.randomElement(using: &random) ?? .enter)
      stage.time += 0.3
      let frame = stage.frame(random.next().isMultiple(of: 2) ? .ascii : .unicode)
      #expect(frame.cursor.map(frame.bounds.contains) == true)
      #expect(stage.editor.draft.problems.isEmpty)
    }
    #expect(!stage.stored.isEmpty)
  }
}
