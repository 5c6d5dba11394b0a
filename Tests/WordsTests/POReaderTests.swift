import FaultInjection
import Testing

@testable import Words

@Suite("PO files")
struct POReaderTests {
  private static let header = """
    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"


    """

  private func read(_ text: String) throws(POError) -> [String: Catalogue.Entry] {
    try Catalogue(po: Array(text.utf8), forms: 2).entries
  }

  @Test("Sentences, plural forms, escapes, continued lines and comments are read")
  func reads() throws {
    let entries = try read(
      Self.header + """
        # A translator's remark.
        #. From the program.
        #, no-wrap
        msgid "a.b"
        msgstr "Say \\"{x}\\" \\\\ \\t\\n\\r."
        msgid   "c"
        msgid_plural "n"
        msgstr[0] "{n} Sitz"
        msgstr[1] ""
        "{n} "
          "Sitze"\t
        #~ msgid "old"
        #~ msgstr "gone"
        msgid "d"
        msgstr "Ende"
        """)
    #expect(
      entries == [
        "a.b": Catalogue.Entry(forms: ["Say \"{x}\" \\ \t\n\r."], plural: nil, line: 9),
        "c": Catalogue.Entry(forms: ["{n} Sitz", "{n} Sitze"], plural: "n", line: 11),
        "d": Catalogue.Entry(forms: ["Ende"], plural: nil, line: 19),
      ])
  }

  @Test("A byte order mark and lines that end as on Windows are no trouble")
  func readsWindows() throws {
    let text = "\u{FEFF}" + (Self.header + "msgid \"a\"\nmsgstr \"b\"\n").replacing("\n", with: "\r\n")
    #expect(try read(text)["a"]?.forms == ["b"])
  }

  @Test(
    "What is not translated is no sentence",
    arguments: [
      "msgid \"a\"\nmsgstr \"\"", "#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"",
      "#, no-wrap, fuzzy\nmsgid \"a\"\nmsgstr \"b\"",
      "msgid \"a\"\nmsgid_plural \"n\"\nmsgstr[0] \"b\"\nmsgstr[1] \"\"",
    ])
  func leavesOut(entry: String) throws {
    let entries = try read(Self.header + entry + "\nmsgid \"z\"\nmsgstr \"last\"\n")
    #expect(entries.keys.sorted() == ["z"])
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("msgid a", 6, .noQuotedText), ("msgid", 6, .noQuotedText), ("msgid \"a", 6, .unclosedQuote),
      ("msgid \"a\" b", 6, .unclosedQuote), ("msgid \"a\\\"\n", 6, .unclosedQuote),
      ("msgid \"a\\", 6, .unclosedQuote),
      ("msgid \"\\x41\"", 6, .unknownEscape), ("hello", 6, .unknownWord),
      ("msgctxt \"menu\"", 6, .contextUnsupported), ("msgstr \"b\"", 6, .repeatedKeyword("msgstr")),
      ("msgid_plural \"n\"", 6, .noMessageID), ("msgid \"a\"\nmsgid \"b\"", 7, .repeatedKeyword("msgid")),
      ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"", 8, .repeatedKeyword("msgstr")),
      ("msgid \"a\"\nmsgid_plural \"n\"\nmsgid_plural \"n\"", 8, .repeatedKeyword("msgid_plural")),
      ("msgid \"a\"\n", 6, .noText), ("msgid \"a\"\nmsgid_plural \"n\"\n", 6, .noText),
      ("msgid \"a\"\nmsgstr[0] \"b\"", 7, .pluralNameMissing),
      ("msgid \"a\"\nmsgid_plural \"two words\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\"", 6, .pluralNameMissing),
      ("msgid \"a\"\nmsgid_plural \"n\"\nmsgstr[1] \"b\"", 8, .formsOutOfOrder),
      ("msgid \"a\"\nmsgid_plural \"n\"\nmsgstr[0] \"b\"\nmsgstr[0] \"c\"", 9, .formsOutOfOrder),
      ("msgid \"a\"\nmsgid_plural \"n\"\nmsgstr[", 8, .formsOutOfOrder),
      ("msgid \"a\"\nmsgid_plural \"n\"\nmsgstr[0] \"b\"", 6, .wrongFormCount(found: 1, wanted: 2)),
      ("msgid \"a\"\nmsgid_plural \"n\"\nmsgstr \"b\"", 6, .wrongFormCount(found: 1, wanted: 2)),
      (
        "msgid \"a\"\nmsgid_plural \"n\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\"\nmsgstr[2] \"d\"", 6,
        .wrongFormCount(found: 3, wanted: 2)
      ),
      ("msgid \"a\"\nmsgstr \"{b\"", 6, .brokenPlaceholder("{b")),
      ("msgid \"a\"\nmsgstr \"b}\"", 6, .brokenPlaceholder("b}")),
      ("msgid \"a\"\nmsgstr \"{}\"", 6, .brokenPlaceholder("{}")),
      ("msgid \"a\"\nmsgstr \"{b c}\"", 6, .brokenPlaceholder("{b c}")),
      ("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"", 9, .repeatedKey("a", firstLine: 6)),
      ("msgid \"\"\nmsgstr \"b\"", 6, .repeatedKey("msgid \"\"", firstLine: 1)),
    ] as [(String, Int, POError.Problem)])
  func tellsProblems(text: String, line: Int, problem: POError.Problem) {
    #expect(throws: POError(line: line, problem: problem)) { try self.read(Self.header + text) }
  }

  @Test(
    "The header is needed, in UTF-8 and with the language's plural forms",
    arguments: [
      ("", .noHeader), ("# nothing", .noHeader), ("\"stray\"", .textWithoutKeyword),
      ("msgstr \"b\"", .noMessageID), ("msgid \"a\"\nmsgstr \"b\"", .noHeader),
      ("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2;\"", .wrongCharset),
      ("msgid \"\"\nmsgstr \"charset=UTF-8\"", .wrongFormCount(found: 0, wanted: 2)),
      (
        "msgid \"\"\nmsgstr \"charset=UTF-8\\nPlural-Forms: nplurals=3;\"",
        .wrongFormCount(found: 3, wanted: 2)
      ),
    ] as [(String, POError.Problem)])
  func needsHeader(text: String, problem: POError.Problem) {
    #expect(throws: POError(line: 1, problem: problem)) { try self.read(text) }
  }

  @Test("Bytes that are no UTF-8 are told, not replaced")
  func refusesBrokenUTF8() {
    let bytes =
      Array(Self.header.utf8) + Array("msgid \"a\"\nmsgstr \"".utf8) + [0xC3, 0x28] + Array("\"".utf8)
    #expect(throws: POError(line: 7, problem: .notUTF8)) { try Catalogue(po: bytes, forms: 2) }
  }

  @Test("Every problem is a sentence")
  func hasSentences() {
    #expect(
      POError(line: 7, problem: .repeatedKey("a.b", firstLine: 3)).description
        == "line 7: `a.b` stands at line 3 already.")
    #expect(
      POError(line: 2, problem: .wrongFormCount(found: 3, wanted: 2)).description
        == "line 2: There are 3 plural forms; the language has 2.")
  }

  @Test("A file that is cut off or changed anywhere is read or refused, and never stops the program")
  func survivesDamage() {
    let whole = Language.english.catalogueText ?? []
    var generator = SeededGenerator(seed: 7)
    var refused = 0
    for _ in 0..<300 {
      var bytes = whole
      if Bool.random(using: &generator) {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      }
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      do {
        _ = try Catalogue(po: bytes, forms: 2)
      } catch {
        refused += 1
        #expect((1...whole.count).contains(error.line))
      }
    }
    #expect(refused > 100)
  }

  @Test("A catalogue of the size to be expected is read in a moment")
  func isFast() throws {
    var text = Self.header
    for index in 0..<600 {
      text += """
        #. Where it stands on the screen.
        msgid "feature-\(index % 20).message-\(index)"
        msgid_plural "limit"
        msgstr[0] "One booking may have at most {limit} seat; these are {chosen}. Please give some back."
        msgstr[1] "One booking may have at most {limit} seats; these are {chosen}. Please give some back."


        """
    }
    let bytes = Array(text.utf8)
    var times: [Duration] = []
    for _ in 0..<5 {
      let start = ContinuousClock.now
      let entries = try Catalogue(po: bytes, forms: 2).entries
      times.append(ContinuousClock.now - start)
      #expect(entries.count == 600)
    }
    let least = try #require(times.min())
    print("600 entries, \(bytes.count) bytes: \(least)")
    #if DEBUG
      // Without optimisation, and beside other tests: only that it is not quadratic.
      #expect(least < .milliseconds(500))
    #else
      #expect(least < .milliseconds(3))
    #endif
  }
}
