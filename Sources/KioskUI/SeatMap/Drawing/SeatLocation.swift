import BoxOffice
import Glibc

/// Where a seat is in the house, as somebody has it who sits there and faces the screen.
struct SeatLocation: Hashable {
  /// What stands beside a seat.
  enum Side: Hashable {
    case seat, aisle
    /// The row ends here, at an aisle or at a wall.
    case end
  }

  let section: String?
  /// Counted from the screen, from 1 on.
  let row: Int
  let rows: Int
  /// Seats from the centre line; below zero to the left.
  let fromCentre: Int
  let left: Side
  let right: Side
  /// From the middle of the screen; nil where the layout does not say how far that is.
  let view: View?

  struct View: Hashable {
    let metres: Double
    /// How far sideways one looks, in degrees; below zero to the left.
    let degrees: Int
  }

  init(of spot: Int, in plan: SeatMapModel, layout: SeatLayout) {
    let place = plan.spots[spot].place
    let rowIndex = plan.spots[spot].row
    section = layout.rows[rowIndex].section
    row = plan.rows[...rowIndex].count { !$0.isEmpty }
    rows = plan.rows.count { !$0.isEmpty }
    let xs = plan.spots.lazy.map(\.place.x)
    let centre = layout.focus?.x ?? ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2
    let others = plan.rows[rowIndex].map { plan.spots[$0].place.x }.sorted()
    let seatWidth = plan.seatWidth
    fromCentre = Int(((place.x - centre) / seatWidth).rounded())
    func side(_ neighbour: Double?) -> Side {
      neighbour.map { abs($0 - place.x) > 1.5 * seatWidth ? .aisle : .seat } ?? .end
    }
    left = side(others.last { $0 < place.x })
    right = side(others.first { $0 > place.x })
    guard let metresPerSeat = layout.metresPerSeat, let metresToScreen = layout.metresToScreen,
      let front = plan.spots.lazy.map(\.place.y).min()
    else {
      view = nil
      return
    }
    let across = (centre - place.x) * metresPerSeat
    let along = metresToScreen + (place.y - front) * metresPerSeat
    view = View(
      metres: (across * across + along * along).squareRoot(),
      degrees: Int((atan2(across, along) * 180 / .pi).rounded()))
  }

  /// The seat's place in words, what matters most first.
  var parts: [String] {
    [
      (section.map { "\($0), " } ?? "") + "row \(row) of \(rows)",
      fromCentre == 0
        ? "on the centre line" : "\(abs(fromCentre)) \(fromCentre < 0 ? "left" : "right") of the centre",
      sides, view.map(sentence),
    ].compactMap { $0 }
  }

  /// `aisle on your right`; nil between two seats.
  var sides: String? {
    switch (left, right) {
    case (.seat, .seat): nil
    case (.aisle, .aisle): "aisles on both sides"
    case (.end, .end): "alone in the row"
    default:
      [(left, "left"), (right, "right")].compactMap { side, name in
        switch side {
        case .seat: nil
        case .aisle: "aisle on your \(name)"
        case .end: "end of the row on your \(name)"
        }
      }.joined(separator: ", ")
    }
  }

  private func sentence(_ view: View) -> String {
    let tenths = Int((view.metres * 10).rounded())
    let direction =
      view.degrees == 0
      ? "straight ahead" : "\(abs(view.degrees)) degrees to your \(view.degrees < 0 ? "left" : "right")"
    return "\(tenths / 10).\(tenths % 10) m from the screen, \(direction)"
  }

  /// All of it, as far as it fits into `columns`; nil when nothing does.
  func text(fitting columns: Int) -> String? {
    (1...parts.count).reversed().lazy.map { parts.prefix($0).joined(separator: ", ") }
      .first { $0.count <= columns }
  }
}
