import BoxOffice
import FoundationEssentials
import FaultInjection
import TestSupport
import Testing

@Suite("Price list, whatever the rules", .ownThread)
struct PriceListPropertyTests {
  private let cinema = Cinema.ID(UUID())

  @Test(
    "The steps add up to the price, which is never below zero and the same in whatever order rules are read")
  func addsUp() {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<2_000 {
      let rules = rules(using: &generator)
      let showtime = showtime(using: &generator)
      let list = PriceList(rules: rules, showtime: showtime, currency: .usd)
      let shuffled = PriceList(rules: rules.shuffled(using: &generator), showtime: showtime, currency: .usd)
      for seat in SeatType.allCases {
        for ticket in TicketType.allCases {
          guard let price = list.price(of: seat, for: ticket) else {
            #expect(shuffled.price(of: seat, for: ticket) == nil)
            continue
          }
          #expect(price.steps.reduce(0) { $0 + $1.minorUnits } == price.price.minorUnits)
          #expect(price.price >= .zero)
          #expect(price.price <= .largest)
          #expect(shuffled.price(of: seat, for: ticket) == price)
        }
      }
    }
  }

  @Test("The price is what exact arithmetic makes of the steps, rounded once")
  func isExact() {
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<5_000 {
      // Three percentages of two decimals fit a denominator of 10 to the 12th, and this sum an Int128.
      let base = Int.random(in: 0...50_000, using: &generator)
      let changes = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        (Int.random(in: -9_999...20_000, using: &generator), Int.random(in: -500...500, using: &generator))
      }
      var rules = [rule("Base", .base, fixed: base)]
      var (numerator, denominator) = (Int128(base), Int128(1))
      for (index, change) in changes.enumerated() {
        rules.append(
          rule("Percent", .timeBased, fixed: 0) {
            $0.modifier = .percentage(hundredths: change.0)
            $0.priority = -2 * index
          })
        rules.append(rule("Fixed", .timeBased, fixed: change.1) { $0.priority = -2 * index - 1 })
        numerator = numerator * Int128(10_000 + change.0) + Int128(change.1) * denominator * 10_000
        denominator *= 10_000
      }
      let doubled = 2 * numerator + denominator
      let rounded = doubled / (2 * denominator) - (doubled % (2 * denominator) < 0 ? 1 : 0)
      let price = PriceList(rules: rules, showtime: showtime(using: &generator), currency: .usd).price(
        of: .standard)?.price
      #expect(price == Money(minorUnits: Int(max(0, rounded))))
    }
  }

  private func rules(using generator: inout SeededGenerator) -> [PricingRule] {
    (0..<Int.random(in: 1...12, using: &generator)).map { index in
      let kind = index == 0 ? .base : PricingRule.Kind.allCases.randomElement(using: &generator) ?? .base
      let isPercentage = kind != .base && Bool.random(using: &generator)
      return PricingRule(
        id: PricingRule.ID(generator.uuid()), cinema: Bool.random(using: &generator) ? cinema : nil,
        name: "Rule \(index)", kind: kind,
        seatType: index > 0 && Bool.random(using: &generator)
          ? SeatType.allCases.randomElement(using: &generator) : nil,
        daysOfWeek: Bool.random(using: &generator)
          ? [] : Set(DayOfWeek.allCases.shuffled(using: &generator).prefix(5)),
        ticketType: Int.random(in: 0...3, using: &generator) == 0
          ? TicketType.allCases.randomElement(using: &generator) : nil,
        modifier: isPercentage
          ? .percentage(hundredths: Int.random(in: -12_000...12_000, using: &generator))
          : .fixed(Money(minorUnits: Int.random(in: -2_000...3_000, using: &generator))),
        priority: Int.random(in: -2...2, using: &generator))
    }
  }

  private func showtime(using generator: inout SeededGenerator) -> Showtime {
    Showtime(
      id: Showtime.ID(generator.uuid()), screen: Screen.ID(generator.uuid()),
      movie: Movie.ID(generator.uuid()),
      cinema: cinema,
      showDate: CalendarDate(daysSinceEpoch: Int.random(in: 20_000...21_000, using: &generator)),
      startTime: TimeOfDay(minutesSinceMidnight: Int.random(in: 0..<1_440, using: &generator)),
      endTime: TimeOfDay(minutesSinceMidnight: 0), totalSeats: 100, availableSeats: 100,
      startsAt: Date(timeIntervalSince1970: 0))
  }
}

extension SeededGenerator {
  /// Any 128 bits.
  mutating func uuid() -> UUID {
    let (high, low) = (next(), next())
    func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (8 * index)) }
    return UUID(
      uuid: (
        byte(high, 7), byte(high, 6), byte(high, 5), byte(high, 4), byte(high, 3), byte(high, 2),
        byte(high, 1),
        byte(high, 0), byte(low, 7), byte(low, 6), byte(low, 5), byte(low, 4), byte(low, 3), byte(low, 2),
        byte(low, 1), byte(low, 0)
      ))
  }
}
