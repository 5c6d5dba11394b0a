import Testing
import TextLayout

struct WrappedTests {
  @Test(arguments: [
    ("The Long Dark", 20, ["The Long Dark"]),
    ("The Long Dark", 8, ["The Long", "Dark"]),
    ("The  Long   Dark ", 4, ["The", "Long", "Dark"]),
    ("Donaudampfschifffahrt ab", 10, ["Donaudampf", "schifffahr", "t ab"]),
    ("映画館", 5, ["映画", "館"]),
    ("ab 映画館", 4, ["ab", "映画", "館"]),
    ("", 5, []),
  ])
  func `text is wrapped at words`(text: String, columns: Int, lines: [String]) {
    #expect(Text.wrapped(text, to: columns) == lines)
  }

  @Test(arguments: [
    ("千と千尋の神隠し", 6, ["千と千", "尋の神", "隠し"]),
    ("映画館。夜", 6, ["映画", "館。夜"]),
    ("夜は「映画」へ", 6, ["夜は", "「映", "画」へ"]),
    ("もう（また）", 6, ["もう", "（ま", "た）"]),
    ("ロードショー", 4, ["ロー", "ド", "ショ", "ー"]),
    ("そうだっけ", 6, ["そう", "だっけ"]),
    ("きゃっと", 4, ["きゃ", "っと"]),
    ("人々の声", 2, ["人", "々", "の", "声"]),
    ("Film映画館Noir", 8, ["Film映画", "館Noir"]),
    ("IMAXで見る映画", 9, ["IMAXで見", "る映画"]),
    ("ﾛｰﾄﾞｼｮｰ", 4, ["ﾛｰﾄﾞ", "ｼｮｰ"]),
    ("한국어 영화관", 8, ["한국어", "영화관"]),
    ("映画 館の夜", 8, ["映画 館", "の夜"]),
  ])
  func `Japanese is wrapped between characters, but not before or after what must not stand there`(
    text: String, columns: Int, lines: [String]
  ) {
    #expect(Text.wrapped(text, to: columns) == lines)
  }

  @Test(arguments: 2...30)
  func `no line is too wide, begins with a closing mark or ends with an opening one, and nothing is lost`(
    columns: Int
  ) {
    let text = "「千と千尋の神隠し」（２００１年、スタジオジブリ）は、映画館で何度も見たい。Donau、きゃー！"
    let lines = Text.wrapped(text, to: columns)
    #expect(lines.joined() == text)
    #expect(lines.allSatisfy { Text.columns(of: $0) <= columns })
    guard columns >= 8 else { return }
    for line in lines.dropFirst() { #expect(!"」）、。！ーゃォュ".contains(line.prefix(1))) }
    for line in lines { #expect(!"「（".contains(line.suffix(1))) }
  }

  @Test func `an emoji that is joined of several is not taken apart`() {
    let family = "👩\u{200D}👩\u{200D}👧\u{200D}👦"
    #expect(Text.wrapped("\(family)\(family)\(family)", to: 5) == [family + family, family])
  }

  @Test func `a medium may have widths of its own`() {
    #expect(Text.wrapped("ab cd ef", to: 8, width: { 2 * $0.count }) == ["ab", "cd", "ef"])
  }
}
