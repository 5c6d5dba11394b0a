import BoxOffice
import Terminal
import Words

/// What passers-by see: the cinema, its films and their next times.
struct AttractScreen: Screen {
  enum Action: Hashable {
    case begin, toggleSeatList
  }

  var showsProgramme: Bool { true }

  func bindings(_ shared: ProgrammeState, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter, .character(" ")], "Enter", hint: .hintBegin, help: .helpBegin, action: .begin),
      .seatList(
        environment.prefersSeatList ? .hintSeatsAsMap : .hintSeatsAsList, in: environment,
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
          ? .seatsAsListFromNow : .seatsAsMapFromNow)
    }
  }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    if case .character = key { navigation.push(FilmsScreen()) }
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.header(
      shared.programme?.cinema.city ?? "", right: shared.clockText(at: environment.now, canvas.words))
    canvas.mark(canvas.content, as: .key(.enter))
    let area = canvas.content
    guard let programme = shared.programme else {
      let since = shared.askedAt ?? environment.now
      let waiting = environment.waiting(
        environment.databaseTrouble == nil ? .readingProgramme : .waitingForDatabase, since: since)
      canvas.putCentered(canvas.words(waiting), row: canvas.rows / 2, role: .muted)
      canvas.frame.cursor = Point(column: 1, row: canvas.rows / 2)
      return
    }
    let name = canvas.drawn(programme.cinema.name)
    let spaced = name.map(String.init).joined(separator: " ").uppercased()
    let movies = programme.movies
    let languages = environment.settings.languages
    let rowsBelow = languages.count > 1 ? 2 : 0
    let listed = min(movies.count, max(0, area.size.rows - 5 - rowsBelow))
    var row = area.minRow + max(0, (area.size.rows - listed - 7 - rowsBelow) / 2)
    let title = canvas.width(of: spaced) <= area.size.columns ? spaced : name
    canvas.putCentered(title, row: row, role: .title, emphasis: .bold)
    canvas.putCentered(
      String(repeating: canvas.either("─", "-"), count: min(area.size.columns, canvas.width(of: title))),
      row: row + 1, role: .border)
    row += 3
    if movies.isEmpty {
      canvas.putCentered(canvas.words(.nothingOnSale), row: row, role: .muted)
      row += 1
    }
    let widest = movies.prefix(listed).map { canvas.width(of: $0.title) }.max() ?? 0
    let timesWidth = 15
    let left = max(area.minColumn, (canvas.columns - widest - timesWidth - 3) / 2)
    let titleWidth = min(widest, canvas.columns - left - timesWidth - 4)
    for movie in movies.prefix(listed) {
      canvas.put(movie.title, row: row, column: left, role: .text, width: titleWidth)
      canvas.put(
        nextTimes(of: movie, at: environment.now, in: shared, canvas.words), row: row,
        column: left + titleWidth + 3,
        role: .muted,
        width: timesWidth)
      row += 1
    }
    row += area.maxRow - row > 2 ? 2 : 1
    let invitation = canvas.words(.invitationToBegin)
    let column = max(1, (canvas.columns - canvas.width(of: invitation)) / 2)
    canvas.put(invitation, row: row, column: column, role: .accent, emphasis: .bold)
    canvas.frame.cursor = Point(column: column, row: row)
    if languages.count > 1 {
      canvas.putLanguages(
        languages, current: environment.language, row: min(row + 2, area.maxRow - 1))
    }
  }

  /// Today's next times, or the day of the next one.
  private func nextTimes(of movie: Movie, at time: Double, in shared: ProgrammeState, _ words: Words)
    -> String
  {
    let coming = shared.listings(of: movie.id, at: time)
    guard let today = shared.wallClock(at: time)?.date else { return "" }
    let shown = coming.filter { $0.showtime.showDate == today }
    if shown.isEmpty {
      return coming.first.map { words.date($0.showtime.showDate, .relative(to: today)) } ?? ""
    }
    return shown.prefix(2).map { words.time($0.showtime.startTime) }.joined(separator: "  ")
  }
}

extension Canvas {
  /// The languages, each in its own name, and the key that goes through them.
  fileprivate mutating func putLanguages(_ languages: [Language], current: Language, row: Int) {
    let cap = "^T"
    let gap = 2
    let width = languages.reduce(width(of: cap)) { $0 + gap + self.width(of: $1.ownName) }
    let first = max(1, (columns - width) / 2)
    var column = first + put(cap, row: row, column: first, role: .key, emphasis: .bold) + gap
    for language in languages {
      let isCurrent = language == current
      column += put(
        language.ownName, row: row, column: column, role: isCurrent ? .accent : .muted,
        emphasis: isCurrent ? .bold : .none)
      column += gap
    }
    mark(row: row, column: first, columns: column - first, as: .key(.control("t")))
  }
}
