import Testing
import TextLayout

struct StorableTests {
  @Test(arguments: [
    "Amélie", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "❤\u{FE0F}\u{200D}🔥", "1\u{FE0F}\u{20E3}", "👩🏽\u{200D}🚀",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "क\u{94D}\u{200D}ष", "می\u{200C}خواهم", "映画館",
  ])
  func `what somebody wrote stays`(text: String) {
    #expect(Text.storable(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(arguments: [
    ("a\u{200D}b", "ab"), ("\u{200D}👩", "👩"), ("a\u{FE0F}", "a"), ("👩\u{200C}", "👩"), ("a\u{E0067}", "a"),
    ("👩\u{200B}\u{200D}\u{200D}🚀", "👩\u{200D}🚀"), ("x\u{202E}y\u{1B}[2J", "xy[2J"), ("\u{E000}", "\u{FFFD}"),
    ("می \u{200C}", "می "),
  ])
  func `what hides elsewhere goes`(text: String, safe: String) {
    #expect(Text.storable(text).unicodeScalars.elementsEqual(safe.unicodeScalars))
  }

  @Test(arguments: ["👩\u{200D}👩\u{200D}👧\u{200D}👦", "❤\u{FE0F}\u{200D}🔥", "می\u{200C}خواهم"])
  func `each beginning of it is storable, since it is typed one code point after another`(text: String) {
    var typed = ""
    for scalar in text.unicodeScalars {
      typed.unicodeScalars.append(scalar)
      #expect(Text.storable(typed).unicodeScalars.elementsEqual(typed.unicodeScalars))
    }
  }

  @Test func `everything that is invisible or is obeyed is gone, unless it joins`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), Text.isJoiner(scalar) == false else { continue }
      let alone = String(scalar)
      #expect(
        Text.storable("a\(alone)").unicodeScalars.elementsEqual(Text.sanitised("a\(alone)").unicodeScalars))
    }
  }
}
