import BoxOffice

/// How many are coming, and taking seats for all of them at once.
extension KioskState {
  /// Says how many are coming. Whoever has not looked around yet is shown the best place at once.
  mutating func setPartySize(_ size: Int) -> [Effect] {
    guard size <= settings.maxSeats else {
      notify("A booking has at most \(settings.maxSeats) seats. Book the rest after this.", .warning)
      return []
    }
    setParty(
      Party(size: max(1, size), wheelchairs: sale?.party.wheelchairs ?? 0, priceOf: sale?.party.priceOf))
    guard let sale else { return [] }
    if sale.party.size == 1 {
      notify("One by one: Space takes the seat under the cursor.")
    } else if sale.isSteered || !sale.chosen.isEmpty {
      snapToBlock()
    } else {
      suggest(by: 0)
    }
    return []
  }

  /// How many people a digit means; nil where it goes on with a seat's name, or may begin one.
  func partySize(typed character: Character) -> Int? {
    guard let sale, !sale.plan.hasNumberedRows, character.isASCIIDigit, let size = character.wholeNumberValue,
      size > 0
    else { return nil }
    let text = (now - sale.typedAt > 2 ? "" : sale.typed) + String(character)
    let isName = sale.plan.seat(typed: text, near: sale.wanted) != nil || sale.plan.mayBecomeLabel(text)
    return isName ? nil : size
  }

  mutating func setParty(_ party: Party) {
    var party = party
    party.wheelchairs = min(party.wheelchairs, party.size)
    sale?.typed = ""
    sale?.party = party
    sale?.proposal = nil
  }

  /// Moves the cursor to the nearest place where the party fits.
  mutating func snapToBlock() {
    guard var sale, sale.party.size > 1, sale.block == nil else { return }
    let size = sale.partyToSeat.size
    if let seat = sale.blockSeat(near: sale.cursor) {
      notify(
        "\(size) seats side by side do not fit at \(sale.label(of: sale.cursor)): this place is the nearest.")
      sale.move(to: seat)
      self.sale = sale
    } else {
      notify("There are no \(size) free seats side by side left. Tab shows how else you can sit.", .warning)
    }
  }

  /// Takes the whole block under the cursor, or gives it back.
  mutating func chooseBlock() -> [Effect] {
    guard let sale else { return [] }
    guard let block = sale.block else {
      snapToBlock()
      return []
    }
    if block.contains(where: sale.pending.contains) { return [] }
    if block.allSatisfy(sale.chosen.contains) { return giveBack(block) }
    return take(sale.isMoving ? block : sale.chosen + block)
  }

  mutating func giveBack(_ seats: [Int]) -> [Effect] {
    guard var sale else { return [] }
    sale.chosen.removeAll { seats.contains($0) }
    if sale.chosen.isEmpty, sale.pending.isEmpty { sale.deadline = nil }
    self.sale = sale
    return [.release(seats.map { sale.plan.spots[$0].id }, sale.seating.showtime.id, sale.token)]
  }

  /// Makes these seats the choice, unless a rule speaks against it.
  mutating func take(_ choice: [Int]) -> [Effect] {
    guard let sale else { return [] }
    guard sale.pending.isEmpty else {
      notify("One moment: the seats before these are being held.")
      return []
    }
    if let refusal = sale.refusal(of: choice) {
      show(refusal, of: choice)
      return []
    }
    return hold(choice)
  }

  /// Holds what is missing of a choice and gives back what is no part of it, in one step.
  mutating func hold(_ choice: [Int]) -> [Effect] {
    guard var sale else { return [] }
    let seats = choice.filter { !sale.chosen.contains($0) && !sale.pending.contains($0) }
    let released = sale.chosen.filter { !choice.contains($0) }
    sale.proposal = nil
    self.sale = sale
    guard !seats.isEmpty else { return released.isEmpty ? [] : giveBack(released) }
    func ids(_ spots: [Int]) -> [Seat.ID] { spots.map { sale.plan.spots[$0].id } }
    let deadline = sale.deadline ?? now + Double(settings.holdTerms.cap)
    if sale.chosen.isEmpty { sale.lastRenewal = now }
    sale.deadline = deadline
    sale.pending.formUnion(seats)
    sale.releasing.formUnion(released)
    if !choice.contains(sale.cursor), let first = seats.first { sale.move(to: first) }
    self.sale = sale
    let showtime = sale.seating.showtime.id
    return released.isEmpty
      ? [.hold(ids(seats), showtime, sale.token, deadline: deadline - now)]
      : [.swapHolds(ids(released), for: ids(seats), showtime, sale.token, deadline: deadline - now)]
  }
}
