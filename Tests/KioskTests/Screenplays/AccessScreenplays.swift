internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: seats for everybody")
struct AccessScreenplays {
  @Test("A sale by the list of sentences alone, in the smallest window, on a kiosk that begins with it")
  func list() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openRowList(size: .init(40, 12))
      kiosk.press(.home)
      try await kiosk.wait(for: "the first row") { $0.sentence.hasPrefix("Row A, ") }
      kiosk.press(.down, .down)
      try await kiosk.wait(for: "the third row") { $0.sentence.hasPrefix("Row C, ") }
      kiosk.press(.enter)
      try await kiosk.wait(for: "a seat of the row") { $0.sentence.hasPrefix("C") }
      kiosk.press(.home)
      try await kiosk.wait(for: "its first seat") { $0.sentence.hasPrefix("C1, standard, ") }
      kiosk.press(.character(" "))
      try await kiosk.wait(for: "the seat to be mine") { $0.shows("held for") && $0.shows("yours") }
      #expect(try await play.heldSeats() == 1)
      // Back on the map stands the same seat.
      kiosk.press(.control("l"))
      try await kiosk.wait(for: "the map") { $0.seatLine?.hasPrefix(" C1 ") == true }
      kiosk.press(.control("l"))
      try await kiosk.wait(for: "the rows") { $0.sentence.hasPrefix("Row C, ") && $0.sentence.contains("1") }
      kiosk.press(.control("p"))
      try await kiosk.wait(for: "Promo code")
      kiosk.press(.enter)
      try await kiosk.wait(for: "To pay")
      kiosk.press(.enter)
      try await kiosk.wait(for: "Booked.")
      #expect(try await play.bookings().map(\.seats) == ["C1"])
    }
  }

  @Test("A kiosk that offers two languages changes between them in the middle of a sale")
  func languages() async throws {
    try await Screenplay.perform { play in
      let kiosk = try play.openKiosk(configuration: "languages = [\"en\", \"en-XA\"]")
      try await kiosk.findSeats(of: play.showing)
      try await kiosk.choose("C1")
      kiosk.press(.control("t"))
      try await kiosk.wait(for: "the other language") { $0.shows("⟦") && !$0.shows("yours") }
      #expect(try await play.heldSeats() == 1)
      kiosk.press(.control("t"))
      try await kiosk.wait(for: "English") {
        !$0.rows.dropLast().contains { $0.contains("⟦") } && $0.shows("yours")
      }
      try await kiosk.payInCash()
      #expect(try await play.bookings().map(\.seats) == ["C1"])
    }
  }

  @Test("A sale by clicks alone, where the terminal reports them and the configuration asks for it")
  func mouse() async throws {
    try await Screenplay.perform { play in
      let kiosk = try play.openKiosk(configuration: "mouse = true")
      try await kiosk.wait(for: "a first screen that takes clicks") {
        $0.reportsMouse && $0.shows(TerminalProgram.firstScreen) && $0.rows.last?.contains("keys") == true
      }
      try await kiosk.click(TerminalProgram.firstScreen)
      try await kiosk.wait(for: play.showing.title)
      kiosk.type(play.showing.title)
      try await kiosk.wait(for: "the film") { $0.shows("› \(play.showing.title)") }
      try await kiosk.click("› \(play.showing.title)")
      try await kiosk.wait(for: "Showtimes")
      kiosk.type(play.showing.filter)
      try await kiosk.wait(for: "the showing") { $0.shows("06:00") && !$0.shows("type to filter") }
      try await kiosk.click(" free")
      try await kiosk.wait(for: "the map") { $0.freeSeats != nil && $0.rows.last?.contains("keys") == true }
      let first = try await kiosk.jump(to: "C1").cursor
      let above = try await kiosk.jump(to: "E4").cursor
      kiosk.turnWheel(down: false, at: above)
      try await kiosk.wait(for: "the row before") { $0.seatLine?.hasPrefix(" D4 ") == true }
      kiosk.click(at: first)
      try await kiosk.wait(for: "C1 to be mine") {
        $0.seatLine?.hasPrefix(" C1 ") == true && $0.seatLine?.contains("yours") == true
      }
      try await kiosk.click("Enter pay")
      try await kiosk.wait(for: "Your details")
      try await kiosk.click("Enter continue")
      try await kiosk.wait(for: "To pay")
      try await kiosk.click("Enter pay")
      try await kiosk.wait(for: "Booked.")
      #expect(try await play.bookings().map(\.seats) == ["C1"])
    }
  }

  @Test("Where the configuration does not ask for clicks, the terminal keeps them")
  func noMouse() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      #expect(!kiosk.screen.reportsMouse)
    }
  }
}

extension TerminalProgram {
  /// Clicks where the screen first shows `text`.
  fileprivate func click(_ text: String) async throws {
    click(at: try #require(screen.place(of: text)))
  }
}

extension TerminalScreen {
  /// What stands in the cursor's row from the cursor on, as a braille line shows it.
  fileprivate var sentence: String {
    (cursor.column..<size.columns).map { self[Place(column: $0, row: cursor.row)].text }.joined()
  }
}

extension Screenplay {
  /// Opens a kiosk that tells seats as a list, and goes to the showing's rows.
  fileprivate func openRowList(size: TerminalScreen.Size) async throws -> TerminalProgram {
    let kiosk = try openKiosk(size: size, configuration: "seat_view = \"list\"")
    try await kiosk.wait(for: TerminalProgram.firstScreen)
    kiosk.press(.enter)
    kiosk.type(showing.title)
    kiosk.press(.enter)
    kiosk.type(showing.filter)
    kiosk.press(.enter)
    try await kiosk.wait(for: "the rows") {
      $0.shows("from the screen") && $0.rows.last?.contains("keys") == true
    }
    return kiosk
  }
}
