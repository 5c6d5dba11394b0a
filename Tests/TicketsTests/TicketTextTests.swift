import BoxOffice
import Testing
import Tickets

@Suite("Ticket as text")
struct TicketTextTests {
  @Test("In ASCII, 42 columns wide, the reference stands for the code")
  func rendersASCII() throws {
    let ticket = try Ticket(sampleRecord(guestName: "Zoë O’Hara"))
    #expect(
      ticket.textLines(TextFormat(characters: .ascii)) == [
        "            CinemaOS Downtown",
        "     123 Main St, New York, NY 10001",
        "------------------------------------------",
        "The Long Dark",
        "PG-13, 2 h 11 min, IMAX",
        "Wednesday 25 November 2026           19:30",
        "Screen 2                        ends 21:41",
        "Seats G7, G8",
        "------------------------------------------",
        "G7  Adult                           $18.00",
        "G8  Child                           $12.50",
        "Total                               $30.50",
        "Paid by card ending in 4242         $30.50",
        "------------------------------------------",
        "Name                            Zoe O'Hara",
        "            BK20261125ABCD2345",
        "          Show this at the door.",
      ])
  }

  @Test("In UTF-8 the code stands above the reference, and the sum is explained")
  func rendersUTF8() throws {
    let cash = CashTender(tendered: Money(minorUnits: 4_000), due: Money(minorUnits: 1_620))
    let record = try sampleRecord(
      title: "Amélie", cash: cash, discount: Money(minorUnits: 180), seats: [SeatLabel(row: "3", number: 12)])
    let expected = """
                  CinemaOS Downtown
           123 Main St, New York, NY 10001
      ──────────────────────────────────────────
      Amélie
      PG-13, 2 h 11 min, IMAX
      Wednesday 25 November 2026           19:30
      Screen 2                        ends 21:41
      Seat 3-12
      ──────────────────────────────────────────
      3-12  Adult                         $18.00
      Discount WELCOME10                  -$1.80
      Total                               $16.20
      Cash                                $40.00
      Change                              $23.80
      ──────────────────────────────────────────


                █▀▀▀▀▀█ ▀ ▀   █▀▀▀▀▀█
                █ ███ █ ▄ ▀▄▀ █ ███ █
                █ ▀▀▀ █ █▀▀▄▀ █ ▀▀▀ █
                ▀▀▀▀▀▀▀ █ ▀▄█ ▀▀▀▀▀▀▀
                █   █▄▀▀█▄▀▀▄█▀██▀▄ ▀
                ▀█▀█▄▄▀▄▄  █ ▀▄▀▀█▄
                  ▀   ▀▀▄▄▄▄██ █▀█▄█▀
                █▀▀▀▀▀█ ▀▄ ▀█ ▄▄██ ▄
                █ ███ █ ▀█▀ ▄▀▄▄▄▀▀█▄
                █ ▀▀▀ █    ██   ██  ▄
                ▀▀▀▀▀▀▀ ▀ ▀▀ ▀    ▀▀▀


                  BK20261125ABCD2345
                Show this at the door.

      """
    #expect(try Ticket(record).text() == expected)
  }

  @Test("On narrow paper long lines wrap and nothing is lost", arguments: [24, 32, 42, 80])
  func wraps(width: Int) throws {
    let title = "The Assassination of Jesse James by the Coward Robert Ford"
    let seats = (1...12).map { SeatLabel(row: "AA", number: $0) }
    let lines = try Ticket(sampleRecord(title: title, seats: seats))
      .textLines(TextFormat(width: width, characters: .ascii))
    #expect(lines.allSatisfy { $0.count <= width && $0.last != " " })
    let words = lines.joined(separator: " ").split(separator: " ")
    #expect(words.joined(separator: " ").contains(title))
    for seat in seats { #expect(words.contains("\(seat)")) }
  }

  @Test("A wide script takes two columns a character")
  func measuresWideText() throws {
    let lines = try Ticket(sampleRecord(title: "千と千尋の神隠し 千と千尋の神隠し")).textLines(TextFormat(width: 24))
    #expect(lines.contains("千と千尋の神隠し 千と千"))
    #expect(lines.contains("尋の神隠し"))
  }

  @Test("What a terminal would obey never comes out", arguments: HostileText.all)
  func stripsControls(hostile: HostileText) throws {
    let record = try sampleRecord(title: hostile.text, guestName: hostile.text)
    for characters in [TextFormat.Characters.ascii, .utf8] {
      let lines = try Ticket(record).textLines(TextFormat(characters: characters))
      for scalar in lines.joined().unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
      #expect(lines[3].hasPrefix("Evil"))
      #expect(lines.count { $0.hasPrefix("Total") } == 1)
    }
  }

  @Test("The code on a dark terminal is read too", .enabled(if: Zbar.isInstalled, "Install zbar-tools."))
  func isReadableOnScreen() throws {
    for blocks in [QRCode.Blocks.dark, .light] {
      let lines = try Ticket(sampleRecord()).textLines(TextFormat(codeBlocks: blocks))
      let code = lines.filter { $0.contains { "█▀▄".contains($0) } }
      #expect(try Zbar.read(code, blocksAreDark: blocks == .dark) == "BK20261125ABCD2345")
    }
  }

  @Test("Only a paid booking that stands has a ticket", arguments: BookingStatus.allCases)
  func refusesUnpaid(status: BookingStatus) throws {
    let record = try sampleRecord(status: status)
    switch status {
    case .confirmed, .completed:
      #expect(try Ticket(record).code?.text == "BK20261125ABCD2345")
    case .pending, .cancelled, .refunded:
      #expect(throws: NoTicket(reference: record.booking.reference, status: status)) { try Ticket(record) }
    }
  }

  @Test("Why there is no ticket is a sentence")
  func explains() throws {
    let reference = try sampleRecord().booking.reference
    #expect(
      NoTicket(reference: reference, status: .cancelled).description
        == "Booking BK20261125ABCD2345 was cancelled, so there is no ticket.")
  }
}

/// A film's title that is no title. Named, so that a test's report does not carry it to a terminal.
struct HostileText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  static let all = [
    HostileText(testDescription: "escape sequence", text: "Evil\u{1B}[2J\u{7}\u{0}"),
    HostileText(testDescription: "C1 sequence", text: "Evil\u{9B}2J"),
    HostileText(testDescription: "bidirectional override", text: "E\u{202E}vil"),
    HostileText(testDescription: "line break", text: "Evil\nTotal $0.00"),
    HostileText(testDescription: "zero width and line separator", text: "E\u{200B}vil\u{2028}"),
    HostileText(testDescription: "delete and tab", text: "Evil\u{7F}\t"),
  ]
}
