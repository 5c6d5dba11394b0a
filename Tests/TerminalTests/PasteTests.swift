import Testing

@testable import Terminal

/// Text that is pasted into a terminal that marks where it begins and ends.
struct PasteTests {
  private func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  private func events(_ bytes: String) -> [InputEvent] {
    var decoder = KeyDecoder()
    let events = decoder.decode(bytes.utf8)
    #expect(!decoder.isWaiting)
    return events
  }

  @Test(
    arguments: [
      ("Ines Moreau", "Ines Moreau"), ("映画館 é", "映画館 é"), ("👩\u{200D}👧", "👩\u{200D}👧"),
      ("first\nsecond\r\nthird\rfourth", "first second third fourth"), ("a\t\tb", "a b"),
      ("  indented \n", "indented"), ("a\u{2028}b\u{85}c", "a b c"),
      ("\u{3}\u{11}quit\u{1B}", "quit"), ("\u{1B}[A\u{1B}[31mred\u{7}", "[A[31mred"), ("\u{9B}2J", "2J"),
      ("E\u{202E}vil\u{200B}", "Evil"), ("a\u{0}b\u{7F}", "ab"),
    ])
  func `a paste is one event, of one line of text and no key`(text: String, line: String) {
    #expect(events(pasted(text)) == [.paste(line)])
    #expect(events("x" + pasted(text) + "\r") == [.key(.character("x")), .paste(line), .key(.enter)])
  }

  @Test(arguments: ["", "\n", "\r\n \t", "\u{1B}", "\u{3}"])
  func `a paste without text is nothing`(text: String) {
    #expect(events(pasted(text)) == [])
    #expect(events(pasted(text) + "x") == [.key(.character("x"))])
  }

  @Test func `bytes that are no text are left out`() {
    var decoder = KeyDecoder()
    let bytes = Array("\u{1B}[200~a".utf8) + [0xFF, 0xC3, 0x28, 0xF0, 0x9F] + Array("b\u{1B}[201~".utf8)
    #expect(decoder.decode(bytes) == [.paste("a(b")])
  }

  @Test(arguments: ["Ines\nMoreau", "a\u{1B}[20b", "\u{1B}\u{1B}[201"])
  func `it is the same in whatever pieces it comes`(text: String) {
    let bytes = Array((pasted(text) + "x").utf8)
    var whole = KeyDecoder()
    let expected = whole.decode(bytes)
    #expect(expected.count == 2)
    for cut in bytes.indices {
      var decoder = KeyDecoder()
      #expect(decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...]) == expected, "\(cut)")
    }
    var slow = KeyDecoder()
    #expect(bytes.flatMap { slow.decode([$0]) } == expected)
  }

  @Test func `what is longer than any field is left out, in however many pieces it comes`() {
    var decoder = KeyDecoder()
    var events = decoder.decode("\u{1B}[200~".utf8)
    for _ in 0..<1000 { events += decoder.decode(String(repeating: "é", count: 5000).utf8) }
    #expect(events == [])
    events = decoder.decode("\u{1B}[201~q".utf8)
    #expect(events == [.paste(String(repeating: "é", count: PastedText.longest / 2)), .key(.character("q"))])
  }

  @Test func `a paste that does not end is over after a second, and keys are keys again`() {
    var decoder = KeyDecoder()
    #expect(decoder.patience == nil)
    #expect(decoder.decode("\u{1B}[200~lost\r".utf8) == [])
    #expect(decoder.patience == 1000)
    #expect(decoder.timeOut() == [.paste("lost")])
    #expect(decoder.patience == nil)
    #expect(decoder.decode("\r".utf8) == [.key(.enter)])
    #expect(decoder.decode("\u{1B}".utf8) == [])
    #expect(decoder.patience == 50)
  }

  @Test(arguments: ["\u{1B}[201~", "\u{1B}[200;1~", "\u{1B}[2004~"])
  func `an end without a beginning is nothing`(bytes: String) {
    #expect(events(bytes + "x") == [.key(.character("x"))])
  }
}
