/// A language of the kiosk.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"
  case japanese = "ja"
  case polish = "pl"
  /// English made longer, wider and accented, to find text that does not fit or does not come from a
  /// catalogue.
  case pseudo = "en-XA"

  /// The languages with a catalogue.
  package static let shipped = allCases.filter { $0 != .pseudo && $0.catalogueText != nil }

  /// The languages that can be configured: the shipped ones and the pseudo-language, which nobody would
  /// choose by mistake.
  package static let available = shipped + [.pseudo]

  /// The language's name in the language itself.
  package var ownName: String {
    switch self {
    case .english: "English"
    case .german: "Deutsch"
    case .french: "Français"
    case .spanish: "Español"
    case .japanese: "日本語"
    case .polish: "Polski"
    case .pseudo: "⟦Ëñǵļïśħ⟧"
    }
  }

  package var pluralRule: PluralRule {
    switch self {
    case .japanese: .one
    case .english, .german, .spanish, .pseudo: .singularForOne
    case .french: .singularForZeroAndOne
    case .polish: .polish
    }
  }

  /// The text of its catalogue; nil if it has none. The pseudo-language uses English's.
  var catalogueText: [UInt8]? {
    switch self {
    case .english, .pseudo: PackageResources.en_po
    case .german, .french, .spanish, .japanese, .polish: nil
    }
  }

  var data: LanguageData {
    switch self {
    case .english: .en
    case .german: .de
    case .french: .fr
    case .spanish: .es
    case .japanese: .ja
    case .polish: .pl
    case .pseudo: .pseudo
    }
  }
}
