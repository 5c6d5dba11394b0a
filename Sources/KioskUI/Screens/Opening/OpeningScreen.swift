import BoxOffice
import Terminal
import Words

/// Shown while a showtime's seats are being read.
struct OpeningScreen: Screen {
  let showtime: Showtime.ID
  let film: Movie.ID?
  /// On the monotonic clock.
  let since: Double

  enum Action: Hashable {
    case back
  }

  func bindings(_ shared: ProgrammeState, in environment: Environment) -> [Binding<Action>] {
    [.escape(.hintBack, action: .back)]
  }

  mutating func perform(
    _ action: Action, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    switch action {
    case .back: navigation.pop()
    }
  }

  mutating func receive(
    _ event: Event, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    guard case .seatMap(.opened(showtime, let result)) = event else { return }
    var sale: SaleFlow?
    defer { navigation.replace(with: sale) }
    switch result {
    case .failure(let error):
      turn.environment.databaseTrouble = error.message
      turn.notify(.seatsUnread(error.message), .warning)
    case .success(let opening):
      turn.environment.databaseTrouble = nil
      if let reason = Message.notSold(opening.seating.showtime.status) {
        turn.notify(reason, .warning)
        turn.run(shared.ask(at: turn.now))
        return
      }
      sale = SaleFlow(
        opening, today: shared.wallClock(at: turn.now)?.date, in: turn.environment)
      guard sale != nil else {
        turn.notify(.screenWithoutSeats(opening.seating.screen.name), .warning)
        return
      }
      if case .failure(let error) = opening.holds {
        turn.environment.holdsTrouble = error.message
      } else {
        turn.environment.holdsTrouble = nil
      }
      turn.run(.seatMap(.watch(showtime)))
    }
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.header(
      shared.film(film)?.title ?? canvas.words(.seatsTitle),
      right: shared.clockText(at: environment.now, canvas.words))
    canvas.putCentered(
      canvas.words(environment.waiting(.readingSeats, since: since)), row: canvas.rows / 2, role: .muted)
    canvas.frame.cursor = Point(column: 1, row: canvas.rows / 2)
  }
}
