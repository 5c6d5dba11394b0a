/// Selects the form of a sentence for a number, by CLDR's rules for whole numbers. The forms are counted as
/// in `msgstr[n]`.
///
/// CLDR has one more form for fractions in Polish, and one for millions in French and Spanish. A cinema needs
/// neither.
package enum PluralRule: Hashable, Sendable {
  /// One form for all numbers.
  case one
  /// 1, and all others.
  case singularForOne
  /// 0 and 1, and all others.
  case singularForZeroAndOne
  /// 1; 2 to 4, 22 to 24 and so on, but not 12 to 14; all others.
  case polish

  package var forms: Int {
    switch self {
    case .one: 1
    case .singularForOne, .singularForZeroAndOne: 2
    case .polish: 3
    }
  }

  package func form(for number: Int) -> Int {
    let number = number.magnitude
    return switch self {
    case .one: 0
    case .singularForOne: number == 1 ? 0 : 1
    case .singularForZeroAndOne: number <= 1 ? 0 : 1
    case .polish:
      if number == 1 {
        0
      } else if (2...4).contains(number % 10), !(12...14).contains(number % 100) {
        1
      } else {
        2
      }
    }
  }
}
