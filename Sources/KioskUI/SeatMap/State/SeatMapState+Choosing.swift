import BoxOffice
import Words

/// Taking seats and giving them back.
extension SeatMapState {
  /// Takes what the cursor stands for, or gives it back.
  mutating func choose(_ turn: inout Turn) {
    leaveProposal()
    switch state(of: cursor) {
    case .free, .mine, .pending: if party.size > 1 { chooseBlock(&turn) } else { chooseAtCursor(&turn) }
    case .held, .sold, .outOfOrder: chooseAtCursor(&turn)
    }
  }

  /// Takes the seat under the cursor and, of a love seat, its other half; or gives them back.
  private mutating func chooseAtCursor(_ turn: inout Turn) {
    typed = ""
    let unit = plan.unit(of: cursor)
    let label = plan.seats[cursor].label
    switch state(of: cursor) {
    case .mine: giveBack(unit, &turn)
    case .pending: break
    case .sold: turn.notify(.seatIsSold(label), .warning)
    case .outOfOrder: turn.notify(seatIsOutOfOrder(cursor), .warning)
    case .held:
      let seconds = Int((held[cursor].map { max(0, $0 - turn.now) } ?? 0).rounded(.up))
      turn.notify(
        .seatIsHeld(label, forSeconds: seconds),
        .warning)
    case .free: take(unit: unit, &turn)
    }
  }

  private mutating func take(unit: [SeatIndex], _ turn: inout Turn) {
    let label = plan.seats[cursor].label
    if let other = unit.first(where: { state(of: $0) != .free }) {
      turn.notify(
        .halfOfPairIsNotFree(label, plan.seats[other].label),
        .warning)
      return
    }
    if chosen.count + pending.count + unit.count > partyLimit {
      turn.notify(
        .limitGiveOneBack(partyLimit), .warning)
      return
    }
    if unit.contains(where: { prices.price(of: plan.seats[$0].type) == nil }) {
      turn.notify(.seatHasNoPrice(label), .warning)
      return
    }
    let choice = chosen + pending.sorted() + unit
    if let refusal = refusal(of: choice), refusal.rule == .distance {
      proposal = .refusal(refusal, of: choice)
      return
    }
    if unit.count == 2 {
      turn.notify(.pairIsYours(unit.map { plan.seats[$0].label }))
    }
    pending.formUnion(unit)
    offerCompanions(of: cursor, &turn)
    askToHold(unit, &turn)
  }

  /// Takes the whole block under the cursor, or gives it back.
  private mutating func chooseBlock(_ turn: inout Turn) {
    guard let block else {
      snapToBlock(&turn)
      return
    }
    if block.contains(where: pending.contains) { return }
    if block.allSatisfy(chosen.contains) {
      giveBack(block, &turn)
    } else {
      take(isMoving ? block : chosen + block, &turn)
    }
  }

  mutating func giveBack(_ seats: [SeatIndex], _ turn: inout Turn) {
    chosen.removeAll { seats.contains($0) }
    if chosen.isEmpty, pending.isEmpty { deadline = nil }
    turn.run(.seatMap(.release(ids(of: seats), seating.showtime.id, token)))
  }

  /// Makes these seats the choice, unless a rule speaks against it.
  mutating func take(_ choice: [SeatIndex], _ turn: inout Turn) {
    guard pending.isEmpty else {
      turn.notify(.seatsBeforeAreBeingHeld)
      return
    }
    if let refusal = refusal(of: choice) {
      show(refusal, of: choice, &turn)
    } else {
      hold(choice, &turn)
    }
  }

  /// Holds what is missing of a choice and gives back what is no part of it, in one step.
  mutating func hold(_ choice: [SeatIndex], _ turn: inout Turn) {
    let seats = choice.filter { !chosen.contains($0) && !pending.contains($0) }
    let released = chosen.filter { !choice.contains($0) }
    proposal = nil
    guard !seats.isEmpty else {
      if !released.isEmpty { giveBack(released, &turn) }
      return
    }
    pending.formUnion(seats)
    releasing.formUnion(released)
    if !choice.contains(cursor), let first = seats.first { move(to: first) }
    askToHold(seats, inPlaceOf: released, &turn)
  }

  /// Asks for holds of pending seats.
  private mutating func askToHold(
    _ seats: [SeatIndex], inPlaceOf released: [SeatIndex] = [], _ turn: inout Turn
  ) {
    let deadline = deadline ?? turn.now + Double(turn.settings.holdTerms.cap)
    if chosen.isEmpty { lastRenewal = turn.now }
    self.deadline = deadline
    let showtime = seating.showtime.id
    turn.run(
      .seatMap(
        released.isEmpty
          ? .hold(ids(of: seats), showtime, token, deadline: deadline - turn.now)
          : .swapHolds(
            ids(of: released), for: ids(of: seats), showtime, token, deadline: deadline - turn.now)))
  }

  func ids(of seats: [SeatIndex]) -> [Seat.ID] { seats.map { plan.seats[$0].id } }

  /// All that is chosen or asked for.
  var own: [SeatIndex] { chosen + pending.sorted() }

  /// Lets go of everything, and asks that the holds end.
  mutating func giveAllBack(_ turn: inout Turn) {
    let seats = ids(of: own)
    if !seats.isEmpty { turn.run(.seatMap(.release(seats, seating.showtime.id, token))) }
    chosen = []
    pending = []
    releasing = []
    deadline = nil
  }
}
