import BoxOffice
import Words

/// How many are coming.
extension SeatMapState {
  /// Sets how many are coming. If the customer has not moved the cursor yet, shows the best place at once.
  mutating func setPartySize(_ size: Int, _ turn: inout Turn) {
    guard size <= partyLimit else {
      turn.notify(.limitBookRestLater(partyLimit), .warning)
      return
    }
    setParty(Party(size: max(1, size), wheelchairs: party.wheelchairs, priceOf: party.priceOf))
    if party.size == 1 {
      turn.notify(.oneByOne)
    } else if isSteered || !chosen.isEmpty {
      snapToBlock(&turn)
    } else {
      suggest(by: 0, &turn)
    }
  }

  /// How many people a digit means; nil where it goes on with a seat's name, or may begin one.
  func partySize(typed character: Character, at time: Double) -> Int? {
    guard !plan.hasNumberedRows, character.isASCIIDigit, let size = character.wholeNumberValue, size > 0
    else {
      return nil
    }
    let text = (time - typedAt > 2 ? "" : typed) + String(character)
    let isName = plan.seat(typed: text, near: wanted) != nil || plan.mayBecomeLabel(text)
    return isName ? nil : size
  }

  mutating func setParty(_ party: Party) {
    var party = party
    party.wheelchairs = min(party.wheelchairs, party.size)
    typed = ""
    self.party = party
    proposal = nil
  }

  /// Moves the cursor to the nearest place where the party fits.
  mutating func snapToBlock(_ turn: inout Turn) {
    guard party.size > 1, block == nil else { return }
    let size = partyToSeat.size
    if let seat = blockSeat(near: cursor) {
      turn.notify(.nearestPlace(for: size, not: plan.seats[cursor].label))
      move(to: seat)
    } else {
      turn.notify(
        .noneSideBySide(size), .warning)
    }
  }
}
