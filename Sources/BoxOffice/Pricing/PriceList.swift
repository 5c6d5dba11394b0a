/// What one rule did to a seat's price.
package struct PriceStep: Hashable, Sendable, Codable {
  /// The rule's name when the price was quoted.
  package let rule: String
  /// In hundredths, rounded so that the steps add up to the price.
  package let minorUnits: Int

  package init(rule: String, minorUnits: Int) {
    self.rule = rule
    self.minorUnits = minorUnits
  }

  package var amount: Money { Money(minorUnits: minorUnits) }
}

/// The price of one seat and how it was computed.
package struct SeatPrice: Hashable, Sendable {
  package let price: Money
  /// In the order the rules were applied; they add up to `price`.
  package let steps: [PriceStep]

  package init(price: Money, steps: [PriceStep]) {
    self.price = price
    self.steps = steps
  }
}

/// The prices of one showtime: its cinema's rules, sorted once.
///
/// The first BASE rule that applies sets the price. Then every other rule that applies changes it, by
/// priority (higher first), then specificity (a cinema's own rule before a global one, then the rule with
/// more conditions), then id. FIXED adds, PERCENTAGE multiplies by (100 + n) %. The result is rounded once,
/// half up, to what the cinema's currency has (whole yen), and is never below zero.
package struct PriceList: Sendable, Hashable {
  private let rules: [PricingRule]
  private let currency: Currency

  package init(rules: [PricingRule], showtime: Showtime, currency: Currency) {
    self.currency = currency
    self.rules =
      rules
      .filter { $0.applies(to: showtime) }
      .sorted { PricingRule.precedes($0, $1) }
  }

  /// The price of a seat. Nil, so that the seat cannot be sold, if no BASE rule applies, or one whose amount
  /// the currency does not have.
  package func price(of seat: SeatType, for ticket: TicketType = .adult) -> SeatPrice? {
    let applying = rules.filter { $0.applies(to: seat, ticket: ticket) }
    guard applying.allSatisfy({ $0.isPayable(in: currency) }),
      let base = applying.first(where: { $0.kind == .base }), case .fixed(let basePrice) = base.modifier
    else { return nil }
    var exact = ExactAmount(basePrice)
    var rounded = basePrice
    var steps = [PriceStep(rule: base.name, minorUnits: basePrice.minorUnits)]
    for rule in applying where rule.kind != .base {
      exact.apply(rule.modifier)
      let next = exact.rounded(in: currency)
      steps.append(PriceStep(rule: rule.name, minorUnits: (next - rounded).minorUnits))
      rounded = next
    }
    if rounded < .zero {
      steps.append(PriceStep(rule: "Never below zero", minorUnits: -rounded.minorUnits))
      rounded = .zero
    }
    return SeatPrice(price: rounded, steps: steps)
  }

  /// An adult's price for each type of seat that can be sold.
  package var byType: [SeatType: Money] {
    Dictionary(
      uniqueKeysWithValues: SeatType.allCases.compactMap { type in price(of: type).map { (type, $0.price) } })
  }

  /// The lowest adult's price among those of `types` that are for everybody; nil if none can be sold.
  package func lowestPrice(among types: some Sequence<SeatType>) -> Money? {
    types.filter(\.isForEverybody).compactMap { price(of: $0)?.price }.min()
  }
}

extension PricingRule {
  /// Whether its amount can be paid in a currency: 12.50 cannot be paid in yen. A rule that is not payable
  /// stops the sale of the seats that it applies to, rather than selling them at another price.
  package func isPayable(in currency: Currency) -> Bool {
    switch modifier {
    case .fixed(let amount): currency.holds(amount)
    case .percentage: true
    }
  }

  /// Whether it applies to a showtime, whatever the seat.
  func applies(to showtime: Showtime) -> Bool {
    guard isActive, cinema == nil || cinema == showtime.cinema else { return false }
    if let priceTier, priceTier != showtime.priceTier { return false }
    if !daysOfWeek.isEmpty, !daysOfWeek.contains(showtime.showDate.dayOfWeek) { return false }
    if let timeRange, !timeRange.contains(showtime.startTime) { return false }
    if let validFrom, showtime.showDate < validFrom { return false }
    if let validUntil, showtime.showDate > validUntil { return false }
    return true
  }

  /// Whether it applies to a seat and a ticket of a showtime that it applies to.
  func applies(to seat: SeatType, ticket: TicketType) -> Bool {
    (seatType == nil || seatType == seat) && (ticketType == nil || ticketType == ticket)
  }

  /// The order in which rules are applied.
  static func precedes(_ left: PricingRule, _ right: PricingRule) -> Bool {
    if left.priority != right.priority { return left.priority > right.priority }
    if (left.cinema == nil) != (right.cinema == nil) { return left.cinema != nil }
    if left.conditions != right.conditions { return left.conditions > right.conditions }
    return left.id < right.id
  }

  /// How many conditions it has besides its cinema.
  private var conditions: Int {
    [
      seatType != nil, ticketType != nil, priceTier != nil, !daysOfWeek.isEmpty, timeRange != nil,
      validFrom != nil || validUntil != nil,
    ].count { $0 }
  }
}

/// An exact amount between two rules: a fraction of minor units. Percentages have two decimals, so the
/// denominator is a power of 10,000, reduced as it grows. At least four percentages in a row are exact;
/// beyond that, twelve decimals of a minor unit are kept. Amounts larger than a column can hold stay at its
/// limit.
private struct ExactAmount {
  private var numerator: Int128
  private var denominator: Int128 = 1

  init(_ amount: Money) {
    numerator = Int128(amount.minorUnits)
  }

  mutating func apply(_ modifier: PricingRule.Modifier) {
    switch modifier {
    case .fixed(let amount):
      numerator += Int128(amount.minorUnits) * denominator
    case .percentage(let hundredths):
      numerator *= Int128(10_000 + hundredths)
      denominator *= 10_000
      let divisor = Int128.greatestCommonDivisor(denominator, numerator)
      numerator /= divisor
      denominator /= divisor
    }
    let limit = Int128(Money.largest.minorUnits)
    if numerator.magnitude / denominator.magnitude > limit.magnitude {
      (numerator, denominator) = (numerator < 0 ? -limit : limit, 1)
    } else if denominator > ExactAmount.finest {
      // Whole units and the fraction separately: the fraction alone, times the new denominator, stays below
      // 2^108.
      let (units, fraction) = numerator.quotientAndRemainder(dividingBy: denominator)
      numerator = units * ExactAmount.coarse + fraction * ExactAmount.coarse / denominator
      denominator = ExactAmount.coarse
    }
  }

  // An amount below 2^34 over a denominator up to 2^54, times a factor below 2^34, stays below 2^127.
  private static let finest: Int128 = 1 << 54
  private static let coarse: Int128 = 1_000_000_000_000

  /// To an amount that the currency has, half up: towards positive infinity at a tie.
  func rounded(in currency: Currency) -> Money { currency.rounded(numerator, over: denominator) }
}

extension Int128 {
  fileprivate static func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
    var (a, b) = (first.magnitude, second.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int128(a)
  }
}
