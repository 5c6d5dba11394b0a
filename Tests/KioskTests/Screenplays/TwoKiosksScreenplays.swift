internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: two kiosks side by side")
struct TwoKiosksScreenplays {
  @Test("A hold of one appears on the other, which is refused the seat and told why; so does the sale")
  func sideBySide() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let one = try await play.openSeatMap()
      let other = try await play.openSeatMap()
      let all = try #require(other.screen.freeSeats)
      try await other.jump(to: "C4")
      let map = try await other.wait(for: "the cursor on the map") { $0.isCursorInBrackets }
      let freeLook = map.cellUnderCursor

      try await one.choose("C4")
      // It went under the cursor, and another one is offered, which is not what this is about.
      try await other.wait(for: "the loss") { $0.announces("C4 has just been taken at another kiosk.") }
      other.press(.escape)
      try await other.wait(for: "the map alone") { !$0.announces("C4") }
      try await other.jump(to: "C4")
      let held = try await other.wait(for: "the hold of the other kiosk") {
        $0.freeSeats == all - 1 && $0.seatLine?.contains("being bought at another kiosk") == true
          && $0.isCursorInBrackets
      }
      #expect(held.cellUnderCursor.text != freeLook.text)
      other.press(.character(" "))
      try await other.wait(for: "why not") { $0.announces("C4 is being bought at another kiosk") }

      try await one.payInCash()
      let sold = try await other.wait(for: "the sale at the other kiosk") {
        $0.seatLine?.contains("sold") == true && $0.isCursorInBrackets
      }
      #expect(sold.cellUnderCursor.text != held.cellUnderCursor.text)
      other.press(.character(" "))
      try await other.wait(for: "why not") { $0.announces("C4 is sold") }
    }
  }

  @Test("Of two who press at once, one has the seat, and the other is told that it has gone")
  func contention() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosks = [try await play.openSeatMap(), try await play.openSeatMap()]
      for kiosk in kiosks { try await kiosk.jump(to: "D5") }
      for kiosk in kiosks { kiosk.press(.character(" ")) }
      var winners = 0
      for kiosk in kiosks {
        let screen = try await kiosk.wait(for: "an answer") {
          $0.seatLine?.contains("yours") == true || $0.announces("at another kiosk")
        }
        if screen.seatLine?.contains("yours") == true {
          winners += 1
        } else {
          try await kiosk.wait(for: "why") { $0.announces("D5") && $0.shows("another kiosk") }
        }
      }
      #expect(winners == 1)
      #expect(try await play.heldSeats() == 1)
    }
  }

  @Test("A seat that goes under the cursor is replaced by two keys, and the rest is kept")
  func loss() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let one = try await play.openSeatMap()
      let other = try await play.openSeatMap()
      try await one.choose("D3")
      try await one.jump(to: "D5")
      try await other.choose("D5")
      try await one.wait(for: "the offer") {
        $0.announces("D5 has just been taken at another kiosk. Tab goes to D")
      }
      one.press(.tab)
      try await one.wait(for: "the seat that is offered") {
        $0.seatLine?.contains("in place of what has gone") == true
      }
      one.press(.enter)
      try await one.wait(for: "another seat beside the first") {
        $0.rows.dropLast().last?.hasPrefix(" D3 D") == true && $0.seatLine?.contains("yours") == true
      }
      #expect(try await play.heldSeats() == 3)
    }
  }
}
