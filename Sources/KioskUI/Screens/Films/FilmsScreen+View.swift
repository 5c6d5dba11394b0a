import BoxOffice
import Terminal
import TextLayout
import Words

extension FilmsScreen {
  /// Whether the window has room for a film's description beside the list.
  func hasPanel(in environment: Environment) -> Bool { environment.size.columns >= 100 }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.header(
      shared.programme?.cinema.name ?? canvas.words(.films),
      right: shared.clockText(at: environment.now, canvas.words))
    let films = films(shared)
    let hasPanel = hasPanel(in: environment)
    var area = canvas.content
    if hasPanel { area.size.columns = area.size.columns * 3 / 5 }
    canvas.filter(list.filter, prompt: .films, in: area)
    let rows = Rect(
      origin: Point(column: area.minColumn, row: area.minRow + 2),
      size: Size(columns: area.size.columns, rows: max(0, area.size.rows - 2)))
    if films.isEmpty {
      canvas.emptyList(
        list.filter, shared.waiting(environment) ?? .noFilmOnSale,
        in: rows)
    }
    // All films are measured, so that nothing moves while somebody types.
    let words = canvas.words
    let all = shared.films(matching: "").map { cells(of: $0, words) }
    let table = Table(Self.columns, lines: all, width: rows.size.columns - 4, on: canvas)
    let view = Viewport(of: films.count, showing: rows.size.rows, focus: list.index)
    for position in view.start..<view.end {
      let row = rows.minRow + position - view.start
      canvas.line(position, row: row, isSelected: position == list.index, in: rows) { canvas, column in
        table.draw(cells(of: films[position], words), row: row, column: column, on: &canvas)
      }
    }
    canvas.scrollMarks(view, of: films.count, in: rows)
    guard films.indices.contains(list.index) else { return }
    if hasPanel {
      let left = area.maxColumn + 2
      let panel = Rect(
        origin: Point(column: left, row: canvas.content.minRow),
        size: Size(columns: canvas.columns - left - 1, rows: canvas.content.size.rows))
      drawFilm(films[list.index], on: &canvas, in: panel)
    } else if canvas.footerRows > 0 {
      drawSummary(of: films[list.index], on: &canvas)
    }
  }

  /// In a narrow window the title needs the room more than the rating and the format do.
  private static var columns: [Table.Column] {
    [
      Table.Column(least: 24, isFlexible: true), Table.Column(priority: 2),
      Table.Column(alignment: .right, gap: 3), Table.Column(alignment: .right, priority: 1),
    ]
  }

  private func cells(of movie: Movie, _ words: Words) -> [Table.Cell] {
    [
      .text(movie.title), .text(movie.rating ?? "", .muted),
      .text(words.duration(minutes: movie.duration), .muted),
      .text(movie.format == "STANDARD" ? "" : movie.format, .muted),
    ]
  }

  /// Beside the list, if there is room.
  private func drawFilm(_ movie: Movie, on canvas: inout Canvas, in panel: Rect) {
    var row = panel.minRow
    func line(_ text: String, role: Role, on canvas: inout Canvas, emphasis: Emphasis = .none) {
      for piece in Text.wrapped(canvas.drawn(text), to: panel.size.columns) where row < panel.maxRow {
        canvas.put(piece, row: row, column: panel.minColumn, role: role, emphasis: emphasis)
        row += 1
      }
    }
    line(movie.title, role: .title, on: &canvas, emphasis: .bold)
    line(facts(of: movie, on: canvas), role: .muted, on: &canvas)
    row += 1
    line(movie.description ?? "", role: .text, on: &canvas)
    row += 1
    if let director = movie.director { line(canvas.words(.director(director)), role: .muted, on: &canvas) }
    if !movie.cast.isEmpty { line(canvas.words(.cast(movie.cast)), role: .muted, on: &canvas) }
  }

  /// Below the list.
  private func drawSummary(of movie: Movie, on canvas: inout Canvas) {
    canvas.put(
      facts(of: movie, on: canvas), row: canvas.footerTop, column: 1, role: .muted,
      width: canvas.columns - 2)
    let lines = Text.wrapped(canvas.drawn(movie.description ?? ""), to: canvas.columns - 2)
    for (index, line) in lines.prefix(2).enumerated() {
      let isCut = index == 1 && lines.count > 2
      canvas.put(
        isCut ? line + " " + canvas.either("…", "...") : line, row: canvas.footerTop + 1 + index, column: 1,
        width: canvas.columns - 2)
    }
  }

  private func facts(of movie: Movie, on canvas: Canvas) -> String {
    ([movie.rating ?? "", movie.contentAdvice ?? "", canvas.words.duration(minutes: movie.duration)]
      + movie.genres + [
        movie.language ?? ""
      ])
      .filter { !$0.isEmpty }.joined(separator: canvas.either(" · ", ", "))
  }
}
