import BoxOffice
import FoundationEssentials
import Testing

/// A rule that does one thing, changed by `restrict`.
func rule(
  _ name: String, _ kind: PricingRule.Kind, fixed: Int, _ restrict: (inout PricingRule) -> Void = { _ in }
) -> PricingRule {
  var rule = PricingRule(
    id: PricingRule.ID(UUID()), name: name, kind: kind, modifier: .fixed(Money(minorUnits: fixed)))
  restrict(&rule)
  return rule
}

func rule(
  _ name: String, _ kind: PricingRule.Kind, percent: Int, _ restrict: (inout PricingRule) -> Void = { _ in }
) -> PricingRule {
  rule(name, kind, fixed: 0) {
    $0.modifier = .percentage(hundredths: percent * 100)
    restrict(&$0)
  }
}

/// A seat of a showtime that somebody asks the price of. Wednesday 25 November 2026, 19:30, where nothing is said.
struct Situation: Sendable {
  var date = CalendarDate(daysSinceEpoch: 20_782)
  var time = TimeOfDay(minutesSinceMidnight: 1_170)
  var tier = PriceTier.standard
  var seat = SeatType.standard
  var ticket = TicketType.adult
}

/// A kind of rule, and where it applies.
struct Condition: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let kind: PricingRule.Kind
  let restrict: @Sendable (inout PricingRule) -> Void
  let situations: [(Situation, applies: Bool)]

  static let all = [
    Condition(
      testDescription: "SEAT_TYPE", kind: .seatType, restrict: { $0.seatType = .vip },
      situations: SeatType.allCases.map { (Situation(seat: $0), $0 == .vip) }),
    Condition(
      testDescription: "TICKET_TYPE", kind: .ticketType, restrict: { $0.ticketType = .child },
      situations: TicketType.allCases.map { (Situation(ticket: $0), $0 == .child) }),
    Condition(
      testDescription: "DAY_OF_WEEK", kind: .dayOfWeek, restrict: { $0.daysOfWeek = [.wednesday, .sunday] },
      situations: (0..<7).map { day in
        (Situation(date: CalendarDate(daysSinceEpoch: 20_782 + day)), day == 0 || day == 4)
      }),
    Condition(
      testDescription: "TIME_BASED across midnight", kind: .timeBased,
      restrict: {
        $0.timeRange = TimeRange(
          start: TimeOfDay(minutesSinceMidnight: 22 * 60), end: TimeOfDay(minutesSinceMidnight: 2 * 60))
      },
      situations: [(0, true), (119, true), (120, false), (1_319, false), (1_320, true), (1_439, true)].map {
        (Situation(time: TimeOfDay(minutesSinceMidnight: $0.0)), $0.1)
      }),
    Condition(
      testDescription: "price tier", kind: .timeBased, restrict: { $0.priceTier = .peak },
      situations: PriceTier.allCases.map { (Situation(tier: $0), $0 == .peak) }),
    Condition(
      testDescription: "validity, both days included", kind: .timeBased,
      restrict: {
        $0.validFrom = CalendarDate(daysSinceEpoch: 20_780)
        $0.validUntil = CalendarDate(daysSinceEpoch: 20_782)
      },
      situations: (20_778...20_784).map {
        (Situation(date: CalendarDate(daysSinceEpoch: $0)), (20_780...20_782).contains($0))
      }),
    Condition(
      testDescription: "every condition at once", kind: .seatType,
      restrict: {
        $0.seatType = .vip
        $0.ticketType = .child
        $0.daysOfWeek = [.wednesday]
        $0.priceTier = .peak
      },
      situations: [
        (Situation(tier: .peak, seat: .vip, ticket: .child), true),
        (Situation(tier: .standard, seat: .vip, ticket: .child), false),
        (Situation(tier: .peak, seat: .premium, ticket: .child), false),
        (Situation(tier: .peak, seat: .vip, ticket: .adult), false),
      ]),
  ]
}
