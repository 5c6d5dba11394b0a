import BoxOffice
import Terminal

extension KioskState {
  func drawAttract(on canvas: inout Canvas) {
    canvas.header(programme?.cinema.city ?? "", right: clockText)
    canvas.mark(canvas.content, as: .key(.enter))
    let area = canvas.content
    guard let programme else {
      let words =
        databaseTrouble == nil
        ? waiting("Reading the programme", since: programmeAskedAt ?? now, on: canvas)
        : waiting("Waiting for the database", since: programmeAskedAt ?? now, on: canvas)
      canvas.putCentered(words, row: canvas.rows / 2, role: .muted)
      canvas.frame.cursor = Point(column: 1, row: canvas.rows / 2)
      return
    }
    let name = canvas.drawn(programme.cinema.name)
    let spaced = name.map(String.init).joined(separator: " ").uppercased()
    let movies = programme.movies
    let listed = min(movies.count, max(0, area.size.rows - 5))
    var row = area.minRow + max(0, (area.size.rows - listed - 7) / 2)
    let title = canvas.width(of: spaced) <= area.size.columns ? spaced : name
    canvas.putCentered(title, row: row, role: .title, emphasis: .bold)
    canvas.putCentered(
      String(repeating: canvas.either("─", "-"), count: min(area.size.columns, canvas.width(of: title))),
      row: row + 1, role: .border)
    row += 3
    if movies.isEmpty {
      canvas.putCentered("Nothing is on sale at the moment.", row: row, role: .muted)
      row += 1
    }
    let widest = movies.prefix(listed).map { canvas.width(of: $0.title) }.max() ?? 0
    let timesWidth = 15
    let left = max(area.minColumn, (canvas.columns - widest - timesWidth - 3) / 2)
    let titleWidth = min(widest, canvas.columns - left - timesWidth - 4)
    for movie in movies.prefix(listed) {
      canvas.put(movie.title, row: row, column: left, role: .text, width: titleWidth)
      canvas.put(
        nextTimes(of: movie, in: programme), row: row, column: left + titleWidth + 3, role: .muted,
        width: timesWidth)
      row += 1
    }
    row += area.maxRow - row > 2 ? 2 : 1
    let invitation = "Press Enter to choose your seats"
    let column = (canvas.columns - canvas.width(of: invitation)) / 2
    canvas.put(invitation, row: row, column: column, role: .accent, emphasis: .bold)
    canvas.frame.cursor = Point(column: column, row: row)
  }

  /// The next times of today, or the day of the next one.
  private func nextTimes(of movie: Movie, in programme: Programme) -> String {
    let coming = programme.listings.filter { $0.showtime.movie == movie.id && !$0.isOver(at: wallClock) }
    let today = wallClock?.date ?? programme.today
    let shown = coming.filter { $0.showtime.showDate == today }
    if shown.isEmpty {
      return coming.first.map { $0.showtime.showDate.relativeName(to: today) } ?? ""
    }
    return shown.prefix(2).map { "\($0.showtime.startTime)" }.joined(separator: "  ")
  }
}
