internal import BoxOffice
internal import PostgresStore
internal import TestSupport
internal import TestTerminals
internal import Testing

@Suite("Screenplay: a party")
struct PartyScreenplays {
  @Test("Two best seats are five keys from the open map to the printed ticket, with two more before it")
  func tenKeys() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      var keys = 2  // a film, a showtime
      func press(_ key: TerminalKey) {
        kiosk.press(key)
        keys += 1
      }
      press(.character("2"))
      try await kiosk.wait(for: "the best place") { $0.seatLine?.contains("1 of 8: ") == true }
      press(.enter)
      let map = try await kiosk.wait(for: "both seats") { $0.seatLine?.contains("yours") == true }
      let line = try #require(map.seatLine)
      #expect(try await play.heldSeats() == 2)
      press(.enter)
      try await kiosk.wait(for: "Your details")
      press(.enter)
      try await kiosk.wait(for: "To pay")
      press(.enter)
      try await kiosk.wait(for: "The ticket is printed.")
      #expect(keys <= 10)
      let booking = try #require(try await play.bookings().first)
      #expect(booking.status == "CONFIRMED")
      let seats = booking.seats.split(separator: " ")
      #expect(seats.count == 2)
      #expect(seats.allSatisfy { line.contains($0) })
    }
  }

  @Test("A choice that leaves a single seat is refused with another way, and one key takes it")
  func refusal() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      // D5 stands at the aisle.
      try await kiosk.choose("D6")
      try await kiosk.choose("D7")
      kiosk.press(.control("p"))
      let refused = try await kiosk.wait(for: "why not, and the other way") {
        $0.announces("D5 would be left alone") && $0.seatLine?.contains("the alternative") == true
      }
      let way = try #require(refused.seatLine?.split(separator: "  ").first)
      #expect(way.contains(", "))
      kiosk.press(.enter)
      try await kiosk.wait(for: "the other seats") { $0.seatLine?.contains("yours") == true }
      #expect(try await play.heldSeats() == 2)
      try await kiosk.payInCash()
      let booking = try #require(try await play.bookings().first)
      #expect(booking.seats != "D6 D7")
      #expect(booking.seats.split(separator: " ").allSatisfy { way.contains($0) })
      try await play.waitForReleasedHolds()
    }
  }

  @Test("Staff sell seats that a rule speaks against, and the database keeps the reason")
  func override() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("D6")
      try await kiosk.choose("D7")
      kiosk.press(.control("p"))
      try await kiosk.wait(for: "why not") { $0.announces("D5 would be left alone") }
      kiosk.press(.control("r"))
      try await kiosk.wait(for: "Sell D6, D7 all the same?")
      kiosk.type("Wears a tall hat")
      kiosk.press(.enter)
      try await kiosk.wait(for: "Your details")
      kiosk.press(.enter)
      try await kiosk.wait(for: "To pay")
      kiosk.press(.enter)
      try await kiosk.wait(for: "Booked.")
      let rows = try await play.database.database.execute(
        "SELECT seating_override FROM bookings WHERE showtime_id = $1", [play.showing.id])
      let reason: String? = try rows.first?.value("seating_override", as: String?.self)
      #expect(reason == "Wears a tall hat")
      #expect(try await play.bookings().map(\.seats) == ["D6 D7"])
    }
  }
}
