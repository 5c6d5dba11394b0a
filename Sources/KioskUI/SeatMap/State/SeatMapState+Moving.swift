import BoxOffice
import Terminal
import Words

/// Going from seat to seat.
extension SeatMapState {
  mutating func move(_ direction: Direction) {
    let shown = focusedSeats
    leaveProposal()
    let next =
      party.size > 1
      ? nextBlock(to: direction, from: shown) : plan.neighbour(of: cursor, to: direction, wanted: wanted)
    switch direction {
    // At the end of a row as well: a key to the side makes this column the wanted one.
    case .left, .right: move(to: next ?? cursor)
    case .up, .down: cursor = next ?? cursor
    }
  }

  mutating func moveToEnd(first: Bool) {
    leaveProposal()
    let row = plan.rows[plan.seats[cursor].row]
    let end = party.size > 1 ? blockSeat(inRowOf: cursor, fromLeft: first) : first ? row.first : row.last
    if let end { move(to: end) }
  }

  /// Says where the seat under the cursor is, in full.
  func tellPlace(_ turn: inout Turn) {
    turn.notify(.seatPlace(plan.seats[cursor].label, location(of: cursor).parts), for: 12)
  }

  /// Forgets a name that was begun more than two seconds ago.
  mutating func forgetTyped(at time: Double) {
    if !typed.isEmpty, time - typedAt > 2 { typed = "" }
  }

  /// Types one more character of a seat's label and moves to what it means so far.
  mutating func jump(_ character: Character, _ turn: inout Turn) {
    guard character.isLetter || character.isNumber || character == "-" else { return }
    forgetTyped(at: turn.now)
    var text = typed + String(character).uppercased()
    if plan.seat(typed: text, near: wanted) == nil, !plan.mayBecomeLabel(text) {
      // The character may begin another name.
      let alone = String(character).uppercased()
      if plan.mayBecomeLabel(alone) {
        text = alone
      } else {
        turn.notify(.noSuchSeat(text), .warning)
      }
    }
    if let seat = plan.seat(typed: text, near: wanted) {
      leaveProposal()
      move(to: seat)
      if view == .overview {
        view = .map
        overviewSeat = nil
      }
      if view == .rowList, plan.seats[seat].label.description.uppercased() == text { view = .seatList }
    }
    typed = text
    typedAt = turn.now
  }
}
