import Testing

@testable import Terminal

struct KeyDecoderTests {
  private func events(_ bytes: String, described: [(sequence: [UInt8], key: Key)] = []) -> [InputEvent] {
    var decoder = KeyDecoder(described: described)
    return decoder.decode(bytes.utf8) + decoder.timeOut()
  }

  private static let keys: [(String, [Key])] = [
    ("a", [.character("a")]), ("G12", [.character("G"), .character("1"), .character("2")]),
    (" ", [.character(" ")]),
    ("é映", [.character("é"), .character("映")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{3}", [.control("c")]),
    ("\u{1A}", [.control("z")]),
    ("\u{13}", [.control("s")]), ("\u{0}", [.control("@")]), ("\u{1C}", [.control("\\")]),
    ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
    ("\u{1B}[H\u{1B}[F\u{1B}OH\u{1B}OF", [.home, .end, .home, .end]),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]),
    ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.insert, .delete, .pageUp, .pageDown]),
    ("\u{1B}[Z", [.backTab]),
    ("\u{1B}OP\u{1B}OQ\u{1B}OR\u{1B}OS", [.function(1), .function(2), .function(3), .function(4)]),
    ("\u{1B}[11~\u{1B}[15~\u{1B}[17~\u{1B}[24~", [.function(1), .function(5), .function(6), .function(12)]),
    ("\u{1B}[1;5A\u{1B}[1;2D\u{1B}[3;5~\u{1B}[1;2P", [.up, .left, .delete, .function(1)]),
    ("\u{1B}O5A", [.up]),
    ("👩\u{200D}👧", [.character("👩"), .character("\u{200D}"), .character("👧")]),
    ("\u{1B}Op\u{1B}Oy\u{1B}Oj\u{1B}OM", [.character("0"), .character("9"), .character("*"), .enter]),
  ]

  @Test(arguments: keys)
  func `what a terminal sends for a key is that key`(bytes: String, keys: [Key]) {
    #expect(events(bytes) == keys.map { .key($0) })
  }

  @Test(arguments: keys)
  func `a key is the same when its bytes come one by one`(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()
    let decoded = bytes.utf8.flatMap { decoder.decode([$0]) }
    #expect(decoded + decoder.timeOut() == keys.map { .key($0) })
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: [
    "\u{1B}a", "\u{1B}é", "\u{1B}\u{1B}[A", "\u{1B}\u{1B}OA", "\u{1B}\r", "\u{1B}[", "\u{1B}O", "\u{1B}[99~",
    "\u{1B}[1;2;3;4y", "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[201~", "\u{1B}[27;5u", "\u{1B}[[A", "\u{1B}[M !!",
    "\u{1B}[4$~", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]0;x\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
    "\u{1B}[999999999A",
    "\u{85}", "\u{200B}", "\u{202E}", "\u{1B}OE", "\u{1B}[E",
  ])
  func `what is unknown or typed with Alt is no key`(bytes: String) {
    #expect(events(bytes + "x") == [.key(.character("x"))] || events(bytes) == [])
    #expect(events("y" + bytes).first == .key(.character("y")))
    #expect(events(bytes) == [])
  }

  @Test(
    arguments: [
      ([0xFF], []), ([0xC3], []), ([0xC3, 0x61], ["a"]), ([0xE6, 0x98, 0x61], ["a"]),
      ([0xC0, 0x80, 0x61], ["a"]),
      ([0xED, 0xA0, 0x80, 0x61], ["a"]), ([0xF4, 0x90, 0x80, 0x80, 0x61], ["a"]),
      ([0x80, 0xBF, 0x61], ["a"]),
    ] as [([UInt8], [Character])])
  func `bytes that are no UTF-8 are left out`(bytes: [UInt8], characters: [Character]) {
    var decoder = KeyDecoder()
    let decoded = decoder.decode(bytes) + decoder.timeOut()
    #expect(decoded == characters.map { .key(.character($0)) })
  }

  @Test func `the eight-bit introducers of a VT220 work too`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x9B, 0x41, 0x8F, 0x50]) == [.key(.up), .key(.function(1))])
  }

  @Test func `a sequence that another one cuts off is dropped, and the other one is kept`() {
    #expect(events("\u{1B}[1;\u{1B}[A") == [.key(.up)])
    #expect(events("\u{1B}[5\rx") == [.key(.enter), .key(.character("x"))])
  }

  @Test func `an Escape waits for what may belong to it`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.decode(Array("[A".utf8)) == [.key(.up)])
    #expect(!decoder.isWaiting)
    #expect(decoder.timeOut() == [])
  }

  @Test func `the terminal's own description goes first`() {
    let described: [(sequence: [UInt8], key: Key)] = [
      (Array("\u{1B}A".utf8), .up), (Array("\u{1B}[[A".utf8), .function(1)),
    ]
    #expect(
      events("\u{1B}A\u{1B}[[Ax", described: described) == [
        .key(.up), .key(.function(1)), .key(.character("x")),
      ])
  }

  @Test(arguments: [
    ("\u{1B}[<0;11;6M", MouseEvent(action: .press, position: Point(column: 10, row: 5))),
    ("\u{1B}[<64;1;1M", MouseEvent(action: .scrollUp, position: Point(column: 0, row: 0))),
    ("\u{1B}[<65;300;200M", MouseEvent(action: .scrollDown, position: Point(column: 299, row: 199))),
  ])
  func `clicks come with their place`(bytes: String, event: MouseEvent) {
    #expect(events(bytes) == [.mouse(event)])
  }

  @Test(arguments: [
    "\u{1B}[<0;11;6m", "\u{1B}[<2;1;1M", "\u{1B}[<0;0;1M", "\u{1B}[<0;1M", "\u{1B}[<0;1;1;1M",
  ])
  func `releases, other buttons and nonsense are no clicks`(bytes: String) {
    #expect(events(bytes) == [])
  }

  @Test func `a sequence without an end does not fill the memory, nor does it hide what comes after`() {
    var decoder = KeyDecoder()
    _ = decoder.decode([0x1B, UInt8(ascii: "]")])
    for _ in 0..<100 { _ = decoder.decode([UInt8](repeating: UInt8(ascii: "x"), count: 100)) }
    #expect(!decoder.isWaiting)
    #expect(decoder.decode([UInt8(ascii: "y")]) == [.key(.character("y"))])
  }
}
