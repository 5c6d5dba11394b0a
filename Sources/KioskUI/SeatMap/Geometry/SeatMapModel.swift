package import BoxOffice

/// A screen's seats, prepared for drawing, moving and booking. Seats are named by their index in ``spots``.
///
/// What is drawn at a cell, what the cursor reaches and what is booked come from the same ``Projection``.
package struct SeatMapModel: Hashable, Sendable {
  /// A seat and its place.
  package struct Spot: Hashable, Sendable {
    package let id: Seat.ID
    package let place: SeatLayout.Place
    /// The layout row's index.
    package let row: Int
    /// The other half of a love seat.
    package let partner: Int?

    package var label: SeatLabel { place.label }
    package var type: SeatType { place.type }
  }

  package let spots: [Spot]
  /// The spots of each layout row, from left to right as drawn; of a row that is turned by a right angle or nearly, from
  /// top to bottom.
  package let rows: [[Int]]
  package let screenSide: SeatLayout.ScreenSide
  /// From a seat to its neighbour, in the layout's unit.
  let seatWidth: Double
  /// The same seats as the seating rules see them, in the order of ``spots``.
  package let graph: SeatingGraph
  /// With four columns a seat, with three, and with two. Movement follows the middle one.
  package let roomy: Projection
  package let wide: Projection
  package let narrow: Projection
  /// Whether left and right go on from line to line, since nothing else leads to every seat.
  package private(set) var isWalkedLikeText = false
  /// What the overview shows.
  package let parts: HallParts
  /// The types of the seats that are sold one by one, and of the first love seat.
  let singleTypes: [SeatType]
  let pairType: SeatType?
  /// By row.
  let shapes: [RowShape]
  /// Whether a digit may begin a seat's name.
  package let hasNumberedRows: Bool
  private let indices: [Seat.ID: Int]
  private let labels: [SeatLabel: Int]

  /// Joins the layout with the seats' ids. Places without a row in `seats` cannot be sold and are left out.
  package init(layout: SeatLayout, seats: [Seat]) {
    let ids = Dictionary(seats.map { ($0.label, $0.id) }) { first, _ in first }
    let isTurned = layout.screenSide == .bottom
    var places: [(place: SeatLayout.Place, row: Int)] = []
    for (index, row) in layout.rows.enumerated() {
      let sold = row.places.filter { ids[$0.label] != nil }
      places += (isTurned ? sold.reversed() : sold).map { ($0, index) }
    }
    let labels = Dictionary(places.enumerated().map { ($1.place.label, $0) }) { first, _ in first }
    spots = places.compactMap { entry in
      ids[entry.place.label].map { id in
        Spot(
          id: id, place: entry.place, row: entry.row, partner: entry.place.partner.flatMap { labels[$0] })
      }
    }
    var rows: [[Int]] = Array(repeating: [], count: layout.rows.count)
    for (index, spot) in spots.enumerated() { rows[spot.row].append(index) }
    rows = rows.map { [spots] row in
      let (across, along) = (row.map { spots[$0].place.x }, row.map { spots[$0].place.y })
      let width = (across.max() ?? 0) - (across.min() ?? 0)
      guard (along.max() ?? 0) - (along.min() ?? 0) > 3 * width else { return row }
      return row.sorted { (spots[$0].place.y < spots[$1].place.y) != isTurned }
    }
    self.rows = rows
    self.labels = labels
    screenSide = layout.screenSide
    hasNumberedRows = spots.contains { $0.label.row.first?.isNumber == true }
    graph = SeatingGraph(layout: layout, places: spots.map(\.place))
    indices = Dictionary(spots.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let survey = LayoutAnalysis(layout: layout, spots: spots, rows: rows)
    shapes = survey.shapes
    let singles = Set(spots.lazy.filter { $0.partner == nil }.map(\.type))
    singleTypes = SeatType.allCases.filter { singles.contains($0) }
    pairType = spots.first { $0.partner != nil }?.type
    seatWidth = survey.seatWidth
    roomy = Projection(layout: layout, spots: spots, rows: rows, survey: survey, pitch: 4)
    wide = Projection(layout: layout, spots: spots, rows: rows, survey: survey, pitch: 3)
    narrow = Projection(layout: layout, spots: spots, rows: rows, survey: survey, pitch: 2)
    parts = HallParts(
      cells: wide.cells, pitch: wide.pitch, sections: spots.map { layout.rows[$0.row].section })
    isWalkedLikeText = !unreachable.isEmpty
  }

  package func index(of seat: Seat.ID) -> Int? { indices[seat] }

  package func index(of label: SeatLabel) -> Int? { labels[label] }

  /// A seat and, of a love seat, its other half: what is sold together.
  package func unit(of spot: Int) -> [Int] {
    guard let partner = spots[spot].partner else { return [spot] }
    return [min(spot, partner), max(spot, partner)]
  }

  /// The most generous projection that fits, or the narrow one, and the rows from one line to the next: two
  /// where the window has them, since cells are about twice as high as wide.
  package func projection(fitting columns: Int, rows: Int) -> (projection: Projection, spacing: Int) {
    if roomy.columns <= columns, roomy.lines * 2 - 1 <= rows { return (roomy, 2) }
    return (wide.columns <= columns ? wide : narrow, 1)
  }
}
