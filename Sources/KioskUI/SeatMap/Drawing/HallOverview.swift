import BoxOffice
import Terminal
import Words

/// The whole hall in one window: a cell stands for several seats and says how many of them are free, a number for
/// each part.
struct HallOverview {
  private let map: SeatMapState
  private let area: Rect
  private let seatArea: Rect
  /// How many seats of a line, and how many lines, one cell stands for; and how many columns it is drawn with.
  private let seats: Int
  private let lines: Int
  private let stretch: Int

  init(map: SeatMapState, area: Rect) {
    self.map = map
    self.area = area
    let hall = map.plan.wide
    let isOnTop = map.plan.screenSide == .top
    let height = max(1, area.size.rows - 2)
    let width = max(1, area.size.columns - 2)
    let across = (hall.columns + hall.pitch - 1) / hall.pitch
    seats = max(1, (across + width - 1) / width)
    lines = max(1, (hall.lines + height - 1) / height)
    let cells = (across + seats - 1) / seats
    stretch = max(1, min(2, width / max(1, cells)))
    let rows = (hall.lines + lines - 1) / lines
    seatArea = Rect(
      origin: Point(
        column: area.minColumn + 1 + (width - cells * stretch) / 2,
        row: area.minRow + (isOnTop ? 2 : max(0, height - rows))),
      size: Size(columns: cells * stretch, rows: rows))
  }

  /// Draws it, and puts the cursor on the part that is selected.
  func draw(on canvas: inout Canvas) {
    SeatWindow.drawScreenBar(
      on: &canvas, in: area, over: seatArea.minColumn..<seatArea.maxColumn,
      isOnTop: map.plan.screenSide == .top)
    var counts: [Point: (free: Int, all: Int, mine: Int)] = [:]
    for seat in map.plan.seats.indices {
      let point = point(of: seat)
      var count = counts[point] ?? (0, 0, 0)
      count.all += 1
      switch map.state(of: seat) {
      case .free: count.free += 1
      case .mine, .pending: count.mine += 1
      case .held, .sold, .outOfOrder: break
      }
      counts[point] = count
      canvas.mark(row: point.row, column: point.column, columns: stretch, as: .part(ofSeat: seat))
    }
    for (point, count) in counts {
      let role: Role = count.mine > 0 ? .seatMine : count.free > 0 ? .seatFree : .seatSold
      let glyph =
        count.mine > 0
        ? canvas.glyph(.seatMine) : HallOverview.glyph(free: count.free, of: count.all, on: canvas)
      canvas.put(String(repeating: glyph, count: stretch), row: point.row, column: point.column, role: role)
    }
    let here = point(of: map.cursor)
    // Small parts have no room for a number. The selected part always shows its own.
    for part in map.plan.parts.parts.indices where part != map.part { draw(part, on: &canvas) }
    if map.plan.parts.partBySeat[map.cursor] != map.part {
      canvas.put(canvas.either("◆", "@"), row: here.row, column: here.column, role: .accent, emphasis: .bold)
    }
    drawSelected(on: &canvas)
  }

  /// What the glyphs mean.
  func drawLegend(row: Int, column: Int, width: Int, on canvas: inout Canvas) {
    var column = column
    let end = column + width
    let entries: [(String, Role, Message)] = [
      (HallOverview.glyph(free: 1, of: 1, on: canvas), .seatFree, .legendFree),
      (HallOverview.glyph(free: 2, of: 3, on: canvas), .seatFree, .mostFree),
      (HallOverview.glyph(free: 1, of: 3, on: canvas), .seatFree, .fewFree),
      (HallOverview.glyph(free: 0, of: 1, on: canvas), .seatSold, .partFull),
      (canvas.glyph(.seatMine), .seatMine, .legendYours), (canvas.either("◆", "@"), .accent, .cameFromHere),
    ]
    for (glyph, role, message) in entries {
      let words = canvas.words(message)
      guard column + 2 + canvas.width(of: words) <= end else { break }
      column += canvas.put(glyph, row: row, column: column, role: role) + 1
      column += canvas.put(words, row: row, column: column, role: .muted) + 3
    }
  }

  private static func glyph(free: Int, of all: Int, on canvas: Canvas) -> String {
    if free == 0 { return canvas.either("█", "#") }
    if free == all { return canvas.either("░", ".") }
    return free * 2 >= all ? canvas.either("▒", ":") : canvas.either("▓", "%")
  }

  /// The cell that a seat is part of.
  private func point(of seat: SeatIndex) -> Point {
    let cell = map.plan.wide.cells[seat]
    return Point(
      column: seatArea.minColumn + cell.column / map.plan.wide.pitch / seats * stretch,
      row: seatArea.minRow + cell.line / lines)
  }

  /// Where a part's number stands: in its middle.
  private func place(of part: Int, width: Int) -> (point: Point, room: Int, rows: Int) {
    let points = map.plan.parts.parts[part].map(point)
    let left = points.map(\.column).min() ?? 0
    let right = (points.map(\.column).max() ?? 0) + stretch
    let top = points.map(\.row).min() ?? 0
    let bottom = points.map(\.row).max() ?? 0
    let column = min(max(area.minColumn, (left + right - width) / 2), area.maxColumn - width)
    return (Point(column: column, row: (top + bottom) / 2), right - left, bottom - top + 1)
  }

  private func draw(_ part: Int, on canvas: inout Canvas) {
    let (free, all) = map.counts(ofPart: part)
    for text in ["\(free)/\(all)", "\(free)"] {
      let padded = " \(text) "
      let place = place(of: part, width: padded.count)
      // Some of the part has to stay visible.
      guard place.room >= padded.count + (place.rows > 1 ? 0 : 2) else { continue }
      canvas.put(padded, row: place.point.row, column: place.point.column)
      return
    }
  }

  private func drawSelected(on canvas: inout Canvas) {
    let (free, all) = map.counts(ofPart: map.part)
    let text = "[\(free)/\(all)]"
    let place = place(of: map.part, width: text.count)
    canvas.put(text, row: place.point.row, column: place.point.column, role: .accent, emphasis: .bold)
    canvas.frame.cursor = Point(column: place.point.column + 1, row: place.point.row)
  }
}
