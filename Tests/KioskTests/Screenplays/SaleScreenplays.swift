internal import BoxOffice
internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: a sale")
struct SaleScreenplays {
  @Test("From the first screen to a confirmed booking by keys alone, paid in cash, and printed")
  func cash() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("G5")
      kiosk.press(.right, .enter)
      try await kiosk.wait(for: "G5 G6")
      #expect(try await play.heldSeats() == 2)
      kiosk.press(.enter)
      try await kiosk.wait(for: "Your details")
      kiosk.type("Ada Lovelace")
      kiosk.press(.enter)
      try await kiosk.wait(for: "To pay")
      kiosk.type("60")
      try await kiosk.wait(for: "change")
      kiosk.press(.enter)
      let ticket = try await kiosk.wait(for: "The ticket is printed.")
      #expect(ticket.shows("Booked."))
      #expect(ticket.shows("Seats G5 G6"))

      // What Redis, PostgreSQL and the printer say of it.
      try await play.waitForReleasedHolds()
      let amount = try #require(try await play.bookings().first?.amount)
      #expect(
        try await play.bookings() == [
          BookingFacts(
            status: "CONFIRMED", payment: "PAID", method: "CASH", seats: "G5 G6", amount: amount,
            guest: "Ada Lovelace", attempts: "SUCCESS \(amount)")
        ])
      #expect(ticket.shows("$\(amount) paid in cash: $60.00 given"))
      #expect(try await play.seatsLeft() == play.showing.seats - 2)
      let reference = try #require(ticket.bookingReference)
      let printed = try play.printedRows()
      for words in [reference, play.showing.title, "G5", "G6", "06:00"] {
        #expect(printed.contains { $0.contains(words) }, "\(words) in \(printed)")
      }

      kiosk.press(.enter)
      try await kiosk.wait(for: "type to filter")
      let ending = try await kiosk.quit()
      #expect(ending.status == .exited(0))
      #expect(ending.isTerminalRestored)
      #expect(ending.rowsLeft == [])
    }
  }

  @Test("A declined card loses neither seats nor place, and the next attempt is approved")
  func declined() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("B7")
      try await kiosk.goToPayment()
      kiosk.press(.down)
      try await kiosk.simulate("decline", with: .right)
      kiosk.press(.enter)
      try await kiosk.wait(for: "try again or pay another way")
      #expect(try await play.bookings().map(\.status) == ["PENDING"])
      try await kiosk.simulate("approve", with: .left)
      kiosk.press(.enter)
      try await kiosk.wait(for: "Booked.")
      let booking = try #require(try await play.bookings().first)
      #expect(booking.status == "CONFIRMED" && booking.payment == "PAID" && booking.method == "CARD")
      #expect(booking.attempts == "FAILED \(booking.amount), SUCCESS \(booking.amount)")
      #expect(try await play.seatsLeft() == play.showing.seats - 1)
    }
  }

  @Test("A card that is charged though the reply is lost is settled, and booked once")
  func replyLost() async throws {
    try await Screenplay.perform { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("C9")
      try await kiosk.goToPayment()
      kiosk.press(.down)
      try await kiosk.simulate("lost", with: .left)
      kiosk.press(.enter)
      try await kiosk.wait(for: "Booked.")
      let bookings = try await play.bookings()
      #expect(bookings.map(\.status) == ["CONFIRMED"])
      #expect(bookings.map(\.attempts) == bookings.map { "SUCCESS \($0.amount)" })
      #expect(try await play.seatsLeft() == play.showing.seats - 1)
    }
  }
}

extension TerminalProgram {
  /// Chooses what the simulated card terminal does.
  fileprivate func simulate(_ words: String, with key: TerminalKey) async throws {
    try await wait(for: "simulator")
    for _ in 1...4 where !(screen.row(showing: "simulator")?.contains(words) ?? false) {
      let before = screen.row(showing: "simulator")
      press(key)
      try await wait(for: "another outcome") { $0.row(showing: "simulator") != before }
    }
    try await wait(for: words)
  }
}
