import BoxOffice
import Terminal

extension KioskState {
  /// Handles an event: changes the state and returns what has to be done.
  /// - Parameter time: the monotonic clock, in seconds.
  package mutating func update(_ event: Event, at time: Double) -> [Effect] {
    var turn = Turn(environment, notice: notice)
    let place = screens.screen.place
    advance(to: time, &turn)
    if let notice = turn.notice, notice.until <= turn.now { turn.notice = nil }
    switch event {
    case .input(let input): receive(input, &turn)
    case .tick:
      idle(&turn)
      if isShowingProgramme,
        programme.isStale(at: turn.now, whileAway: turn.environment.databaseTrouble != nil)
      {
        turn.run(programme.ask(at: turn.now))
      }
      tell(event, &turn)
    case .programme(.read(let result)):
      tell(event, &turn)
      switch result {
      case .success(let read):
        turn.environment.databaseTrouble = nil
        programme.adopt(read, at: turn.now)
      case .failure(let error):
        turn.environment.databaseTrouble = error.message
        programme.adopt(nil, at: turn.now)
      }
    case .minutePassed, .seatMap, .checkout, .ticket, .health: tell(event, &turn)
    }
    environment = turn.environment
    // A notice belongs to the screen on which it was given.
    notice = screens.screen.place == place || turn.notice != notice ? turn.notice : nil
    return turn.effects
  }

  /// Lets time pass.
  private mutating func advance(to time: Double, _ turn: inout Turn) {
    let before = turn.now
    guard time > before else { return }
    turn.environment.now = time
    guard programme.wallClock(at: before) != programme.wallClock(at: time) else { return }
    tell(.minutePassed(since: before), &turn)
  }

  /// Sends an event to all screens.
  private mutating func tell(_ event: Event, _ turn: inout Turn) {
    let departure = screens.receive(event, &programme, &turn)
    if turn.isAwake { lastInput = turn.now }
    if turn.isInterrupted { screens.dismissCoveringDialogs() }
    follow(departure, &turn)
  }

  private mutating func receive(_ input: InputEvent, _ turn: inout Turn) {
    switch input {
    case .resize(let size): turn.environment.size = size
    case .hangUp, .signal: quit(&turn)
    case .mouse(let mouse):
      lastInput = turn.now
      environment = turn.environment
      receive(mouse, &turn)
    case .key(let key):
      lastInput = turn.now
      press(key, &turn)
    case .paste(let text):
      lastInput = turn.now
      if !answerStillThere() { follow(screens.paste(text, &programme, &turn), &turn) }
    }
  }

  private mutating func receive(_ mouse: MouseEvent, _ turn: inout Turn) {
    switch mouse.action {
    case .press where screens.top.endsWithAnyKey: press(.enter, &turn)
    case .press:
      // The target is looked up in the frame as it was drawn, so it is what the customer saw there.
      let drawn = canvas(theme: .builtIn, charset: environment.charset, click: mouse.position)
      switch drawn?.clicked {
      case .key(let key): press(key, &turn)
      case let target?: follow(screens.click(target, &programme, &turn), &turn)
      case nil: break
      }
    case .scrollUp: scroll(.up, &turn)
    case .scrollDown: scroll(.down, &turn)
    }
  }

  private mutating func scroll(_ direction: Direction, _ turn: inout Turn) {
    if !answerStillThere(), !screens.top.isModal { screens.scroll(direction, &programme, &turn) }
  }

  private mutating func press(_ key: Key, _ turn: inout Turn) {
    // Also in a dialog, since somebody may need this key to read it.
    if let language = turn.environment.language(chosenBy: key) { return perform(.language(language), &turn) }
    let isModal = screens.top.isModal
    let (isAnswered, departure) = screens.answer(key, &programme, &turn)
    if isAnswered {
      follow(departure, &turn)
    } else if !isModal, let common = commonKeys.first(where: { $0.keys.contains(key) }) {
      switch common.availability {
      case .disabled(let reason): turn.notify(reason, .warning)
      case .enabled: perform(common.action, &turn)
      }
    } else {
      follow(screens.press(key, &programme, &turn), &turn)
    }
  }

  private mutating func perform(_ action: CommonAction, _ turn: inout Turn) {
    switch action {
    case .help: screens.push(HelpDialog())
    case .language(let language):
      turn.environment.language = language
      _ = answerStillThere()
    case .quit: if !screens.asksBeforeQuitting(&programme) { quit(&turn) }
    }
  }

  /// Any input shows that somebody is there.
  /// - Returns: whether the kiosk was asking.
  private mutating func answerStillThere() -> Bool {
    guard screens.top is StillThereDialog else { return false }
    screens.pop()
    return true
  }

  private mutating func follow(_ departure: Departure?, _ turn: inout Turn) {
    switch departure {
    case .startOver: startOver(&turn)
    case .quit: quit(&turn)
    case .back, .elsewhere, nil: break
    }
  }

  private mutating func quit(_ turn: inout Turn) {
    close(&turn)
    turn.run(.quit)
  }

  /// Gives up everything that the screens hold.
  private mutating func close(_ turn: inout Turn) {
    screens.close(&programme, &turn)
    screens.returnToFirst()
  }

  /// Returns to the first screen, for the next customer.
  private mutating func startOver(_ turn: inout Turn) {
    close(&turn)
    if turn.settings.profile == .counter { screens.push(FilmsScreen()) }
    turn.environment.forgetChoices()
    turn.run(programme.ask(at: turn.now))
  }

  /// Whether the screen shows lists from the programme.
  private var isShowingProgramme: Bool { screens.screen.showsProgramme }

  /// Starts a walk-up kiosk over when nobody has pressed a key for a while, after asking.
  private mutating func idle(_ turn: inout Turn) {
    let limit = turn.settings.idleSeconds
    guard turn.settings.profile == .walkUp, limit > 0 else { return }
    let idleFor = turn.now - lastInput
    guard !screens.isAtFirst else {
      if idleFor >= Double(limit) { turn.environment.forgetChoices() }
      return
    }
    let stake = screens.screen.stake(programme)
    guard stake != .payment else {
      lastInput = turn.now
      return
    }
    if idleFor >= Double(limit) {
      startOver(&turn)
      return
    }
    let warning = min(20.0, Double(limit) / 2)
    // The question must not hide the reason why a sale ended.
    guard idleFor >= Double(limit) - warning, case .seats(let seats) = stake else { return }
    screens.dismissDialogs()
    screens.push(StillThereDialog(until: lastInput + Double(limit), seats: seats))
  }
}
