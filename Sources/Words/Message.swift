package import BoxOffice

/// Something to say: the key of a sentence and the facts that it states. State and rules hold messages.
/// ``Words`` turns them into sentences in the reader's language when they are shown.
///
/// Messages are made only by the functions in `Messages/`, each of which names its key and its facts once.
package struct Message: Hashable, Sendable {
  /// The key of the sentence in the catalogues: `seats.at-most`.
  package let key: String
  private let facts: [NamedFact]

  private struct NamedFact: Hashable, Sendable {
    let name: String
    let fact: Fact
  }

  init(_ key: String, _ facts: KeyValuePairs<String, Fact> = [:]) {
    self.key = key
    self.facts = facts.map(NamedFact.init)
  }

  /// The fact for the sentence's placeholder `{name}`.
  func fact(named name: some StringProtocol) -> Fact? {
    facts.first { $0.name == name }?.fact
  }
}

/// Something that a sentence states.
package enum Fact: Hashable, Sendable {
  /// A name, a label or typed text, which is the same in every language.
  case text(String)
  /// In digits, with the language's grouping. May decide the plural.
  case number(Int)
  /// `8.5`.
  case tenths(Int)
  /// Spelt out (`two`) if the language's catalogue spells small numbers, otherwise in digits. May decide the
  /// plural.
  case spelt(Int)
  /// With the currency's sign: `$12.50`.
  case money(Money, Currency)
  /// Without it, if the sign is shown elsewhere: `12.50`.
  case amount(Money, Currency)
  case date(CalendarDate, DateForm)
  case time(TimeOfDay)
  /// `2 h 8 min`.
  case duration(minutes: Int)
  /// `40 s`.
  case seconds(Int)
  /// Remaining time: `7:42`.
  case countdown(seconds: Int)
  indirect case message(Message)
  case list([Fact], ListForm)

  /// The number that selects the plural form.
  var number: Int? {
    switch self {
    case .number(let number), .spelt(let number): number
    case .text, .tenths, .money, .amount, .date, .time, .duration, .seconds, .countdown, .message, .list: nil
    }
  }
}

package enum DateForm: Hashable, Sendable {
  /// `Wed 25 Nov`.
  case short
  /// `Wednesday 25 November 2026`.
  case long
  /// `Today`, `Tomorrow`, or the short form, standing alone.
  case relative(to: CalendarDate)
  /// `today`, `tomorrow`, or the short form, within a sentence.
  case relativeInSentence(to: CalendarDate)
}

package enum ListForm: Hashable, Sendable {
  /// `a, b and c`.
  case and
  /// `a, b or c`.
  case or
  /// `a, b, c`.
  case commas
}

extension Fact: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(value) }
}
