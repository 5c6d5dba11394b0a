import BoxOffice
import Testing
import TextLayout
import Words
@testable import Tickets

@Suite("Ticket in the language of the sale")
struct TicketLanguageTests {
  @Test("Each sentence, number, date and amount is written as the language does")
  func translates() throws {
    let cash = CashTender(tendered: Money(minorUnits: 400_000), due: Money(minorUnits: 1_620))
    let record = try sampleRecord(
      guestName: "Zoë", cash: cash, discount: Money(minorUnits: 180),
      seats: [SeatLabel(row: "3", number: 12)])
    let lines = try Ticket(record, in: .pseudo).textLines(TextFormat(width: 64))
    let words = Words(.pseudo)
    for line in [
      "Wédñéšdäý 25 Ñövémbéŕ 2026", words(.printedSeats([SeatLabel(row: "3", number: 12)])),
      words(.ticketType(.adult)), words(.printedTotal), words(.printedCash), words(.printedChange),
      words(.printedName), words(.printedDiscount(by: "WELCOME10")), words(.printedShowAtDoor), "$4,000.00",
    ] {
      #expect(lines.contains { $0.contains(line) }, "\(line) in \(lines)")
    }
    for english in ["Seat", "Total", "Cash", "Change", "Adult", "Discount", "Name", "Show", "ends"] {
      #expect(!lines.contains { $0.contains(english) }, "\(english)")
    }
  }

  @Test(
    "A payment is named by its method, and by the card where that is known",
    arguments: [
      (PaymentMethod.card, "4242", "Paid by card ending in 4242"), (.card, nil, "Paid by card"),
      (.upi, nil, "Paid by UPI"), (.wallet, nil, "Paid by wallet"),
    ] as [(PaymentMethod, String?, String)])
  func namesPayment(method: PaymentMethod, digits: String?, text: String) throws {
    var record = try sampleRecord()
    record.payments[1].method = method
    record.payments[1].cardLastFour = digits
    let lines = try Ticket(record).textLines()
    #expect(lines.contains { $0.hasPrefix("\(text)  ") })
  }

  @Test("No line is wider than the paper, in a language of longer words", arguments: [24, 32, 42, 48])
  func fits(width: Int) throws {
    let ticket = try Ticket(sampleRecord(guestName: "Zoë"), in: .pseudo)
    for line in ticket.textLines(TextFormat(width: width)) { #expect(Text.columns(of: line) <= width) }
    // Where a line is broken, its amount is still at the right edge.
    let total = ticket.textLines(TextFormat(width: width)).filter { $0.contains("$30.50") }
    #expect(!total.isEmpty)
    #expect(total.allSatisfy { Text.columns(of: $0) == width })
  }

  @Test("The space that does not break is a blank for the printer")
  func printsNoBreakSpace() throws {
    let francs = try #require(Currency("CHF"))
    let ticket = try Ticket(sampleRecord(currency: francs))
    #expect(ticket.textLines().contains { $0.hasSuffix("  CHF 30.50") })
    let bytes = ticket.escpos()
    #expect(bytes.contains(Array("CHF 30.50\n".utf8)))
    #expect(!bytes.contains(0xFF))
  }
}
