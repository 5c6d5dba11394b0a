/// Turns messages into sentences in a language.
///
/// Making one for each frame costs nothing, since a catalogue is read only once, for the first `Words` of its
/// language.
///
///     let words = Words(.english)
///     words(.seatsAtMost(8))       // "One booking may have at most 8 seats."
package struct Words: Sendable {
  package let language: Language
  private let catalogue: Catalogue
  let data: LanguageData

  package init(_ language: Language) {
    self.init(language, .shipped(language))
  }

  init(_ language: Language, _ catalogue: Catalogue) {
    self.language = language
    self.catalogue = catalogue
    data = language.data
  }

  package static let english = Words(.english)

  /// The sentence. If the catalogue lacks it or needs a fact that the message does not have, the message's
  /// key.
  package func callAsFunction(_ message: Message) -> String {
    guard let entry = catalogue.entries[message.key], let form = form(of: entry, for: message) else {
      return message.key
    }
    var sentence = ""
    var isComplete = true
    Template.forEachPart(of: form) { part in
      switch part {
      case .text(let text): sentence += text
      case .placeholder(let name):
        if let fact = message.fact(named: name) {
          sentence += self.text(of: fact)
        } else {
          isComplete = false
        }
      case .broken: isComplete = false
      }
      return isComplete
    }
    return isComplete ? sentence : message.key
  }

  private func form(of entry: Catalogue.Entry, for message: Message) -> String? {
    guard let plural = entry.plural else { return entry.forms.first }
    guard let number = message.fact(named: plural)?.number else { return nil }
    let form = language.pluralRule.form(for: number)
    return entry.forms.indices.contains(form) ? entry.forms[form] : nil
  }

  /// A fact by itself, as in a table's column.
  package func text(of fact: Fact) -> String {
    switch fact {
    case .text(let text): text
    case .number(let number): self.number(number)
    case .tenths(let tenths): self.tenths(tenths)
    case .spelt(let number): spelt(number)
    case .money(let amount, let currency): money(amount, in: currency)
    case .amount(let amount, let currency): self.amount(amount, in: currency)
    case .date(let date, let form): self.date(date, form)
    case .time(let time): self.time(time)
    case .duration(let minutes): duration(minutes: minutes)
    case .seconds(let seconds): duration(seconds: seconds)
    case .countdown(let seconds): countdown(seconds: seconds)
    case .message(let message): self(message)
    case .list(let facts, let form): list(facts.map(text(of:)), form)
    }
  }

  /// `two`, if the catalogue spells the number.
  private func spelt(_ number: Int) -> String {
    catalogue.entries["number.\(number)"]?.forms.first ?? self.number(number)
  }

  /// `a, b and c`.
  package func list(_ items: [String], _ form: ListForm) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let joint =
      switch form {
      case .and: items.count == 2 ? data.and.two : data.and.last
      case .or: items.count == 2 ? data.or.two : data.or.last
      case .commas: data.comma
      }
    return items.dropLast().joined(separator: data.comma) + joint + last
  }
}
