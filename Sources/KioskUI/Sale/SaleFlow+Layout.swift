import BoxOffice
import Words

/// A manager has changed the screen's layout while its map is open: seats are out of order, of another kind, or gone.
extension SaleFlow {
  mutating func seatingReread(
    _ showtime: Showtime.ID, _ result: Result<Seating, StoreError>, _ turn: inout Turn
  ) {
    guard sale.map.seating.showtime.id == showtime else { return }
    switch result {
    case .failure(let error):
      // The next poll of the occupancy asks again.
      turn.environment.databaseTrouble = error.message
    case .success(let seating):
      turn.environment.databaseTrouble = nil
      // Until an abandoned claim has ended, its own seats are among the sold.
      guard sale.checkout != .choosing(nil) else { return }
      let before = (showtime: sale.map.seating.showtime, total: sale.total)
      let mine = sale.map.own.map { sale.map.plan.seats[$0] }
      guard sale.map.adopt(seating) else {
        interrupt(
          with: EndedDialog(.screenHasNoSeats), &turn)
        return
      }
      // From here on the sale's own claim is among the sold seats, and its seats stay.
      guard sale.order == nil else { return }
      if let reason = Message.notSold(seating.showtime.status) {
        interrupt(with: EndedDialog(.sentences(reason, .nothingBooked)), &turn)
        return
      }
      giveUpGone(mine, &turn)
      sayIfMoved(from: before.showtime, total: before.total, &turn)
    }
  }

  /// Removes chosen seats that no longer exist or cannot be sold, and says why.
  /// - Parameter mine: the chosen seats as they were before.
  private mutating func giveUpGone(_ mine: [SeatMapModel.PlacedSeat], _ turn: inout Turn) {
    let map = sale.map
    let removed = mine.filter { map.plan.index(of: $0.id) == nil }
    let gone = map.chosen.filter { map.sold.contains($0) || map.outOfOrder.contains($0) }
    let lost = Set(gone.flatMap(map.plan.unit(of:)))
    let hasRest = map.chosen.count > lost.count
    if !removed.isEmpty {
      if map.own.isEmpty { sale.map.deadline = nil }
      let labels = removed.map(\.label)
      turn.notify(hasRest ? .noPartOfHallKeepRest(labels) : .noPartOfHall(labels), .warning, for: 12)
      showSeats()
      turn.run(.seatMap(.release(removed.map(\.id), map.seating.showtime.id, map.token)))
    }
    if let first = gone.first(where: map.outOfOrder.contains) {
      let why = map.outOfOrder(first)
      lose(gone, &turn) { hasRest ? .chosenOutOfOrderKeepRest($0, why) : .chosenOutOfOrder($0, why) }
    } else {
      lose(gone, &turn, because: hasRest ? Message.chosenSoldKeepRest : Message.chosenSold)
    }
  }
}
