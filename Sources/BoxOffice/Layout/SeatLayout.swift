/// A screen's geometry: `screens.seat_layout`. The drawn map and the `seats` rows come from nothing else.
///
/// Lengths are in seat widths. For somebody who faces the screen, x grows to the right, and y away from the
/// screen.
/// Fractions are allowed everywhere, so rows can be slanted or curved.
package struct SeatLayout: Hashable, Sendable {
  /// The format's version that this program reads and writes.
  package static let version = 1

  /// The edge of the drawn plan at which the screen is; with `bottom`, the plan is drawn rotated by 180°.
  package var screenSide: ScreenSide
  /// From the screen to the back.
  package var rows: [Row]
  /// Doors, stairs and other texts on the plan.
  package var fixtures: [Fixture]
  /// How wide a seat is in metres, if the layout has real measurements.
  package var metresPerSeat: Double?
  /// From the front row to the screen, in metres; given only together with `metresPerSeat`.
  package var metresToScreen: Double?
  /// Where one sees and hears best; nil for two thirds of the way back on the centre line.
  package var focus: Focus?
  /// Which seats may be left over, and who may sit where.
  package var rules: SeatingRules
  /// How many seats the plan must have, including broken ones; nil if it does not say.
  package var seatCount: Int?

  package init(
    screenSide: ScreenSide = .top, rows: [Row], fixtures: [Fixture] = [], metresPerSeat: Double? = nil,
    metresToScreen: Double? = nil, focus: Focus? = nil, rules: SeatingRules = SeatingRules(),
    seatCount: Int? = nil
  ) {
    self.screenSide = screenSide
    self.rows = rows
    self.fixtures = fixtures
    self.metresPerSeat = metresPerSeat
    self.metresToScreen = metresToScreen
    self.focus = focus
    self.rules = rules
    self.seatCount = seatCount
  }

  package enum ScreenSide: String, CaseIterable, Sendable {
    case top, bottom
  }

  /// A point on the plan.
  package struct Focus: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Row: Hashable, Sendable {
    /// At most 10 characters, unique in the layout.
    package var label: String
    /// From left to right.
    package var places: [Place]
    /// The part of the hall it belongs to, such as `Balcony`, at most 50 characters; nil if the hall has no
    /// parts.
    package var section: String?

    package init(label: String, places: [Place], section: String? = nil) {
      self.label = label
      self.places = places
      self.section = section
    }
  }

  /// One seat's place.
  package struct Place: Hashable, Sendable {
    package var label: SeatLabel
    package var type: SeatType
    package var x: Double
    package var y: Double
    /// The other half of a love seat: the two are sold together or not at all.
    package var partner: SeatLabel?
    /// On a COMPANION seat: the wheelchair space it belongs to.
    package var companionOf: SeatLabel?
    /// Why the seat may not be sold; nil if it may.
    package var outOfOrder: String?

    package init(
      label: SeatLabel, type: SeatType = .standard, x: Double, y: Double, partner: SeatLabel? = nil,
      companionOf: SeatLabel? = nil, outOfOrder: String? = nil
    ) {
      self.label = label
      self.type = type
      self.x = x
      self.y = y
      self.partner = partner
      self.companionOf = companionOf
      self.outOfOrder = outOfOrder
    }
  }

  /// A text on the plan, centred on its point.
  package struct Fixture: Hashable, Sendable {
    package var text: String
    package var x: Double
    package var y: Double

    package init(text: String, x: Double, y: Double) {
      self.text = text
      self.x = x
      self.y = y
    }
  }

  /// All places, row by row.
  package var places: [Place] { rows.flatMap(\.places) }

  /// How many seats may be sold: all but those out of order.
  package var capacity: Int {
    rows.reduce(0) { $0 + $1.places.count { $0.outOfOrder == nil } }
  }
}
