import Testing

@testable import Tickets

struct CodePageTests {
  @Test(arguments: CodePage.allCases.filter { $0 != .utf8 })
  func `a page has the characters that the C library gives it`(page: CodePage) {
    #expect(page.upperHalf == decoded(Array(0x80...0xFF), page))
  }

  @Test(arguments: [
    ("858", PrinterCodePage(.cp858, number: 19)), ("858=21", PrinterCodePage(.cp858, number: 21)),
    ("437=0", PrinterCodePage(.cp437)), ("utf-8", PrinterCodePage(.utf8)),
    ("utf-8=255", PrinterCodePage(.utf8, number: 255)),
  ])
  func `a page is named with the printer's number for it`(text: String, page: PrinterCodePage) {
    #expect(PrinterCodePage(text) == page)
  }

  @Test(arguments: ["", "859", "858=", "858=256", "858=-1", "=19", "858=19=1", "UTF8", "858 = 19"])
  func `anything else is no page`(text: String) {
    #expect(PrinterCodePage(text) == nil)
  }

  @Test(
    arguments: [
      (
        CodePage.cp437, "Königin £5",
        [0x1B, 0x74, 0, 0x4B, 0x94, 0x6E, 0x69, 0x67, 0x69, 0x6E, 0x20, 0x9C, 0x35]
      ),
      (.cp737, "Δ", [0x1B, 0x74, 14, 0x83]),
      (.cp850, "ÀØ×", [0x1B, 0x74, 2, 0xB7, 0x9D, 0x9E]),
      (.cp852, "Łódź", [0x1B, 0x74, 18, 0x9D, 0xA2, 0x64, 0xAB]),
      (.cp857, "ğış", [0x1B, 0x74, 13, 0xA7, 0x8D, 0x9F]),
      (.cp858, "€ 13,00", [0x1B, 0x74, 19, 0xD5, 0x20, 0x31, 0x33, 0x2C, 0x30, 0x30]),
      (.cp866, "Москва", [0x1B, 0x74, 17, 0x8C, 0xAE, 0xE1, 0xAA, 0xA2, 0xA0]),
      (.cp1250, "€Łű", [0x1B, 0x74, 45, 0x80, 0xA3, 0xFB]),
      (.cp1251, "Жя", [0x1B, 0x74, 46, 0xC6, 0xFF]),
      (.cp1252, "€ ‘Zoë’…", [0x1B, 0x74, 16, 0x80, 0x20, 0x91, 0x5A, 0x6F, 0xEB, 0x92, 0x85]),
      (.cp1253, "Ώ", [0x1B, 0x74, 47, 0xBF]),
      (.cp1254, "İ", [0x1B, 0x74, 48, 0xDD]),
      (.cp1257, "ūž", [0x1B, 0x74, 51, 0xFB, 0xFE]),
      (.utf8, "日é", [0x1C, 0x28, 0x43, 2, 0, 0x30, 2, 0xE6, 0x97, 0xA5, 0xC3, 0xA9]),
    ] as [(CodePage, String, [UInt8])])
  func `text is written in a page's bytes`(page: CodePage, text: String, bytes: [UInt8]) {
    var encoder = CharacterEncoder([PrinterCodePage(page)])
    #expect(encoder.beginning() + encoder.bytes(of: text) == bytes)
    #expect(text.allSatisfy { encoder.has($0) })
  }

  @Test func `accents may be spelt apart`() {
    var encoder = CharacterEncoder([PrinterCodePage(.cp437)])
    #expect(encoder.bytes(of: "e\u{301}o\u{308}") == [0x1B, 0x74, 0, 0x82, 0x94])
  }

  @Test func `pages change where the one that is selected lacks a character, and not back`() {
    var encoder = CharacterEncoder(PrinterCodePage.usual)
    #expect(encoder.beginning() == [0x1B, 0x74, 0])
    #expect(encoder.bytes(of: "ü") == [0x81])
    // 850 has no euro; 858 has both.
    #expect(encoder.bytes(of: "À€") == [0x1B, 0x74, 19, 0xB7, 0xD5])
    #expect(encoder.bytes(of: "ü €") == [0x81, 0x20, 0xD5])
    #expect(encoder.bytes(of: "ŁóМ") == [0x1B, 0x74, 18, 0x9D, 0xA2, 0x1B, 0x74, 17, 0x8C])
    #expect(encoder.bytes(of: "ab") == [0x61, 0x62])
  }

  @Test func `a printer with its own numbers gets those`() {
    var encoder = CharacterEncoder([PrinterCodePage(.cp858, number: 5), PrinterCodePage(.utf8, number: 255)])
    #expect(encoder.bytes(of: "€日") == [0x1B, 0x74, 5, 0xD5, 0x1B, 0x74, 255, 0xE6, 0x97, 0xA5])
  }

  @Test func `without a page there is ASCII`() {
    var encoder = CharacterEncoder([])
    #expect(encoder.beginning() == [0x1B, 0x74, 0])
    #expect(!encoder.has("é"))
    #expect(!encoder.has("\u{7F}"))
    #expect(encoder.bytes(of: "a~") == [0x61, 0x7E])
  }
}
