/// Something that must never be, and is.
struct Violation: Hashable, Sendable {
  let rule: Rule
  /// One sentence that names what is wrong, and with which booking, seat or payment.
  let sentence: String
  /// The ids of everything that is involved, as they stand in the history: bookings, payments' references, seats, tokens.
  let ids: [String]

  init(_ rule: Rule, _ sentence: String, ids: [String]) {
    self.rule = rule
    self.sentence = sentence
    self.ids = ids
  }
}

extension Violation: CustomStringConvertible {
  var description: String { "\(rule.rawValue): \(sentence)" }
}

/// Judges evidence.
enum Checker {
  /// What breaks which rule, in the rules' order; empty when nothing was lost.
  static func violations(in evidence: Evidence) -> [Violation] {
    Rule.allCases.flatMap { $0.violations(in: evidence) }
  }
}
