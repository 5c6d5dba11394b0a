import BoxOffice

/// A manager has changed the screen's layout while its map is open: seats are out of order, of another kind, or gone.
extension KioskState {
  mutating func seatingReread(
    _ showtime: Showtime.ID, _ result: Result<Seating, StoreError>
  ) -> [Effect] {
    guard var sale, sale.seating.showtime.id == showtime else { return [] }
    switch result {
    case .failure(let error):
      // The next look at the occupancy asks again.
      databaseTrouble = error.message
      return []
    case .success(let seating):
      databaseTrouble = nil
      // Until an abandoned claim has ended, its own seats are among the sold.
      guard sale.order != nil || sale.ids != nil else { return [] }
      let before = (showtime: sale.seating.showtime, total: sale.total)
      let mine = (sale.chosen + sale.pending.sorted()).map { sale.plan.spots[$0] }
      guard sale.adopt(seating) else {
        dialog = .ended("This screen has no seats any more. Nothing was booked and nothing was charged.")
        return []
      }
      self.sale = sale
      // From here on the sale's own claim is among the sold seats, and its seats stay.
      guard sale.order == nil, sale.checkout == .idle else { return [] }
      if let reason = seating.showtime.status.reasonNotSold {
        dialog = .ended("\(reason) Nothing was booked and nothing was charged.")
        return []
      }
      let effects = giveUpGone(mine)
      sayIfMoved(from: before.showtime, total: before.total)
      return effects
    }
  }

  /// Lets go of chosen seats that are not there any more or cannot be sold, and says why.
  /// - Parameter mine: the chosen seats as they were before.
  private mutating func giveUpGone(_ mine: [SeatMapModel.Spot]) -> [Effect] {
    guard let sale else { return [] }
    let removed = mine.filter { sale.plan.index(of: $0.id) == nil }
    let gone = sale.chosen.filter { sale.sold.contains($0) || sale.outOfOrder.contains($0) }
    let lost = Set(gone.flatMap(sale.plan.unit(of:)))
    let rest = sale.chosen.count > lost.count ? "; the rest is still yours" : ""
    var effects: [Effect] = []
    if !removed.isEmpty {
      if sale.chosen.isEmpty, sale.pending.isEmpty { self.sale?.deadline = nil }
      let names = removed.map(\.label.description).joined(separator: ", ")
      notify(
        "\(names) \(removed.count == 1 ? "is" : "are") not part of the hall any more\(rest).", .warning,
        for: 12
      )
      if scene != .seats { scene = .seats }
      effects.append(.release(removed.map(\.id), sale.seating.showtime.id, sale.token))
    }
    if let first = gone.first(where: sale.outOfOrder.contains) {
      let why = sale.outOfOrderText(first)
      effects += lose(gone) { "\($0 ? "is" : "are") \(why)\(rest)" }
    } else {
      effects += lose(gone) { "\($0 ? "has" : "have") just been sold\(rest)" }
    }
    return effects
  }
}

extension Sale {
  /// Goes on with the seats as they are now: the cursor, the choice and other kiosks' holds stay with their seats.
  /// - Returns: false, and nothing is changed, when there is no seat left.
  fileprivate mutating func adopt(_ seating: Seating) -> Bool {
    let old = plan
    let plan = SeatMapModel(layout: seating.screen.layout, seats: seating.seats)
    guard !plan.spots.isEmpty else { return false }
    func now(_ spot: Int) -> Int? { plan.index(of: old.spots[spot].id) }
    self.seating = seating
    self.plan = plan
    prices = seating.prices
    overviewSpot = nil
    version = seating.showtime.version
    sold = Set(seating.sold.compactMap(plan.index(of:)))
    outOfOrder = Set(seating.seats.filter { !$0.isActive }.compactMap { plan.index(of: $0.id) })
    chosen = chosen.compactMap(now)
    pending = Set(pending.compactMap(now))
    releasedMeanwhile = Set(releasedMeanwhile.compactMap(now))
    releasing = Set(releasing.compactMap(now))
    // What they say is about seats as they were.
    proposal = nil
    seatingOverride = nil
    held = Dictionary(held.compactMap { spot, end in now(spot).map { ($0, end) } }) { first, _ in first }
    keepDistance(anew: true)
    let place = old.spots[cursor].place
    let nearest = plan.spots.indices.min {
      plan.spots[$0].place.distance(to: place) < plan.spots[$1].place.distance(to: place)
    }
    move(to: now(cursor) ?? nearest ?? 0)
    return true
  }
}

extension SeatLayout.Place {
  /// Squared, in seat widths.
  fileprivate func distance(to other: Self) -> Double {
    (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
  }
}
