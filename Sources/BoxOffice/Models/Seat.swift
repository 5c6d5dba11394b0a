/// A row of `seats`, derived from its screen's layout.
package struct Seat: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Seat>

  package let id: ID
  package var screen: Screen.ID
  package var label: SeatLabel
  package var type: SeatType
  /// False while the seat is out of order.
  package var isActive: Bool
  /// In seat widths, as in the layout.
  package var x: Double
  package var y: Double

  package init(
    id: ID, screen: Screen.ID, label: SeatLabel, type: SeatType, isActive: Bool = true, x: Double, y: Double
  ) {
    self.id = id
    self.screen = screen
    self.label = label
    self.type = type
    self.isActive = isActive
    self.x = x
    self.y = y
  }
}

/// `seats.seat_type`.
package enum SeatType: String, CaseIterable, Sendable, Codable {
  case standard = "STANDARD"
  case premium = "PREMIUM"
  case vip = "VIP"
  case wheelchair = "WHEELCHAIR"
  case companion = "COMPANION"

  /// Whether anybody may be sent there without asking: not the seats that other people depend on.
  package var isForEverybody: Bool {
    switch self {
    case .standard, .premium, .vip: true
    case .wheelchair, .companion: false
    }
  }
}

/// What is printed on a seat: its row's label and its number. Unique in a screen. `G12`.
package struct SeatLabel: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// At most 10 characters, as `seats.row_label`.
  package let row: String
  package let number: Int

  package init(row: String, number: Int) {
    self.row = row
    self.number = number
  }

  /// `G12`, or `3-12` if the row's label ends in a digit.
  package var description: String {
    row.last?.isNumber == true ? "\(row)-\(number)" : "\(row)\(number)"
  }

  /// Rows by length, then alphabet (Z before AA), then numbers.
  package static func < (left: Self, right: Self) -> Bool {
    if left.row != right.row {
      return (left.row.count, left.row) < (right.row.count, right.row)
    }
    return left.number < right.number
  }
}
