import BoxOffice
import FoundationEssentials
import Testing

@Suite("Price list")
struct PriceListTests {
  private let here = Cinema.ID(UUID())

  @Test("The BASE rule alone is the price")
  func startsAtBase() {
    let price = price([rule("Base", .base, fixed: 1_250)])
    #expect(price?.price == Money(minorUnits: 1_250))
    #expect(price?.steps == [PriceStep(rule: "Base", minorUnits: 1_250)])
  }

  @Test("Without a BASE rule that applies nothing can be sold")
  func needsBase() {
    #expect(price([]) == nil)
    #expect(price([rule("VIP", .seatType, fixed: 600)]) == nil)
    #expect(price([rule("VIP base", .base, fixed: 600) { $0.seatType = .vip }]) == nil)
    #expect(price([rule("Withdrawn", .base, fixed: 600) { $0.isActive = false }]) == nil)
    #expect(price([rule("Elsewhere", .base, fixed: 600) { $0.cinema = Cinema.ID(UUID()) }]) == nil)
    #expect(price([rule("A percentage is no price", .base, percent: 10)]) == nil)
  }

  @Test("Of several BASE rules the first sets the price, the others do nothing")
  func takesOneBase() {
    let rules = [
      rule("Global", .base, fixed: 1_000), rule("Own", .base, fixed: 1_250) { $0.cinema = here },
      rule("Own peak", .base, fixed: 1_500) {
        $0.cinema = here
        $0.priceTier = .peak
      },
    ]
    #expect(price(rules)?.steps.map(\.rule) == ["Own"])
    #expect(price(rules, tier: .peak)?.steps.map(\.rule) == ["Own peak"])
    let urgent = rule("Urgent", .base, fixed: 900) { $0.priority = 1 }
    #expect(price(rules + [urgent], tier: .peak)?.price == Money(minorUnits: 900))
  }

  @Test("Each kind of rule applies where its condition holds and nowhere else", arguments: Condition.all)
  func appliesKinds(condition: Condition) {
    let rules = [
      rule("Base", .base, fixed: 1_000), rule("More", condition.kind, fixed: 100, condition.restrict),
    ]
    for (situation, applies) in condition.situations {
      let price = PriceList(rules: rules, showtime: showtime(situation), currency: .usd)
        .price(of: situation.seat, for: situation.ticket)
      #expect(price?.price == Money(minorUnits: applies ? 1_100 : 1_000), "\(situation)")
    }
  }

  @Test("Higher priorities go first, and percentages multiply what stands then")
  func ordersByPriority() {
    let base = rule("Base", .base, fixed: 1_000)
    func fixed(_ priority: Int) -> PricingRule {
      rule("Fixed", .timeBased, fixed: 200) { $0.priority = priority }
    }
    func percent(_ priority: Int) -> PricingRule {
      rule("Percent", .dayOfWeek, percent: -50) { $0.priority = priority }
    }
    #expect(price([percent(1), fixed(2), base])?.price == Money(minorUnits: 600))
    #expect(price([percent(2), fixed(1), base])?.price == Money(minorUnits: 700))
    #expect(price([percent(2), fixed(1), base])?.steps.map(\.minorUnits) == [1_000, -500, 200])
    // The base comes first whatever its priority.
    #expect(
      price([percent(9), rule("Base", .base, fixed: 1_000) { $0.priority = -9 }])?.price
        == Money(minorUnits: 500))
  }

  @Test("At one priority a cinema's own rule precedes a global one, however specific")
  func ordersByCinema() {
    let global = rule("Global", .seatType, percent: -50) {
      $0.seatType = .standard
      $0.priceTier = .standard
      $0.validFrom = CalendarDate(daysSinceEpoch: 0)
    }
    let own = rule("Own", .seatType, fixed: 200) { $0.cinema = here }
    #expect(steps([global, own]) == ["Base", "Own", "Global"])
  }

  @Test("Then the rule with more conditions precedes")
  func ordersByConditions() {
    let none = rule("None", .seatType, fixed: 1)
    let one = rule("One", .seatType, fixed: 1) { $0.seatType = .standard }
    let two = rule("Two", .seatType, fixed: 1) {
      $0.seatType = .standard
      $0.ticketType = .adult
    }
    let dates = rule("Both dates are one condition", .seatType, fixed: 1) {
      $0.validFrom = CalendarDate(daysSinceEpoch: 0)
      $0.validUntil = CalendarDate(daysSinceEpoch: 99_999)
    }
    #expect(Set(steps([none, one, two, dates])[2...3]) == ["One", "Both dates are one condition"])
    #expect(steps([none, one, two, dates]).first == "Base")
    #expect(steps([none, one, two, dates])[1] == "Two")
    #expect(steps([none, one, two, dates]).last == "None")
  }

  @Test("Then the id decides, so that every kiosk says the same")
  func ordersByID() throws {
    let ids = [
      "00000000-0000-0000-0000-0000000000ff", "0f000000-0000-0000-0000-000000000000",
      "f0000000-0000-0000-0000-000000000000",
    ]
    let rules = try ids.map { id in
      PricingRule(
        id: try #require(PricingRule.ID(id)), name: id, kind: .dayOfWeek,
        modifier: .fixed(Money(minorUnits: 1)))
    }
    #expect(steps(rules.reversed()) == ["Base"] + ids)
    #expect(steps([rules[1], rules[2], rules[0]]) == ["Base"] + ids)
  }

  @Test(
    "A seat's price is rounded once, half up",
    arguments: [
      // 24.69 less a half is 12.345.
      (2_469, [-5_000], 1_235), (2_467, [-5_000], 1_234), (1_000, [3_333], 1_333), (1, [-5_000], 1),
      (1, [-5_001], 0),
      // Twice a third and back would lose a cent if each step were rounded.
      (1_001, [-5_000, -5_000, 10_000, 10_000], 1_001), (999, [1, 1, 1], 999), (5_000, [1, 1], 5_001),
      // Twelve steps need more digits than are kept, and the cent is right all the same.
      (
        90_982, [1_600, 1_600, -3_600, 2_800, 2_800, 1_600, 2_800, -3_600, -400, -400, -3_600, 1_600], 83_464
      ),
    ])
  func rounds(base: Int, hundredths: [Int], expected: Int) {
    let rules = hundredths.enumerated().map { index, hundredths in
      PricingRule(
        id: PricingRule.ID(UUID()), name: "Step \(index)", kind: .timeBased,
        modifier: .percentage(hundredths: hundredths), priority: -index)
    }
    let price = price([rule("Base", .base, fixed: base)] + rules)
    #expect(price?.price == Money(minorUnits: expected))
    #expect(price?.steps.reduce(0) { $0 + $1.minorUnits } == expected)
  }

  @Test("A price is never below zero, and the quote says so")
  func stopsAtZero() {
    let price = price([rule("Base", .base, fixed: 500), rule("Gift", .timeBased, fixed: -800)])
    #expect(price?.price == .zero)
    #expect(price?.steps.map(\.rule) == ["Base", "Gift", "Never below zero"])
    #expect(price?.steps.map(\.minorUnits) == [500, -800, 300])
    #expect(self.price([rule("Base", .base, fixed: -500)])?.price == .zero)
    #expect(
      self.price([rule("Base", .base, fixed: 500), rule("Free", .timeBased, percent: -100)])?.steps.count == 2
    )
  }

  @Test("What is below zero on the way may come back up")
  func roundsBelowZeroOnTheWay() {
    let rules = [
      rule("Base", .base, fixed: 500), rule("Gift", .timeBased, fixed: -801) { $0.priority = 2 },
      rule("Half", .timeBased, percent: -50) { $0.priority = 1 }, rule("Fee", .timeBased, fixed: 200),
    ]
    // 5.00 − 8.01 = −3.01, half of it −1.505, and 2.00 more 0.495, half up.
    #expect(price(rules)?.price == Money(minorUnits: 50))
  }

  @Test("Absurd rules stop at what a column holds")
  func stopsAtLargest() {
    let rules = (0..<40).map { index in rule("Double \(index)", .timeBased, percent: 99_999_999) }
    #expect(price([rule("Base", .base, fixed: 9_999_999_999)] + rules)?.price == .largest)
  }

  @Test(
    "A price is rounded once to what the currency has, half up",
    arguments: [
      ("JPY", 130_000, [-1_105], 115_600), ("JPY", 125_000, [-3_330], 83_400),
      ("JPY", 100_100, [-5_000], 50_100),
      ("JPY", 100_100, [-5_000, 10_000], 100_100), ("JPY", 100, [-9_999], 0),
      ("USD", 125_000, [-3_333], 83_338),
      ("KWD", 125, [-5_000], 63),
    ])
  func roundsToCurrency(code: String, base: Int, percentages: [Int], price: Int) throws {
    let currency = try #require(Currency(code))
    let changes = percentages.enumerated().map { index, change in
      rule("Change", .timeBased, fixed: 0) {
        $0.modifier = .percentage(hundredths: change)
        $0.priority = -index
      }
    }
    let result = try #require(self.price([rule("Base", .base, fixed: base)] + changes, in: currency))
    #expect(result.price.minorUnits == price)
    #expect(result.steps.reduce(0) { $0 + $1.minorUnits } == price)
    #expect(result.steps.allSatisfy { currency.holds($0.amount) })
  }

  @Test("A rule whose amount the currency does not have stops the sale of its seats, and of no others")
  func refusesUnpayable() throws {
    let yen = try #require(Currency("JPY"))
    let base = rule("Base", .base, fixed: 130_000)
    let vip = rule("VIP", .seatType, fixed: 150) { $0.seatType = .vip }
    let list = PriceList(rules: [base, vip], showtime: showtime(Situation()), currency: yen)
    #expect(list.price(of: .standard)?.price == Money(minorUnits: 130_000))
    #expect(list.price(of: .vip) == nil)
    #expect(price([rule("Base", .base, fixed: 1_250)], in: yen) == nil)
    #expect(price([rule("Base", .base, fixed: 1_250)])?.price == Money(minorUnits: 1_250))
  }

  @Test("The lowest price is an adult's, among the types that can be sold")
  func findsLowest() {
    let list = PriceList(
      rules: [
        rule("Base", .base, fixed: 1_250), rule("VIP", .seatType, fixed: 600) { $0.seatType = .vip },
        rule("Child", .ticketType, percent: -50) { $0.ticketType = .child },
      ], showtime: showtime(Situation()), currency: .usd)
    #expect(list.lowestPrice(among: [.vip]) == Money(minorUnits: 1_850))
    #expect(list.lowestPrice(among: [.vip, .standard]) == Money(minorUnits: 1_250))
    #expect(list.lowestPrice(among: []) == nil)
  }

  private func price(
    _ rules: [PricingRule], tier: PriceTier = .standard, in currency: Currency = .usd
  ) -> SeatPrice? {
    PriceList(rules: rules, showtime: showtime(Situation(tier: tier)), currency: currency).price(
      of: .standard)
  }

  private func steps(_ rules: [PricingRule]) -> [String] {
    price([rule("Base", .base, fixed: 1_000)] + rules)?.steps.map(\.rule) ?? []
  }

  private func showtime(_ situation: Situation) -> Showtime {
    Showtime(
      id: Showtime.ID(UUID()), screen: Screen.ID(UUID()), movie: Movie.ID(UUID()), cinema: here,
      showDate: situation.date, startTime: situation.time, endTime: situation.time.advanced(byMinutes: 120),
      priceTier: situation.tier, totalSeats: 100, availableSeats: 100,
      startsAt: Date(timeIntervalSince1970: 0))
  }
}
