import KioskUI
import Terminal
import Testing

/// Typing, and going back to mend what was typed.
struct TextFieldTests {
  /// The text with a bar where the cursor stands.
  private func shown(_ field: TextField) -> String {
    field.text.prefix(field.cursor) + "|" + field.text.dropFirst(field.cursor)
  }

  @Test(
    arguments: [
      ([], "Ines Moreau|"),
      ([.left, .left], "Ines More|au"),
      ([.home], "|Ines Moreau"),
      ([.home, .left], "|Ines Moreau"),
      ([.home, .right, .right], "In|es Moreau"),
      ([.home, .end], "Ines Moreau|"),
      ([.end, .right], "Ines Moreau|"),
      ([.backspace], "Ines Morea|"),
      ([.home, .backspace], "|Ines Moreau"),
      ([.home, .delete], "|nes Moreau"),
      ([.delete], "Ines Moreau|"),
      ([.control("w")], "Ines |"),
      ([.control("w"), .control("w")], "|"),
      ([.left, .left, .control("w")], "Ines |au"),
      ([.left, .left, .control("u")], "|au"),
      ([.home, .control("u")], "|Ines Moreau"),
      ([.home, .character("x")], "x|Ines Moreau"),
      ([.left, .character("é")], "Ines Moreaé|u"),
    ] as [([Key], String)])
  func `keys type, delete and move`(keys: [Key], text: String) {
    var field = TextField("Ines Moreau", limit: 20)
    for key in keys { #expect(field.press(key) == .done) }
    #expect(shown(field) == text)
  }

  @Test func `an accent joins the character before it`() {
    var field = TextField(limit: 20)
    for character in "e\u{301}".unicodeScalars { field.press(.character(Character(character))) }
    #expect(shown(field) == "e\u{301}|")
    field.press(.backspace)
    #expect(field.isEmpty)
  }

  @Test func `what does not fit is told, and what is there stays`() {
    var field = TextField("12345", limit: 5)
    field.press(.home)
    #expect(field.press(.character("0")) == .full)
    #expect(shown(field) == "|12345")
  }

  @Test(
    arguments: [
      ("Ines", [], "Ines|", .done), ("Ines ", [.home], "Ines |12", .done), ("映画", [.left], "1映画|2", .done),
      ("e\u{301}", [], "12e\u{301}|", .done), ("", [], "12|", .done),
    ] as [(String, [Key], String, TextField.Outcome)])
  func `pasted text goes where the cursor is`(
    paste: String, keys: [Key], text: String, outcome: TextField.Outcome
  ) {
    var field = TextField("12", limit: 8)
    for key in keys { field.press(key) }
    if text.hasPrefix("Ines|") { field = TextField(limit: 8) }
    #expect(field.paste(paste) == outcome)
    #expect(shown(field) == text)
  }

  @Test func `of pasted text as much is taken as there is room for, and the rest is told`() {
    var field = TextField("ab", limit: 5)
    field.press(.home)
    #expect(field.paste("12345") == .full)
    #expect(shown(field) == "123|ab")
  }

  @Test(arguments: [Key.enter, .tab, .up, .escape, .function(1), .control("p")])
  func `other keys are not the field's`(key: Key) {
    var field = TextField("a", limit: 5)
    #expect(field.press(key) == .ignored)
    #expect(shown(field) == "a|")
  }

  @Test(arguments: ["\u{7}", "\u{1B}", "\u{202E}"])
  func `what does more than stand in its place is not typed`(character: Character) {
    var field = TextField("a", limit: 5)
    field.press(.character(character))
    #expect(field.text == "a")
  }
}
