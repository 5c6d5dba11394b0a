import BoxOffice
import Terminal

/// What invites those who walk past: the cinema, its films and their next times.
struct AttractScreen: Screen {
  enum Action: Hashable {
    case begin, toggleSeatList
  }

  var showsProgramme: Bool { true }

  func bindings(_ shared: ProgrammeState, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter, .character(" ")], "Enter", hint: "begin", help: "Shows the films.", action: .begin),
      .seatList(
        environment.prefersSeatList ? "seats as a map" : "seats as a list", in: environment,
        action: .toggleSeatList),
    ]
  }

  mutating func perform(
    _ action: Action, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    switch action {
    case .begin: navigation.push(FilmsScreen())
    case .toggleSeatList:
      turn.environment.prefersSeatList.toggle()
      turn.notify(
        turn.environment.prefersSeatList
          ? "Seats will be told as a list, row by row, in sentences." : "Seats will be shown as a map.")
    }
  }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    if case .character = key { navigation.push(FilmsScreen()) }
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.header(shared.programme?.cinema.city ?? "", right: shared.clockText(at: environment.now))
    canvas.mark(canvas.content, as: .key(.enter))
    let area = canvas.content
    guard let programme = shared.programme else {
      let since = shared.askedAt ?? environment.now
      let words =
        environment.databaseTrouble == nil
        ? environment.waiting("Reading the programme", since: since, on: canvas)
        : environment.waiting("Waiting for the database", since: since, on: canvas)
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
        nextTimes(of: movie, at: environment.now, in: shared), row: row, column: left + titleWidth + 3,
        role: .muted,
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
  private func nextTimes(of movie: Movie, at time: Double, in shared: ProgrammeState) -> String {
    let coming = shared.listings(of: movie.id, matching: "", at: time)
    guard let today = shared.wallClock(at: time)?.date else { return "" }
    let shown = coming.filter { $0.showtime.showDate == today }
    if shown.isEmpty {
      return coming.first.map { $0.showtime.showDate.relativeName(to: today) } ?? ""
    }
    return shown.prefix(2).map { "\($0.showtime.startTime)" }.joined(separator: "  ")
  }
}
