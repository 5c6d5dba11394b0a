package import BoxOffice

/// A screen's seats, prepared for drawing, moving and booking.
///
/// What is drawn at a cell, what the cursor reaches and what is booked come from the same ``Projection``.
package struct SeatMapModel: Hashable, Sendable {
  /// A seat and its place.
  package struct PlacedSeat: Hashable, Sendable {
    package let id: Seat.ID
    package let place: SeatLayout.Place
    /// The layout row's index.
    package let row: Int
    /// The other half of a love seat.
    package let partner: SeatIndex?

    package var label: SeatLabel { place.label }
    package var type: SeatType { place.type }
  }

  package let seats: SeatArray<PlacedSeat>
  /// The seats of each layout row, from left to right as drawn; of a row that is turned by a right angle or nearly, from
  /// top to bottom.
  package let rows: [[SeatIndex]]
  package let screenSide: SeatLayout.ScreenSide
  /// From a seat to its neighbour, in the layout's unit.
  let seatWidth: Double
  /// The same seats as the seating rules see them, in the same order.
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
  private let indices: [Seat.ID: SeatIndex]
  private let labels: [SeatLabel: SeatIndex]

  /// Joins the layout with the seats' ids. Places without a row in `seats` cannot be sold and are left out.
  package init(layout: SeatLayout, seats: [Seat]) {
    let ids = Dictionary(seats.map { ($0.label, $0.id) }) { first, _ in first }
    let isTurned = layout.screenSide == .bottom
    var places: [(place: SeatLayout.Place, row: Int)] = []
    for (index, row) in layout.rows.enumerated() {
      let sold = row.places.filter { ids[$0.label] != nil }
      places += (isTurned ? sold.reversed() : sold).map { ($0, index) }
    }
    let labels = Dictionary(SeatArray(places).indexed.map { ($1.place.label, $0) }) { first, _ in first }
    let placed = SeatArray(
      places.compactMap { entry in
        ids[entry.place.label].map { id in
          PlacedSeat(
            id: id, place: entry.place, row: entry.row, partner: entry.place.partner.flatMap { labels[$0] })
        }
      })
    self.seats = placed
    var rows: [[SeatIndex]] = Array(repeating: [], count: layout.rows.count)
    for (index, seat) in placed.indexed { rows[seat.row].append(index) }
    rows = rows.map { row in
      let (across, along) = (row.map { placed[$0].place.x }, row.map { placed[$0].place.y })
      let width = (across.max() ?? 0) - (across.min() ?? 0)
      guard (along.max() ?? 0) - (along.min() ?? 0) > 3 * width else { return row }
      return row.sorted { (placed[$0].place.y < placed[$1].place.y) != isTurned }
    }
    self.rows = rows
    self.labels = labels
    screenSide = layout.screenSide
    hasNumberedRows = placed.contains { $0.label.row.first?.isNumber == true }
    graph = SeatingGraph(layout: layout, places: placed.map(\.place))
    indices = Dictionary(placed.indexed.map { ($1.id, $0) }) { first, _ in first }
    let analysis = LayoutAnalysis(layout: layout, seats: placed, rows: rows)
    shapes = analysis.shapes
    let singles = Set(placed.lazy.filter { $0.partner == nil }.map(\.type))
    singleTypes = SeatType.allCases.filter { singles.contains($0) }
    pairType = placed.first { $0.partner != nil }?.type
    seatWidth = analysis.seatWidth
    roomy = Projection(layout: layout, rows: rows, analysis: analysis, pitch: 4)
    wide = Projection(layout: layout, rows: rows, analysis: analysis, pitch: 3)
    narrow = Projection(layout: layout, rows: rows, analysis: analysis, pitch: 2)
    parts = HallParts(
      cells: wide.cells, pitch: wide.pitch, sections: SeatArray(placed.map { layout.rows[$0.row].section }))
    isWalkedLikeText = !unreachable.isEmpty
  }

  package func index(of seat: Seat.ID) -> SeatIndex? { indices[seat] }

  package func index(of label: SeatLabel) -> SeatIndex? { labels[label] }

  /// A seat and, of a love seat, its other half: what is sold together.
  package func unit(of seat: SeatIndex) -> [SeatIndex] {
    guard let partner = seats[seat].partner else { return [seat] }
    return [min(seat, partner), max(seat, partner)]
  }

  /// The most generous projection that fits, or the narrow one, and the rows from one line to the next: two
  /// where the window has them, since cells are about twice as high as wide.
  package func projection(fitting columns: Int, rows: Int) -> (projection: Projection, spacing: Int) {
    if roomy.columns <= columns, roomy.lines * 2 - 1 <= rows { return (roomy, 2) }
    return (wide.columns <= columns ? wide : narrow, 1)
  }
}
