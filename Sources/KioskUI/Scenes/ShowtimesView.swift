import BoxOffice
import Terminal

extension KioskState {
  func drawShowtimes(on canvas: inout Canvas) {
    let movie = filmShown
    canvas.header(
      movie?.title ?? "Showtimes",
      [movie?.rating ?? "", movie?.durationText ?? ""].filter { !$0.isEmpty }.joined(separator: "  "),
      right: clockText)
    let list = filteredListings
    let area = canvas.content
    drawFilter(showtimes.filter, prompt: "Showtimes", on: &canvas, in: area)
    let rows = Rect(
      origin: Point(column: area.minColumn, row: area.minRow + 2),
      size: Size(columns: area.size.columns, rows: max(0, area.size.rows - 2)))
    if list.isEmpty {
      drawEmpty(showtimes.filter, "There is no showtime of this film any more.", on: &canvas, in: rows)
    }
    let view = Viewport(of: list.count, showing: rows.size.rows, focus: showtimes.index)
    for position in view.start..<view.end {
      let listing = list[position]
      let row = rows.minRow + position - view.start
      // The day stands at its first line, and at the top.
      let isFirstOfDay =
        position == view.start || list[position - 1].showtime.showDate != listing.showtime.showDate
      drawLine(position, row: row, isSelected: position == showtimes.index, on: &canvas, in: rows) {
        canvas, column, width in
        draw(
          listing, showsDay: isFirstOfDay || position == showtimes.index, on: &canvas, row: row,
          column: column,
          width: width)
      }
    }
    drawScroll(view, of: list.count, on: &canvas, in: rows)
  }

  private func draw(
    _ listing: Programme.Listing, showsDay: Bool, on canvas: inout Canvas, row: Int, column: Int, width: Int
  ) {
    let showtime = listing.showtime
    let currency = programme?.cinema.currency ?? .usd
    let day = showtime.showDate.relativeName(to: wallClock?.date ?? showtime.showDate)
    if showsDay { canvas.put(day, row: row, column: column, role: .accent, width: 11) }
    let isNarrow = width < 50
    let time = column + (isNarrow ? 11 : 12)
    canvas.put("\(showtime.startTime)", row: row, column: time, role: .text, emphasis: .bold)
    let hasEnd = width >= 86
    if hasEnd {
      canvas.put("\(canvas.either("–", "-")) \(showtime.endTime)", row: row, column: time + 6, role: .muted)
    }
    let screen = hasEnd ? time + 16 : time + (isNarrow ? 6 : 7)
    let gaugeWidth = width >= 64 ? 10 : 0
    let right = column + width
    let state = fullness(of: showtime)
    canvas.putRight(state.text, row: row, end: right, role: state.role)
    if gaugeWidth > 0 {
      canvas.gauge(
        Double(showtime.totalSeats - showtime.availableSeats), of: Double(showtime.totalSeats), row: row,
        column: right - 11 - gaugeWidth, width: gaugeWidth)
    }
    let priceEnd = right - 11 - (gaugeWidth > 0 ? gaugeWidth + 2 : 0)
    if !isNarrow, let price = listing.priceFrom {
      canvas.putRight("from \(currency.formatted(price))", row: row, end: priceEnd, role: .price)
    }
    let room = (isNarrow ? right - 9 : priceEnd - 13) - screen
    let format = listing.screenType == .standard ? "" : "  \(listing.screenType.rawValue)"
    canvas.put(listing.screenName + format, row: row, column: screen, width: max(0, room))
  }

  private func fullness(of showtime: Showtime) -> (text: String, role: Role) {
    switch showtime.availableSeats {
    case ...0: ("sold out", .disabled)
    case ...10: ("\(showtime.availableSeats) left", .warning)
    default: ("\(showtime.availableSeats) free", .muted)
    }
  }
}
