import Testing

@testable import Words

@Suite("The catalogues")
struct CatalogueTests {
  private static let languages = Language.shipped

  private func catalogue(of language: Language) throws -> Catalogue {
    try Catalogue(po: try #require(language.catalogueText), forms: language.pluralRule.forms)
  }

  @Test("English is shipped, and the pseudo-language is in no menu")
  func shipped() {
    #expect(Self.languages.first == .english)
    #expect(!Self.languages.contains(.pseudo))
    for language in Language.allCases where language != .pseudo {
      #expect(
        Catalogue.shipped(language).entries.isEmpty == !Self.languages.contains(language),
        "\(language) has a catalogue that is never read, or reads one that it has not")
    }
  }

  @Test(
    "Every message is declared so that its key and facts can be read, and every key once with the same facts")
  func declarations() throws {
    let (messages, unreadable) = try MessageSources.read()
    #expect(unreadable == [])
    #expect(!messages.isEmpty)
    for (key, same) in Dictionary(grouping: messages, by: \.key) {
      #expect(Set(same.map(\.facts)).count == 1, "`\(key)` is declared with different facts")
    }
  }

  @Test(
    "Every message has a sentence, with its facts and no others, and no sentence is without a message",
    arguments: languages)
  func complete(language: Language) throws {
    let catalogue = try catalogue(of: language)
    let messages = try MessageSources.read().messages
    let keys = Set(messages.map(\.key))
    #expect(keys.subtracting(catalogue.entries.keys).sorted() == [], "have no sentence")
    let unused = catalogue.entries.keys.filter { !keys.contains($0) && !Self.isSpelt($0) }
    #expect(unused.sorted() == [], "belong to no message")
    for message in messages {
      guard let entry = catalogue.entries[message.key] else { continue }
      #expect(Self.problem(of: entry, for: message) == nil, "\(message.key)")
    }
  }

  @Test(
    "A sentence that does not fit its message is found",
    arguments: [
      (["{a}"], nil, "lacks b"), (["{a} {b} {c}"], nil, "asks for c"), (["{a} {b}"], "c", "`c` is no number"),
      (["{a} {b}"], "a", "`a` is no number"), (["{a}", "{a} {b}"], "b", nil), (["{a} {b}"], nil, nil),
      (["{a} {b} {count}"], nil, nil), (["{a} {b}"], "count", nil),
    ] as [([String], String?, String?)])
  func findsMisfits(forms: [String], plural: String?, problem: String?) {
    let message = DeclaredMessage(key: "k", facts: ["a": "text", "b": "spelt", "count": "number"], file: "")
    #expect(Self.problem(of: Catalogue.Entry(forms: forms, plural: plural, line: 1), for: message) == problem)
  }

  @Test("Sentences begin and end without blanks, and have straight names", arguments: languages)
  func tidy(language: Language) throws {
    for (key, entry) in try catalogue(of: language).entries {
      #expect(key.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+/) != nil, "\(key)")
      for form in entry.forms {
        #expect(form.first?.isWhitespace == false && form.last?.isWhitespace == false, "\(key)")
        #expect(!form.contains("  ") && !form.contains("\n") && !form.contains("\t"), "\(key)")
      }
    }
  }

  @Test("The pseudo-language says the same, longer and in brackets, with the placeholders as they are")
  func pseudo() throws {
    let english = try catalogue(of: .english)
    let pseudo = Catalogue.shipped(.pseudo)
    #expect(pseudo.entries.keys.sorted() == english.entries.keys.sorted())
    for (key, entry) in english.entries {
      let forms = try #require(pseudo.entries[key]?.forms)
      #expect(pseudo.entries[key]?.plural == entry.plural)
      for (plain, form) in zip(entry.forms, forms) {
        #expect(form.hasPrefix("⟦") && form.hasSuffix("⟧"))
        #expect(Template.placeholders(of: form) == Template.placeholders(of: plain))
        let columns = form.unicodeScalars.reduce(0) { $0 + ($1 == "～" ? 2 : 1) } - 2
        var names = 0
        Template.forEachPart(of: plain) { part in
          if case .placeholder(let name) = part { names += name.count + 2 }
          return true
        }
        #expect(Double(columns - names) >= 1.4 * Double(plain.count - names), "\(form)")
      }
    }
  }

  /// Numbers in words are looked up by ``Fact/spelt(_:)``.
  private static func isSpelt(_ key: String) -> Bool { key.wholeMatch(of: /number\.[0-9]+/) != nil }

  /// A fact named `count` is there for languages whose sentences change with it; others may leave it out.
  private static func problem(of entry: Catalogue.Entry, for message: DeclaredMessage) -> String? {
    if let plural = entry.plural, !["number", "spelt"].contains(message.facts[plural]) {
      return "`\(plural)` is no number"
    }
    // A form for one number may leave the number out.
    let wanted = Set(message.facts.keys).subtracting(["count"])
    for form in entry.forms {
      let found = Template.placeholders(of: form) ?? []
      if let unknown = found.subtracting(message.facts.keys).min() { return "asks for \(unknown)" }
      let missing = wanted.subtracting(found).subtracting(entry.plural.map { [$0] } ?? [])
      if let missing = missing.min() { return "lacks \(missing)" }
    }
    return nil
  }
}
