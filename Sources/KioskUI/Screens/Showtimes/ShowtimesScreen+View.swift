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
    // All showtimes are measured, so that nothing moves while somebody types.
    let all = shared.listings(of: film, at: environment.now)
      .map { cells(of: $0, shared, on: canvas, in: environment) }
    let table = Table(Self.columns, lines: all, width: rows.size.columns - 4, on: canvas)
    // In another language, fewer lines may match the filter.
    let selected = list.selected(of: listings.count)
    let view = Viewport(of: listings.count, showing: rows.size.rows, focus: selected)
    for position in view.start..<view.end {
      let row = rows.minRow + position - view.start
      var cells = cells(of: listings[position], shared, on: canvas, in: environment)
      // The day is shown on its first line and on the top line.
      let isFirstOfDay =
        position == view.start
        || listings[position - 1].showtime.showDate != listings[position].showtime.showDate
      if !isFirstOfDay, position != selected { cells[0] = .empty }
      canvas.line(position, row: row, isSelected: position == selected, in: rows) { canvas, column in
        table.draw(cells, row: row, column: column, on: &canvas)
      }
    }
    canvas.scrollMarks(view, of: listings.count, in: rows)
  }

  private static var columns: [Table.Column] {
    [
      Table.Column(),
      Table.Column(),
      // When it ends.
      Table.Column(gap: 1, priority: 1),
      // The screen.
      Table.Column(least: 24, isFlexible: true),
      Table.Column(alignment: .right, priority: 3),
      // How full it is.
      Table.Column(priority: 2),
      Table.Column(alignment: .right, gap: 3),
    ]
  }

  private func cells(
    of listing: Programme.Listing, _ shared: ProgrammeState, on canvas: Canvas, in environment: Environment
  ) -> [Table.Cell] {
    let (words, showtime) = (canvas.words, listing.showtime)
    let currency = shared.programme?.cinema.currency ?? .usd
    let today = shared.wallClock(at: environment.now)?.date ?? showtime.showDate
    let format = listing.screenType == .standard ? "" : "  \(listing.screenType.rawValue)"
    let state = fullness(of: showtime)
    return [
      .text(words.date(showtime.showDate, .relative(to: today)), .accent),
      .text(words.time(showtime.startTime), .text, .bold),
      .text("\(canvas.either("–", "-")) \(words.time(showtime.endTime))", .muted),
      .text(listing.screenName + format),
      .text(listing.priceFrom.map { words(.priceFrom($0, currency)) } ?? "", .price),
      .bar(part: showtime.totalSeats - showtime.availableSeats, whole: showtime.totalSeats),
      .text(words(state.text), state.role),
    ]
  }

  private func fullness(of showtime: Showtime) -> (text: Message, role: Role) {
    switch showtime.availableSeats {
    case ...0: (.soldOut, .disabled)
    case ...10: (.seatsLeft(showtime.availableSeats), .warning)
    default: (.seatsFree(showtime.availableSeats), .muted)
    }
  }
}
