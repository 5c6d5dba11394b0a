/// An amount of money in hundredths of the currency's unit (cents), as exact as `DECIMAL(10,2)`.
///
/// The currency is the cinema's. All amounts of a sale are in it, so it is not repeated in every amount.
package struct Money: Hashable, Sendable, Comparable, AdditiveArithmetic {
  /// Hundredths of the unit: 1250 is 12.50.
  package var minorUnits: Int

  package init(minorUnits: Int) {
    self.minorUnits = minorUnits
  }

  package static let zero = Money(minorUnits: 0)

  package static func + (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits + right.minorUnits)
  }

  package static func - (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits - right.minorUnits)
  }

  package static func < (left: Money, right: Money) -> Bool {
    left.minorUnits < right.minorUnits
  }

  /// The largest amount that fits `DECIMAL(10,2)`: 99,999,999.99.
  package static let largest = Money(minorUnits: 9_999_999_999)
}

extension Money: LosslessStringConvertible {
  /// Two decimals and a point, as PostgreSQL prints a `DECIMAL(10,2)`: `12.50`, `-3.00`.
  package var description: String {
    let magnitude = minorUnits.magnitude
    let cents = magnitude % 100
    return "\(minorUnits < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// Reads `12`, `12.5`, `12.50` and `-3.00`; nil for anything else, and for more than ``largest``.
  package init?(_ text: String) {
    guard let hundredths = Hundredths.parse(text), hundredths.magnitude <= Money.largest.minorUnits else {
      return nil
    }
    minorUnits = hundredths
  }
}

/// A number with two decimals stored as an integer, as in `DECIMAL(10,2)` columns.
package enum Hundredths {
  /// Reads `[-]digits[.d[d]]`; nil for anything else. `12.5` is 1250.
  package static func parse(_ text: some StringProtocol) -> Int? {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 15, whole.allSatisfy(\.isASCIIDigit),
      let units = Int(whole)
    else { return nil }
    var cents = 0
    if parts.count == 2 {
      let fraction = parts[1]
      guard (1...2).contains(fraction.count), fraction.allSatisfy(\.isASCIIDigit), let value = Int(fraction)
      else { return nil }
      cents = fraction.count == 1 ? value * 10 : value
    }
    let hundredths = units * 100 + cents
    return isNegative ? -hundredths : hundredths
  }
}

extension Character {
  /// `0` to `9`. Excludes other scripts' digits, and those with an accent or a keycap, which sort between
  /// them.
  package var isASCIIDigit: Bool { utf8.count == 1 && ("0"..."9").contains(self) }

  /// `A` to `Z`, without accents.
  var isASCIICapital: Bool { utf8.count == 1 && ("A"..."Z").contains(self) }
}
