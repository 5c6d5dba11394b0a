internal import BoxOffice
internal import FoundationEssentials

extension PricingRule {
  static let columns = [
    "id", "cinema_id", "name", "rule_type", "seat_type", "day_of_week", "time_range", "ticket_type",
    "price_tier", "price_modifier", "modifier_type", "priority", "is_active", "valid_from", "valid_until",
  ]

  init(_ row: Row) throws(PostgresError) {
    let hundredths = try row.value("price_modifier", as: NumericHundredths.self).value
    let days = try row.value("day_of_week", as: [Int]?.self) ?? []
    self.init(
      id: try row.value("id"), cinema: try row.value("cinema_id"), name: try row.value("name"),
      kind: try row.value("rule_type"), seatType: try row.value("seat_type"),
      daysOfWeek: Set(days.compactMap(DayOfWeek.init)), timeRange: try StoredTimeRange.range(in: row),
      ticketType: try row.value("ticket_type"), priceTier: try row.value("price_tier"),
      modifier: try row.value("modifier_type", as: ModifierType.self) == .fixed
        ? .fixed(Money(minorUnits: hundredths)) : .percentage(hundredths: hundredths),
      priority: try row.value("priority"), isActive: try row.value("is_active"),
      validFrom: try row.value("valid_from"), validUntil: try row.value("valid_until"))
  }
}

extension PricingVersion {
  init(_ row: Row) throws(PostgresError) {
    self.init(
      cinema: try row.value("cinema_pricing_version"), showtime: try row.value("pricing_version"))
  }

  var values: Bindings { ["cinema_prices": cinema, "showtime_prices": showtime] }
}

/// `modifier_type` and `discount_type`.
enum ModifierType: String, PostgresWord {
  case fixed = "FIXED"
  case percentage = "PERCENTAGE"
}

/// `pricing_rules.time_range`: `{"start": "18:00", "end": "23:00"}`.
struct StoredTimeRange: Codable {
  let start: String
  let end: String

  static func range(in row: Row) throws(PostgresError) -> TimeRange? {
    guard let stored = try row.json("time_range", as: StoredTimeRange.self) else { return nil }
    guard let start = TimeOfDay(stored.start), let end = TimeOfDay(stored.end) else {
      throw PostgresError(.undecodable, "Column `time_range` has a time that is not HH:MM")
    }
    return TimeRange(start: start, end: end)
  }
}

extension PromoCode {
  static let columns = [
    "id", "code", "description", "discount_type", "discount_value", "max_discount", "min_purchase",
    "usage_limit", "usage_count", "valid_from", "valid_until", "is_active", "applicable_cinemas",
    "applicable_movies",
  ]

  init(_ row: Row) throws(PostgresError) {
    let value = try row.value("discount_value", as: NumericHundredths.self).value
    let limit = try row.value("max_discount", as: Money?.self)
    self.init(
      id: try row.value("id"), code: try row.value("code"), description: try row.value("description"),
      discount: try row.value("discount_type", as: ModifierType.self) == .fixed
        ? .fixed(Money(minorUnits: value)) : .percentage(hundredths: value, limit: limit),
      minPurchase: try row.value("min_purchase"), usageLimit: try row.value("usage_limit"),
      usageCount: try row.value("usage_count"), validFrom: try row.value("valid_from"),
      validUntil: try row.value("valid_until"), isActive: try row.value("is_active"),
      applicableCinemas: try row.value("applicable_cinemas", as: [Cinema.ID]?.self).map { Set($0) },
      applicableMovies: try row.value("applicable_movies", as: [Movie.ID]?.self).map { Set($0) })
  }
}

extension PromoCode.Discount {
  /// In the form in which `promocodes` stores them.
  var values: Bindings {
    switch self {
    case .fixed(let amount):
      ["discount_type": ModifierType.fixed, "discount_value": amount, "max_discount": Money?.none]
    case .percentage(let hundredths, let limit):
      [
        "discount_type": ModifierType.percentage, "discount_value": Money(minorUnits: hundredths),
        "max_discount": limit,
      ]
    }
  }
}
