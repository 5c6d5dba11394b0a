import Testing

@testable import Words

@Suite("Plural forms")
struct PluralRuleTests {
  /// The whole numbers that CLDR gives as samples of each form.
  @Test(
    "The samples of CLDR have the form that it says",
    arguments: [
      (.english, [[1], [0, 2, 16, 100, 1_000, 10_000, 100_000, 1_000_000]]),
      (.german, [[1], [0, 2, 16, 100, 1_000, 10_000, 100_000, 1_000_000]]),
      (.french, [[0, 1], [2, 17, 100, 1_000, 10_000, 100_000]]),
      (.spanish, [[1], [0, 2, 16, 100, 1_000, 10_000, 100_000]]),
      (.japanese, [[0, 1, 2, 15, 100, 1_000, 10_000, 100_000, 1_000_000]]),
      (
        .polish,
        [
          [1], [2, 3, 4, 22, 23, 24, 32, 34, 42, 44, 52, 54, 62, 102, 1_002],
          [0, 5, 11, 12, 13, 14, 19, 21, 25, 100, 112, 113, 1_000, 1_012, 10_000, 100_000, 1_000_000],
        ]
      ),
    ] as [(Language, [[Int]])])
  func followsCLDR(language: Language, samples: [[Int]]) {
    #expect(language.pluralRule.forms == samples.count)
    for (form, numbers) in samples.enumerated() {
      for number in numbers { #expect(language.pluralRule.form(for: number) == form, "\(number)") }
    }
  }

  @Test("Every number has one of the language's forms", arguments: Language.allCases)
  func staysInForms(language: Language) {
    for number in Array(-130...130) + [.min, .max] {
      #expect((0..<language.pluralRule.forms).contains(language.pluralRule.form(for: number)))
    }
  }

  @Test(
    "A sentence takes the form of the fact that its entry names, in every language's forms",
    arguments: [
      (.english, 1, "form 0: 1"), (.english, 2, "form 1: 2"), (.french, 0, "form 0: 0"),
      (.japanese, 7, "form 0: 7"),
      (.polish, 1, "form 0: 1"), (.polish, 3, "form 1: 3"), (.polish, 5, "form 2: 5"),
      (.polish, 22, "form 1: 22"),
      (.spanish, 1_000, "form 1: 1000"), (.german, 1_000, "form 1: 1.000"),
    ] as [(Language, Int, String)])
  func choosesForm(language: Language, number: Int, sentence: String) {
    var catalogue = Catalogue()
    catalogue.entries["k"] = Catalogue.Entry(
      forms: (0..<language.pluralRule.forms).map { "form \($0): {n}" }, plural: "n", line: 1)
    let words = Words(language, catalogue)
    #expect(words(Message("k", ["other": 1, "n": .number(number)])) == sentence)
    #expect(words(Message("k", ["other": 1, "n": .spelt(number)])) == sentence)
  }
}
