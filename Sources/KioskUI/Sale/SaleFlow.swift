import BoxOffice
import Terminal
import Words

/// The screens of one sale, from the seat map to the ticket, and the sale that they share.
struct SaleFlow: Screen {
  typealias Action = Never

  var sale: Sale
  var screens = ScreenStack<Sale>(SeatsScreen())

  init(_ sale: Sale) {
    self.sale = sale
    self.sale.map.typed = ""
  }

  /// Nil when the screen has no seat at all.
  init?(_ opening: SeatingOpening, today: CalendarDate?, in environment: Environment) {
    let limit = environment.settings.maxSeats
    guard let map = SeatMapState(opening, partyLimit: limit, now: environment.now) else { return nil }
    var sale = Sale(map, ids: opening.ids, now: environment.now)
    if let today { sale.today = today }
    if environment.prefersSeatList { sale.map.view = .rowList }
    self.sale = sale
  }

  /// What the customer is asked at the moment.
  var question: Question? { (screens.top as? QuestionDialog)?.question }

  /// Whether the customer looks at the seat map.
  var isAtSeats: Bool { screens.isAtFirst }

  // MARK: - Keys

  var isModal: Bool { screens.top.isModal }

  var endsWithAnyKey: Bool { screens.top.endsWithAnyKey }

  func keyHints(_ shared: ProgrammeState, in environment: Environment) -> [KeyHint] {
    screens.screen.keyHints(sale, in: environment)
  }

  mutating func answer(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) -> Bool {
    let (isAnswered, departure) = screens.answer(key, &sale, &turn)
    finish(departure, &shared, &navigation, &turn)
    return isAnswered
  }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    finish(screens.press(key, &sale, &turn), &shared, &navigation, &turn)
  }

  mutating func paste(
    _ text: String, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    finish(screens.paste(text, &sale, &turn), &shared, &navigation, &turn)
  }

  mutating func click(
    _ target: ClickTarget, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    finish(screens.click(target, &sale, &turn), &shared, &navigation, &turn)
  }

  mutating func scroll(_ direction: Direction, _ shared: inout ProgrammeState, _ turn: inout Turn) {
    screens.scroll(direction, &sale, &turn)
    sale.map.reviseProposal(isShown: isAtSeats, &turn)
  }

  var furtherHelp: Message? { isAtSeats ? .hintSeatingRules : nil }

  mutating func showFurtherHelp(_ shared: inout ProgrammeState) { screens.push(RulesDialog()) }

  /// Ends an update: drops a proposal that cannot be taken any more, and leaves the sale if that was asked for.
  private mutating func finish(
    _ departure: Departure?, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    switch departure {
    case nil: sale.map.reviseProposal(isShown: isAtSeats, &turn)
    case .back: leave(&shared, &navigation, &turn)
    case .elsewhere: leaveForAnotherTime(&shared, &navigation, &turn)
    case .startOver, .quit: navigation.leave(departure ?? .quit)
    }
  }

  // MARK: - What happens

  mutating func receive(
    _ event: Event, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    // Only events can take seats away; the customer's own keys cannot.
    let before = isAtSeats && !isModal && !turn.isCovered ? sale.map.seatsInView : nil
    if let today = shared.wallClock(at: turn.now)?.date { sale.today = today }
    carryOut(event, &shared, &turn)
    let departure = screens.receive(event, &sale, &turn)
    updateSoldOut(shared, at: turn.now)
    finish(departure, &shared, &navigation, &turn)
    if let before, isAtSeats, !isModal { sale.map.reportLostSeats(of: before, &turn) }
  }

  private mutating func carryOut(_ event: Event, _ shared: inout ProgrammeState, _ turn: inout Turn) {
    switch event {
    case .tick: tick(&turn)
    case .seatMap(let event): carryOut(event, &shared, &turn)
    case .checkout(.promoRead(let code, let result)): sale.promoRead(code, result, at: turn.now)
    case .checkout(.freshIDs(let ids)): sale.checkout.provide(ids)
    case .checkout(.ended(let payment, let outcome)): checkoutEnded(payment, outcome, &turn)
    case .input, .minutePassed, .programme, .checkout, .ticket, .health: break
    }
  }

  private mutating func carryOut(
    _ event: SeatMapEvent, _ shared: inout ProgrammeState, _ turn: inout Turn
  ) {
    switch event {
    case .opened: break
    case .reread(let showtime, let result): seatingReread(showtime, result, &turn)
    case .holdsChanged(let showtime, let change): sale.map.holdsChanged(showtime, change, &turn)
    case .holdsRead(let token, let result): sale.map.holdsRead(token, result, &turn)
    case .occupancyRead(let showtime, let result): occupancyRead(showtime, result, &shared, &turn)
    case .holdAnswered(let token, let seats, let result):
      sale.map.holdAnswered(token, seats, result, isShown: isAtSeats, &turn)
    case .swapAnswered(let token, let released, let seats, let result):
      sale.map.holdAnswered(token, seats, releasing: released, result, isShown: isAtSeats, &turn)
    case .renewalAnswered(let token, let result): renewalAnswered(token, result, &turn)
    }
  }

  private mutating func tick(_ turn: inout Turn) {
    sale.map.forgetTyped(at: turn.now)
    if sale.checkout.awaitsCustomer, let deadline = sale.checkout.deadline ?? sale.map.deadline,
      deadline <= turn.now
    {
      timeIsUp(&turn)
    } else {
      sale.map.tick(isPolling: !sale.checkout.isBooked, &turn)
    }
  }

  private mutating func timeIsUp(_ turn: inout Turn) {
    sale.map.held = sale.map.held.filter { $0.value > turn.now }
    if let effect = sale.giveUpClaim() { turn.run(effect) }
    sale.map.giveAllBack(&turn)
    // They ask about seats that are not there any more.
    if question?.isAboutOwnSeats == true { screens.pop() }
    showSeats()
    turn.notify(
      .timeIsUp, .warning, for: 12)
  }

  /// Back to the seat map; dialogs stay where they are.
  mutating func showSeats() { screens.returnToFirstScreen() }

  /// Says something that cannot wait, over whatever is shown.
  mutating func interrupt(with dialog: some Screen<Sale>, _ turn: inout Turn) {
    screens.dismissDialogs()
    screens.push(dialog)
    turn.interrupt()
  }

  // MARK: - Leaving

  func stake(_ shared: ProgrammeState) -> Stake {
    if case .paying = sale.checkout { return .payment }
    if screens.top is EndedDialog { return .message }
    return .seats(sale.seatsToGiveBack)
  }

  mutating func dismissDialogs() { screens.dismissDialogs() }

  mutating func asksBeforeQuitting(_ shared: inout ProgrammeState) -> Bool {
    guard sale.hasSeatsToGiveBack else { return false }
    screens.push(QuestionDialog(.quit))
    return true
  }

  /// Gives back everything that the sale holds. After a booking there is nothing left to give back.
  mutating func close(_ shared: inout ProgrammeState, _ turn: inout Turn) {
    guard !sale.checkout.isBooked else { return }
    turn.run(.seatMap(.unwatch))
    if let effect = sale.giveUpClaim() { turn.run(effect) }
    sale.map.giveAllBack(&turn)
  }

  /// Ends the sale and returns to the showtimes.
  mutating func leave(
    _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>, _ turn: inout Turn
  ) {
    close(&shared, &turn)
    navigation.pop()
    turn.run(shared.ask(at: turn.now))
  }

  // MARK: - Looks

  func nextWake(_ shared: ProgrammeState) -> Double? {
    let poll = sale.checkout.isBooked ? nil : sale.map.lastPoll + SeatMapState.pollPeriod
    return [sale.map.held.values.min(), poll].compactMap { $0 }.min()
  }

  func footerRows(_ shared: ProgrammeState, in environment: Environment) -> Int {
    screens.screen.footerRows(sale, in: environment)
  }

  var place: [ObjectIdentifier] { [ObjectIdentifier(Self.self)] + screens.screen.place }

  func standingNotice(_ shared: ProgrammeState) -> Notice? { screens.screen.standingNotice(sale) }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    // Screen, film and time: in view through the whole purchase.
    let movie = sale.map.seating.movie
    let showtime = sale.map.seating.showtime
    let facts = [movie.rating ?? "", canvas.words.duration(minutes: movie.duration)]
      .filter { !$0.isEmpty }.joined(separator: "  ")
    let today = shared.wallClock(at: environment.now)?.date
    let day = canvas.words.date(showtime.showDate, .relative(to: today ?? showtime.showDate))
    canvas.header(
      movie.title, facts,
      right: "\(sale.map.seating.screen.name)  \(day) \(canvas.words.time(showtime.startTime))")
    screens.screen.draw(sale, on: &canvas, in: environment)
  }

  func drawDialogs(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    for dialog in screens.dialogs { dialog.draw(sale, on: &canvas, in: environment) }
  }
}
