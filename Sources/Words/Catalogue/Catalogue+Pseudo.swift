extension Catalogue {
  /// The pseudo-language, made from English: each sentence in brackets, at least 40 % longer, with accents
  /// and double-width characters. Placeholders stay.
  var pseudo: Catalogue {
    var pseudo = self
    pseudo.entries = entries.mapValues { entry in
      Entry(forms: entry.forms.map(Pseudo.sentence), plural: entry.plural, line: entry.line)
    }
    return pseudo
  }
}

enum Pseudo {
  /// `⟦Ṕļéåšé {count}～～～⟧`
  static func sentence(_ sentence: String) -> String {
    var text = ""
    var columns = 0
    Template.forEachPart(of: sentence) { part in
      switch part {
      case .text(let words):
        columns += words.count
        text += accented(words)
      case .placeholder(let name): text += "{\(name)}"
      case .broken: break
      }
      return true
    }
    // Two fifths, rounded up, in double-width characters.
    let padding = String(repeating: "～", count: (columns * 2 + 9) / 10)
    return "⟦\(text)\(padding)⟧"
  }

  static func accented(_ text: some StringProtocol) -> String {
    String(text.map { accents[$0] ?? $0 })
  }

  private static let accents: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "aceginoprsuyzACEGINOPRSUYZ", "äçéğîñöṕŕšüýžÄÇÉĞÎÑÖṔŔŠÜÝŽ"))
}

extension LanguageData {
  /// English with accents.
  static let pseudo: LanguageData = {
    var data = LanguageData.en
    data.months = data.months.map(Pseudo.accented)
    data.shortMonths = data.shortMonths.map(Pseudo.accented)
    data.days = data.days.map(Pseudo.accented)
    data.shortDays = data.shortDays.map(Pseudo.accented)
    data.today = Pseudo.accented(data.today)
    data.tomorrow = Pseudo.accented(data.tomorrow)
    data.and = (Pseudo.accented(data.and.two), Pseudo.accented(data.and.last))
    data.or = (Pseudo.accented(data.or.two), Pseudo.accented(data.or.last))
    return data
  }()
}
