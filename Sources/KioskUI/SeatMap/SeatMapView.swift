import BoxOffice
import Terminal
import TextLayout

/// How the seat map's screen is divided.
struct SeatMapRegions {
  let map: Rect
  let legend: Rect
  /// What is chosen, beside the map in a wide window.
  let choice: Rect?

  init(content: Rect, plan: SeatMapModel) {
    let panel = 33
    // The panel says again what the line below the map says: it gives way to a hall that just fits without it.
    let width = SeatWindow.columns(for: plan)
    let isInTheWay = width > content.size.columns - panel && width <= content.size.columns
    let panelWidth = content.size.columns >= 110 && !isInTheWay ? panel : 0
    let mapWidth = content.size.columns - panelWidth
    // In a low window the seats need the rows more than their explanation does.
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

extension KioskState {
  func drawSeats(on canvas: inout Canvas) {
    guard let sale else { return }
    drawSaleHeader(sale, on: &canvas)
    switch sale.view {
    case .map: break
    case .overview: return drawOverview(sale, on: &canvas)
    case .rowList, .seatList: return drawSeatList(sale, on: &canvas)
    }
    let regions = SeatMapRegions(content: canvas.content, plan: sale.plan)
    let legend = SeatLegend(sale: sale, canvas: canvas)
    let window = SeatWindow(sale: sale, area: regions.map)
    window.draw(on: &canvas)
    if let click = canvas.click, let spot = window.spot(at: click) {
      canvas.mark(canvas.frame.bounds, as: .seat(spot))
    }
    let legendLines = legend.lines(width: regions.legend.size.columns)
    for (index, line) in legendLines.prefix(regions.legend.size.rows).enumerated() {
      legend.draw(line, row: regions.legend.minRow + index, column: regions.legend.minColumn, on: &canvas)
    }
    if let panel = regions.choice { drawChoice(sale, on: &canvas, in: panel) }
    drawSeatLine(sale, on: &canvas)
    drawChoiceLine(sale, on: &canvas)
    canvas.frame.cursor = window.cursorPoint
  }

  /// The map as it is drawn now, to look up what stands at a point; nil when no seats are shown.
  package var seatWindow: SeatWindow? {
    guard scene == .seats, let sale, sale.view == .map else { return nil }
    let content = Canvas.content(of: size, footerRows: footerRows)
    return SeatWindow(sale: sale, area: SeatMapRegions(content: content, plan: sale.plan).map)
  }

  /// The whole hall, how full each part of it is, and what is chosen.
  private func drawOverview(_ sale: Sale, on canvas: inout Canvas) {
    let regions = SeatMapRegions(content: canvas.content, plan: sale.plan)
    let overview = HallOverview(sale: sale, area: regions.map)
    overview.draw(on: &canvas)
    if regions.legend.size.rows > 0 {
      overview.drawLegend(
        row: regions.legend.minRow, column: regions.legend.minColumn, width: regions.legend.size.columns,
        on: &canvas)
    }
    if let panel = regions.choice { drawChoice(sale, on: &canvas, in: panel) }
    canvas.put(
      sale.sentence(forPart: sale.part, dash: canvas.either("–", "-")), row: canvas.footerTop, column: 1,
      width: canvas.columns - 2)
    drawChoiceLine(sale, on: &canvas)
  }

  /// Screen, film and time: in view through the whole purchase.
  func drawSaleHeader(_ sale: Sale, on canvas: inout Canvas) {
    let movie = sale.seating.movie
    let showtime = sale.seating.showtime
    let facts = [movie.rating ?? "", movie.durationText].filter { !$0.isEmpty }.joined(separator: "  ")
    let day = showtime.showDate.relativeName(to: wallClock?.date ?? showtime.showDate)
    canvas.header(
      movie.title, facts, right: "\(sale.seating.screen.name)  \(day) \(showtime.startTime)")
  }

  /// One line that says everything about the seat under the cursor.
  private func drawSeatLine(_ sale: Sale, on canvas: inout Canvas) {
    let row = canvas.footerTop
    var column = 1
    let (names, sentence) = focusWords(in: sale)
    let label = sale.typed.isEmpty ? names : "Go to \(sale.typed)"
    // Ordinary text: it changes with every key, and colours would be most of what is sent.
    column += canvas.put(label, row: row, column: column)
    // Names of blocks differ in length: what is said of them stays where it is, and of their place only the row is
    // told, which mostly stays the same, or every key would send the whole line.
    let isBlock = sale.party.size > 1 && sale.proposal == nil
    column = max(isBlock && canvas.columns >= 60 ? 11 : 6, column + 2)
    let used = canvas.put(sentence, row: row, column: column, width: max(0, canvas.columns - column - 1))
    // Where both do not fit, what the seat is matters more than where it is.
    let location = sale.location(of: sale.cursor)
    let room = canvas.columns - column - used - 4
    let first = location.parts.first { $0.count <= room }
    if let place = isBlock ? first : location.text(fitting: room) {
      canvas.putRight(place, row: row, end: canvas.columns - 1)
    }
  }

  /// What is chosen, what it costs, and how long it is held.
  func drawChoiceLine(_ sale: Sale, on canvas: inout Canvas) {
    let row = canvas.footerTop + 1
    guard let seats = sale.bookingSeats, !seats.isEmpty else {
      canvas.put(
        sale.view == .overview
          ? "No seat chosen yet. Enter shows the seats of this part."
          : sale.pending.isEmpty
            ? invitation(to: sale)
            : "One moment: your seat is being held\(canvas.either("…", "..."))",
        row: row, column: 1, role: .muted, width: canvas.columns - 2)
      return
    }
    let held = drawCountdown(sale, on: &canvas, row: row)
    let total = sale.seating.cinema.currency.formatted(sale.total)
    let end = held - 3
    canvas.putRight(total, row: row, end: end, role: .price, emphasis: .bold)
    let room = end - canvas.width(of: total) - 2
    let names = seats.map(\.label.description).joined(separator: " ")
    let labels = sale.seatsMissing > 0 ? "\(names) (\(seats.count) of \(sale.party.size))" : names
    var groups: [String] = []
    for seat in seats {
      guard let index = sale.plan.index(of: seat.seat) else { continue }
      let type = sale.plan.spots[index].type
      let text = "\(seat.price) \(type.name)"
      let count = seats.count { other in
        other.price == seat.price && sale.plan.index(of: other.seat).map { sale.plan.spots[$0].type } == type
      }
      let group = "\(count) \(canvas.either("×", "x")) \(text)"
      if !groups.contains(group) { groups.append(group) }
    }
    let items = groups.joined(separator: ", ")
    let both = "\(labels)   \(items)"
    canvas.put(
      canvas.width(of: both) <= room - 1 ? both : labels, row: row, column: 1, width: max(0, room - 1))
  }

  /// `held for 7:42 ▰▰▰▰▰▰▰▱` at the right end, and the column it begins at. A claim has a time of its own, and says
  /// so: `pay within 5:00`.
  func drawCountdown(_ sale: Sale, on canvas: inout Canvas, row: Int) -> Int {
    guard let deadline = sale.claimDeadline ?? sale.deadline else { return canvas.columns - 1 }
    // Whole seconds pass with the ticks, whatever happens in between.
    let left = max(0, deadline.rounded(.down) - now)
    let isClaimed = sale.claimDeadline != nil
    let whole = Double(isClaimed ? settings.paymentSeconds : settings.holdTerms.cap)
    let gauge = canvas.columns >= 70 ? 8 : 0
    let text = "\(isClaimed ? "pay within" : "held for") \(clock(Int(left.rounded(.up))))"
    let end = canvas.columns - 1 - (gauge > 0 ? gauge + 1 : 0)
    canvas.putRight(text, row: row, end: end, role: left < 60 ? .warning : .text)
    if gauge > 0 { canvas.gauge(left.rounded(.up), of: whole, row: row, column: end + 1, width: gauge) }
    return end - canvas.width(of: text)
  }

  /// Beside the map, where there is room: every seat with the rules that made its price.
  private func drawChoice(_ sale: Sale, on canvas: inout Canvas, in panel: Rect) {
    var row = panel.minRow
    canvas.put("Your seats", row: row, column: panel.minColumn, role: .title, emphasis: .bold)
    row += 2
    guard let seats = sale.bookingSeats, !seats.isEmpty else {
      for line in Text.wrapped(
        canvas.drawn("None yet. \(invitation(to: sale, isShort: true))"), to: panel.size.columns)
      {
        canvas.put(line, row: row, column: panel.minColumn, role: .muted)
        row += 1
      }
      return
    }
    let end = panel.maxColumn - 1
    let hasRoomForSteps = panel.size.rows > 6 + seats.reduce(0) { $0 + $1.breakdown.count + 1 }
    for seat in seats where row < panel.maxRow - 3 {
      let type = sale.plan.index(of: seat.seat).map { sale.plan.spots[$0].type.name } ?? ""
      let used = canvas.put("\(seat.label)", row: row, column: panel.minColumn, role: .text, emphasis: .bold)
      canvas.put(
        type, row: row, column: panel.minColumn + max(5, used + 1), role: .text,
        width: panel.size.columns - 18)
      canvas.putRight("\(seat.price)", row: row, end: end, role: .price)
      row += 1
      if hasRoomForSteps, seat.breakdown.count > 1 {
        for step in seat.breakdown {
          canvas.put(
            step.rule, row: row, column: panel.minColumn + 5, role: .muted, width: panel.size.columns - 17)
          canvas.putRight("\(step.amount)", row: row, end: end - 1, role: .muted)
          row += 1
        }
      }
    }
    canvas.put(
      String(repeating: canvas.either("─", "-"), count: panel.size.columns - 1), row: row,
      column: panel.minColumn,
      role: .border)
    canvas.put("Total", row: row + 1, column: panel.minColumn, role: .text, emphasis: .bold)
    canvas.putRight(
      sale.seating.cinema.currency.formatted(sale.total), row: row + 1, end: end, role: .price,
      emphasis: .bold)
  }
}
