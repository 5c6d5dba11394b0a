/// The sentences of one language, by the keys of their messages.
struct Catalogue: Sendable {
  struct Entry: Hashable, Sendable {
    /// One sentence, or one for each plural form of the language.
    var forms: [String]
    /// The fact whose number decides between the forms.
    let plural: String?
    /// Of the file, from 1 on.
    let line: Int
  }

  var entries: [String: Entry] = [:]

  /// The language's, read when it is first asked for; empty where there is none.
  static func shipped(_ language: Language) -> Catalogue {
    switch language {
    case .english: english
    case .pseudo: pseudo
    // A language gets a constant here with its catalogue, so that it is read once, and not before it is chosen.
    case .german, .french, .spanish, .japanese, .polish: Catalogue()
    }
  }

  private static let english = read(.english)
  private static let pseudo = read(.english).pseudo

  private static func read(_ language: Language) -> Catalogue {
    // The tests read every catalogue that is shipped. One that cannot be read shows keys rather than nothing.
    language.catalogueText.flatMap { try? Catalogue(po: $0, forms: language.pluralRule.forms) } ?? Catalogue()
  }
}
