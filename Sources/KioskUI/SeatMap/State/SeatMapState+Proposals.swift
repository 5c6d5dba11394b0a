import BoxOffice
import Words
import Words

/// What the kiosk proposes on the map: the best places, another way for a refused choice, companion seats.
extension SeatMapState {
  /// Shows the best place for the party, or another one of those found; first of all the one that is proposed in the
  /// place of seats that went.
  mutating func suggest(by step: Int, _ turn: inout Turn) {
    if step > 0, case .lost(let next, _) = proposal {
      turn.notice = nil
      go(to: next)
      return
    }
    typed = ""
    let list: [Suggestion]
    var shown = 0
    if case .suggestions(let found, let index) = proposal {
      list = found
      shown = (index + step + found.count) % found.count
    } else {
      list = suggestions
      guard !list.isEmpty else {
        turn.notify(whyNothingIsFound, .warning, for: 12)
        return
      }
      if step < 0 { shown = list.count - 1 }
    }
    show(list, at: shown)
  }

  /// Shows why a choice cannot be sold, and the other way.
  mutating func show(_ refusal: SeatingRefusal, of choice: [SeatIndex], _ turn: inout Turn) {
    proposal = .refusal(refusal, of: choice)
    turn.notice = nil
    if let instead = refusal.instead, let first = instead.first, !instead.contains(cursor) { move(to: first) }
  }

  /// Proposes the companion seats of a wheelchair space that is being taken; of a companion seat, says whose it is.
  mutating func offerCompanions(of seat: SeatIndex, _ turn: inout Turn) {
    let place = plan.seats[seat].place
    if place.type == .wheelchair {
      let seats = companions(of: seat, limit: partyLimit - chosen.count - pending.count)
      if !seats.isEmpty { proposal = .companions(seats, of: seat) }
    } else if let space = place.companionOf.flatMap(plan.index(of:)), state(of: space) == .free {
      turn.notify(
        .companionSeat(place.label, of: plan.seats[space].label))
    }
  }

  /// Takes the seats that are proposed.
  mutating func takeProposal(_ turn: inout Turn) {
    guard let proposal, !proposal.seats.isEmpty else { return }
    switch proposal {
    case .suggestions: take(isMoving ? proposal.seats : chosen + proposal.seats, &turn)
    case .refusal: if pending.isEmpty { hold(proposal.seats, &turn) }
    case .companions: hold(own + proposal.seats, &turn)
    case .instead: take(chosen + proposal.seats, &turn)
    case .lost: break
    }
  }

  /// Replaces or drops a proposal whose seats somebody else has taken. The cursor stays where it is, since a key pressed at
  /// the same moment is meant for what was there.
  /// - Parameter isShown: whether the customer looks at the map.
  mutating func reviseProposal(isShown: Bool, _ turn: inout Turn) {
    guard let proposal else { return }
    guard isShown else {
      self.proposal = nil
      return
    }
    let gone = proposal.seats.filter { !mayTake($0) }
    guard !gone.isEmpty else { return }
    let names = seatNames(of: gone)
    self.proposal = nil
    switch proposal {
    case .suggestions(_, let shown), .lost(.suggestions(_, let shown), _):
      let list = suggestions
      guard !list.isEmpty else {
        turn.notify(.sentences(.wentElsewhere(names), whyNothingIsFound), .warning)
        return
      }
      let next = Proposal.suggestions(list, shown: min(shown, list.count - 1))
      turn.notice = nil
      self.proposal = .lost(instead: next, because: .wentElsewhere(names))
    case .instead(let seats), .lost(.instead(let seats), _):
      offerInstead(
        of: seats.count, near: gone[0], because: .wentElsewhereToo(names), isShown: isShown, &turn)
    case .refusal, .companions, .lost:
      turn.notify(.wentElsewhere(names), .warning)
    }
  }
}

extension SeatMapState {
  /// The best places for those who have no seat yet; where some are chosen, those beside them first.
  var suggestions: [Suggestion] {
    let occupancy = occupancyToChooseFrom
    let party = partyToSeat
    let list = plan.graph.suggestions(for: party, in: occupancy)
    guard !isMoving, let last = chosen.last else { return list }
    var beside: [Suggestion] = []
    if party.wheelchairs == 0, party.priceOf == nil, plan.seats[last].type.isForEverybody {
      let names = SeatNames(chosen.map { plan.seats[$0].label }.sorted())
      let row = plan.seats[last].label.row
      // All of them side by side, or else as near as can be.
      let whole = plan.graph.block(of: chosen.count + party.size, at: last, in: hallOccupancy)
      if let whole, Set(chosen).isSubset(of: whole) {
        beside.append(
          Suggestion(
            seats: whole.filter { !chosen.contains($0) }, rule: .together,
            reason: .sideBySide(with: names, row: row)))
      }
      if let nearest = plan.graph.block(of: party.size, at: last, in: occupancy) {
        let row = plan.seats[nearest[0]].label.row
        beside.append(
          Suggestion(seats: nearest, rule: .together, reason: .nearest(to: names, row: row)))
      }
    }
    var places: Set<Set<SeatIndex>> = []
    let all = (beside + list).filter { places.insert(Set($0.seats)).inserted }
    let allowed = all.filter { refusal(of: chosen + $0.seats) == nil }
    return allowed.isEmpty ? all : allowed
  }

  /// The customer goes where they want instead.
  mutating func leaveProposal() {
    typed = ""
    isSteered = true
    proposal = nil
  }

  /// Goes to what is proposed in the place of seats that went.
  mutating func go(to next: Proposal) {
    typed = ""
    if case .suggestions(let list, let shown) = next {
      show(list, at: shown)
      return
    }
    proposal = next
    leaveOverview()
    let column = plan.wide.cells[cursor].column
    let nearest = next.seats.min {
      abs(plan.wide.cells[$0].column - column) < abs(plan.wide.cells[$1].column - column)
    }
    if let nearest, !next.seats.contains(cursor) { move(to: nearest) }
  }

  private mutating func leaveOverview() {
    guard view == .overview else { return }
    view = .map
    overviewSeat = nil
  }

  mutating func show(_ list: [Suggestion], at index: Int) {
    proposal = .suggestions(list, shown: index)
    leaveOverview()
    // Where the same seats stay in brackets when the suggestions are left.
    let seats = list[index].seats
    let occupancy = occupancyToChooseFrom
    let seat = seats.first { block(at: $0, in: occupancy) == seats } ?? seats[(seats.count - 1) / 2]
    move(to: seat)
  }

  /// Whether a seat is free or this kiosk's already.
  func mayTake(_ seat: SeatIndex) -> Bool {
    switch state(of: seat) {
    case .free, .mine, .pending: true
    case .held, .sold, .outOfOrder: false
    }
  }

  /// Why these seats cannot be sold together; nil when they can, or when staff said so.
  func refusal(of choice: [SeatIndex]) -> SeatingRefusal? {
    if let seatingOverride, seatingOverride.seats == Set(choice) { return nil }
    // Somebody who takes a wheelchair space is taken to need it, unless they said how many they need.
    let said = party.wheelchairs > 0 ? Party(size: choice.count, wheelchairs: party.wheelchairs) : nil
    return plan.graph.refusal(of: choice, for: said, in: hallOccupancy)
  }
}
