import FoundationEssentials
import Testing

@testable import Tickets

struct PictureTests {
  @Test func `every character of a font is found, and no other`() throws {
    let file = try SmallFont()
    let font = try file.opened()
    for value in UInt32(0x20)...0x7E {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(font.glyph(of: scalar)?.width == 8)
    }
    for scalar in "Ł\u{301}日本क\u{93F}😀".unicodeScalars { #expect(font.glyph(of: scalar) != nil) }
    for scalar in "\u{0}\u{1F}\u{7F}é月木घ😁\u{10FFFF}".unicodeScalars { #expect(font.glyph(of: scalar) == nil) }
    #expect(font.glyph(of: "A")?.rows[4...6] == [0x18, 0x24, 0x24])
    #expect(font.glyph(of: "日")?.width == 16)
  }

  @Test(arguments: [
    "", "no font", "0041", "0041:", "0041:00\n0042:zz\n", "\n\n\n", ":::\n:\n",
    String(repeating: "x", count: 9_999),
  ])
  func `what is no font has no characters`(text: String) throws {
    let path = "/tmp/kiosk-font-\(UUID().uuidString).hex"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(HexFont(path: path)?.glyph(of: "A") == nil)
  }

  @Test(arguments: ["/nonexistent/font.hex", "/tmp", "/dev/null"])
  func `what is no file is no font`(path: String) {
    #expect(HexFont(path: path) == nil)
  }

  @Test func `text is drawn, accents over their letters`() throws {
    let file = try SmallFont()
    let image = DotImage("A\u{301}A", in: try file.opened())
    #expect(
      image.picture == [
        "····█···········",
        "···█············",
        "················",
        "················",
        "···██······██···",
        "··█··█····█··█··",
        "··█··█····█··█··",
        "·█····█··█····█·",
        "·█····█··█····█·",
        "·██████··██████·",
        "·█····█··█····█·",
        "·█····█··█····█·",
        "·█····█··█····█·",
        "·█····█··█····█·",
        "················",
        "················",
      ])
  }

  @Test func `a vowel sign of Devanagari is drawn over its consonant's cell`() throws {
    let file = try SmallFont()
    let image = DotImage("क\u{93F}", in: try file.opened())
    #expect(image.width == 16)
    #expect(image.picture[0] == "███████████████·")
    #expect(image.picture[1] == "█······█········")
  }

  @Test func `half as large again, every stroke is two dots wide, and gaps stay`() throws {
    let file = try SmallFont()
    let image = DotImage("A", in: try file.opened()).enlarged(3, by: 2)
    #expect(
      image.picture == [
        "············",
        "············",
        "············",
        "············",
        "············",
        "············",
        "····████····",
        "···██████···",
        "···██··██···",
        "···██··██···",
        "·████··████·",
        "·██······██·",
        "·██······██·",
        "·██████████·",
        "·██████████·",
        "·██······██·",
        "·██······██·",
        "·██······██·",
        "·██······██·",
        "·██······██·",
        "·██······██·",
        "············",
        "············",
        "············",
      ])
  }

  @Test func `a picture is sent in bands, none higher than asked for`() throws {
    let file = try SmallFont()
    let image = DotImage("日A", in: try file.opened())
    let bytes = image.escpos(bandHeight: 7)
    #expect(bytes.starts(with: [0x1D, 0x76, 0x30, 0, 3, 0, 7, 0]))
    let reader = ESCPOSReader(bytes)
    #expect(reader.problems == [])
    #expect(reader.bands.map(\.rows) == [7, 7, 2])
    #expect(reader.bands.map(\.bytesPerRow) == [3, 3, 3])
    let rows = image.picture.map { row in
      var row = row.map { $0 == "·" ? " " : $0 }
      while row.last == " " { row.removeLast() }
      return String(row)
    }
    #expect(reader.items == [.picture(rows)])
  }

  @Test func `a picture is placed on its paper, and cut off at its edge`() throws {
    let file = try SmallFont()
    let image = DotImage("A", in: try file.opened())
    let placed = image.placed(on: 10, indent: 4, below: 2)
    #expect(placed.width == 10)
    #expect(placed.rows.count == 18)
    #expect(placed.picture[4] == "·······██·")
    #expect(placed.picture[9] == "·····█████")
  }

  @Test(arguments: [
    ("abc", "abc"), ("שלום", "םולש"), ("G7 שלום עולם", "G7 םלוע םולש"), ("סרט 12.50 טוב", "בוט 12.50 טרס"),
    ("שם      שני", "םש      ינש"), ("(שלום)", "(םולש)"), ("א (ב) ג", "ג (ב) א"),
    ("א ב film ג", "ב א film ג"), ("א (ב)", "(ב) א"), ("film (א)", "film (א)"),
    ("👩\u{200D}👧 x", "👩👧 x"),
  ])
  func `Hebrew is turned round, numbers and brackets are not`(text: String, drawn: String) {
    #expect(VisualOrder.scalars(of: text).elementsEqual(drawn.unicodeScalars))
  }

  @Test func `Arabic letters join`() {
    // Seen, lam with alef, meem; then beh alone after a letter that does not reach out.
    #expect(VisualOrder.scalars(of: "سلام").map(\.value) == [0xFEE1, 0xFEFC, 0xFEB3])
    #expect(VisualOrder.scalars(of: "باب").map(\.value) == [0xFE8F, 0xFE8E, 0xFE91])
    #expect(VisualOrder.scalars(of: "ممم").map(\.value) == [0xFEE2, 0xFEE4, 0xFEE3])
    // A vowel sign stays on its letter, and a non-joiner keeps letters apart.
    #expect(VisualOrder.scalars(of: "مَم").map(\.value) == [0xFEE2, 0xFEE3, 0x64E])
    #expect(VisualOrder.scalars(of: "می\u{200C}خ").map(\.value) == [0xFEA5, 0xFBFD, 0xFEE3])
  }
}
