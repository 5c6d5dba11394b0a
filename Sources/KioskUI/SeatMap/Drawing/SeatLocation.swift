import BoxOffice
import Glibc
import Words

/// Where a seat is in the hall, as seen by somebody who sits there and faces the screen.
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

  init(of seat: SeatIndex, in plan: SeatMapModel, layout: SeatLayout) {
    let place = plan.seats[seat].place
    let rowIndex = plan.seats[seat].row
    section = layout.rows[rowIndex].section
    row = plan.rows[...rowIndex].count { !$0.isEmpty }
    rows = plan.rows.count { !$0.isEmpty }
    let xs = plan.seats.lazy.map(\.place.x)
    let centre = layout.focus?.x ?? ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2
    let others = plan.rows[rowIndex].map { plan.seats[$0].place.x }.sorted()
    let seatWidth = plan.seatWidth
    fromCentre = Int(((place.x - centre) / seatWidth).rounded())
    func side(_ neighbour: Double?) -> Side {
      neighbour.map { abs($0 - place.x) > 1.5 * seatWidth ? .aisle : .seat } ?? .end
    }
    left = side(others.last { $0 < place.x })
    right = side(others.first { $0 > place.x })
    guard let metresPerSeat = layout.metresPerSeat, let metresToScreen = layout.metresToScreen,
      let front = plan.seats.lazy.map(\.place.y).min()
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
  var parts: [Message] {
    [
      section.map { .rowOf(row, rows, in: $0) } ?? .rowOf(row, rows),
      fromCentre == 0
        ? .onCentreLine : fromCentre < 0 ? .leftOfCentre(-fromCentre) : .rightOfCentre(fromCentre),
    ] + sides + (view.map { [sentence($0)] } ?? [])
  }

  /// `aisle on your right`; empty between two seats.
  var sides: [Message] {
    switch (left, right) {
    case (.seat, .seat): []
    case (.aisle, .aisle): [.aislesOnBothSides]
    case (.end, .end): [.aloneInRow]
    case (.aisle, .seat): [.aisleOnLeft]
    case (.end, .seat): [.rowEndOnLeft]
    case (.seat, .aisle): [.aisleOnRight]
    case (.seat, .end): [.rowEndOnRight]
    case (.aisle, .end): [.aisleOnLeft, .rowEndOnRight]
    case (.end, .aisle): [.rowEndOnLeft, .aisleOnRight]
    }
  }

  private func sentence(_ view: View) -> Message {
    .fromScreen(
      tenthsOfMetres: Int((view.metres * 10).rounded()),
      view.degrees == 0
        ? .straightAhead : view.degrees < 0 ? .degreesLeft(-view.degrees) : .degreesRight(view.degrees))
  }
}

extension Canvas {
  /// All of a seat's place, as far as it fits into `columns`; nil when nothing does.
  func text(of location: SeatLocation, fitting columns: Int) -> String? {
    let parts = location.parts.map { words($0) }
    return (1...parts.count).reversed().lazy.map { words.list(Array(parts.prefix($0)), .commas) }
      .first { width(of: $0) <= columns }
  }
}
