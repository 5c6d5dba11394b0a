import KioskUI
import Terminal
import Testing

/// What a field keeps of what is typed into it, one code point after another.
struct TypingTests {
  private func typed(_ text: String, limit: Int = 40) -> String {
    var field = TextField(limit: limit)
    for scalar in text.unicodeScalars { field.press(.character(Character(scalar))) }
    return field.text
  }

  @Test(arguments: ["Zoë", "Zoe\u{308}", "👩\u{200D}👩\u{200D}👧\u{200D}👦 Smith", "❤\u{FE0F}", "映画"])
  func `text stays as it is typed`(text: String) {
    #expect(typed(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func `what joins nothing is left out`() {
    #expect(typed("a\u{200D}b\u{200B}\u{202E}c").unicodeScalars.elementsEqual("abc".unicodeScalars))
  }

  @Test func `the limit is PostgreSQL's, in code points`() {
    #expect(typed("Zoe\u{308}", limit: 3) == "Zoe")
    #expect(typed(String(repeating: "👩\u{200D}", count: 50), limit: 10).unicodeScalars.count == 10)
  }
}
