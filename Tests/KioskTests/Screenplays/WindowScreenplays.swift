internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: windows and terminals")
struct WindowScreenplays {
  @Test("The window may change its size in the middle of a sale, be too small for it, and grow again")
  func resizing() async throws {
    try await Screenplay.perform(on: "IMAX Hall") { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("H11")
      for (columns, rows) in [(40, 12), (120, 40), (133, 25)] {
        kiosk.resize(to: .init(columns, rows))
        let screen = try await kiosk.wait(for: "the map in \(columns)×\(rows)") {
          $0.seatLine?.hasPrefix(" H11 ") == true && $0.cellUnderCursor.text == "■"
        }
        #expect(screen.size == .init(columns, rows))
      }
      kiosk.resize(to: .init(39, 11))
      try await kiosk.wait(for: "This window is too small")
      kiosk.resize(to: .init(1, 1))
      kiosk.resize(to: .init(80, 24))
      try await kiosk.wait(for: "the map again") { $0.cellUnderCursor.text == "■" && $0.freeSeats != nil }
      try await kiosk.payInCash()
      #expect(try await play.bookings().map(\.seats) == ["H11"])
    }
  }

  struct Terminal: CustomStringConvertible {
    var type = "xterm-256color"
    var environment: [String: String] = [:]
    var arguments: [String] = []
    var mayBeUnicode = true
    var mayBeColored = true

    var description: String { "\(type) \(environment) \(arguments)" }
  }

  @Test(
    "The seat map comes up on every terminal, with no character and no colour that it must not have",
    arguments: [
      Terminal(),
      Terminal(type: "vt220", mayBeUnicode: false, mayBeColored: false),
      Terminal(type: "linux", mayBeUnicode: false),
      Terminal(type: "screen"),
      Terminal(type: "no-such-terminal"),
      Terminal(environment: ["LANG": "C"], mayBeUnicode: false),
      Terminal(environment: ["LC_ALL": "de_DE.ISO-8859-1"], mayBeUnicode: false),
      Terminal(environment: ["NO_COLOR": "1"], mayBeColored: false),
      Terminal(arguments: ["--colors", "0"], mayBeColored: false),
      Terminal(arguments: ["--ascii"], mayBeUnicode: false),
    ])
  func comingUp(on terminal: Terminal) async throws {
    try await Screenplay.perform { play in
      let kiosk = try play.openKiosk(
        terminal.arguments, environment: ["TERM": terminal.type].merging(terminal.environment) { $1 })
      let first = try await kiosk.wait(for: TerminalProgram.firstScreen)
      #expect(first.shows("clipse sur la Loire"))
      try await kiosk.findSeats(of: play.showing)
      let map = try await kiosk.wait(for: "the whole map") { $0.freeSeats == play.showing.seats }
      let isASCII = kiosk.output().allSatisfy { $0 < 0x80 }
      #expect(isASCII == !terminal.mayBeUnicode)
      let isColored = map.cells.contains { $0.foreground != .standard || $0.background != .standard }
      #expect(isColored == terminal.mayBeColored)
      let ending = try await kiosk.quit()
      #expect(ending.areSettingsRestored && ending.screen.isCursorVisible && !ending.screen.isAlternate)
    }
  }

  @Test("A terminal that cannot place a cursor is refused in a sentence")
  func dumb() async throws {
    try await Screenplay.perform { play in
      let kiosk = try play.openKiosk(environment: ["TERM": "dumb"])
      let ending = try await kiosk.ending()
      #expect(ending.status == .exited(1))
      #expect(ending.screen.shows("dumb"))
      #expect(ending.rowsLeft.count <= 3)
    }
  }
}
