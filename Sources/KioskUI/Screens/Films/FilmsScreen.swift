import BoxOffice
import Terminal
import Words

/// The list of films on sale.
struct FilmsScreen: Screen {
  var list = ListFocus()

  enum Action: Hashable {
    case list(ListAction)
    case open, back
  }

  func films(_ shared: ProgrammeState) -> [Movie] { shared.films(matching: list.filter.text) }

  var showsProgramme: Bool { true }

  func bindings(_ shared: ProgrammeState, in environment: Environment) -> [Binding<Action>] {
    var bindings = list.bindings(
      open: Binding(
        [.enter], "Enter", hint: .hintShowtimes, help: .helpShowtimes, action: .open,
        availability: films(shared).isEmpty ? .disabled(.nothingOnList) : .enabled),
      moving: Action.list)
    // Staff have no screen to go back to.
    if list.filter.isEmpty, environment.settings.profile == .counter { return bindings }
    bindings.append(
      .escape(
        list.filter.isEmpty ? .hintBack : .hintClear, help: .helpClear,
        action: .back))
    return bindings
  }

  mutating func perform(
    _ action: Action, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    switch action {
    case .list(let move): list.perform(move, of: films(shared).count, page: turn.environment.pageStep)
    case .open: open(shared, &navigation, turn)
    case .back: if list.filter.isEmpty { navigation.pop() } else { list = ListFocus() }
    }
  }

  private func open(
    _ shared: ProgrammeState, _ navigation: inout Navigation<ProgrammeState>, _ turn: Turn
  ) {
    let films = films(shared)
    guard films.indices.contains(list.index) else { return }
    let showtimes = ShowtimesScreen(film: films[list.index].id)
    navigation.push(showtimes.atFirstFree(shared, in: turn.environment))
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
    if list.index == position { open(shared, &navigation, turn) } else { list.index = position }
  }

  mutating func scroll(_ direction: Direction, _ shared: inout ProgrammeState, _ turn: inout Turn) {
    list.perform(.move(direction == .up ? -1 : 1), of: films(shared).count, page: 1)
  }

  mutating func receive(
    _ event: Event, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    guard case .programme(.read(.success(let programme))) = event else { return }
    let old = films(shared)
    var new = shared
    new.adopt(programme, at: turn.now)
    list.follow(from: old, to: films(new))
  }

  func footerRows(_ shared: ProgrammeState, in environment: Environment) -> Int {
    // A wide window has a panel beside the list instead.
    environment.size.rows >= 20 && !hasPanel(in: environment) ? 3 : 0
  }
}
