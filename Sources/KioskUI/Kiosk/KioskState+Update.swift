import BoxOffice
import Terminal

extension KioskState {
  /// What happens next: changes the state and says what the world has to do.
  /// - Parameter time: the monotonic clock, in seconds.
  package mutating func update(_ event: Event, at time: Double) -> [Effect] {
    advance(to: time)
    if let notice, notice.until <= now { self.notice = nil }
    // Only what others do can take away what somebody looks at.
    let prospect: Prospect? = if case .input = event { nil } else { self.prospect }
    let effects = carryOut(event)
    sale?.forgetGone()
    sale?.keepDistance()
    reviseProposal()
    tellLoss(of: prospect)
    return effects
  }

  private mutating func carryOut(_ event: Event) -> [Effect] {
    switch event {
    case .input(let input): return updateInput(input)
    case .tick: return updateTick()
    case .programmeRead(let result): return programmeRead(result)
    case .seatingRead(let showtime, let result): return seatingRead(showtime, result)
    case .seatingReread(let showtime, let result): return seatingReread(showtime, result)
    case .holdsChanged(let showtime, let change): return holdsChanged(showtime, change)
    case .holdsRead(let token, let result): return holdsRead(token, result)
    case .occupancyRead(let showtime, let result): return occupancyRead(showtime, result)
    case .holdAnswered(let token, let seats, let result): return holdAnswered(token, seats, result)
    case .swapAnswered(let token, let released, let seats, let result):
      return holdAnswered(token, seats, releasing: released, result)
    case .renewalAnswered(let token, let result): return renewalAnswered(token, result)
    case .promoRead(let code, let result): return promoRead(code, result)
    case .checkoutStepped(let step): return checkoutStepped(step)
    case .checkoutEnded(let payment, let outcome): return checkoutEnded(payment, outcome)
    case .bookingRead(let result): return bookingRead(result)
    case .printed(let problem): return printed(problem)
    case .freshIDs(let ids):
      sale?.ids = ids
      return []
    }
  }

  /// Lets time pass. What began leaves the list of showtimes, and the cursor stays on its line.
  private mutating func advance(to time: Double) {
    guard time > now else { return }
    guard wallClock(at: time) != wallClock else {
      now = time
      return
    }
    let list = filteredListings
    now = time
    guard list.indices.contains(showtimes.index) else { return }
    let selected = list[showtimes.index].id
    showtimes.index = filteredListings.firstIndex { $0.id == selected } ?? showtimes.index
    showtimes.clamp(to: filteredListings.count)
  }

  /// The effects of a kiosk that starts.
  package mutating func start() -> [Effect] {
    readProgramme()
  }

  private mutating func updateInput(_ input: InputEvent) -> [Effect] {
    switch input {
    case .resize(let size):
      self.size = size
      return []
    case .hangUp, .signal:
      return giveSeatsBack() + [.quit]
    case .mouse(let mouse):
      lastInput = now
      return pressed(mouse)
    case .key(let key):
      lastInput = now
      return pressed(key)
    }
  }

  mutating func pressed(_ key: Key) -> [Effect] {
    if dialog != nil { return pressedInDialog(key) }
    if let binding = bindings.first(where: { $0.keys.contains(key) }) {
      guard case .enabled = binding.availability else {
        if case .disabled(let reason) = binding.availability { notify(reason, .warning) }
        return []
      }
      return perform(binding.action)
    }
    switch key {
    case .character(let character): return typed(character)
    case .backspace: return erased()
    default: return []
    }
  }

  private mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .help:
      dialog = .help
      return []
    case .quit:
      if sale?.hasSeatsToGiveBack == true {
        dialog = .quit
        return []
      }
      return giveSeatsBack() + [.quit]
    case .back: return back()
    case .begin: return begin()
    case .move(let direction): return move(direction)
    case .page(let direction): return page(direction)
    case .home: return moveToEnd(first: true)
    case .end: return moveToEnd(first: false)
    case .open: return open()
    case .choose: return choose()
    case .tellPlace:
      tellPlace()
      return []
    case .toggleOverview:
      sale?.toggleOverview()
      return []
    case .toggleSeatList:
      toggleSeatList()
      return []
    case .changeParty(let step): return setPartySize((sale?.party.size ?? 1) + step)
    case .askParty:
      askParty()
      return []
    case .suggest(let step):
      suggest(by: step)
      return []
    case .takeProposal: return takeProposal()
    case .sellAllTheSame:
      askForOverride()
      return []
    case .proceed: return proceed()
    case .nextField: return moveField(by: 1)
    case .previousField: return moveField(by: -1)
    case .changeLeft: return change(by: -1)
    case .changeRight: return change(by: 1)
    case .print: return printAgain()
    case .startOver: return startOver()
    }
  }

  private mutating func pressedInDialog(_ key: Key) -> [Effect] {
    guard let dialog else { return [] }
    switch (dialog, key) {
    case (.help, .character("?")) where scene == .seats:
      self.dialog = .rules(page: 0)
      return []
    case (.rules(let page), _): return pressed(key, onRules: page)
    case (.party(let form), _): return pressed(key, in: form)
    case (.override(let form), _): return pressed(key, in: form)
    case (.help, _), (.stillThere, _):
      self.dialog = nil
      return []
    case (.ended, _):
      self.dialog = nil
      return leaveSale()
    case (.leaveSeats, .enter):
      self.dialog = nil
      return leaveSale()
    case (.moved, .enter):
      self.dialog = nil
      return []
    case (.moved, .escape):
      self.dialog = nil
      return leaveSale()
    case (.soldOut, .enter):
      self.dialog = nil
      return leaveForAnotherTime()
    case (.quit, .enter):
      return giveSeatsBack() + [.quit]
    case (_, .escape):
      self.dialog = nil
      return []
    default:
      return []
    }
  }

  /// Esc: one step back, never giving up a hold without asking.
  private mutating func back() -> [Effect] {
    switch scene {
    case .attract:
      return []
    case .films:
      if films.filter.isEmpty { scene = .attract } else { films = ListFocus() }
      return []
    case .showtimes:
      if showtimes.filter.isEmpty { scene = .films } else { showtimes = ListFocus() }
      return []
    case .opening:
      scene = .showtimes
      return []
    case .seats:
      if sale?.typed.isEmpty == false {
        sale?.typed = ""
        return []
      }
      if sale?.proposal != nil {
        sale?.proposal = nil
        return []
      }
      if sale?.view == .overview {
        sale?.view = .map
        sale?.overviewSpot = nil
        return []
      }
      if sale?.view == .seatList {
        sale?.view = .rowList
        return []
      }
      if sale?.hasSeatsToGiveBack == true {
        dialog = .leaveSeats
        return []
      }
      return leaveSale()
    case .details:
      scene = .seats
      return []
    case .payment:
      return leavePayment()
    case .ticket:
      return startOver()
    }
  }

  /// Ends the sale and returns to the showtimes.
  mutating func leaveSale() -> [Effect] {
    let effects = giveSeatsBack()
    scene = .showtimes
    return effects + readProgramme()
  }

  /// Ends the sale and returns to the first screen.
  mutating func startOver() -> [Effect] {
    let effects = giveSeatsBack()
    scene = settings.profile == .walkUp ? .attract : .films
    prefersSeatList = settings.seatView == .list
    films = ListFocus()
    showtimes = ListFocus()
    dialog = nil
    return effects + readProgramme()
  }

  /// Lets go of everything that the open sale holds.
  mutating func giveSeatsBack() -> [Effect] {
    guard let sale else { return [] }
    self.sale = nil
    // What is booked was let go when it was.
    guard sale.checkout != .booked else { return [] }
    var effects: [Effect] = [.unwatchHolds]
    if let order = sale.order, sale.checkout == .idle {
      effects.append(.abandon(order.claim.booking, order.claim.reference, of: sale.seating.showtime.id))
    }
    let seats = (sale.chosen + sale.pending.sorted()).map { sale.plan.spots[$0].id }
    if !seats.isEmpty { effects.append(.release(seats, sale.seating.showtime.id, sale.token)) }
    return effects
  }

  private mutating func updateTick() -> [Effect] {
    var effects = idle()
    if programmeIsStale, !isReadingProgramme {
      effects += readProgramme()
    }
    return effects + tickSale()
  }

  /// Whether the lists on the screen should be read again: every half minute, and every few seconds while the
  /// database is away.
  private var programmeIsStale: Bool {
    switch scene {
    case .attract, .films, .showtimes:
      now - (programmeAskedAt ?? -.infinity) >= (databaseTrouble == nil ? 30 : 3)
    case .opening, .seats, .details, .payment, .ticket: false
    }
  }

  /// A walk-up kiosk that nobody touches starts over, after asking.
  private mutating func idle() -> [Effect] {
    guard settings.profile == .walkUp, let limit = settings.idleSeconds, scene != .attract else { return [] }
    if case .running = sale?.checkout {
      lastInput = now
      return []
    }
    let idleFor = now - lastInput
    if idleFor >= Double(limit) {
      dialog = nil
      return startOver()
    }
    let warning = min(20.0, Double(limit) / 2)
    // Why a sale ended is not covered by the question.
    if case .ended = dialog { return [] }
    if idleFor >= Double(limit) - warning {
      dialog = .stillThere(until: lastInput + Double(limit))
    }
    return []
  }

  private mutating func programmeRead(_ result: Result<Programme, StoreError>) -> [Effect] {
    isReadingProgramme = false
    switch result {
    case .success(let programme):
      let selectedFilm = filteredFilms.indices.contains(films.index) ? filteredFilms[films.index].id : nil
      let selected =
        filteredListings.indices.contains(showtimes.index) ? filteredListings[showtimes.index].id : nil
      databaseTrouble = nil
      self.programme = programme
      programmeReadAt = now
      // The cursor stays on the same line's text, wherever that stands now.
      films.index = filteredFilms.firstIndex { $0.id == selectedFilm } ?? films.index
      showtimes.index = filteredListings.firstIndex { $0.id == selected } ?? showtimes.index
      films.clamp(to: filteredFilms.count)
      showtimes.clamp(to: filteredListings.count)
    case .failure(let error):
      databaseTrouble = error.message
    }
    return []
  }

  mutating func readProgramme() -> [Effect] {
    isReadingProgramme = true
    programmeAskedAt = now
    return [.readProgramme]
  }
}
