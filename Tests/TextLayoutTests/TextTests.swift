import CNcurses
import Glibc
import Terminal
import Testing
import TextLayout

struct TextTests {
  @Test(arguments: [
    ("", 0), ("Row A", 5), ("é", 1), ("e\u{301}", 1), ("映画", 4), ("🎬", 2), ("한글", 4), ("□◇⊏⊐■▒×▰▱", 9),
    ("ｗ", 2), ("👩\u{200D}👩\u{200D}👧\u{200D}👦", 2), ("👩👩", 4), ("क\u{94D}\u{200D}ष", 2),
  ])
  func `text is as wide as terminals draw it`(text: String, columns: Int) {
    #expect(Text.columns(of: text) == columns)
  }

  /// The C library decides what curses believes. It may not know the newest characters, and U+1171E, a vowel of Ahom,
  /// takes a column since Unicode 15.
  @Test func `widths agree with the C library on every character that can be drawn`() {
    let utf8 = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = unsafe uselocale(utf8)
    defer {
      unsafe uselocale(before)
      unsafe freelocale(utf8)
    }
    var disagreements: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let drawn = Text.sanitised(String(scalar))
      guard let only = drawn.unicodeScalars.first, only == scalar else { continue }
      let width = Int(wcwidth(wchar_t(bitPattern: value)))
      if width >= 0, value != 0x1171E, width != Text.columns(of: drawn) {
        disagreements.append("\(String(value, radix: 16)): \(width)")
      }
    }
    #expect(disagreements == [])
  }

  @Test(arguments: [
    ("The Long Dark", "The Long Dark"),
    ("a\u{0}\u{7}\u{8}b\u{7F}\u{85}\u{9B}31mc", "ab31mc"),
    ("\u{1B}]0;title\u{7}x", "]0;titlex"),
    ("a\tb\r\nc", "a b  c"),
    (
      "x\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}y",
      "xy"
    ),
    ("a\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{34F}\u{3164}b", "ab"),
    ("♥\u{FE0F}", "♥"),
    ("👩\u{200D}🚀", "👩🚀"),
    ("a\u{A0}b\u{3000}c\u{2028}d\u{2029}e", "a b c d e"),
    ("\u{E000}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
    ("Amélie e\u{301} 映画 שלום", "Amélie e\u{301} 映画 שלום"),
  ])
  func `text loses what could do more than stand in its cells`(text: String, safe: String) {
    #expect(Text.sanitised(text).unicodeScalars.elementsEqual(safe.unicodeScalars))
  }

  @Test func `sanitised text has no control, format or surrogate character, whatever it came from`() {
    var everything = ""
    for value in UInt32(0)...0x10FFFF { Unicode.Scalar(value).map { everything.unicodeScalars.append($0) } }
    let bad = Text.sanitised(everything).unicodeScalars.filter {
      [.control, .format, .unassigned, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory)
    }
    #expect(bad.isEmpty)
  }

  @Test(arguments: [
    ("Plain", "Plain"), ("Amélie", "Amelie"), ("Ame\u{301}lie", "Amelie"), ("Đặng Łódź Øre", "Dang Lodz Ore"),
    ("Straße", "Strasse"), ("“Œuvre” – ‘x’…", "\"OEuvre\" - 'x'..."), ("12 €", "12 EUR"),
    ("€12.50", "EUR 12.50"),
    ("-₹5", "-INR 5"), ("5€ £6", "5 EUR GBP 6"), ("€", "EUR"), ("ŉ ĳ ﬁ", "n ij fi"), ("映画", "????"),
    ("Ворон", "?????"), ("╭──╮│╰╯", "+--+|++"), ("🎬", "??"), ("👩\u{200D}👩\u{200D}👧\u{200D}👦", "??"),
  ])
  func `text is told in ASCII`(text: String, ascii: String) {
    #expect(Text.ascii(text) == ascii)
  }

  @Test func `every character that can be drawn has an ASCII likeness`() {
    var everything = ""
    for value in UInt32(0)...0x10FFFF { Unicode.Scalar(value).map { everything.unicodeScalars.append($0) } }
    let ascii = Text.ascii(Text.sanitised(everything))
    #expect(ascii.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
  }

  @Test func `characters that a medium has are kept`() {
    #expect(Text.ascii("Łódź für 5 €", keeping: { $0 == "ó" || $0 == "€" }) == "Lódz fur 5 €")
    #expect(Text.ascii("Le\u{301}on", keeping: { $0 == "é" }).unicodeScalars.count == 5)
  }

  @Test(arguments: [
    ("ab", 5, Text.Alignment.left, "ab   "), ("ab", 5, .right, "   ab"), ("ab", 5, .center, " ab  "),
    ("映", 4, .right, "  映"), ("abcdef", 3, .left, "abcdef"),
  ])
  func `text is padded by columns`(text: String, columns: Int, alignment: Text.Alignment, padded: String) {
    #expect(Text.padded(text, to: columns, alignment: alignment) == padded)
  }

  @Test func `a cell holds no more marks than curses can draw`() {
    let clusters = Array(Text.Clusters("a" + String(repeating: "\u{301}", count: 20) + "b"))
    #expect(clusters.map(\.text.unicodeScalars.count) == [5, 1])
    #expect(Array(Text.Clusters("\u{301}")).map(\.columns) == [1])
  }
}
