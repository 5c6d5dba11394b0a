package import BoxOffice

extension Words {
  /// With the language's grouping: `1,057`.
  package func number(_ number: Int) -> String {
    (number < 0 ? data.minus : "") + grouped(String(number.magnitude))
  }

  /// `8.5`.
  package func tenths(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? data.minus : "") + grouped(String(whole)) + data.decimal + String(rest)
  }

  /// With the currency's sign, depending on currency and language: `$12.50`, `-$3.00`, `¥1,300`, `CHF 12.50`;
  /// `13,00 €`.
  package func money(_ amount: Money, in currency: Currency) -> String {
    let sign = data.signs[currency.code] ?? currency.code
    var before = data.currency.before.replacing("¤", with: sign)
    // CLDR's rule: a space separates a sign made of letters from the digits.
    if before.hasSuffix(sign), let last = sign.unicodeScalars.last, !last.isSymbol { before += "\u{A0}" }
    let after = data.currency.after.replacing("¤", with: sign)
    return (amount < .zero ? data.minus : "") + before + digits(of: amount, in: currency) + after
  }

  /// Without the sign: `12.50`.
  package func amount(_ amount: Money, in currency: Currency) -> String {
    (amount < .zero ? data.minus : "") + digits(of: amount, in: currency)
  }

  /// With as many decimals as the currency has, and more if the amount has more, so that what is shown is
  /// what is charged.
  private func digits(of amount: Money, in currency: Currency) -> String {
    let (units, hundredths) = amount.minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
    var text = grouped(String(units))
    let decimals = currency.minorUnitDigits
    guard decimals > 0 || hundredths > 0 else { return text }
    text += data.decimal + (hundredths < 10 ? "0" : "") + String(hundredths)
    return text + String(repeating: "0", count: max(0, decimals - 2))
  }

  private func grouped(_ digits: String) -> String {
    guard digits.utf8.count >= 3 + data.minimumGroupingDigits else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += data.group }
      text.append(digit)
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isSymbol: Bool {
    switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: false
    }
  }
}
