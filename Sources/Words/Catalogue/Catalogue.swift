/// The sentences of one language, by the keys of their messages.
struct Catalogue: Sendable {
  struct Entry: Hashable, Sendable {
    /// One sentence, or one for each plural form of the language.
    var forms: [String]
    /// The fact whose number selects the form.
    let plural: String?
    /// Its line in the file, from 1.
    let line: Int
  }

  var entries: [String: Entry] = [:]

  /// The language's catalogue, read when it is first needed; empty if there is none.
  static func shipped(_ language: Language) -> Catalogue {
    switch language {
    case .english: english
    case .pseudo: pseudo
    // A language that gets a catalogue also gets a constant here, so that it is read once, and only when it
    // is chosen.
    case .german, .french, .spanish, .japanese, .polish: Catalogue()
    }
  }

  private static let english = read(.english)
  private static let pseudo = read(.english).pseudo

  private static func read(_ language: Language) -> Catalogue {
    // The tests read every shipped catalogue. If one cannot be read, keys are shown rather than nothing.
    language.catalogueText.flatMap { try? Catalogue(po: $0, forms: language.pluralRule.forms) } ?? Catalogue()
  }
}
