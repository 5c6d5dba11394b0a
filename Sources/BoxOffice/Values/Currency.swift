/// An ISO 4217 currency, as `cinemas.currency` and `payments.currency` hold it.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// Three capital letters, such as `USD`.
  package let code: String

  /// Nil unless `code` is three capital letters.
  package init?(_ code: String) {
    guard code.count == 3, code.allSatisfy(\.isASCIICapital) else { return nil }
    self.code = code
  }

  private init(known code: String) {
    self.code = code
  }

  package static let usd = Currency(known: "USD")

  /// The codes of currencies without decimals.
  package static let withoutDecimals: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF",
  ]

  /// How many decimals its amounts have, by ISO 4217.
  package var minorUnitDigits: Int {
    switch code {
    case _ where Currency.withoutDecimals.contains(code): 0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    case "CLF", "UYW": 4
    default: 2
    }
  }

  /// The smallest amount that can be charged, in hundredths: a whole unit if there are no decimals. For
  /// currencies with more than two decimals, only amounts with two decimals are charged, because ``Money``
  /// has no more.
  var step: Int { minorUnitDigits == 0 ? 100 : 1 }

  /// Whether an amount can be paid in it: 12.50 cannot be paid in yen.
  package func holds(_ amount: Money) -> Bool { amount.minorUnits.isMultiple(of: step) }

  /// The nearest amount that can be paid in it, half up: towards positive infinity at a tie.
  package func rounded(_ amount: Money) -> Money { rounded(Int128(amount.minorUnits), over: 1) }

  /// The same for a fraction of hundredths; `denominator` is positive.
  func rounded(_ numerator: Int128, over denominator: Int128) -> Money {
    let divisor = 2 * denominator * Int128(step)
    let (quotient, remainder) = (2 * numerator + denominator * Int128(step)).quotientAndRemainder(
      dividingBy: divisor)
    return Money(minorUnits: Int(clamping: (remainder < 0 ? quotient - 1 : quotient) * Int128(step)))
  }

  /// The amount that somebody typed, with a point or a comma: `12`, `12.5`, `12,50`. Nil for anything else,
  /// for more decimals than the currency has, and for amounts that need more than two: `12.5` in yen, `1.255`
  /// in dinars.
  package func amount(typed text: String) -> Money? {
    let parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
    guard let units = parts.first, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return Money(String(units)) }
    let decimals = parts[1]
    guard (1...max(1, minorUnitDigits)).contains(decimals.count), minorUnitDigits > 0,
      decimals.allSatisfy(\.isASCIIDigit),
      decimals.dropFirst(2).allSatisfy({ $0 == "0" })
    else { return nil }
    return Money("\(units).\(decimals.prefix(2))")
  }

  package var description: String { code }
}
