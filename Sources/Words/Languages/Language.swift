/// A language that the kiosk can speak.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"
  case japanese = "ja"
  case polish = "pl"
  /// English made longer, wider and accented, to find text that does not fit or does not come from a catalogue.
  case pseudo = "en-XA"

  /// Those that have a catalogue.
  package static let shipped = allCases.filter { $0 != .pseudo && $0.catalogueText != nil }

  /// Those that a kiosk can be set up with: the shipped ones, and the pseudo-language, which nobody reads by mistake.
  package static let available = shipped + [.pseudo]

  /// What its speakers call it.
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

  /// What an entry of its catalogue is read from; nil while it has none. The pseudo-language has English's.
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
