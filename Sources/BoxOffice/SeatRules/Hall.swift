/// A screen's seats as the seating rules see them. Seats are named by their index in ``seats``.
package struct Hall: Hashable, Sendable {
  package struct Seat: Hashable, Sendable {
    package let label: SeatLabel
    package let type: SeatType
    package let x: Double
    package let y: Double
    /// The layout row's index.
    package let row: Int
    package let section: String?
    /// The other half of a love seat.
    package let partner: Int?
    /// On a companion seat: the wheelchair space it belongs to.
    package let companionOf: Int?
  }

  package let seats: [Seat]
  /// The seats of each layout row, by x. A row without seats is empty.
  package let rows: [[Int]]
  /// Where one sees and hears best: the layout's, or two thirds back on the centre line.
  package let focus: SeatLayout.Focus
  package let rules: SeatingRules

  /// - Parameters:
  ///   - layout: says what the rules and the focus are.
  ///   - places: those of its places that take part, in any order: their order is the seats' order.
  package init(layout: SeatLayout, places: [SeatLayout.Place]) {
    let rowOf = Dictionary(
      layout.rows.enumerated().flatMap { index, row in row.places.map { ($0.label, index) } }
    ) { first, _ in first }
    let indices = Dictionary(places.enumerated().map { ($1.label, $0) }) { first, _ in first }
    seats = places.map { place in
      let row = rowOf[place.label] ?? 0
      return Seat(
        label: place.label, type: place.type, x: place.x, y: place.y, row: row,
        section: layout.rows.indices.contains(row) ? layout.rows[row].section : nil,
        partner: place.partner.flatMap { indices[$0] },
        companionOf: place.companionOf.flatMap { indices[$0] })
    }
    var rows: [[Int]] = Array(repeating: [], count: max(layout.rows.count, 1))
    for (index, seat) in seats.enumerated() { rows[seat.row].append(index) }
    self.rows = rows.map { [seats] in $0.sorted { seats[$0].x < seats[$1].x } }
    rules = layout.rules
    focus = layout.focus ?? Hall.usualFocus(of: seats)
  }

  /// Two thirds back on the centre line.
  private static func usualFocus(of seats: [Seat]) -> SeatLayout.Focus {
    guard let left = seats.map(\.x).min(), let right = seats.map(\.x).max(), let front = seats.map(\.y).min(),
      let back = seats.map(\.y).max()
    else { return SeatLayout.Focus(x: 0, y: 0) }
    return SeatLayout.Focus(x: (left + right) / 2, y: front + (back - front) * 2 / 3)
  }
}
