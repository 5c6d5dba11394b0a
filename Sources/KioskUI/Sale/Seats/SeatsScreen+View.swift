import BoxOffice
import Terminal
import TextLayout
import Words

/// How the seat map's screen is divided.
struct SeatMapRegions {
  let map: Rect
  let legend: Rect
  /// What is chosen, beside the map in a wide window.
  let choice: Rect?

  init(content: Rect, plan: SeatMapModel) {
    let panel = 33
    // The panel repeats the line below the map, so it is left out where the hall fits only without it.
    let width = SeatWindow.columns(for: plan)
    let isInTheWay = width > content.size.columns - panel && width <= content.size.columns
    let panelWidth = content.size.columns >= 110 && !isInTheWay ? panel : 0
    let mapWidth = content.size.columns - panelWidth
    // In a low window the rows go to the seats rather than to the legend.
    let legendRows = content.size.rows >= 12 ? 2 : (content.size.rows >= 9 ? 1 : 0)
    map = Rect(
      origin: content.origin, size: Size(columns: mapWidth, rows: content.size.rows - legendRows))
    legend = Rect(
      origin: Point(column: content.minColumn + 1, row: map.maxRow),
      size: Size(columns: mapWidth - 2, rows: legendRows))
    choice =
      panelWidth == 0
      ? nil
      : Rect(
        origin: Point(column: map.maxColumn + 1, row: content.minRow),
        size: Size(columns: panelWidth - 1, rows: content.size.rows))
  }
}

extension SeatsScreen {
  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let map = sale.map
    switch map.view {
    case .map: break
    case .overview: return drawOverview(sale, on: &canvas, in: environment)
    case .rowList, .seatList: return drawSeatList(sale, on: &canvas, in: environment)
    }
    let regions = SeatMapRegions(content: canvas.content, plan: map.plan)
    let legend = SeatLegend(map: map, canvas: canvas)
    let window = SeatWindow(map: map, area: regions.map)
    window.draw(on: &canvas)
    if let click = canvas.click, let seat = window.seat(at: click) {
      canvas.mark(canvas.frame.bounds, as: .seat(seat))
    }
    let legendLines = legend.lines(width: regions.legend.size.columns)
    for (index, line) in legendLines.prefix(regions.legend.size.rows).enumerated() {
      legend.draw(line, row: regions.legend.minRow + index, column: regions.legend.minColumn, on: &canvas)
    }
    if let panel = regions.choice { drawChoice(sale, on: &canvas, in: panel) }
    drawSeatLine(map, on: &canvas)
    drawChoiceLine(sale, on: &canvas, in: environment)
    canvas.frame.cursor = window.cursorPoint
  }

  /// The map as it is drawn now, to look up what stands at a point; nil when no seats are shown.
  static func window(on map: SeatMapState, in environment: Environment) -> SeatWindow? {
    guard map.view == .map else { return nil }
    let content = Canvas.content(of: environment.size, footerRows: 2)
    return SeatWindow(map: map, area: SeatMapRegions(content: content, plan: map.plan).map)
  }

  /// The whole hall, how full each part of it is, and what is chosen.
  private func drawOverview(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let map = sale.map
    let regions = SeatMapRegions(content: canvas.content, plan: map.plan)
    let overview = HallOverview(map: map, area: regions.map)
    overview.draw(on: &canvas)
    if regions.legend.size.rows > 0 {
      overview.drawLegend(
        row: regions.legend.minRow, column: regions.legend.minColumn, width: regions.legend.size.columns,
        on: &canvas)
    }
    if let panel = regions.choice { drawChoice(sale, on: &canvas, in: panel) }
    canvas.put(
      canvas.words(map.sentence(forPart: map.part)), row: canvas.footerTop, column: 1,
      width: canvas.columns - 2)
    drawChoiceLine(sale, on: &canvas, in: environment)
  }

  /// One line that says everything about the seat under the cursor.
  private func drawSeatLine(_ map: SeatMapState, on canvas: inout Canvas) {
    let row = canvas.footerTop
    var column = 1
    let (names, sentence) = map.focusWords
    let label = map.typed.isEmpty ? canvas.words.text(of: names) : canvas.words(.goTo(map.typed))
    // Ordinary text: it changes with every key, and colours would be most of what is sent.
    column += canvas.put(label, row: row, column: column)
    // Every key changes a block's name. The sentence keeps its column and only the row is named, so that most of the
    // line stays the same and need not be sent.
    let isBlock = map.party.size > 1 && map.proposal == nil
    column = max(isBlock && canvas.columns >= 60 ? 11 : 6, column + 2)
    let used = canvas.put(
      canvas.words(sentence), row: row, column: column, width: max(0, canvas.columns - column - 1))
    // Where both do not fit, what the seat is matters more than where it is.
    let location = map.location(of: map.cursor)
    let room = canvas.columns - column - used - 4
    let first = location.parts.map { canvas.words($0) }.first { canvas.width(of: $0) <= room }
    if let place = isBlock ? first : canvas.text(of: location, fitting: room) {
      canvas.putRight(place, row: row, end: canvas.columns - 1)
    }
  }

  /// What is chosen, what it costs, and how long it is held.
  func drawChoiceLine(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let map = sale.map
    let row = canvas.footerTop + 1
    guard let seats = sale.bookingSeats, !seats.isEmpty else {
      canvas.put(
        canvas.words(
          map.view == .overview
            ? .noSeatYetOfPart
            : map.pending.isEmpty ? map.invitation : .waiting(.yourSeatIsBeingHeld, forSeconds: 0)),
        row: row, column: 1, role: .muted, width: canvas.columns - 2)
      return
    }
    let held = sale.drawCountdown(on: &canvas, row: row, in: environment)
    let total = canvas.words.money(sale.total, in: map.seating.cinema.currency)
    let end = held - 3
    canvas.putRight(total, row: row, end: end, role: .price, emphasis: .bold)
    let room = end - canvas.width(of: total) - 2
    let names = seats.map(\.label.description).joined(separator: " ")
    let labels =
      map.seatsMissing > 0
      ? canvas.words(.chosenOfParty(seats.map(\.label), of: map.party.size)) : names
    var groups: [String] = []
    for seat in seats {
      guard let index = map.plan.index(of: seat.seat) else { continue }
      let type = map.plan.seats[index].type
      let count = seats.count { other in
        other.price == seat.price && map.plan.index(of: other.seat).map { map.plan.seats[$0].type } == type
      }
      let group = canvas.words(
        .pricedGroup(count, .amount(seat.price, map.seating.cinema.currency), type))
      if !groups.contains(group) { groups.append(group) }
    }
    let items = canvas.words.list(groups, .commas)
    let both = "\(labels)   \(items)"
    canvas.put(
      canvas.width(of: both) <= room - 1 ? both : labels, row: row, column: 1, width: max(0, room - 1))
  }

  /// Beside the map, where there is room: every seat with the rules that made its price.
  private func drawChoice(_ sale: Sale, on canvas: inout Canvas, in panel: Rect) {
    let map = sale.map
    var row = panel.minRow
    canvas.put(canvas.words(.yourSeats), row: row, column: panel.minColumn, role: .title, emphasis: .bold)
    row += 2
    guard let seats = sale.bookingSeats, !seats.isEmpty else {
      let words = canvas.words(map.invitationInShort.map { .sentences(.noneYet, $0) } ?? .noneYet)
      for line in Text.wrapped(canvas.drawn(words), to: panel.size.columns) {
        canvas.put(line, row: row, column: panel.minColumn, role: .muted)
        row += 1
      }
      return
    }
    let end = panel.maxColumn - 1
    let hasRoomForSteps = panel.size.rows > 6 + seats.reduce(0) { $0 + $1.breakdown.count + 1 }
    for seat in seats where row < panel.maxRow - 3 {
      let type = map.plan.index(of: seat.seat).map { canvas.words(.seatType(map.plan.seats[$0].type)) } ?? ""
      let used = canvas.put("\(seat.label)", row: row, column: panel.minColumn, role: .text, emphasis: .bold)
      canvas.put(
        type, row: row, column: panel.minColumn + max(5, used + 1), role: .text,
        width: panel.size.columns - 18)
      canvas.putRight(
        canvas.words.amount(seat.price, in: map.seating.cinema.currency), row: row, end: end, role: .price)
      row += 1
      if hasRoomForSteps, seat.breakdown.count > 1 {
        for step in seat.breakdown {
          canvas.put(
            step.rule, row: row, column: panel.minColumn + 5, role: .muted, width: panel.size.columns - 17)
          canvas.putRight(
            canvas.words.amount(step.amount, in: map.seating.cinema.currency), row: row, end: end - 1,
            role: .muted)
          row += 1
        }
      }
    }
    canvas.put(
      String(repeating: canvas.either("─", "-"), count: panel.size.columns - 1), row: row,
      column: panel.minColumn,
      role: .border)
    canvas.put(canvas.words(.totalTitle), row: row + 1, column: panel.minColumn, role: .text, emphasis: .bold)
    canvas.putRight(
      canvas.words.money(sale.total, in: map.seating.cinema.currency), row: row + 1, end: end, role: .price,
      emphasis: .bold)
  }
}
