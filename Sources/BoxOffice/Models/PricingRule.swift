/// A row of `pricing_rules`: what it applies to and what it does to the price of one seat.
package struct PricingRule: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<PricingRule>

  package enum Kind: String, CaseIterable, Sendable {
    case base = "BASE"
    case timeBased = "TIME_BASED"
    case seatType = "SEAT_TYPE"
    case dayOfWeek = "DAY_OF_WEEK"
    case ticketType = "TICKET_TYPE"
  }

  /// `price_modifier`, as `modifier_type` says how to read it.
  package enum Modifier: Hashable, Sendable {
    /// Adds the amount; in a BASE rule, it is the price itself.
    case fixed(Money)
    /// Multiplies by (100 + n) %, where `hundredths` is n × 100: -2000 takes 20 % off.
    case percentage(hundredths: Int)
  }

  package let id: ID
  /// Nil for every cinema.
  package var cinema: Cinema.ID?
  package var name: String
  package var kind: Kind
  package var seatType: SeatType?
  /// Empty for every day.
  package var daysOfWeek: Set<DayOfWeek>
  /// Compared with the showtime's start.
  package var timeRange: TimeRange?
  package var ticketType: TicketType?
  /// Restricts the rule to showtimes of that tier.
  package var priceTier: PriceTier?
  package var modifier: Modifier
  /// Higher ones are applied first.
  package var priority: Int
  package var isActive: Bool
  /// The first and last day on which it is valid, both included, by the show's date.
  package var validFrom: CalendarDate?
  package var validUntil: CalendarDate?

  package init(
    id: ID, cinema: Cinema.ID? = nil, name: String, kind: Kind, seatType: SeatType? = nil,
    daysOfWeek: Set<DayOfWeek> = [], timeRange: TimeRange? = nil, ticketType: TicketType? = nil,
    priceTier: PriceTier? = nil, modifier: Modifier, priority: Int = 0, isActive: Bool = true,
    validFrom: CalendarDate? = nil, validUntil: CalendarDate? = nil
  ) {
    self.id = id
    self.cinema = cinema
    self.name = name
    self.kind = kind
    self.seatType = seatType
    self.daysOfWeek = daysOfWeek
    self.timeRange = timeRange
    self.ticketType = ticketType
    self.priceTier = priceTier
    self.modifier = modifier
    self.priority = priority
    self.isActive = isActive
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}
