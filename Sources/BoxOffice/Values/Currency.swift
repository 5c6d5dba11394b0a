/// An ISO 4217 currency with two decimals, as `cinemas.currency` and `payments.currency` hold it.
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
  package var description: String { code }

  /// An amount as a person reads it: `$12.50`, `-$3.00`, `12.50 CHF` where no sign is common.
  package func formatted(_ amount: Money) -> String {
    let sign: String? =
      switch code {
      case "USD", "CAD", "AUD", "NZD": "$"
      case "EUR": "€"
      case "GBP": "£"
      case "INR": "₹"
      default: nil
      }
    guard let sign else { return "\(amount) \(code)" }
    return amount < .zero ? "-\(sign)\(Money.zero - amount)" : "\(sign)\(amount)"
  }
}
