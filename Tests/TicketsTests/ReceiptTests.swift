import BoxOffice
import Testing

@testable import Tickets

/// What a person reads on a receipt.
struct ReceiptTests {
  @Test(
    arguments: [
      ("Die Königin der Straße", [0]), ("Łódź, kochana", [0, 18]), ("Москва", [0, 17]),
      ("Déjà-vu: À bout", [0, 2]),
      ("13,00 €", [0, 19]), ("Le ‘Zoë’", [0, 16]), ("Plain", [0]),
    ] as [(String, [Int])])
  func `a title is printed in a code page that has it`(title: String, pages: [Int]) throws {
    let reader = ESCPOSReader(try Ticket(sampleRecord(title: title)).escpos(ESCPOSFormat(font: "")))
    #expect(reader.problems == [])
    #expect(reader.banners.hasPrefix("\(title) "))
    #expect(reader.selections == pages)
  }

  @Test func `a whole ticket on 58 mm paper`() throws {
    let record = try sampleRecord(title: "Die Königin der Straße in Łódź", guestName: "Zoë Łukasiewicz")
    let reader = ESCPOSReader(try Ticket(record).escpos(ESCPOSFormat(width: 32, font: "")))
    #expect(reader.problems == [])
    #expect(
      reader.lines == [
        "CinemaOS Downtown",
        "123 Main St, New York, NY 10001",
        "--------------------------------",
        "## Die Königin der",
        "## Straße in Łódź",
        "PG-13, 2 h 11 min, IMAX",
        "Wednesday 25 November 2026 19:30",
        "Screen 2              ends 21:41",
        "## Seats G7, G8",
        "--------------------------------",
        "G7  Adult                 $18.00",
        "G8  Child                 $12.50",
        "Total                     $30.50",
        "Paid by card ending in",
        "4242                      $30.50",
        "--------------------------------",
        "Name             Zoë Łukasiewicz",
        "[QR 6: BK20261125ABCD2345]",
        "BK20261125ABCD2345",
        "Show this at the door.",
      ])
  }

  @Test(arguments: [(32, 6), (42, 8), (48, 8)] as [(Int, UInt8)])
  func `lines and the code are as wide as the paper`(width: Int, moduleSize: UInt8) throws {
    let reader = ESCPOSReader(try Ticket(sampleRecord()).escpos(ESCPOSFormat(width: width, font: "")))
    #expect(
      reader.lines.filter { $0.hasPrefix("---") }
        == Array(repeating: String(repeating: "-", count: width), count: 3))
    #expect(reader.items.contains(.code(text: "BK20261125ABCD2345", moduleSize: moduleSize)))
    let total = try #require(reader.lines.first { $0.hasPrefix("Total") })
    #expect(total.count == width)
  }

  @Test(arguments: [32, 42, 48])
  func `what no code page has is drawn, no wider than the paper`(width: Int) throws {
    let font = try SmallFont()
    let record = try sampleRecord(title: "日本", guestName: "日本 A")
    let printout = try Ticket(record).escposPrintout(ESCPOSFormat(width: width, font: font.path))
    let reader = ESCPOSReader(printout.bytes)
    #expect(printout.remark == nil)
    #expect(reader.problems == [])
    #expect(!reader.lines.joined().contains("?"))
    let pictures = reader.items.compactMap { item -> [String]? in
      if case .picture(let rows) = item { rows } else { nil }
    }
    try #require(pictures.count == 2)
    // The title in double size, and the line with the name; each with six blank rows.
    #expect(pictures.map(\.count) == [54, 30])
    // The second row of 日 has eleven dots of 16, from the third on, that of 本 the eighth: three times as large.
    let blanks = { String(repeating: " ", count: $0) }
    #expect(pictures[0][3] == blanks(6) + String(repeating: "█", count: 33) + blanks(30) + "███")
    #expect(reader.bands.allSatisfy { $0.rows <= 24 && $0.bytesPerRow <= width * 12 / 8 })
    // The name ends at the right edge with its `A`, whose right stroke is one dot from it.
    #expect(pictures[1].map(\.count).max() == width * 12 - 1)
  }

  @Test func `a centred picture is drawn in the middle of the paper`() throws {
    let font = try SmallFont()
    var record = try sampleRecord()
    record = record.renamed(cinema: "日")
    let reader = ESCPOSReader(try Ticket(record).escpos(ESCPOSFormat(width: 32, font: font.path)))
    guard case .picture(let rows) = try #require(reader.items.first) else {
      Issue.record("no picture")
      return
    }
    // 384 dots, of which 24 are the character's.
    #expect(rows[2].prefix { $0 == " " }.count == 180 + 3)
    #expect(reader.bands.allSatisfy { $0.bytesPerRow == 48 })
  }

  @Test func `signs do not make a picture of their line`() throws {
    let font = try SmallFont()
    let format = ESCPOSFormat(codePages: [PrinterCodePage(.cp437)], font: font.path)
    let reader = ESCPOSReader(try Ticket(sampleRecord(title: "“Zoë” – €5 … ★")).escpos(format))
    #expect(reader.lines.contains("## \"Zoë\" - EUR 5 ... *"))
    #expect(reader.bands.isEmpty)
  }

  @Test func `without the font ASCII is printed, and that is said once`() throws {
    let record = try sampleRecord(title: "映画 映画 ŵ ‘x’", guestName: "映画")
    let printout = try Ticket(record).escposPrintout(ESCPOSFormat(font: "/nonexistent.hex"))
    #expect(ESCPOSReader(printout.bytes).lines.contains("## ???? ???? w ‘x’"))
    #expect(
      printout.remark?.description
        == "No code page of the printer has `映` `画` `ŵ`, so ASCII was printed instead. The font `/nonexistent.hex` that "
        + "would draw it cannot be read. Install Debian's package `unifont`, or name a font by `font` under `[ticket]` in "
        + "`kiosk.conf`.")
  }

  @Test func `what the font lacks too is said, and joined emoji are one unknown character`() throws {
    let font = try SmallFont()
    let record = try sampleRecord(title: "A", guestName: "👩\u{200D}👩\u{200D}👧\u{200D}👦 Smith")
    let printout = try Ticket(record).escposPrintout(ESCPOSFormat(font: font.path))
    #expect(ESCPOSReader(printout.bytes).lines.contains("Name                              ?? Smith"))
    #expect(printout.remark?.isFontMissing == false)
    #expect(printout.remark?.description.hasSuffix("The font `\(font.path)` lacks it too.") == true)
  }

  @Test func `a printer with UTF-8 is left to print all of it`() throws {
    let pages = [PrinterCodePage(.cp437), PrinterCodePage(.utf8)]
    let format = ESCPOSFormat(codePages: pages, font: "")
    let printout = try Ticket(sampleRecord(title: "映画館の夜")).escposPrintout(format)
    let reader = ESCPOSReader(printout.bytes, pages: pages)
    #expect(reader.lines.contains("## 映画館の夜"))
    #expect(reader.selections == [0, -1])
    #expect(printout.remark == nil)
  }

  @Test(
    "Debian's Unifont draws the scripts of the world",
    .enabled(if: HexFont(path: ESCPOSFormat.unifont) != nil, "Install unifont."),
    arguments: ["映画館の夜", "हिन्दी", "서울의 봄", "שלום", "سلام", "ไทย", "தமிழ்", "Tiếng Việt", "ქართული"])
  func drawsScripts(title: String) throws {
    let printout = try Ticket(sampleRecord(title: title)).escposPrintout(ESCPOSFormat())
    #expect(printout.remark == nil)
    #expect(ESCPOSReader(printout.bytes).bands.count >= 3)
  }
}

extension ESCPOSReader {
  /// What stands in double size, with blanks between the lines.
  fileprivate var banners: String {
    items.compactMap { item -> String? in if case .banner(let text) = item { text } else { nil } }
      .joined(separator: " ")
  }
}

extension BookingRecord {
  fileprivate func renamed(cinema name: String) -> BookingRecord {
    let cinema = Cinema(
      id: cinema.id, name: name, address: cinema.address, city: cinema.city, state: cinema.state,
      postalCode: cinema.postalCode, country: cinema.country)
    return BookingRecord(
      booking: booking, seats: seats, payments: payments, showtime: showtime, movie: movie,
      screenName: screenName,
      cinema: cinema)
  }
}
