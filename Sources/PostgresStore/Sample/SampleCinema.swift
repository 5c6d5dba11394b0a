internal import BoxOffice
internal import FoundationEssentials

/// The sample cinema: "CinemaOS Downtown" with its prices, promo codes and people.
enum SampleCinema {
  static let id = Cinema.ID(sample: "cinema downtown")
  static let timeZone = "America/New_York"

  static let cinema = Cinema(
    id: id, name: "CinemaOS Downtown", address: "123 Main St", city: "New York", state: "NY",
    postalCode: "10001", country: "USA", phone: "+1 212 555 0123", email: "downtown@cinemaos.com",
    operatingHours: Dictionary(
      uniqueKeysWithValues: DayOfWeek.allCases.map { day in
        let isLate = day == .friday || day == .saturday
        return (day, hours(from: 9, to: isLate ? 3 : 1))
      }),
    timeZone: timeZone, currency: .usd)

  private static func hours(from start: Int, to end: Int) -> TimeRange {
    TimeRange(
      start: TimeOfDay(minutesSinceMidnight: start * 60), end: TimeOfDay(minutesSinceMidnight: end * 60))
  }

  // MARK: - Prices, of every type and one for every cinema

  static let rules: [PricingRule] = [
    rule("Standard price", .base, fixed: 1300),
    rule("Matinee price", .base, tier: .matinee, fixed: 950),
    rule("Peak price", .base, tier: .peak, fixed: 1600),
    rule("Premium seat", .seatType, seat: .premium, fixed: 350, priority: 40),
    rule("VIP seat", .seatType, seat: .vip, fixed: 800, priority: 40),
    rule("Companion seat", .seatType, seat: .companion, percentage: -5000, priority: 40),
    rule("Late show", .timeBased, times: hours(from: 22, to: 2), fixed: -200, priority: 30),
    rule("Early bird", .timeBased, times: hours(from: 6, to: 12), fixed: -150, priority: 30),
    rule("Weekend", .dayOfWeek, days: [.saturday, .sunday], fixed: 150, priority: 20),
    rule("Tuesday treat", .dayOfWeek, days: [.tuesday], percentage: -2000, priority: 20, isGlobal: true),
    rule("Child", .ticketType, ticket: .child, percentage: -3500, priority: 10),
    rule("Senior", .ticketType, ticket: .senior, percentage: -2500, priority: 10),
    rule("Student", .ticketType, ticket: .student, percentage: -1500, priority: 10),
  ]

  private static func rule(
    _ name: String, _ kind: PricingRule.Kind, tier: PriceTier? = nil, seat: SeatType? = nil,
    times: TimeRange? = nil, days: Set<DayOfWeek> = [], ticket: TicketType? = nil, fixed: Int? = nil,
    percentage: Int = 0, priority: Int = 0, isGlobal: Bool = false
  ) -> PricingRule {
    PricingRule(
      id: PricingRule.ID(sample: "rule \(name)"), cinema: isGlobal ? nil : id, name: name, kind: kind,
      seatType: seat, daysOfWeek: days, timeRange: times, ticketType: ticket, priceTier: tier,
      modifier: fixed.map { .fixed(Money(minorUnits: $0)) } ?? .percentage(hundredths: percentage),
      priority: priority)
  }

  // MARK: - Promo codes

  static let promoCodes: [PromoCode] = [
    promo(
      "WELCOME10", "10 % off, at most 5.00", .percentage(hundredths: 1000, limit: Money(minorUnits: 500))),
    promo("FAMILY5", "5.00 off from 30.00 on", .fixed(Money(minorUnits: 500)), minimum: 3000),
    promo(
      "OPENING", "A quarter off, for the first 100", .percentage(hundredths: 2500, limit: nil), uses: 100),
  ]

  private static func promo(
    _ code: String, _ description: String, _ discount: PromoCode.Discount, minimum: Int? = nil,
    uses: Int? = nil
  ) -> PromoCode {
    PromoCode(
      id: PromoCode.ID(sample: "promo \(code)"), code: code, description: description, discount: discount,
      minPurchase: minimum.map(Money.init(minorUnits:)), usageLimit: uses,
      validFrom: .init(timeIntervalSince1970: 1_735_689_600),  // 2025
      validUntil: .init(timeIntervalSince1970: 2_051_222_400),  // 2035
      applicableCinemas: uses == nil ? nil : [id])
  }

  // MARK: - People, one of each role; nobody can log in until a password is set

  static let users: [User] = [
    user("admin@cinemaos.com", "Admin", "User", .admin),
    user("manager@cinemaos.com", "Mara", "Lindqvist", .manager),
    user("counter@cinemaos.com", "Theo", "Abara", .staff),
    user("customer@example.com", "June", "Okafor", .customer),
  ]

  private static func user(_ email: String, _ first: String, _ last: String, _ role: User.Role) -> User {
    User(
      id: User.ID(sample: "user \(email)"), email: email, firstName: first, lastName: last, role: role,
      emailVerified: true)
  }
}
