import BoxOffice
import Terminal
import Words

/// The list of a film's coming showtimes.
struct ShowtimesScreen: Screen {
  let film: Movie.ID?
  var list = ListFocus()

  enum Action: Hashable {
    case list(ListAction)
    case open, back
  }

  init(film: Movie.ID?) {
    self.film = film
  }

  /// With the cursor on the first showtime that has free seats.
  func atFirstFree(_ shared: ProgrammeState, in environment: Environment) -> Self {
    var screen = self
    screen.list.index = listings(shared, in: environment).firstIndex { $0.showtime.availableSeats > 0 } ?? 0
    return screen
  }

  /// With the cursor on a showtime.
  func at(_ showtime: Showtime.ID?, _ shared: ProgrammeState, in environment: Environment) -> Self {
    var screen = self
    screen.list.index = listings(shared, in: environment).firstIndex { $0.id == showtime } ?? 0
    return screen
  }

  /// - Parameter time: on the monotonic clock; if not given, now.
  func listings(
    _ shared: ProgrammeState, in environment: Environment, at time: Double? = nil
  ) -> [Programme.Listing] {
    shared.listings(of: film, matching: list.filter.text, at: time ?? environment.now, environment.words)
  }

  var showsProgramme: Bool { true }

  func bindings(_ shared: ProgrammeState, in environment: Environment) -> [Binding<Action>] {
    list.bindings(
      open: Binding(
        [.enter], "Enter", hint: .hintSeats, help: .helpSeatMap, action: .open,
        availability: listings(shared, in: environment).isEmpty
          ? .disabled(.nothingOnList) : .enabled),
      moving: Action.list)
      + [
        .escape(
          list.filter.isEmpty ? .hintBack : .hintClear, help: .helpClear,
          action: .back)
      ]
  }

  mutating func perform(
    _ action: Action, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    switch action {
    case .list(let move):
      list.perform(move, of: listings(shared, in: turn.environment).count, page: turn.environment.pageStep)
    case .open: open(shared, &navigation, &turn)
    case .back: if list.filter.isEmpty { navigation.pop() } else { list = ListFocus() }
    }
  }

  /// The map of a sold-out showtime can be opened, too, since seats may become free.
  private func open(
    _ shared: ProgrammeState, _ navigation: inout Navigation<ProgrammeState>, _ turn: inout Turn
  ) {
    let listings = listings(shared, in: turn.environment)
    guard !listings.isEmpty else { return }
    let showtime = listings[list.selected(of: listings.count)].id
    navigation.push(OpeningScreen(showtime: showtime, film: film, since: turn.now))
    turn.run(.seatMap(.open(showtime)))
  }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    list.press(key)
  }

  mutating func paste(
    _ text: String, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    list.paste(text)
  }

  mutating func click(
    _ target: ClickTarget, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    guard case .line(let position) = target else { return }
    if list.index == position { open(shared, &navigation, &turn) } else { list.index = position }
  }

  mutating func scroll(_ direction: Direction, _ shared: inout ProgrammeState, _ turn: inout Turn) {
    list.perform(.move(direction == .up ? -1 : 1), of: listings(shared, in: turn.environment).count, page: 1)
  }

  mutating func receive(
    _ event: Event, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    switch event {
    case .minutePassed(let before):
      // Showtimes that have begun leave the list.
      list.follow(
        from: listings(shared, in: turn.environment, at: before), to: listings(shared, in: turn.environment))
    case .programme(.read(.success(let programme))):
      let old = listings(shared, in: turn.environment)
      var new = shared
      new.adopt(programme, at: turn.now)
      list.follow(from: old, to: listings(new, in: turn.environment))
    case .input, .tick, .programme, .seatMap, .checkout, .ticket, .health: break
    }
  }
}
