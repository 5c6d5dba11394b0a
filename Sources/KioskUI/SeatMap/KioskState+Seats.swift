import BoxOffice
import Terminal

extension KioskState {
  mutating func seatingRead(
    _ showtime: Showtime.ID, _ result: Result<SeatingOpening, StoreError>
  ) -> [Effect] {
    // Somebody who went back meanwhile does not want it any more.
    guard case .opening(let wanted, _) = scene, wanted == showtime else { return [] }
    switch result {
    case .failure(let error):
      databaseTrouble = error.message
      scene = .showtimes
      notify("The seats could not be read. \(error.message)", .warning)
      return []
    case .success(let opening):
      databaseTrouble = nil
      if let reason = opening.seating.showtime.status.reasonNotSold {
        scene = .showtimes
        notify(reason, .warning)
        return readProgramme()
      }
      guard let sale = Sale(opening, partyLimit: settings.maxSeats, now: now) else {
        scene = .showtimes
        notify(
          "\(opening.seating.screen.name) has no seats in its layout: the manager has to store one.", .warning
        )
        return []
      }
      self.sale = sale
      if prefersSeatList { self.sale?.view = .rowList }
      if case .failure(let error) = opening.holds { holdsTrouble = error.message } else { holdsTrouble = nil }
      scene = .seats
      return [.watchHolds(showtime)]
    }
  }

  mutating func moveSeat(_ direction: Direction) {
    guard var sale else { return }
    let shown = sale.focusedSeats
    sale.leaveProposal()
    let next =
      sale.party.size > 1
      ? sale.nextBlock(to: direction, from: shown)
      : sale.plan.neighbour(of: sale.cursor, to: direction, wanted: sale.wanted)
    switch direction {
    // Also at the end, where it leads nowhere: whoever asks for the side wants this column.
    case .left, .right: sale.move(to: next ?? sale.cursor)
    case .up, .down: sale.cursor = next ?? sale.cursor
    }
    self.sale = sale
  }

  mutating func moveSeatToEnd(first: Bool) {
    guard var sale else { return }
    sale.leaveProposal()
    let row = sale.plan.rows[sale.plan.spots[sale.cursor].row]
    let end =
      sale.party.size > 1
      ? sale.blockSeat(inRowOf: sale.cursor, fromLeft: first) : first ? row.first : row.last
    if let end { sale.move(to: end) }
    self.sale = sale
  }

  /// Says where the seat under the cursor is, in full.
  mutating func tellPlace() {
    guard let sale else { return }
    let words = sale.location(of: sale.cursor).parts.joined(separator: ", ")
    notify("\(sale.plan.spots[sale.cursor].label): \(words).", for: 12)
  }

  /// Types one more character of a seat's label and moves to what it means so far.
  mutating func jump(_ character: Character) {
    guard var sale, character.isLetter || character.isNumber || character == "-" else { return }
    if now - sale.typedAt > 2 { sale.typed = "" }
    var text = sale.typed + String(character).uppercased()
    if sale.plan.seat(typed: text, near: sale.wanted) == nil, !sale.plan.mayBecomeLabel(text) {
      // What was typed before may have been another seat: this may begin a new one.
      let alone = String(character).uppercased()
      if sale.plan.mayBecomeLabel(alone) {
        text = alone
      } else {
        notify("There is no seat \(text) here.", .warning)
      }
    }
    if let spot = sale.plan.seat(typed: text, near: sale.wanted) {
      sale.leaveProposal()
      sale.move(to: spot)
      if sale.view == .overview {
        sale.view = .map
        sale.overviewSpot = nil
      }
      if sale.view == .rowList, sale.plan.spots[spot].label.description.uppercased() == text {
        sale.view = .seatList
      }
    }
    sale.typed = text
    sale.typedAt = now
    self.sale = sale
  }

  /// Takes what the cursor stands for, or gives it back.
  mutating func choose() -> [Effect] {
    guard let sale else { return [] }
    self.sale?.leaveProposal()
    switch sale.state(of: sale.cursor) {
    case .free, .mine, .pending: return sale.party.size > 1 ? chooseBlock() : chooseAtCursor()
    case .held, .sold, .outOfOrder: return chooseAtCursor()
    }
  }

  /// Takes the seat under the cursor and, of a love seat, its other half; or gives them back.
  mutating func chooseAtCursor() -> [Effect] {
    guard var sale else { return [] }
    sale.typed = ""
    defer { self.sale = sale }
    let unit = sale.plan.unit(of: sale.cursor)
    let label = sale.plan.spots[sale.cursor].label
    let showtime = sale.seating.showtime.id
    switch sale.state(of: sale.cursor) {
    case .mine:
      sale.chosen.removeAll { unit.contains($0) }
      if sale.chosen.isEmpty, sale.pending.isEmpty { sale.deadline = nil }
      return [.release(unit.map { sale.plan.spots[$0].id }, showtime, sale.token)]
    case .pending:
      return []
    case .sold:
      notify("\(label) is sold.", .warning)
    case .outOfOrder:
      notify("\(label) is \(sale.outOfOrderText(sale.cursor)).", .warning)
    case .held:
      let seconds = Int((sale.held[sale.cursor].map { max(0, $0 - now) } ?? 0).rounded(.up))
      notify(
        "\(label) is being bought at another kiosk. It comes back in \(clock(seconds)) unless they go on.",
        .warning)
    case .free:
      return take(unit, of: &sale)
    }
    return []
  }

  private mutating func take(_ unit: [Int], of sale: inout Sale) -> [Effect] {
    let label = sale.plan.spots[sale.cursor].label
    if let other = unit.first(where: { sale.state(of: $0) != .free }) {
      notify(
        "\(label) is half of a love seat, and \(sale.plan.spots[other].label) is not free: the two are sold together.",
        .warning)
      return []
    }
    if sale.chosen.count + sale.pending.count + unit.count > settings.maxSeats {
      notify(
        "A booking has at most \(settings.maxSeats) seats. Give one back, or book the rest after this.",
        .warning)
      return []
    }
    if unit.contains(where: { sale.prices.price(of: sale.plan.spots[$0].type) == nil }) {
      notify("\(label) has no price today: the manager has to set one before it can be sold.", .warning)
      return []
    }
    if let refusal = sale.refusal(of: sale.chosen + sale.pending.sorted() + unit), refusal.rule == .distance {
      sale.proposal = .refusal(refusal, of: sale.chosen + sale.pending.sorted() + unit)
      return []
    }
    if unit.count == 2 {
      let names = unit.map { sale.plan.spots[$0].label.description }.joined(separator: " and ")
      notify("\(names) are a love seat: both are yours.")
    }
    sale.pending.formUnion(unit)
    offerCompanions(of: sale.cursor, in: &sale)
    let deadline = sale.deadline ?? now + Double(settings.holdTerms.cap)
    sale.deadline = deadline
    if sale.chosen.isEmpty { sale.lastRenewal = now }
    let seats = unit.map { sale.plan.spots[$0].id }
    return [.hold(seats, sale.seating.showtime.id, sale.token, deadline: deadline - now)]
  }

  /// - Parameter released: what is given back once the seats are held.
  mutating func holdAnswered(
    _ token: HoldToken, _ seats: [Seat.ID], releasing released: [Seat.ID] = [],
    _ result: Result<HoldAnswer, StoreError>
  ) -> [Effect] {
    guard var sale, sale.token == token else { return [] }
    defer { self.sale = sale }
    let leaving = Set(released.compactMap(sale.plan.index(of:)))
    sale.releasing.subtract(leaving)
    let spots = seats.compactMap(sale.plan.index(of:))
    let asked = spots.filter { sale.pending.contains($0) }
    sale.pending.subtract(spots)
    func keep() {
      sale.chosen.removeAll { leaving.contains($0) }
      sale.chosen += asked.filter { !sale.chosen.contains($0) }
    }
    switch result {
    case .success(.held(_, let revision)):
      holdsTrouble = nil
      sale.revision = revision
      keep()
      // Time was up while it was asked for.
      let unwanted = spots.filter { !sale.chosen.contains($0) }
      if !unwanted.isEmpty {
        return [.release(unwanted.map { sale.plan.spots[$0].id }, sale.seating.showtime.id, token)]
      }
    case .success(.refused(let others)):
      holdsTrouble = nil
      for other in others {
        if let spot = sale.plan.index(of: other.seat) { sale.held[spot] = now + other.secondsLeft }
      }
      if sale.chosen.isEmpty, sale.pending.isEmpty { sale.deadline = nil }
      let names = others.compactMap { sale.plan.index(of: $0.seat) }.map {
        sale.plan.spots[$0].label.description
      }
      let sentence =
        "\(names.joined(separator: ", ")) \(names.count == 1 ? "was" : "were") taken at another kiosk a moment ago."
      guard released.isEmpty, let first = asked.first else {
        notify("\(sentence) You keep the seats that you had.", .warning)
        return []
      }
      self.sale = sale
      offerInstead(
        of: asked.count, near: first, because: sentence, otherwise: " Please choose another seat.")
      sale = self.sale ?? sale
    case .failure(let error):
      // Holds advise: without them the claim in the database decides who gets the seat.
      holdsTrouble = error.message
      keep()
    }
    return []
  }

  mutating func renewalAnswered(
    _ token: HoldToken, _ result: Result<RenewAnswer, StoreError>
  ) -> [Effect] {
    guard var sale, sale.token == token else { return [] }
    switch result {
    case .failure(let error):
      holdsTrouble = error.message
      return []
    case .success(let answer):
      holdsTrouble = nil
      // Once claimed, the database has them.
      guard sale.order == nil else { return [] }
      var released: [Int] = []
      for lost in answer.lost {
        guard let spot = sale.plan.index(of: lost.seat), sale.chosen.contains(spot) else { continue }
        sale.held[spot] = now + lost.secondsLeft
        released += sale.plan.unit(of: spot)
      }
      self.sale = sale
      return released.isEmpty ? [] : lose(released) { _ in "went to another kiosk while Redis was away" }
    }
  }

  /// Takes seats from the choice that somebody else has now, says so, and gives back the other halves of pairs.
  /// - Parameter reason: the rest of the sentence about one seat or several.
  mutating func lose(_ spots: [Int], because reason: (_ isOne: Bool) -> String) -> [Effect] {
    guard var sale else { return [] }
    let lost = spots.filter { sale.chosen.contains($0) || sale.pending.contains($0) }
    guard !lost.isEmpty else { return [] }
    let units = Set(lost.flatMap { sale.plan.unit(of: $0) }).sorted()
    let names = units.map { sale.plan.spots[$0].label.description }.joined(separator: ", ")
    sale.chosen.removeAll { units.contains($0) }
    sale.pending.subtract(units)
    if sale.chosen.isEmpty, sale.pending.isEmpty { sale.deadline = nil }
    self.sale = sale
    if scene != .seats, sale.order == nil { scene = .seats }
    offerInstead(of: units.count, near: units[0], because: "\(names) \(reason(units.count == 1)).")
    return [.release(units.map { sale.plan.spots[$0].id }, sale.seating.showtime.id, sale.token)]
  }

  /// Goes on from the seats to the details, and from there to the payment.
  mutating func proceed() -> [Effect] {
    switch scene {
    case .seats:
      guard let sale, !sale.chosen.isEmpty, sale.pending.isEmpty else {
        notify("One moment: the seat is being held.")
        return []
      }
      if let refusal = sale.refusal(of: sale.chosen) {
        show(refusal, of: sale.chosen)
        return []
      }
      scene = .details
      self.sale?.typed = ""
      if !detailFields.contains(sale.details.focus) { self.sale?.details.focus = .name }
      return []
    case .details: return leaveDetails()
    case .payment: return pay()
    case .attract, .films, .showtimes, .opening, .ticket: return []
    }
  }
}

extension Showtime.Status {
  /// Why no more seats are sold; nil while they are.
  var reasonNotSold: String? {
    switch self {
    case .scheduled, .ongoing: nil
    case .completed: "This showtime is over."
    case .cancelled: "This showtime has been cancelled."
    }
  }
}

/// Minutes and seconds: `7:42`.
func clock(_ seconds: Int) -> String {
  let rest = max(0, seconds) % 60
  return "\(max(0, seconds) / 60):\(rest < 10 ? "0" : "")\(rest)"
}
