internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: a manager edits the layout while seats are sold")
struct EditorScreenplays {
  @Test(
    "A seat out of order is told to the open map with its reason, and the chosen seat is given up politely")
  func outOfOrder() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosk = try await play.openSeatMap()
      for seat in ["C4", "C5"] { try await kiosk.choose(seat) }
      let editor = try play.openEditor(of: "Salon")
      try await editor.wait(for: "Layout of Salon")
      try await editor.markOutOfOrder("C4", because: "spilt lemonade")
      // Nothing is told before it is stored.
      #expect(!kiosk.screen.shows("lemonade"))
      editor.press(.control("s"))
      try await editor.wait(for: "Stored: 1 out of order.")

      try await kiosk.wait(for: "why the seat is lost") {
        $0.announces("C4 is out of order: spilt lemonade; the rest is still yours.")
      }
      let map = try await kiosk.jump(to: "C4")
      #expect(map.seatLine?.contains("out of order: spilt lemonade") == true)
      #expect(map.shows("out of order"))
      #expect(try await play.heldSeats() == 1)
      kiosk.press(.character(" "))
      try await kiosk.wait(for: "why it is not sold") {
        $0.announces("C4 is out of order: spilt lemonade.")
      }
      try await kiosk.payInCash()
      #expect(try await play.bookings().map(\.seats) == ["C5"])

      // The seat that is sold by now is listed first.
      try await editor.markOutOfOrder("C5", because: "wet") { screen in
        #expect(screen.shows("This seat is sold") && screen.shows("The Salt Lanterns"))
      }
      editor.press(.control("s"))
      try await editor.wait(for: "Stored: 1 out of order.")
      let other = try await play.openSeatMap()
      let sold = try await other.jump(to: "C5")
      #expect(sold.seatLine?.contains("sold") == true)
      let free = try #require(other.screen.freeSeats)
      #expect(free == play.showing.seats - 2)

      // Back in order.
      editor.type("C4")
      try await editor.wait(for: "the cursor on C4") { $0.seatLine?.hasPrefix(" C4 ") == true }
      editor.press(.enter, .control("s"))
      try await editor.wait(for: "Stored: 1 back in order.")
      try await other.wait(for: "the seat to be free again") { $0.freeSeats == free + 1 }
      editor.press(.escape)
      let ending = try await editor.ending()
      #expect(ending.status == .exited(0) && ending.areSettingsRestored)
    }
  }

  @Test(
    "Of two managers one is told that the other was quicker, reads that layout, and loses nothing unasked")
  func twoManagers() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let editors = [try play.openEditor(of: "salon"), try play.openEditor(of: "Salon")]
      for (editor, seat) in zip(editors, ["A1", "A2"]) {
        try await editor.wait(for: "Layout of Salon")
        try await editor.markOutOfOrder(seat, because: "loose")
      }
      editors[0].press(.control("s"))
      try await editors[0].wait(for: "Stored: 1 out of order.")
      editors[1].press(.control("s"))
      try await editors[1].wait(for: "Somebody else was quicker")
      editors[1].press(.enter)
      try await editors[1].wait(for: "This is what is stored now.")
      try await editors[1].markOutOfOrder("A2", because: "loose")
      editors[1].press(.control("s"))
      let screen = try await editors[1].wait(for: "Stored: 1 out of order.")
      #expect(screen.shows("60 seats, 58 for sale"))
    }
  }
}

extension TerminalProgram {
  /// In the editor: goes to a seat and gives the reason; answers the list of its bookings, if there is one, as
  /// somebody who has read it.
  fileprivate func markOutOfOrder(
    _ seat: String, because reason: String, onList look: (TerminalScreen) -> Void = { _ in }
  ) async throws {
    try await jump(to: seat)
    press(.enter)
    let screen = try await wait(for: "its bookings, or the question why") {
      $0.shows("This seat is sold") && $0.shows("go on") || $0.shows("Why? Customers read it")
    }
    if screen.shows("This seat is sold") {
      look(screen)
      press(.enter)
      try await wait(for: "Why? Customers read it")
    }
    type(reason)
    press(.enter)
    try await wait(for: "Not saved: 1 out of order.")
  }
}
