/// A screen's seats as the seating rules see them.
package struct SeatingGraph: Hashable, Sendable {
  package struct Seat: Hashable, Sendable {
    package let label: SeatLabel
    package let type: SeatType
    package let x: Double
    package let y: Double
    /// The layout row's index.
    package let row: Int
    package let section: String?
    /// The other half of a love seat.
    package let partner: SeatIndex?
    /// On a companion seat: the wheelchair space it belongs to.
    package let companionOf: SeatIndex?
  }

  package let seats: SeatArray<Seat>
  /// The seats of each layout row, along the row: from left to right, or from the front where it runs that way.
  /// A row without seats is empty.
  package let rows: [[SeatIndex]]
  /// Where one sees and hears best: the layout's, or two thirds back on the centre line.
  package let focus: SeatLayout.Focus
  package let rules: SeatingRules
  let geometry: SeatingGeometry

  /// How many seat widths a step in y counts where distances are compared; see ``SeatingGeometry/depth``. For tests, which
  /// compare distances themselves.
  package var rowScale: Double { geometry.depth }

  /// - Parameters:
  ///   - layout: says what the rules and the focus are.
  ///   - places: those of its places that take part, in any order: their order is the seats' order.
  package init(layout: SeatLayout, places: [SeatLayout.Place]) {
    let rowOf = Dictionary(
      layout.rows.enumerated().flatMap { index, row in row.places.map { ($0.label, index) } }
    ) { first, _ in first }
    let indices = Dictionary(SeatArray(places).indexed.map { ($1.label, $0) }) { first, _ in first }
    let seats = SeatArray(
      places.map { place in
        let row = rowOf[place.label] ?? 0
        return Seat(
          label: place.label, type: place.type, x: place.x, y: place.y, row: row,
          section: layout.rows.indices.contains(row) ? layout.rows[row].section : nil,
          partner: place.partner.flatMap { indices[$0] },
          companionOf: place.companionOf.flatMap { indices[$0] })
      })
    var rows: [[SeatIndex]] = Array(repeating: [], count: max(layout.rows.count, 1))
    for (index, seat) in seats.indexed { rows[seat.row].append(index) }
    rows = rows.map { SeatingGraph.inOrder($0, of: seats) }
    let focus = layout.focus ?? SeatingGraph.usualFocus(of: seats)
    self.seats = seats
    self.rows = rows
    self.focus = focus
    rules = layout.rules
    geometry = SeatingGeometry(seats: seats, rows: rows, focus: focus)
  }

  /// Two thirds back on the centre line.
  private static func usualFocus(of seats: SeatArray<Seat>) -> SeatLayout.Focus {
    guard let left = seats.map(\.x).min(), let right = seats.map(\.x).max(), let front = seats.map(\.y).min(),
      let back = seats.map(\.y).max()
    else { return SeatLayout.Focus(x: 0, y: 0) }
    return SeatLayout.Focus(x: (left + right) / 2, y: front + (back - front) * 2 / 3)
  }

  /// A row's seats in the order in which somebody walks past them. Rows may be slanted, curved, run away from the screen
  /// or bend around it, so this takes the shortest of the ways by x, by y and by number.
  private static func inOrder(_ row: [SeatIndex], of seats: SeatArray<Seat>) -> [SeatIndex] {
    guard row.count > 1 else { return row }
    func ordered(_ isBefore: (Seat, Seat) -> Bool?) -> [SeatIndex] {
      row.sorted { isBefore(seats[$0], seats[$1]) ?? (seats[$0].label < seats[$1].label) }
    }
    func way(_ order: [SeatIndex]) -> Double {
      zip(order, order.dropFirst()).reduce(0) { $0 + length(seats[$1.1].point - seats[$1.0].point) }
    }
    var best = ordered { $0.x != $1.x ? $0.x < $1.x : $0.y != $1.y ? $0.y < $1.y : nil }
    var shortest = way(best)
    for order in [
      ordered { $0.y != $1.y ? $0.y < $1.y : $0.x != $1.x ? $0.x < $1.x : nil }, ordered { _, _ in nil },
    ] {
      let length = way(order)
      if length < shortest - 0.001 { (best, shortest) = (order, length) }
    }
    let across = seats[best[best.count - 1]].point - seats[best[0]].point
    let isBackwards = abs(across.x) >= abs(across.y) ? across.x < 0 : across.y < 0
    return isBackwards ? best.reversed() : best
  }
}

extension SeatingGraph.Seat {
  var point: SIMD2<Double> { SIMD2(x, y) }

  /// Whether it is sold to anybody, and by itself: no wheelchair space, companion seat or half of a love seat.
  var isOrdinary: Bool { type.isForEverybody && partner == nil }
}

func dot(_ left: SIMD2<Double>, _ right: SIMD2<Double>) -> Double { (left * right).sum() }

func length(_ way: SIMD2<Double>) -> Double { dot(way, way).squareRoot() }
