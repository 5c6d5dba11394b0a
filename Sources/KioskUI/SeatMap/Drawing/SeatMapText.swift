package import BoxOffice
package import Terminal
import TextLayout
import Words

/// A whole seat map as lines of text, for whoever reads it without a terminal: drawn as on the screen, without a cursor.
package struct SeatMapText {
  /// Without blanks at their ends.
  package let lines: [String]

  /// - Parameter seating: without prices where its rules are empty.
  package init(_ seating: Seating, theme: Theme, charset: Charset) {
    let opening = SeatingOpening(
      seating: seating, holds: .failure(.unavailable("")), token: HoldToken(high: 0, low: 0),
      ids: FreshIDs(
        booking: Booking.ID(seating.showtime.id.uuid), payment: Payment.ID(seating.showtime.id.uuid),
        random: 0))
    guard let map = SeatMapState(opening, partyLimit: seating.seats.count, now: 0) else {
      lines = []
      return
    }
    let projection = map.plan.wide
    let labels = projection.rowLabels.map { Text.columns(of: $0.text) }.max() ?? 1
    // A row for what stands behind the last one.
    let size = Size(columns: max(projection.columns + 2 * (labels + 2) + 2, 66), rows: projection.lines + 3)
    var canvas = Canvas(
      size: Size(columns: size.columns, rows: size.rows + 3), theme: theme, charset: charset, words: .english,
      footerRows: 0)
    SeatWindow(map: map, area: Rect(origin: Point(column: 0, row: 0), size: size)).draw(
      on: &canvas, isStill: true)
    let legend = SeatLegend(map: map, canvas: canvas)
    for (index, line) in legend.lines(width: size.columns - 2).prefix(2).enumerated() {
      legend.draw(line, row: size.rows + 1 + index, column: 1, on: &canvas)
    }
    var lines = canvas.frame.rows
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }
}
