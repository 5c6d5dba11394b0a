import BoxOffice

/// What the kiosk proposes on the map: the best places, another way for a refused choice, companion seats.
extension KioskState {
  /// Shows the best place for the party, or another one of those found; first of all the one that is proposed in the
  /// place of seats that went.
  mutating func suggest(by step: Int) {
    guard var sale else { return }
    if step > 0, case .lost(let next, _) = sale.proposal {
      notice = nil
      sale.go(to: next)
      self.sale = sale
      return
    }
    sale.typed = ""
    let list: [Suggestion]
    var shown = 0
    if case .suggestions(let found, let index) = sale.proposal {
      list = found
      shown = (index + step + found.count) % found.count
    } else {
      list = sale.suggestions
      guard !list.isEmpty else {
        self.sale = sale
        notify(sale.whyNothingIsFound, .warning, for: 12)
        return
      }
      if step < 0 { shown = list.count - 1 }
    }
    sale.show(list, at: shown)
    self.sale = sale
  }

  /// Shows why a choice cannot be sold, and the other way.
  mutating func show(_ refusal: SeatingRefusal, of choice: [Int]) {
    sale?.proposal = .refusal(refusal, of: choice)
    notice = nil
    if let instead = refusal.instead, let first = instead.first, let cursor = sale?.cursor,
      !instead.contains(cursor)
    {
      sale?.move(to: first)
    }
  }

  /// Proposes the companion seats of a wheelchair space that is being taken; of a companion seat, says whose it is.
  mutating func offerCompanions(of spot: Int, in sale: inout Sale) {
    let place = sale.plan.spots[spot].place
    if place.type == .wheelchair {
      let seats = sale.companions(of: spot, limit: settings.maxSeats - sale.chosen.count - sale.pending.count)
      if !seats.isEmpty { sale.proposal = .companions(seats, of: spot) }
    } else if let space = place.companionOf.flatMap(sale.plan.index(of:)), sale.state(of: space) == .free {
      notify(
        "\(place.label) is a companion seat: it is sold together with wheelchair space \(sale.label(of: space))."
      )
    }
  }

  /// Takes the seats that are proposed.
  mutating func takeProposal() -> [Effect] {
    guard let sale, let proposal = sale.proposal, !proposal.seats.isEmpty else { return [] }
    switch proposal {
    case .suggestions: return take(sale.isMoving ? proposal.seats : sale.chosen + proposal.seats)
    case .refusal:
      guard sale.pending.isEmpty else { return [] }
      return hold(proposal.seats)
    case .companions: return hold(sale.chosen + sale.pending.sorted() + proposal.seats)
    case .instead: return take(sale.chosen + proposal.seats)
    case .lost: return []
    }
  }

  /// After every event: what is proposed can still be had, or something else is proposed, or nothing. The cursor stays
  /// where it is: whoever presses a key at the same moment means what was there.
  mutating func reviseProposal() {
    guard var sale, let proposal = sale.proposal else { return }
    guard scene == .seats else {
      self.sale?.proposal = nil
      return
    }
    let gone = proposal.seats.filter { !sale.mayTake($0) }
    guard !gone.isEmpty else { return }
    let sentence = "\(sale.names(of: gone)) just went to somebody else"
    sale.proposal = nil
    self.sale = sale
    switch proposal {
    case .suggestions(_, let shown), .lost(.suggestions(_, let shown), _):
      let list = sale.suggestions
      guard !list.isEmpty else {
        notify("\(sentence). \(sale.whyNothingIsFound)", .warning)
        return
      }
      let next = Proposal.suggestions(list, shown: min(shown, list.count - 1))
      notice = nil
      self.sale?.proposal = .lost(instead: next, because: "\(sentence).")
    case .instead(let seats), .lost(.instead(let seats), _):
      offerInstead(of: seats.count, near: gone[0], because: "\(sentence), too.")
    case .refusal, .companions, .lost:
      notify("\(sentence).", .warning)
    }
  }
}

extension Sale {
  /// The best places for those who have no seat yet; where some are chosen, those beside them first.
  var suggestions: [Suggestion] {
    let occupancy = occupancyToChooseFrom
    let party = partyToSeat
    let list = plan.graph.suggestions(for: party, in: occupancy)
    guard !isMoving, let last = chosen.last else { return list }
    var beside: [Suggestion] = []
    if party.wheelchairs == 0, party.priceOf == nil, plan.spots[last].type.isForEverybody {
      let names = names(of: chosen)
      let row = plan.spots[last].label.row
      // All of them side by side, or else as near as can be.
      let whole = plan.graph.block(of: chosen.count + party.size, at: last, in: hallOccupancy)
      if let whole, Set(chosen).isSubset(of: whole) {
        beside.append(
          Suggestion(
            seats: whole.filter { !chosen.contains($0) }, rule: .together,
            reason: "side by side with \(names), row \(row)"))
      }
      if let nearest = plan.graph.block(of: party.size, at: last, in: occupancy) {
        let row = plan.spots[nearest[0]].label.row
        beside.append(
          Suggestion(seats: nearest, rule: .together, reason: "nearest to \(names), row \(row)"))
      }
    }
    var places: Set<Set<Int>> = []
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
    overviewSpot = nil
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
  func mayTake(_ spot: Int) -> Bool {
    switch state(of: spot) {
    case .free, .mine, .pending: true
    case .held, .sold, .outOfOrder: false
    }
  }

  /// Why these seats cannot be sold together; nil when they can, or when staff said so.
  func refusal(of choice: [Int]) -> SeatingRefusal? {
    if let seatingOverride, seatingOverride.seats == Set(choice) { return nil }
    // Somebody who takes a wheelchair space is taken to need it, unless they said how many they need.
    let said = party.wheelchairs > 0 ? Party(size: choice.count, wheelchairs: party.wheelchairs) : nil
    return plan.graph.refusal(of: choice, for: said, in: hallOccupancy)
  }
}
