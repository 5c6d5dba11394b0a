import BoxOffice
import Terminal
import Words

extension ShowtimesScreen {
  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    let movie = shared.film(film)
    canvas.header(
      movie?.title ?? canvas.words(.showtimes),
      [movie?.rating ?? "", movie.map { canvas.words.duration(minutes: $0.duration) } ?? ""].filter {
        !$0.isEmpty
      }.joined(separator: "  "),
      right: shared.clockText(at: environment.now, canvas.words))
    let listings = listings(shared, in: environment)
    let area = canvas.content
    canvas.filter(list.filter, prompt: .showtimes, in: area)
    let rows = Rect(
      origin: Point(column: area.minColumn, row: area.minRow + 2),
      size: Size(columns: area.size.columns, rows: max(0, area.size.rows - 2)))
    if listings.isEmpty {
      canvas.emptyList(
        list.filter,
        shared.waiting(environment) ?? .noShowtime,
        in: rows)
    }
    // Another language may leave fewer lines of a filter.
    let selected = list.selected(of: listings.count)
    let view = Viewport(of: listings.count, showing: rows.size.rows, focus: selected)
    for position in view.start..<view.end {
      let listing = listings[position]
      let row = rows.minRow + position - view.start
      // The day stands at its first line, and at the top.
      let isFirstOfDay =
        position == view.start || listings[position - 1].showtime.showDate != listing.showtime.showDate
      canvas.line(position, row: row, isSelected: position == selected, in: rows) {
        canvas, column, width in
        draw(
          listing, showsDay: isFirstOfDay || position == selected, shared, at: environment.now, on: &canvas,
          row: row,
          column: column,
          width: width)
      }
    }
    canvas.scrollMarks(view, of: listings.count, in: rows)
  }

  private func draw(
    _ listing: Programme.Listing, showsDay: Bool, _ shared: ProgrammeState, at time: Double,
    on canvas: inout Canvas, row: Int, column: Int, width: Int
  ) {
    let showtime = listing.showtime
    let currency = shared.programme?.cinema.currency ?? .usd
    let today = shared.wallClock(at: time)?.date ?? showtime.showDate
    let day = canvas.words.date(showtime.showDate, .relative(to: today))
    if showsDay { canvas.put(day, row: row, column: column, role: .accent, width: 11) }
    let isNarrow = width < 50
    let time = column + (isNarrow ? 11 : 12)
    canvas.put(canvas.words.time(showtime.startTime), row: row, column: time, role: .text, emphasis: .bold)
    let hasEnd = width >= 86
    if hasEnd {
      canvas.put(
        "\(canvas.either("–", "-")) \(canvas.words.time(showtime.endTime))", row: row, column: time + 6,
        role: .muted)
    }
    let screen = hasEnd ? time + 16 : time + (isNarrow ? 6 : 7)
    let gaugeWidth = width >= 64 ? 10 : 0
    let right = column + width
    let state = fullness(of: showtime)
    canvas.putRight(canvas.words(state.text), row: row, end: right, role: state.role)
    if gaugeWidth > 0 {
      canvas.gauge(
        Double(showtime.totalSeats - showtime.availableSeats), of: Double(showtime.totalSeats), row: row,
        column: right - 11 - gaugeWidth, width: gaugeWidth)
    }
    let priceEnd = right - 11 - (gaugeWidth > 0 ? gaugeWidth + 2 : 0)
    if !isNarrow, let price = listing.priceFrom {
      canvas.putRight(canvas.words(.priceFrom(price, currency)), row: row, end: priceEnd, role: .price)
    }
    let room = (isNarrow ? right - 9 : priceEnd - 13) - screen
    let format = listing.screenType == .standard ? "" : "  \(listing.screenType.rawValue)"
    canvas.put(listing.screenName + format, row: row, column: screen, width: max(0, room))
  }

  private func fullness(of showtime: Showtime) -> (text: Message, role: Role) {
    switch showtime.availableSeats {
    case ...0: (.soldOut, .disabled)
    case ...10: (.seatsLeft(showtime.availableSeats), .warning)
    default: (.seatsFree(showtime.availableSeats), .muted)
    }
  }
}
