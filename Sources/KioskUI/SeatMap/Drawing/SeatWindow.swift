package import BoxOffice
package import Terminal
import TextLayout
import Words

/// The part of the seat map that a window shows: the screen's bar, the rows with their labels, and what lies
/// beyond its edges.
package struct SeatWindow {
  let map: SeatMapState
  let projection: Projection
  /// Rows from one line to the next.
  private let spacing: Int
  private let area: Rect
  /// Where the seats may stand.
  private let seatArea: Rect
  private let across: Viewport
  let along: Viewport
  /// Seats that the kiosk proposes and this party has not chosen yet.
  private let proposed: Set<SeatIndex>
  /// The frame's point of the projection's first visible cell.
  private let origin: Point

  init(map: SeatMapState, area: Rect) {
    self.map = map
    self.area = area
    proposed = Set(map.proposal?.seats ?? []).subtracting(map.chosen).subtracting(map.pending)
    let plan = map.plan
    let margin = SeatWindow.margin(of: plan)
    let room = max(1, area.size.columns - 2 * margin)
    let height = max(1, area.size.rows - 2)
    (projection, spacing) = plan.projection(fitting: room, rows: height)
    let cursor = projection.cells[map.cursor]
    across = Viewport(of: projection.columns, showing: room, focus: cursor.column)
    along = Viewport(of: projection.lines, showing: (height + spacing - 1) / spacing, focus: cursor.line)
    let isOnTop = plan.screenSide == .top
    seatArea = Rect(
      origin: Point(column: area.minColumn + margin, row: area.minRow + (isOnTop ? 2 : 0)),
      size: Size(columns: room, rows: height))
    origin = Point(
      column: seatArea.minColumn + (room - across.length) / 2,
      row: seatArea.minRow + (isOnTop ? 0 : max(0, height - (along.length * spacing - spacing + 1))))
  }

  /// A label and two blanks on either side; where labels stand among the seats, room for the edges' arrows.
  private static func margin(of plan: SeatMapModel) -> Int {
    (plan.wide.rowLabels.map { Text.columns(of: $0.text) }.max() ?? 0) + 2
  }

  /// What a window needs to show the whole width of the hall.
  static func columns(for plan: SeatMapModel) -> Int { plan.narrow.columns + 2 * margin(of: plan) }

  /// Whether all seats are in view.
  var showsWholeHall: Bool { across.length == projection.columns && along.length == projection.lines }

  /// Where the seat under the cursor is drawn.
  package var cursorPoint: Point { point(projection.cells[map.cursor]) }

  /// The seat that is drawn at a point of the frame, or right beside it, where its brackets would stand.
  package func seat(at point: Point) -> SeatIndex? {
    let line = along.start + (point.row - origin.row) / spacing
    guard point.row >= origin.row, row(of: line) == point.row, along.contains(line) else { return nil }
    return projection.seatsByLine[line].filter { isVisible(projection.cells[$0]) }
      .map { (seat: $0, distance: abs(self.point(projection.cells[$0]).column - point.column)) }
      .filter { $0.distance <= 1 }
      .min { $0.distance < $1.distance }?.seat
  }

  /// - Parameter isStill: whether it is a picture, without a cursor.
  func draw(on canvas: inout Canvas, isStill: Bool = false) {
    SeatWindow.drawScreenBar(
      on: &canvas, in: area, over: origin.column..<origin.column + across.length,
      isOnTop: map.plan.screenSide == .top)
    drawFixtures(on: &canvas)
    drawRowLabels(on: &canvas)
    drawSigns(on: &canvas)
    drawSeats(on: &canvas)
    if !isStill { drawFocus(on: &canvas) }
    drawEdges(on: &canvas)
  }

  func point(_ cell: Projection.Cell) -> Point {
    Point(column: origin.column + cell.column - across.start, row: row(of: cell.line))
  }

  private func row(of line: Int) -> Int { origin.row + (line - along.start) * spacing }

  func isVisible(_ cell: Projection.Cell) -> Bool {
    across.contains(cell.column) && along.contains(cell.line)
  }

  /// The screen's bar over the columns of the seats; it never leaves the window.
  static func drawScreenBar(
    on canvas: inout Canvas, in area: Rect, over seats: Range<Int>, isOnTop: Bool
  ) {
    let width = max(12, min(seats.count, area.size.columns - 2) * 4 / 5)
    let name = canvas.words(.screenBar)
    let spaced = name.map(String.init).joined(separator: " ")
    let words = " \(canvas.width(of: spaced) + 16 <= width ? spaced : name) "
    let dashes = max(0, width - 2 - canvas.width(of: words))
    let line = canvas.either("─", "-")
    let (left, right) =
      canvas.charset == .ascii ? (isOnTop ? ("/", "\\") : ("\\", "/")) : (isOnTop ? ("╭", "╮") : ("╰", "╯"))
    let text =
      left + String(repeating: line, count: dashes / 2) + words
      + String(repeating: line, count: dashes - dashes / 2) + right
    let column = seats.lowerBound + (seats.count - canvas.width(of: text)) / 2
    canvas.put(
      text, row: isOnTop ? area.minRow : area.maxRow - 1, column: max(area.minColumn, column),
      role: .screenBar)
  }

  private func drawFixtures(on canvas: inout Canvas) {
    for fixture in projection.fixtures {
      guard let row = row(ofFixtureOn: fixture.cell.line) else { continue }
      let width = canvas.width(of: fixture.text)
      let start = point(fixture.cell).column - width / 2
      // A blank at least between it and the rows' labels.
      let end = origin.column + across.length + 1
      let column = max(origin.column - 1, min(start, end - width))
      // Between close rows, a text would cover seats.
      let isAmongSeats =
        projection.seatsByLine.indices.contains(fixture.cell.line)
        && projection.seatsByLine[fixture.cell.line].contains {
          (column..<column + width).contains(point(projection.cells[$0]).column)
        }
      if !isAmongSeats { canvas.put(fixture.text, row: row, column: column, role: .fixture) }
    }
  }

  /// The row of a fixture's line; right before or behind the seats where it stands outside of them. Nil out of view.
  private func row(ofFixtureOn line: Int) -> Int? {
    if along.contains(line) { return row(of: line) }
    // Between the seats and the screen's bar there is always a blank row.
    let rows =
      map.plan.screenSide == .top
      ? seatArea.minRow - 1..<seatArea.maxRow : seatArea.minRow..<seatArea.maxRow + 1
    let outside: Int
    switch line {
    case ..<0 where along.start == 0: outside = origin.row - 1
    case projection.lines where along.end == projection.lines: outside = row(of: line - 1) + 1
    default: return nil
    }
    return rows.contains(outside) ? outside : nil
  }

  /// Left and right of the map, always in view; those of a row whose end scrolled out are drawn at the edge.
  private func drawRowLabels(on canvas: inout Canvas) {
    let left = origin.column - 3
    let right = origin.column + across.length + 2
    // Of two rows on one line each side names the one that is nearer; the line under the map names every seat.
    var named: Set<Int> = []
    for label in projection.rowLabels.sorted(by: { $0.firstColumn < $1.firstColumn })
    where along.contains(label.line) && named.insert(label.line).inserted {
      let column = max(area.minColumn, left - Text.columns(of: label.text) + 1)
      canvas.put(label.text, row: row(of: label.line), column: column, role: .rowLabel)
    }
    named = []
    for label in projection.rowLabels.sorted(by: { $0.lastColumn > $1.lastColumn })
    where along.contains(label.lastLine) && named.insert(label.lastLine).inserted {
      canvas.put(label.text, row: row(of: label.lastLine), column: right, role: .rowLabel)
    }
  }

  /// The labels and names that stand among the seats, and of those at an edge what is in view.
  private func drawSigns(on canvas: inout Canvas) {
    for sign in projection.signs {
      guard let row = row(ofFixtureOn: sign.cell.line) else { continue }
      let (start, width) = (sign.cell.column, canvas.width(of: sign.text))
      guard start >= across.start, start + width <= across.end else { continue }
      let role: Role =
        switch sign.kind {
        case .row: .rowLabel
        case .section: .title
        }
      canvas.put(sign.text, row: row, column: point(sign.cell).column, role: role)
    }
  }

  private func drawSeats(on canvas: inout Canvas) {
    // Neighbours mostly look alike, so the last glyph is kept.
    var look = (role: Role.seatFree, glyph: canvas.glyph(.seatFree))
    for line in along.start..<along.end {
      for seat in projection.seatsByLine[line] where isVisible(projection.cells[seat]) {
        let role = proposed.contains(seat) ? .seatSuggested : SeatWindow.role(of: seat, in: map)
        if role != look.role { look = (role, canvas.glyph(role)) }
        let place = point(projection.cells[seat])
        canvas.frame.put(glyph: look.glyph, at: place, role: role)
        drawBond(of: seat, at: place, role: role, on: &canvas)
      }
    }
  }

  /// A love seat is drawn joined.
  private func drawBond(of seat: SeatIndex, at place: Point, role: Role, on canvas: inout Canvas) {
    guard let partner = map.plan.seats[seat].partner, isVisible(projection.cells[partner]) else { return }
    let other = point(projection.cells[partner])
    guard other.row == place.row, other.column > place.column,
      other.column - place.column <= projection.pitch + 1
    else { return }
    for column in place.column + 1..<other.column {
      canvas.put(canvas.either("─", "-"), row: place.row, column: column, role: role)
    }
  }

  private func drawEdges(on canvas: inout Canvas) {
    let middle = seatArea.minRow + seatArea.size.rows / 2
    if across.start > 0 {
      canvas.put(canvas.either("◀", "<"), row: middle, column: seatArea.minColumn - 2, role: .accent)
    }
    if across.end < projection.columns {
      canvas.put(canvas.either("▶", ">"), row: middle, column: seatArea.maxColumn + 1, role: .accent)
    }
    guard along.length < projection.lines else { return }
    let isOnTop = map.plan.screenSide == .top
    let row = isOnTop ? seatArea.minRow - 1 : area.maxRow - 2
    canvas.putRight(
      "\(canvas.either("▲▼", "^v")) \(along.start + 1)\(canvas.either("–", "-"))\(along.end)/\(projection.lines)",
      row: row,
      end: area.maxColumn, role: .muted)
  }

  /// What a seat looks like, by its state, then its type.
  static func role(of seat: SeatIndex, in map: SeatMapState) -> Role {
    switch map.state(of: seat) {
    case .mine: .seatMine
    case .pending: .seatPending
    case .held: .seatHeld
    case .sold: .seatSold
    case .outOfOrder: .seatUnavailable
    case .free: map.tooNear.contains(seat) ? .seatDimmed : role(free: map.plan, seat)
    }
  }

  private static func role(free plan: SeatMapModel, _ index: SeatIndex) -> Role {
    let seat = plan.seats[index]
    if let partner = seat.partner {
      let isLeft = plan.wide.cells[index].column < plan.wide.cells[partner].column
      return isLeft ? .seatPairLeft : .seatPairRight
    }
    return seat.type.role
  }
}

extension SeatType {
  /// A free seat's role.
  var role: Role {
    switch self {
    case .standard: .seatFree
    case .premium: .seatPremium
    case .vip: .seatVIP
    case .wheelchair: .seatWheelchair
    case .companion: .seatCompanion
    }
  }
}
