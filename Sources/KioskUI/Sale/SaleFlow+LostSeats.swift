import BoxOffice
import Words

/// Chosen seats that somebody else has now.
extension SaleFlow {
  mutating func renewalAnswered(
    _ token: HoldToken, _ result: Result<RenewAnswer, StoreError>, _ turn: inout Turn
  ) {
    guard sale.map.token == token else { return }
    switch result {
    case .failure(let error): turn.environment.holdsTrouble = error.message
    case .success(let answer):
      turn.environment.holdsTrouble = nil
      // Once claimed, the database has them.
      guard sale.order == nil else { return }
      var lost: [SeatIndex] = []
      var held = sale.map.held
      for other in answer.lost {
        guard let seat = sale.map.plan.index(of: other.seat), sale.map.chosen.contains(seat) else { continue }
        held[seat] = turn.now + other.secondsLeft
        lost += sale.map.plan.unit(of: seat)
      }
      sale.map.held = held
      if !lost.isEmpty { lose(lost, &turn, because: Message.lostWhileAway) }
    }
  }

  mutating func occupancyRead(
    _ showtime: Showtime.ID, _ result: Result<Occupancy?, StoreError>, _ shared: inout ProgrammeState,
    _ turn: inout Turn
  ) {
    guard sale.map.seating.showtime.id == showtime else { return }
    sale.map.endReadingOccupancy()
    switch result {
    case .failure(let error): turn.environment.databaseTrouble = error.message
    case .success(let occupancy):
      turn.environment.databaseTrouble = nil
      // Until an abandoned claim has ended, which brings fresh ids, its own seats are among the sold.
      guard let occupancy, sale.checkout != .choosing(nil) else { return }
      // Read the seats to learn what has changed. If that fails, the version is still the old one, and the next poll asks again.
      guard occupancy.layoutVersion == sale.map.seating.screen.layoutVersion,
        occupancy.startsAt == sale.map.seating.showtime.startsAt
      else {
        turn.run(.seatMap(.reread(showtime)))
        return
      }
      adopt(occupancy, &shared, &turn)
    }
  }

  private mutating func adopt(
    _ occupancy: Occupancy, _ shared: inout ProgrammeState, _ turn: inout Turn
  ) {
    let hadSeats = sale.map.seating.showtime.availableSeats > 0
    sale.map.adopt(occupancy)
    // From here on the sale's own claim is among the sold seats.
    guard sale.order == nil else { return }
    if let reason = Message.notSold(occupancy.status) {
      interrupt(with: EndedDialog(.sentences(reason, .nothingBooked)), &turn)
      return
    }
    let map = sale.map
    let gone = map.chosen.filter { map.sold.contains($0) || map.outOfOrder.contains($0) }
    let hasRest = map.chosen.count > Set(gone.flatMap(map.plan.unit(of:))).count
    lose(
      gone, &turn, because: hasRest ? Message.chosenSoldOrClosedKeepRest : Message.chosenSoldOrClosed)
    if hadSeats { sayIfSoldOut(&shared, &turn) }
  }

  /// Takes seats from the choice that somebody else has now, says so, and gives back the other halves of pairs.
  /// - Parameter reason: the rest of the sentence about one seat or several.
  mutating func lose(
    _ seats: [SeatIndex], _ turn: inout Turn, because reason: (_ seats: [SeatLabel]) -> Message
  ) {
    let lost = seats.filter { sale.map.chosen.contains($0) || sale.map.pending.contains($0) }
    guard !lost.isEmpty else { return }
    let units = Set(lost.flatMap { sale.map.plan.unit(of: $0) }).sorted()
    if sale.order == nil { showSeats() }
    sale.map.chosen.removeAll { units.contains($0) }
    sale.map.pending.subtract(units)
    if sale.map.own.isEmpty { sale.map.deadline = nil }
    sale.map.offerInstead(
      of: units.count, near: units[0], because: reason(units.map { sale.map.plan.seats[$0].label }),
      isShown: isAtSeats,
      &turn)
    turn.run(.seatMap(.release(sale.map.ids(of: units), sale.map.seating.showtime.id, sale.map.token)))
  }
}
