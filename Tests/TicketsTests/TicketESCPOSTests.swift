import BoxOffice
import Testing
import Tickets

@Suite("Ticket as ESC/POS")
struct TicketESCPOSTests {
  @Test("Begins by initialising, ends by cutting, and says everything in between")
  func rendersEverything() throws {
    let ticket = try Ticket(sampleRecord())
    let code = try #require(ticket.code).escpos(moduleSize: 8)
    let expected: [[UInt8]] = [
      [0x1B, 0x40, 0x1B, 0x74, 0],
      centred("CinemaOS Downtown"), centred("123 Main St, New York, NY 10001"), rule,
      banner("The Long Dark"),
      line("PG-13, 2 h 11 min, IMAX"),
      line("Wednesday 25 November 2026           19:30"),
      line("Screen 2                        ends 21:41"),
      banner("Seats G7, G8"), rule,
      line("G7  Adult                           $18.00"),
      line("G8  Child                           $12.50"),
      bold(line("Total                               $30.50")),
      line("Paid by card ending in 4242         $30.50"), rule,
      [0x1B, 0x61, 1] + code + [0x1B, 0x61, 0],
      centred("BK20261125ABCD2345"), centred("Show this at the door."),
      [0x1B, 0x64, 3, 0x1D, 0x56, 0x42, 0],
    ]
    #expect(ticket.escpos() == expected.flatMap(\.self))
  }

  @Test("A double-wide banner wraps at half the width")
  func wrapsBanner() throws {
    let bytes = try Ticket(sampleRecord(title: "The Assassination of Jesse James")).escpos()
    #expect(bytes.contains(line("The Assassination of") + line("Jesse James")))
  }

  @Test(
    "Without code pages and a font letters are transliterated, and amounts stay apart from their currency")
  func spellsASCII() throws {
    let format = ESCPOSFormat(width: 80, codePages: [], font: "")
    let bytes = try Ticket(sampleRecord(title: "Amélie ‘Zoë’ … €5 Łódź 千")).escpos(format)
    #expect(bytes.contains(line("Amelie 'Zoe' ... EUR 5 Lodz ??")))
  }

  @Test("A printer with Windows-1252 gets its letters, and a transliteration of the others")
  func spellsWindows1252() throws {
    let format = ESCPOSFormat(width: 80, codePages: [PrinterCodePage(.cp1252)], font: "")
    let bytes = try Ticket(sampleRecord(title: "é ‘ë’ … €5 Łódź 千")).escpos(format)
    let expected: [UInt8] = [0xE9, 0x20, 0x91, 0xEB, 0x92, 0x20, 0x85, 0x20, 0x80, 0x35, 0x20]
    #expect(bytes.starts(with: [0x1B, 0x40, 0x1B, 0x74, 16]))
    #expect(bytes.contains(expected + [0x4C, 0xF3] + line("dz ??")))
  }

  @Test("No command hides in a text")
  func stripsControls() throws {
    let clean = try Ticket(sampleRecord(title: "[email]")).escpos()
    let evil = try Ticket(sampleRecord(title: "\u{1B}\u{1D}\u{10}[email]\u{0}\u{9B}")).escpos()
    #expect(evil == clean)
  }

  private func line(_ text: String) -> [UInt8] { Array(text.utf8) + [0x0A] }
  private func centred(_ text: String) -> [UInt8] { [0x1B, 0x61, 1] + line(text) + [0x1B, 0x61, 0] }
  private func bold(_ bytes: [UInt8]) -> [UInt8] { [0x1B, 0x45, 1] + bytes + [0x1B, 0x45, 0] }
  private func banner(_ text: String) -> [UInt8] {
    bold([0x1D, 0x21, 0x11] + line(text) + [0x1D, 0x21, 0x00])
  }
  private var rule: [UInt8] { line(String(repeating: "-", count: 42)) }
}
