import BoxOffice
import Terminal

extension KioskState {
  /// Whether the window has room for a film's description beside the list.
  var hasFilmPanel: Bool { size.columns >= 100 }

  func drawFilms(on page: inout Page) {
    page.header(programme?.cinema.name ?? "Films", right: clockText)
    let list = filteredFilms
    let hasPanel = hasFilmPanel
    var area = page.content
    if hasPanel { area.size.columns = area.size.columns * 3 / 5 }
    drawFilter(films.filter, prompt: "Films", on: &page, in: area)
    let rows = Rect(
      origin: Point(column: area.minColumn, row: area.minRow + 2),
      size: Size(columns: area.size.columns, rows: max(0, area.size.rows - 2)))
    if list.isEmpty {
      drawEmpty(films.filter, "No film is on sale at the moment.", on: &page, in: rows)
    }
    let view = Viewport(of: list.count, showing: rows.size.rows, focus: films.index)
    for position in view.start..<view.end {
      let movie = list[position]
      let row = rows.minRow + position - view.start
      drawLine(position, row: row, isSelected: position == films.index, on: &page, in: rows) {
        page, column, width in
        draw(movie, on: &page, row: row, column: column, width: width)
      }
    }
    drawScroll(view, of: list.count, on: &page, in: rows)
    guard list.indices.contains(films.index) else { return }
    if hasPanel {
      let left = area.maxColumn + 2
      let panel = Rect(
        origin: Point(column: left, row: page.content.minRow),
        size: Size(columns: page.columns - left - 1, rows: page.content.size.rows))
      drawFilm(list[films.index], on: &page, in: panel)
    } else if page.footerRows > 0 {
      drawSummary(of: list[films.index], on: &page)
    }
  }

  private func draw(_ movie: Movie, on page: inout Page, row: Int, column: Int, width: Int) {
    // In a narrow window the title needs the columns more than the rating and the format do.
    guard width >= 50 else {
      page.put(movie.title, row: row, column: column, width: max(0, width - 12))
      page.putRight(movie.durationText, row: row, end: column + width, role: .muted)
      return
    }
    let tail = 25
    page.put(movie.title, row: row, column: column, width: width - tail - 1)
    page.put(movie.rating ?? "", row: row, column: column + width - tail, role: .muted, width: 6)
    page.putRight(movie.durationText, row: row, end: column + width - 6, role: .muted)
    let format = movie.format == "STANDARD" ? "" : movie.format
    page.putRight(format, row: row, end: column + width, role: .muted)
  }

  /// Beside the list, where there is room.
  private func drawFilm(_ movie: Movie, on page: inout Page, in panel: Rect) {
    var row = panel.minRow
    func line(_ text: String, role: Role, on page: inout Page, emphasis: Emphasis = .none) {
      for piece in Text.wrapped(page.drawn(text), to: panel.size.columns) where row < panel.maxRow {
        page.put(piece, row: row, column: panel.minColumn, role: role, emphasis: emphasis)
        row += 1
      }
    }
    line(movie.title, role: .title, on: &page, emphasis: .bold)
    line(facts(of: movie, separator: page.either(" · ", ", ")), role: .muted, on: &page)
    row += 1
    line(movie.description ?? "", role: .text, on: &page)
    row += 1
    if let director = movie.director { line("Director: \(director)", role: .muted, on: &page) }
    if !movie.cast.isEmpty { line("With \(movie.cast.joined(separator: ", "))", role: .muted, on: &page) }
  }

  /// Under the list.
  private func drawSummary(of movie: Movie, on page: inout Page) {
    page.put(
      facts(of: movie, separator: page.either(" · ", ", ")), row: page.footerTop, column: 1, role: .muted,
      width: page.columns - 2)
    let lines = Text.wrapped(page.drawn(movie.description ?? ""), to: page.columns - 2)
    for (index, line) in lines.prefix(2).enumerated() {
      let isCut = index == 1 && lines.count > 2
      page.put(
        isCut ? line + " " + page.either("…", "...") : line, row: page.footerTop + 1 + index, column: 1,
        width: page.columns - 2)
    }
  }

  private func facts(of movie: Movie, separator: String) -> String {
    ([movie.rating ?? "", movie.durationText] + movie.genres + [movie.language ?? ""])
      .filter { !$0.isEmpty }.joined(separator: separator)
  }
}
